/** What is kept of large places, corrected by what a write changes of the articles that name them. */
import type { Db, Filter } from 'mongodb';
import type { FigureDocument } from '../bookkeeping-documents.js';
import { type ArticleDocument, FOREVER } from '../documents.js';
import type { PendingWrite } from '../pending.js';
import { type Cell, decodeCells, encodeCells, readCells } from './cells.js';
import { compareNames, cut, encodeNames, known, type MostNamed, readNames, type Sizes } from './most-named.js';
import {
  type ArticleOfPlace,
  countDays,
  countNames,
  daysIn,
  figuresOfPlace,
  NAMED,
  NAMED_AT,
  type Named,
  namedIn,
  namesIn,
  OF_PLACES,
} from './places.js';
import type { Revision } from './revision.js';
import { Tally } from './tally.js';

/** Articles that a write adds to the archive and takes from it. */
export interface ChangedArticles {
  readonly added: readonly ArticleOfPlace[];
  readonly removed: readonly ArticleOfPlace[];
}

interface ChangedPlace {
  readonly id: string;
  /** How many articles name it once this is written; undefined where that stays as it was. */
  readonly articleCount: number | undefined;
  readonly added: ArticleOfPlace[];
  readonly removed: ArticleOfPlace[];
}

/** The names in the articles of a place, and by how much their counts change. */
interface ChangedNames {
  readonly placeId: string;
  readonly named: Named;
  readonly before: FigureDocument;
  readonly names: MostNamed;
  readonly changes: ReadonlyMap<string, number>;
}

type FindFigures = (ids: readonly string[]) => Promise<FigureDocument[]>;

/** Right only while nobody else writes. */
export class KeptPlaces {
  constructor(
    private readonly db: Db,
    private readonly sizes: Sizes,
  ) {}

  /** @param find the figures with these ids as they are kept */
  async revisionsBy(write: PendingWrite, articles: ChangedArticles, find: FindFigures): Promise<Revision[]> {
    const places = this.placesChangedBy(write, articles);
    const lists = await find(places.flatMap(({ id }) => NAMED.map((named) => namedIn(id, named).id)));
    const stored = new Map(lists.map((figure) => [figure.id, figure]));
    const isKept = ({ id }: ChangedPlace) => stored.has(namedIn(id, 'people').id);
    const isLarge = (place: ChangedPlace) =>
      place.articleCount === undefined ? isKept(place) : place.articleCount >= this.sizes.large;
    const kept = places.filter((place) => isKept(place) && isLarge(place));
    const names = await this.revisedNames(
      kept.flatMap((place) => changedNames(place, stored)),
      write,
    );
    const isLost = ({ id }: ChangedPlace) =>
      names.some(({ placeId, after }) => placeId === id && known(after) < this.sizes.least);
    const revisions = await Promise.all([
      this.revisedDays(
        kept.filter((place) => !isLost(place)),
        find,
      ),
      ...places
        .filter((place) => isLarge(place) && (!isKept(place) || isLost(place)))
        .map(({ id }) => this.countedAnew(id, write)),
      ...places.filter((place) => isKept(place) && !isLarge(place)).map(({ id }) => this.given(id)),
    ]);
    const lost = new Set(kept.filter(isLost).map(({ id }) => id));
    const revisedNames = names
      .filter(({ placeId }) => !lost.has(placeId))
      .map(({ before, after }) => ({
        before,
        record: { id: before.id, set: before.set, cells: encodeNames(after) },
      }));
    return [...revisedNames, ...revisions.flat()];
  }

  /** Those whose articles change, of which something is or may have to be kept. */
  private placesChangedBy(write: PendingWrite, { added, removed }: ChangedArticles): ChangedPlace[] {
    const { large } = this.sizes;
    const locations = write.of('locations');
    const now = new Map([...locations.inserted.values()].map(({ id, articleCount }) => [id, articleCount]));
    const before = new Map<string, number>();
    for (const [versionId, version] of locations.ended) {
      const id = versionId.slice(0, versionId.lastIndexOf('@'));
      before.set(id, version?.articleCount ?? large);
      if (!now.has(id)) now.set(id, 0);
    }
    const places = new Map<string, ChangedPlace>();
    const placeOf = (id: string): ChangedPlace | null => {
      const articleCount = now.get(id);
      if (articleCount !== undefined && Math.max(articleCount, before.get(id) ?? 0) < large) return null;
      const place = places.get(id) ?? { id, articleCount, added: [], removed: [] };
      places.set(id, place);
      return place;
    };
    for (const id of now.keys()) placeOf(id);
    for (const article of added) for (const id of new Set(article.withinIds)) placeOf(id)?.added.push(article);
    for (const article of removed) for (const id of new Set(article.withinIds)) placeOf(id)?.removed.push(article);
    return [...places.values()];
  }

