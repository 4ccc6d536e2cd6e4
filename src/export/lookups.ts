/** Documents that rows refer to by id, looked up for many rows at once and remembered for those to come. */
import type { Collection } from 'mongodb';
import type { Collections } from '../store/collections.js';
import type {
  ArticleDocument,
  LocationDocument,
  OrganizationDocument,
  PageDocument,
  PersonDocument,
  Versioned,
} from '../store/documents.js';
import { findByIds, type Projection } from '../store/reading.js';
import type { Snapshot } from '../store/snapshot.js';

interface Referred {
  page: Pick<PageDocument, 'id' | 'name' | 'newspaper' | 'edition'>;
  article: Pick<ArticleDocument, 'id' | 'headline'>;
  person: Pick<PersonDocument, 'id' | 'name'>;
  organization: Pick<OrganizationDocument, 'id' | 'name'>;
  location: Pick<LocationDocument, 'id' | 'name'>;
}

/** The ids that a document refers to, by what they are. */
export type References = { readonly [Kind in keyof Referred]?: readonly (string | null)[] };

export type LookedUp = { readonly [Kind in keyof Referred]: (id: string | null) => Referred[Kind] | undefined };

const SOURCES: {
  readonly [Kind in keyof Referred]: {
    readonly collection: (collections: Collections) => Collection<Versioned>;
    readonly projection: Projection;
  };
} = {
  page: source((all) => all.pages, ['id', 'name', 'newspaper', 'edition']),
  article: source((all) => all.articles, ['id', 'headline']),
  person: source((all) => all.people, ['id', 'name']),
  organization: source((all) => all.organizations, ['id', 'name']),
  location: source((all) => all.locations, ['id', 'name']),
};

function source<T extends Versioned>(collection: (collections: Collections) => Collection<T>, fields: string[]) {
  return {
    collection: collection as unknown as (collections: Collections) => Collection<Versioned>,
    projection: Object.fromEntries(fields.map((field) => [field, 1 as const])),
  };
}

/** So many of a kind are remembered: an export takes as much memory at its end as at its beginning. */
const MOST_REMEMBERED = 20_000;

export class Lookups {
  readonly #known = new Map<keyof Referred, Map<string, Versioned>>();

  /** Everything that these documents refer to. One command for each kind of which something is not known yet. */
  async lookUp(snapshot: Snapshot, references: readonly References[]): Promise<LookedUp> {
    const kinds = Object.keys(SOURCES) as (keyof Referred)[];
    await Promise.all(kinds.map((kind) => this.#load(snapshot, kind, references)));
    const find = (kind: keyof Referred) => (id: string | null) =>
      id === null ? undefined : this.#known.get(kind)?.get(id);
    return Object.fromEntries(kinds.map((kind) => [kind, find(kind)])) as unknown as LookedUp;
  }

  async #load(snapshot: Snapshot, kind: keyof Referred, references: readonly References[]): Promise<void> {
    const wanted = new Set(references.flatMap((each) => each[kind] ?? []));
    wanted.delete(null);
    if (wanted.size === 0) return;
    let known = this.#known.get(kind) ?? new Map<string, Versioned>();
    if (known.size > MOST_REMEMBERED) known = new Map();
    this.#known.set(kind, known);
    const missing = [...wanted].filter((id): id is string => id !== null && !known.has(id));
    if (missing.length === 0) return;
    const { collection, projection } = SOURCES[kind];
    const found = await findByIds(snapshot, collection(snapshot.collections), missing, projection);
    for (const document of found) known.set(document.id, document);
  }
}
