/** The figures as the writer keeps them: read once, and corrected by what each commit changes. */
import type { Collection, Db } from 'mongodb';
import type { FigureDocument } from '../bookkeeping-documents.js';
import type { Changes } from '../changes.js';
import { CurrentVersions } from '../current.js';
import { FOREVER, type Versioned } from '../documents.js';
import type { PendingWrite } from '../pending.js';
import { type Cell, type CellKey, type Cells, decodeCells, type Extreme, encodeCells, parseKey } from './cells.js';
import {
  ARCHIVE,
  COUNTED_COLLECTIONS,
  COUNTS_OF,
  type Counted,
  type CountedCollection,
  type Figure,
  GROUPS,
  LOOKED_AT,
} from './figures.js';
import { countsOfGroups, ranksOfFigure } from './groups.js';
import { type ChangedArticles, KeptOwners } from './kept-owners.js';
import { membersOf } from './members.js';
import { SIZES, type Sizes } from './most-named.js';
import type { FigureRecord, Revision } from './revision.js';
import { Tally } from './tally.js';

/** So many of the next best are looked up when the holders of an extreme are gone. */
const SPARE_HOLDERS = 16;

/** Right only while nobody else writes. */
export class KeptFigures {
  private readonly db: Db;
  private readonly current: CurrentVersions<FigureDocument>;
  private readonly owners: KeptOwners;

  constructor(db: Db, sizes: Sizes = SIZES) {
    this.db = db;
    this.owners = new KeptOwners(db, sizes);
    this.current = new CurrentVersions(
      (ids) =>
        db
          .collection<FigureDocument>('figures')
          .find({ id: { $in: [...ids] }, until: FOREVER }, { batchSize: ids.length + 1 })
          .toArray(),
      ({ id }) => [id],
    );
  }

  /**
   * What a change of the archive changes of its figures: each of them at most once, however large the change.
   * @param owners whether what is kept of whom many articles name is corrected, or given up to be counted anew
   */
  async changesBy(
    write: PendingWrite,
    owners: 'CORRECTED' | 'GIVEN_UP' = 'CORRECTED',
  ): Promise<Changes<FigureDocument>> {
    const tally = new Tally();
    const [articles] = await Promise.all([
      this.tallyChanges('articles', write, tally),
      ...COUNTED_COLLECTIONS.filter((name) => name !== 'articles').map((name) => this.tallyChanges(name, write, tally)),
    ]);
    const { figures } = tally;
    const stored = new Map(
      (await this.current.find([GROUPS, ...figures].map(({ id }) => id))).map((each) => [each.id, each]),
    );
    const ofGroups = new Tally();
    const revise = async (figure: Figure, changes: Tally): Promise<Revision> => {
      const before = stored.get(figure.id);
      const known = before === undefined ? new Map<string, Cell>() : decodeCells(before.cells);
      const cells = changes.appliedTo(figure, known);
      await this.findLostExtremes(figure, cells, write);
      ofGroups.add(countsOfGroups(figure, cells));
      ofGroups.remove(countsOfGroups(figure, known));
      return { before, record: recordOf(figure, cells) };
    };
    const revised = await Promise.all(figures.map((figure) => revise(figure, tally)));
    const all = [
      ...revised,
      ...(await Promise.all(ofGroups.figures.map((figure) => revise(figure, ofGroups)))),
      ...(await this.revisionsOfOwners(write, articles, owners)),
    ];
    const changed = all.filter(({ before, record }) => record?.cells !== before?.cells);
    return {
      insert: changed.flatMap(({ record }) => record ?? []),
      expire: changed.flatMap(({ before }) => before?._id ?? []),
    };
  }

  private revisionsOfOwners(write: PendingWrite, articles: ChangedArticles, owners: 'CORRECTED' | 'GIVEN_UP') {
    const find = (ids: readonly string[]) => this.current.find(ids);
    return owners === 'CORRECTED'
      ? this.owners.revisionsBy(write, articles, find)
      : this.owners.givenUpBy(write, articles, find);
  }

  /** Takes note of what was written. */
  update(written: readonly FigureDocument[], ended: readonly string[]): void {
    this.current.update(written, ended);
  }

  /** Gives what was looked at. */
  private async tallyChanges<Name extends CountedCollection>(
    name: Name,
    write: PendingWrite,
    tally: Tally,
  ): Promise<{ readonly added: Counted[Name][]; readonly removed: Counted[Name][] }> {
    const added = [...write.of(name).inserted.values()] as unknown[] as Counted[Name][];
    const removed = await this.endedBy(name, write);
    for (const document of added) tally.add(COUNTS_OF[name](document));
    for (const document of removed) tally.remove(COUNTS_OF[name](document));
    return { added, removed };
  }

  /** What a write ends, as much of it as is looked at. */
  private async endedBy<Name extends CountedCollection>(name: Name, write: PendingWrite): Promise<Counted[Name][]> {
    const { ended } = write.of(name);
    const known: unknown[] = [];
    const unknown: string[] = [];
    for (const [id, version] of ended) {
      if (version !== null || LOOKED_AT[name].length === 0) known.push(version ?? {});
      else unknown.push(id);
    }
    if (unknown.length === 0) return known as Counted[Name][];
    const collection: Collection<Versioned> = this.db.collection(name);
    const projection = Object.fromEntries(['_id', ...LOOKED_AT[name]].map((property) => [property, 1]));
    const found = await collection
      .find({ _id: { $in: unknown } }, { projection, batchSize: unknown.length + 1 })
      .toArray();
    return [...known, ...found] as Counted[Name][];
  }

  /** Looks up the extremes of cells that lost those that had them. */
  private async findLostExtremes(figure: Figure, cells: Map<string, Cell>, write: PendingWrite): Promise<void> {
    for (const [key, cell] of cells) {
      if (cell.min?.holders !== 0 && cell.max?.holders !== 0) continue;
      const [min, max] = await Promise.all([
        cell.min?.holders === 0 ? this.findExtreme(figure, parseKey(key), 1, write) : cell.min,
        cell.max?.holders === 0 ? this.findExtreme(figure, parseKey(key), -1, write) : cell.max,
      ]);
      if (min !== cell.min || max !== cell.max) cells.set(key, { ...cell, min, max });
    }
  }

  /** The least or the greatest value in a cell once the changes are made. */
  private async findExtreme(
    figure: Figure,
    key: CellKey,
    direction: 1 | -1,
    write: PendingWrite,
  ): Promise<Extreme | null> {
    const { collection, filter, property, has, ...members } = membersOf(figure, key);
    const { inserted, ended } = write.of(collection);
    const gone: ReadonlyMap<string, unknown> = ended;
    const most = gone.size + SPARE_HOLDERS;
    const stored: Versioned[] = await this.db
      .collection<Versioned>(collection)
      .find(
        { ...filter, until: FOREVER },
        {
          projection: { [property]: 1 },
          sort: { [property]: direction },
          limit: most,
          batchSize: most,
        },
      )
      .toArray();
    const values = [...stored.filter(({ _id }) => !gone.has(_id)), ...[...inserted.values()].filter(has)]
      .map(members.valueOf)
      .sort((a, b) => (a - b) * direction);
    const [value] = values;
    return value === undefined ? null : { value, holders: values.filter((other) => other === value).length };
  }
}

/** The figure as a record; null for one that counts nothing, but for the one that tells that figures are kept. */
export function recordOf(figure: Figure, cells: Cells): FigureRecord | null {
  const { id, set } = figure;
  if (cells.size === 0 && id !== ARCHIVE.id) return null;
  return { id, set, cells: encodeCells(cells), ...ranksOfFigure(figure, cells) };
}