  private async revisedNames(lists: readonly ChangedNames[], write: PendingWrite) {
    const exact = await this.countsOfUnknown(lists, write);
    return lists.map((list) => {
      const { placeId, named, before, names, changes } = list;
      const counts = new Map(names.counts);
      for (const [value, change] of changes) {
        const count = names.counts.get(value);
        const isAllKept = count !== undefined || names.bound === null;
        const after = isAllKept ? (count ?? 0) + change : exact.get(keyOf(placeId, named, value));
        if (after === undefined) continue;
        if (after > 0) counts.set(value, after);
        else counts.delete(value);
      }
      return { placeId, before, after: cut({ counts, bound: names.bound }, this.sizes) };
    });
  }

  /** The counts of names that may no longer stand behind the bound. */
  private async countsOfUnknown(lists: readonly ChangedNames[], write: PendingWrite): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    await Promise.all(
      NAMED.map(async (named) => {
        // Nobody is named in more articles of a place than in all.
        const inAll = new Map<string, number>();
        for (const { id, articleCount } of write.of(named).inserted.values()) inAll.set(id, articleCount);
        const wanted = new Set<string>();
        const looked = new Map<string, number>();
        for (const { placeId, names, changes } of lists.filter((list) => list.named === named)) {
          if (names.bound === null) continue;
          for (const [value, change] of changes) {
            const count = inAll.get(value) ?? Number.POSITIVE_INFINITY;
            if (change <= 0 || names.counts.has(value) || compareNames({ value, count }, names.bound) > 0) continue;
            const key = keyOf(placeId, named, value);
            if (count > change) {
              wanted.add(value);
              looked.set(key, 0);
            } else {
              counts.set(key, change);
            }
          }
        }
        if (wanted.size === 0) return;
        const { path, idsIn } = NAMED_AT[named];
        const articles = await this.articlesWith(path, [...wanted], write);
        for (const article of articles) {
          for (const value of idsIn(article).filter((id) => wanted.has(id))) {
            for (const placeId of new Set(article.withinIds)) {
              const key = keyOf(placeId, named, value);
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

  private async revisedDays(places: readonly ChangedPlace[], find: FindFigures): Promise<Revision[]> {
    const days = new Tally();
    for (const { id, added, removed } of places) {
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

  private async countedAnew(placeId: string, write: PendingWrite): Promise<Revision[]> {
    const [kept, articles] = await Promise.all([this.given(placeId), this.articlesWith('withinIds', [placeId], write)]);
    const records = new Map(figuresOfPlace(placeId, articles, this.sizes).map((record) => [record.id, record]));
    const begun = [...records.keys()].filter((id) => !kept.some(({ before }) => before?.id === id));
    return [
      ...kept.map(({ before }) => ({ before, record: records.get(before?.id ?? '') ?? null })),
      ...begun.map((id) => ({ before: undefined, record: records.get(id) ?? null })),
    ];
  }

  /** All that is kept of a place, given up. */
  private async given(placeId: string): Promise<Revision[]> {
    const figures = this.db.collection<FigureDocument>('figures');
    const kept = await figures.find({ set: { $in: [namesIn(placeId), daysIn(placeId)] }, until: FOREVER }).toArray();
    return kept.map((before) => ({ before, record: null }));
  }

  /** The articles that hold one of the values, once the changes are made. */
  private async articlesWith(path: string, values: readonly string[], write: PendingWrite): Promise<ArticleOfPlace[]> {
    const { inserted, ended } = write.of('articles');
    const stored = await this.db
      .collection<ArticleDocument>('articles')
      .find({ [path]: { $in: [...values] }, until: FOREVER } as Filter<ArticleDocument>, {
        projection: Object.fromEntries(OF_PLACES.map((property) => [property, 1])),
        batchSize: 10_000,
      })
      .toArray();
    const wanted = new Set(values);
    const idsIn = Object.values(NAMED_AT).find((at) => at.path === path)?.idsIn ?? (() => []);
    return [
      ...stored.filter(({ _id }) => !ended.has(_id)),
      ...[...inserted.values()].filter((article) => idsIn(article).some((id) => wanted.has(id))),
    ];
  }
}

function changedNames(
  { id, added, removed }: ChangedPlace,
  stored: ReadonlyMap<string, FigureDocument>,
): ChangedNames[] {
  return NAMED.flatMap((named) => {
    const before = stored.get(namedIn(id, named).id);
    if (before === undefined) return [];
    const changes = countNames(added, named);
    for (const [value, count] of countNames(removed, named)) changes.set(value, (changes.get(value) ?? 0) - count);
    for (const [value, change] of changes) if (change === 0) changes.delete(value);
    return changes.size === 0 ? [] : { placeId: id, named, before, names: readNames(readCells(before.cells)), changes };
  });
}

function keyOf(placeId: string, named: Named, value: string): string {
  return `${placeId} ${named} ${value}`;
}
