/** Tells webhooks what came or changed of their searches: once if all goes well, and again until it is taken. */
import type { GraphQLSchema } from 'graphql';
import type { Collection, Db } from 'mongodb';
import { readFilter } from '../export/filter.js';
import { Allowance } from '../store/allowance.js';
import type { ArticleConditions } from '../store/article-filter.js';
import { matchArticles } from '../store/articles.js';
import { collectionsOf } from '../store/collections.js';
import type { ArticleDocument, PageDocument } from '../store/documents.js';
import { headOf } from '../store/head.js';
import { and, findAll, findByIds } from '../store/reading.js';
import { type SavedSearchDocument, savedSearchesOf, type WebhookEntry } from '../store/saved-searches.js';
import { snapshotAt } from '../store/snapshot.js';
import type { Destinations } from './destination.js';
import { type Message, send } from './message.js';

export interface DelivererOptions {
  readonly db: Db;
  readonly schema: GraphQLSchema;
  readonly destinations: Destinations;
  readonly linkTo: (id: string) => string | null;
  /** Told of what failed, without what is secret. */
  readonly warn: (what: { readonly search: string; readonly attempts: number }, message: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Between two looks, in milliseconds. */
const INTERVAL = 2_000;
/** A message may take so long before another process takes its place, in milliseconds. */
const CLAIM = 60_000;
/** Messages that are on their way at once, and articles that one tells of. */
const [AT_ONCE, MOST_ARTICLES] = [4, 100];
/** After so many failures in a row, some 22 hours, nothing more is sent. */
const MOST_ATTEMPTS = 16;
const [FIRST_WAIT, LONGEST_WAIT] = [10_000, 4 * 60 * 60_000];
/** What looking for one message may take of the embedded store's thread, in milliseconds. */
const STORE_TIME = 5_000;
/** 410 Gone: whoever is told wants no more. */
const GONE = 410;
const LONGEST_ERROR = 200;

type Searching = SavedSearchDocument & { readonly webhook: WebhookEntry };

export class Deliverer {
  private readonly searches: Collection<SavedSearchDocument>;
  private readonly now: () => number;
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly options: DelivererOptions) {
    this.searches = savedSearchesOf(options.db);
    this.now = options.now ?? Date.now;
  }

  start(): void {
    const next = () => {
      this.timer = setTimeout(() => {
        this.working = this.deliver()
          // A store that does not answer is asked again.
          .catch(() => undefined)
          .then(() => (this.stopping.signal.aborted ? undefined : next()));
      }, INTERVAL);
      this.timer.unref();
    };
    next();
  }

  /** What is on its way is broken off, to be sent again by whoever comes next. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.stopping.abort(new Error('the server is being stopped'));
    await this.working;
  }

  /** Sends what is due. */
  async deliver(): Promise<void> {
    const newest = await headOf(this.options.db).current();
    const now = new Date(this.now());
    const due = {
      'webhook.state': 'ACTIVE' as const,
      'webhook.told': { $lt: newest },
      'webhook.nextAt': { $lte: now },
      'webhook.claimedUntil': { $lte: now },
    };
    const found = await this.searches.find(due).sort({ 'webhook.nextAt': 1 }).limit(50).toArray();
    const waiting = found.filter((search): search is Searching => search.webhook !== null);
    const work = async (): Promise<void> => {
      for (let search = waiting.shift(); search !== undefined; search = waiting.shift()) {
        if (this.stopping.signal.aborted) return;
        if (await this.claim(search)) await this.tell(search, newest);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Whether it is this process that is at it. */
  private async claim({ _id, webhook }: Searching): Promise<boolean> {
    const { secret, claimedUntil } = webhook;
    const claimed = await this.searches.findOneAndUpdate(
      { _id, 'webhook.secret': secret, 'webhook.claimedUntil': claimedUntil },
      { $set: { 'webhook.claimedUntil': new Date(this.now() + CLAIM) } },
    );
    return claimed !== null;
  }

  private async tell(search: Searching, newest: number): Promise<void> {
    const { told, pending, attempts } = search.webhook;
    // What has failed is tried again as it was, though more may have come meanwhile.
    const upTo = Math.min(pending ?? newest, newest);
    try {
      const message = await this.messageOf(search, told, upTo, newest);
      if (message !== null) await this.send(search, message);
      const delivered = message === null ? {} : { 'webhook.deliveredAt': new Date(this.now()) };
      await this.note(search, { ...delivered, ...DONE, 'webhook.told': upTo });
    } catch (error) {
      if (this.stopping.signal.aborted) return this.note(search, { 'webhook.claimedUntil': new Date(0) });
      const failed = attempts + 1;
      const isLast = failed >= MOST_ATTEMPTS || error instanceof GoneError;
      const why = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
      this.options.warn({ search: search._id, attempts: failed }, `a webhook was not told: ${why}`);
      await this.note(search, {
        'webhook.pending': upTo,
        'webhook.attempts': failed,
        'webhook.lastError': why,
        'webhook.nextAt': new Date(this.now() + waitAfter(failed)),
        'webhook.claimedUntil': new Date(0),
        ...(isLast && { 'webhook.state': 'FAILED' }),
      });
    }
  }

  private async send({ webhook }: Searching, message: Message): Promise<void> {
    const { destinations } = this.options;
    const status = await send(message, webhook, destinations, this.now(), this.stopping.signal);
    if (status === GONE) throw new GoneError(`answered ${status}`);
    if (status < 200 || status >= 300) throw new Error(`answered ${status}`);
  }

  /** Unless it was saved anew meanwhile. */
  private async note({ _id, webhook }: Searching, values: Record<string, unknown>): Promise<void> {
    await this.searches.updateOne({ _id, 'webhook.secret': webhook.secret }, { $set: values });
  }

  /** What came or changed after `since`, up to `upTo`; null where that is nothing. */
  private async messageOf(
    { _id, name, filter }: Searching,
    since: number,
    upTo: number,
    newest: number,
  ): Promise<Message | null> {
    const { db, schema, linkTo } = this.options;
    const tooMuch = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, tooMuch.signal]);
    const allowance = new Allowance((reason) => tooMuch.abort(reason), STORE_TIME);
    const snapshot = snapshotAt(collectionsOf(db), newest, Date.now() + CLAIM / 2, signal, allowance);
    const conditions = readFilter(schema, 'ArticleFilter', filter) as ArticleConditions;
    const matching = await matchArticles(snapshot, { ...conditions, since });
    const numbered = matching.search && { number: { $in: [...matching.search.ranking.numbers] } };
    const { articles } = snapshot.collections;
    const found = await findAll(snapshot, articles, and(matching.filter, numbered ?? {}), {
      projection: READ,
      sort: { order: 1 },
    });
    const told = found.filter(({ from }) => from <= upTo);
    if (told.length === 0) return null;
    const first = told.slice(0, MOST_ARTICLES);
    const pages = await findByIds(
      snapshot,
      snapshot.collections.pages,
      [...new Set(first.map((each) => each.pageId))],
      PAGE,
    );
    const pageById = new Map(pages.map((page) => [page.id, page]));
    const body = JSON.stringify({
      type: 'articles.changed',
      timestamp: new Date(this.now()).toISOString(),
      data: {
        savedSearch: { id: _id, name },
        since,
        snapshot: upTo,
        count: told.length,
        articles: first.map((article) => articleOf(article, pageById.get(article.pageId), linkTo)),
      },
    });
    return { id: `msg_${_id}_${upTo}`, body };
  }
}

class GoneError extends Error {}

const READ = { _id: 0, id: 1, pageId: 1, headline: 1, kind: 1, date: 1, from: 1 } as const;
const PAGE = { id: 1, newspaper: 1, edition: 1 } as const;
const DONE = {
  'webhook.pending': null,
  'webhook.attempts': 0,
  'webhook.lastError': null,
  'webhook.nextAt': new Date(0),
  'webhook.claimedUntil': new Date(0),
} as const;

function articleOf(
  { id, headline, kind, date }: ArticleDocument,
  page: PageDocument | undefined,
  linkTo: (id: string) => string | null,
) {
  const { newspaper = null, edition = null } = page ?? {};
  return { id, url: linkTo(id), headline, kind, date, newspaper, edition };
}

/** Twice as long each time, and up to a fifth longer, so that not all come back at once. */
function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT) * (1 + Math.random() / 5);
}
