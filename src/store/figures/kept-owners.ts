/** What is kept of whom many articles name, corrected by what a write changes of these articles. */
import type { Db, Filter } from 'mongodb';
import type { FigureDocument } from '../bookkeeping-documents.js';
import { type ArticleDocument, FOREVER } from '../documents.js';
import type { PendingWrite } from '../pending.js';
import { type Cell, decodeCells, encodeCells, readCells } from './cells.js';
import { compareNames, cut, encodeNames, known, type MostNamed, readNames, type Sizes } from './most-named.js';
import {
  type CountedByOwner,
  countDays,
  countNames,
  daysIn,
  NAMED,
  NAMED_AT,
  type Named,
  namedIn,
  namesIn,
  OF_OWNERS,
  OwnerCount,
} from './owners.js';
import type { Revision } from './revision.js';
import { Tally } from './tally.js';

/** Articles that a write adds to the archive and takes from it. */
export interface ChangedArticles {
  readonly added: readonly CountedByOwner[];
  readonly removed: readonly CountedByOwner[];
}

interface ChangedOwner {
  readonly id: string;
  readonly sort: Named;
  /** How many articles name it once this is written; undefined where that stays as it was. */
  readonly articleCount: number | undefined;
  readonly added: CountedByOwner[];
  readonly removed: CountedByOwner[];
}

/** The names in its articles, and by how much their counts change. */
interface ChangedNames {
  readonly ownerId: string;
  readonly named: Named;
  readonly before: FigureDocument;
  readonly names: MostNamed;
  readonly changes: ReadonlyMap<string, number>;
}

type FindFigures = (ids: readonly string[]) => Promise<FigureDocument[]>;

/** Right only while nobody else writes. */
export class KeptOwners {
  constructor(
    private readonly db: Db,
    private readonly sizes: Sizes,
  ) {}

  /** @param find the figures with these ids as they are kept */
  async revisionsBy(write: PendingWrite, articles: ChangedArticles, find: FindFigures): Promise<Revision[]> {
    const owners = this.ownersChangedBy(write, articles);
    const lists = await find(owners.flatMap(({ id }) => NAMED.map((named) => namedIn(id, named).id)));
    const stored = new Map(lists.map((figure) => [figure.id, figure]));
    const isKept = ({ id }: ChangedOwner) => stored.has(namedIn(id, 'people').id);
    const isLarge = (owner: ChangedOwner) =>
      owner.articleCount === undefined ? isKept(owner) : owner.articleCount >= this.sizes.large;
    const kept = owners.filter((owner) => isKept(owner) && isLarge(owner));
    const names = await this.revisedNames(
      kept.flatMap((owner) => changedNames(owner, stored)),
      write,
    );
    const isLost = ({ id }: ChangedOwner) =>
      names.some(({ ownerId, after }) => ownerId === id && known(after) < this.sizes.least);
    const revisions = await Promise.all([
      this.revisedDays(
        kept.filter((owner) => !isLost(owner)),
        find,
      ),
      ...owners
        .filter((owner) => isLarge(owner) && (!isKept(owner) || isLost(owner)))
        .map((owner) => this.countedAnew(owner, write)),
      ...owners.filter((owner) => isKept(owner) && !isLarge(owner)).map(({ id }) => this.given(id)),
    ]);
    const lost = new Set(kept.filter(isLost).map(({ id }) => id));
    const revisedNames = names
      .filter(({ ownerId }) => !lost.has(ownerId))
      .map(({ before, after }) => ({
        before,
        record: { id: before.id, set: before.set, cells: encodeNames(after) },
      }));
    return [...revisedNames, ...revisions.flat()];
  }

