/** Figures counted anew from all documents. */
import type { Collection, Db, Filter } from 'mongodb';
import type { FigureDocument } from '../bookkeeping-documents.js';
import { type ArticleDocument, FOREVER, type Versioned } from '../documents.js';
import { ARCHIVE, COUNTED_COLLECTIONS, COUNTS_OF, type Counted, type CountedCollection, LOOKED_AT } from './figures.js';
import { countsOfGroups } from './groups.js';
import { recordOf } from './kept-figures.js';
import type { Sizes } from './most-named.js';
import { NAMED, NAMED_AT, type Named, namesIn, OF_OWNERS, OwnerCount } from './owners.js';
import type { FigureRecord } from './revision.js';
import { Tally } from './tally.js';

/** The figures of all documents that match, such as those of a snapshot. One command a collection. */
export async function recount(db: Db, matching: Filter<Versioned>): Promise<FigureRecord[]> {
  const counter = new Recount();
  for (const name of COUNTED_COLLECTIONS) await counter.countAll(db, name, matching);
  return counter.records();
}

/** So many namings of owners by articles are counted at once: each article is read once for all of these owners. */
const NAMINGS_AT_ONCE = 200_000;

/**
 * The figures of whom many articles name, counted from the current versions.
 * @param which of all of these, or only of those of whom none are kept
 */
export async function recountOwners(db: Db, sizes: Sizes, which: 'ALL' | 'MISSING' = 'ALL'): Promise<FigureRecord[]> {
  const records: FigureRecord[] = [];
  for (const sort of NAMED) {
    const large = await db
      .collection<Versioned & { articleCount: number }>(sort)
      .find({ articleCount: { $gte: sizes.large }, until: FOREVER }, { projection: { id: 1, articleCount: 1 } })
      .toArray();
    const kept =
      which === 'ALL'
        ? new Set()
        : await setsKept(
            db,
            large.map(({ id }) => namesIn(id)),
          );
    const owners = large.filter(({ id }) => !kept.has(namesIn(id)));
    for await (const counted of countOwners(db, sort, owners)) records.push(...counted.figures(sizes));
  }
  return records;
}

async function setsKept(db: Db, sets: readonly string[]): Promise<Set<string>> {
  const kept = db
    .collection<FigureDocument>('figures')
    .find({ set: { $in: [...sets] }, until: FOREVER }, { projection: { set: 1 } });
  return new Set(await kept.map(({ set }) => set).toArray());
}

/** Counts the articles that name each of these, in their order; `articleCount` says about how many these are. */
export async function* countOwners(
  db: Db,
  sort: Named,
  owners: readonly { readonly id: string; readonly articleCount: number }[],
): AsyncGenerator<OwnerCount> {
  const { path, idsIn } = NAMED_AT[sort];
  const projection = Object.fromEntries(OF_OWNERS.map((property) => [property, 1]));
  for (const some of inGroups(owners)) {
    const counted = new Map(some.map(({ id }) => [id, new OwnerCount(id)]));
    const filter: Filter<ArticleDocument> = { [path]: { $in: [...counted.keys()] }, until: FOREVER };
    const articles = db.collection<ArticleDocument>('articles').find(filter, { projection, batchSize: 10_000 });
    for await (const article of articles) for (const id of idsIn(article)) counted.get(id)?.add(article);
    yield* counted.values();
  }
}

function inGroups<Owner extends { readonly articleCount: number }>(owners: readonly Owner[]): Owner[][] {
  const groups: Owner[][] = [];
  let namings = NAMINGS_AT_ONCE;
  for (const owner of owners) {
    if (namings >= NAMINGS_AT_ONCE) {
      groups.push([]);
      namings = 0;
    }
    groups.at(-1)?.push(owner);
    namings += owner.articleCount;
  }
  return groups;
}

/** The figures of these documents. */
export function figuresOf(
  documents: { readonly [Name in CountedCollection]?: readonly Counted[Name][] },
): FigureRecord[] {
  const counter = new Recount();
  for (const name of COUNTED_COLLECTIONS) for (const document of documents[name] ?? []) counter.count(name, document);
  return counter.records();
}

class Recount {
  private readonly tally = new Tally();

  count<Name extends CountedCollection>(name: Name, document: Counted[Name]): void {
    this.tally.add(COUNTS_OF[name](document));
  }

  async countAll(db: Db, name: CountedCollection, matching: Filter<Versioned>): Promise<void> {
    const collection: Collection<Versioned> = db.collection(name);
    const projection = Object.fromEntries([
      ['_id', 0],
      ['until', 1],
      ...LOOKED_AT[name].map((property) => [property, 1]),
    ]);
    for await (const document of collection.find(matching, { projection, batchSize: 10_000 })) {
      this.count(name, document as unknown as Counted[typeof name]);
    }
  }

  records(): FigureRecord[] {
    const figures = new Map([ARCHIVE, ...this.tally.figures].map((figure) => [figure.id, figure]));
    const groups = new Tally();
    const records = [...figures.values()].flatMap((figure) => {
      const cells = this.tally.appliedTo(figure, new Map());
      groups.add(countsOfGroups(figure, cells));
      return recordOf(figure, cells) ?? [];
    });
    return [
      ...records,
      ...groups.figures.flatMap((figure) => recordOf(figure, groups.appliedTo(figure, new Map())) ?? []),
    ];
  }
}
