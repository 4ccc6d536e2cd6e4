/** Figures as readers find them: those of their snapshot. */
import DataLoader from 'dataloader';
import type { FigureDocument } from '../documents.js';
import { findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { type CellKey, type KeyedCell, readCells } from './cells.js';
import { ARCHIVE, type Figure } from './figures.js';

type Cells = readonly KeyedCell[];

/** Null where no figures are kept: in archives that nobody has written since there are any. */
type Loader = DataLoader<string, Cells | null>;

const loaders = new WeakMap<Snapshot, Loader>();

/**
 * A figure's cells; null where no figures are kept. One database command for all that a request asks for at once, and
 * for each figure only once.
 */
export function findFigure(snapshot: Snapshot, { id }: Figure): Promise<Cells | null> {
  let loader = loaders.get(snapshot);
  if (loader === undefined) {
    loader = new DataLoader((ids) => readFigures(snapshot, ids));
    loaders.set(snapshot, loader);
  }
  return loader.load(id);
}

/** All figures of some sets; null where no figures are kept. One database command. */
export async function findFigureSets(
  snapshot: Snapshot,
  sets: readonly string[],
): Promise<{ readonly id: string; readonly set: string; readonly cells: Cells }[] | null> {
  const found = await findAll(snapshot, snapshot.collections.figures, { set: { $in: [ARCHIVE.set, ...sets] } });
  if (!found.some(({ id }) => id === ARCHIVE.id)) return null;
  return found.flatMap(({ id, set, cells }) => (id === ARCHIVE.id ? [] : { id, set, cells: readCells(cells) }));
}

/** How many things the cells hold whose keys match. */
export function countIn(cells: Cells, matches: (key: CellKey) => boolean): number {
  return cells.reduce((count, { key, cell }) => count + (matches(key) ? cell.count : 0), 0);
}

async function readFigures(snapshot: Snapshot, ids: readonly string[]): Promise<(Cells | null)[]> {
  const wanted = [...new Set([ARCHIVE.id, ...ids])];
  const found = await findAll<FigureDocument>(snapshot, snapshot.collections.figures, { id: { $in: wanted } });
  const cellsById = new Map(found.map(({ id, cells }) => [id, cells]));
  if (!cellsById.has(ARCHIVE.id)) return ids.map(() => null);
  return ids.map((id) => readCells(cellsById.get(id) ?? '[]'));
}
