/** Filters that somebody wants to be told of. They are no part of the archive: no snapshot shows them, no backup holds them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { ArgumentError } from './argument-error.js';
import { headOf } from './head.js';

export interface SavedSearchDocument {
  _id: string;
  /** The name of the token that it was saved with. */
  owner: string;
  name: string;
  /** An `ArticleFilter` as JSON. */
  filter: string;
  createdAt: Date;
  webhook: WebhookEntry | null;
}

export interface WebhookEntry {
  url: string;
  /** "whsec_" and 32 bytes in base64. */
  secret: string;
  state: 'ACTIVE' | 'FAILED';
  /** The snapshot up to which all has been told. */
  told: number;
  /** The snapshot up to which the message tells that has not been delivered; null where there is none. */
  pending: number | null;
  /** How often that has failed. */
  attempts: number;
  /** It is not tried before. */
  nextAt: Date;
  /** Until when some process is at it. */
  claimedUntil: Date;
  lastError: string | null;
  deliveredAt: Date | null;
}

/** So many may be saved with one token, and with all tokens. */
const [MOST_OF_OWNER, MOST] = [20, 500];
const [LONGEST_NAME, LONGEST_FILTER] = [100, 4_000];

/** Those of one owner. */
export class SavedSearches {
  private readonly searches: Collection<SavedSearchDocument>;

  constructor(
    private readonly db: Db,
    private readonly owner: string,
  ) {
    this.searches = savedSearchesOf(db);
  }

  /** By name. */
  list(): Promise<SavedSearchDocument[]> {
    return this.searches.find({ owner: this.owner }).sort({ name: 1 }).toArray();
  }

  /**
   * Saves a filter under a name, in the place of what has it. Its webhook has a new secret, and begins with what comes from now on.
   * @param url where the webhook is; null for none
   * @throws ArgumentError for what is too long, too much or nameless
   */
  async save(name: string, filter: string, url: string | null): Promise<SavedSearchDocument> {
    const called = name.trim();
    if (called === '') throw new ArgumentError('input.name', 'input.name is blank: give the search a name.');
    if (called.length > LONGEST_NAME) throw tooLong('input.name', called, LONGEST_NAME);
    if (filter.length > LONGEST_FILTER) throw tooLong('input.filter', filter, LONGEST_FILTER);
    // One of a name, whoever saves it at the same time.
    const _id = `sch_${createHash('sha256')
      .update(JSON.stringify([this.owner, called]))
      .digest('base64url')
      .slice(0, 16)}`;
    const known = await this.searches.findOne({ _id });
    if (known === null) await this.requireRoom();
    const told = await headOf(this.db).current();
    const values: Omit<SavedSearchDocument, '_id'> = {
      owner: this.owner,
      name: called,
      filter,
      createdAt: known?.createdAt ?? new Date(),
      webhook: url === null ? null : beginning(url, told),
    };
    await this.searches.updateOne({ _id }, { $set: values }, { upsert: true });
    return { _id, ...values };
  }

  /** Whether there was one of this id. */
  async remove(id: string): Promise<boolean> {
    const { deletedCount } = await this.searches.deleteMany({ _id: id, owner: this.owner });
    return deletedCount > 0;
  }

  private async requireRoom(): Promise<void> {
    const all = await this.searches.find({}, { projection: { owner: 1 } }).toArray();
    const own = all.filter(({ owner }) => owner === this.owner).length;
    if (own < MOST_OF_OWNER && all.length < MOST) return;
    const most = own < MOST_OF_OWNER ? `${MOST} in all` : `${MOST_OF_OWNER} with one token`;
    throw new ArgumentError('input.name', `no more searches can be saved, at most ${most}: delete one first.`);
  }
}

export function savedSearchesOf(db: Db): Collection<SavedSearchDocument> {
  return db.collection('savedSearches');
}

function beginning(url: string, told: number): WebhookEntry {
  return {
    url,
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    state: 'ACTIVE',
    told,
    pending: null,
    attempts: 0,
    nextAt: new Date(0),
    claimedUntil: new Date(0),
    lastError: null,
    deliveredAt: null,
  };
}

function tooLong(argument: string, text: string, most: number): ArgumentError {
  return new ArgumentError(argument, `${argument} has ${text.length} characters: give at most ${most}.`);
}