  /** Gives up what is kept of those whose articles change: it is to be counted anew after many writes, not with each. */
  async givenUpBy(write: PendingWrite, articles: ChangedArticles, find: FindFigures): Promise<Revision[]> {
    const ids = this.ownersChangedBy(write, articles).map(({ id }) => id);
    const kept = new Set((await find(ids.map((id) => namedIn(id, 'people').id))).map(({ set }) => set));
    const revisions = await Promise.all(ids.filter((id) => kept.has(namesIn(id))).map((id) => this.given(id)));
    return revisions.flat();
  }

  /** Those whose articles change, of which something is or may have to be kept. */
  private ownersChangedBy(write: PendingWrite, { added, removed }: ChangedArticles): ChangedOwner[] {
    const { large } = this.sizes;
    return NAMED.flatMap((sort) => {
      const counts = countsIn(write, sort, large);
      const owners = new Map<string, ChangedOwner>();
      const ownerOf = (id: string): ChangedOwner | null => {
        const count = counts.get(id);
        if (count !== undefined && Math.max(count.before, count.after) < large) return null;
        const owner = owners.get(id) ?? { id, sort, articleCount: count?.after, added: [], removed: [] };
        owners.set(id, owner);
        return owner;
      };
      for (const id of counts.keys()) ownerOf(id);
      const { idsIn } = NAMED_AT[sort];
      for (const article of added) for (const id of idsIn(article)) ownerOf(id)?.added.push(article);
      for (const article of removed) for (const id of idsIn(article)) ownerOf(id)?.removed.push(article);
      return [...owners.values()];
    });
  }

  private async revisedNames(lists: readonly ChangedNames[], write: PendingWrite) {
    const exact = await this.countsOfUnknown(lists, write);
    return lists.map((list) => {
      const { ownerId, named, before, names, changes } = list;
      const counts = new Map(names.counts);
      for (const [value, change] of changes) {
        const count = names.counts.get(value);
        const isAllKept = count !== undefined || names.bound === null;
        const after = isAllKept ? (count ?? 0) + change : exact.get(keyOf(ownerId, named, value));
        if (after === undefined) continue;
        if (after > 0) counts.set(value, after);
        else counts.delete(value);
      }
      return { ownerId, before, after: cut({ counts, bound: names.bound }, this.sizes) };
    });
  }

  /** The counts of names that may no longer stand behind the bound. */
  private async countsOfUnknown(lists: readonly ChangedNames[], write: PendingWrite): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    await Promise.all(
      NAMED.map(async (named) => {
        // Nobody is named in more of these articles than in all.
        const inAll = new Map<string, number>();
        for (const { id, articleCount } of write.of(named).inserted.values()) inAll.set(id, articleCount);
        const wanted = new Set<string>();
        const looked = new Map<string, number>();
        for (const { ownerId, names, changes } of lists.filter((list) => list.named === named)) {
          if (names.bound === null) continue;
          for (const [value, change] of changes) {
            const count = inAll.get(value) ?? Number.POSITIVE_INFINITY;
            if (change <= 0 || names.counts.has(value) || compareNames({ value, count }, names.bound) > 0) continue;
            const key = keyOf(ownerId, named, value);
            if (count > change) {
              wanted.add(value);
              looked.set(key, 0);
            } else {
              counts.set(key, change);
            }
          }
        }
        if (wanted.size === 0) return;
        const { idsIn } = NAMED_AT[named];
        for await (const article of this.articlesWith(named, [...wanted], write)) {
          for (const value of idsIn(article).filter((id) => wanted.has(id))) {
            for (const ownerId of NAMED.flatMap((sort) => NAMED_AT[sort].idsIn(article))) {
              const key = keyOf(ownerId, named, value);
              const count = looked.get(key);
              if (count !== undefined) looked.set(key, count + 1);
            }
          }
        }
        for (const [key, count] of looked) counts.set(key, count);
      }),
    );
    return counts;
  }

  private async revisedDays(owners: readonly ChangedOwner[], find: FindFigures): Promise<Revision[]> {
    const days = new Tally();
    for (const { id, added, removed } of owners) {
      countDays(days, id, added, 'add');
      countDays(days, id, removed, 'remove');
    }
    const stored = new Map((await find(days.figures.map(({ id }) => id))).map((figure) => [figure.id, figure]));
    return days.figures.map((figure) => {
      const before = stored.get(figure.id);
      const cells = days.appliedTo(figure, before === undefined ? new Map<string, Cell>() : decodeCells(before.cells));
      const record = cells.size === 0 ? null : { id: figure.id, set: figure.set, cells: encodeCells(cells) };
      return { before, record };
    });
  }

  private async countedAnew({ id: ownerId, sort }: ChangedOwner, write: PendingWrite): Promise<Revision[]> {
    const kept = await this.given(ownerId);
    const counted = new OwnerCount(ownerId);
    for await (const article of this.articlesWith(sort, [ownerId], write)) counted.add(article);
    const records = new Map(counted.figures(this.sizes).map((record) => [record.id, record]));
    const begun = [...records.keys()].filter((id) => !kept.some(({ before }) => before?.id === id));
    return [
      ...kept.map(({ before }) => ({ before, record: records.get(before?.id ?? '') ?? null })),
      ...begun.map((id) => ({ before: undefined, record: records.get(id) ?? null })),
    ];
  }

  /** All that is kept of it, given up. */
  private async given(ownerId: string): Promise<Revision[]> {
    const figures = this.db.collection<FigureDocument>('figures');
    const kept = await figures.find({ set: { $in: [namesIn(ownerId), daysIn(ownerId)] }, until: FOREVER }).toArray();
    return kept.map((before) => ({ before, record: null }));
  }

  /** The articles that name one of these, once the changes are made. */
  private async *articlesWith(
    named: Named,
    ids: readonly string[],
    write: PendingWrite,
  ): AsyncIterable<CountedByOwner> {
    const { path, idsIn } = NAMED_AT[named];
    const { inserted, ended } = write.of('articles');
    const wanted = new Set(ids);
    for (const article of inserted.values()) if (idsIn(article).some((id) => wanted.has(id))) yield article;
    const stored = this.db
      .collection<ArticleDocument>('articles')
      .find({ [path]: { $in: [...ids] }, until: FOREVER } as Filter<ArticleDocument>, {
        projection: Object.fromEntries(OF_OWNERS.map((property) => [property, 1])),
        batchSize: 10_000,
      });
    for await (const article of stored) if (!ended.has(article._id)) yield article;
  }
}

/** In how many articles those are named of whom a write changes that; of one whose version is not in mind, perhaps in many. */
function countsIn(write: PendingWrite, sort: Named, unknown: number) {
  const { inserted, ended } = write.of(sort);
  const counts = new Map<string, { readonly before: number; readonly after: number }>();
  const versions: ReadonlyMap<string, { readonly articleCount: number } | null> = ended;
  for (const [versionId, version] of versions) {
    const id = versionId.slice(0, versionId.lastIndexOf('@'));
    counts.set(id, { before: version?.articleCount ?? unknown, after: 0 });
  }
  for (const { id, articleCount } of inserted.values()) {
    counts.set(id, { before: counts.get(id)?.before ?? 0, after: articleCount });
  }
  return counts;
}

function changedNames(
  { id, added, removed }: ChangedOwner,
  stored: ReadonlyMap<string, FigureDocument>,
): ChangedNames[] {
  return NAMED.flatMap((named) => {
    const before = stored.get(namedIn(id, named).id);
    if (before === undefined) return [];
    const changes = countNames(added, named);
    for (const [value, count] of countNames(removed, named)) changes.set(value, (changes.get(value) ?? 0) - count);
    for (const [value, change] of changes) if (change === 0) changes.delete(value);
    return changes.size === 0 ? [] : { ownerId: id, named, before, names: readNames(readCells(before.cells)), changes };
  });
}

function keyOf(ownerId: string, named: Named, value: string): string {
  return `${ownerId} ${named} ${value}`;
}
