/** Figures as readers find them: those of their snapshot. */
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { FigureDocument } from '../bookkeeping-documents.js';
import type { Collections } from '../collections.js';
import { findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { type CellKey, type KeyedCell, readCells } from './cells.js';
import { ARCHIVE, type Figure } from './figures.js';

type Cells = readonly KeyedCell[];

/** Null where no figures are kept: in archives that nobody has written since there are any. */
type Found = Cells | null;
type Loader = DataLoader<string, Found>;

const loaders = new WeakMap<Snapshot, Loader>();

/** Cells that a process remembers. */
const MOST_CELLS = 100_000;

/** What was found in the snapshot that was read last, which does not change. */
class Remembered {
  private sequence = -1;
  private readonly figures = new LRUCache<string, { readonly cells: Found }>({
    maxSize: MOST_CELLS,
    sizeCalculation: ({ cells }) => 1 + (cells?.length ?? 0),
  });

  get(sequence: number, id: string): Found | undefined {
    return this.sequence === sequence ? this.figures.get(id)?.cells : undefined;
  }

  set(sequence: number, id: string, cells: Found): void {
    if (this.sequence !== sequence) this.figures.clear();
    this.sequence = sequence;
    this.figures.set(id, { cells });
  }
}

const remembered = new WeakMap<Collections, Remembered>();

/**
 * A figure's cells; null where no figures are kept. One database command for all that a request asks for at once, and
 * for each figure only once, however many requests to a snapshot ask for it.
 */
export function findFigure(snapshot: Snapshot, { id }: Figure): Promise<Found> {
  const known = rememberedOf(snapshot).get(snapshot.sequence, id);
  if (known !== undefined) return Promise.resolve(known);
  let loader = loaders.get(snapshot);
  if (loader === undefined) {
    loader = new DataLoader((ids) => readFigures(snapshot, ids));
    loaders.set(snapshot, loader);
  }
  return loader.load(id);
}

function rememberedOf({ collections }: Snapshot): Remembered {
  const known = remembered.get(collections) ?? new Remembered();
  remembered.set(collections, known);
  return known;
}

interface FigureOfSet {
  readonly id: string;
  readonly set: string;
  readonly cells: Cells;
}

const setsRead = new WeakMap<Snapshot, Map<string, Promise<FigureOfSet[] | null>>>();

/** All figures of some sets; null where no figures are kept. One database command, however often a request asks for them. */
export function findFigureSets(snapshot: Snapshot, sets: readonly string[]): Promise<FigureOfSet[] | null> {
  const read = setsRead.get(snapshot) ?? new Map<string, Promise<FigureOfSet[] | null>>();
  setsRead.set(snapshot, read);
  const name = JSON.stringify(sets);
  const known = read.get(name) ?? readFigureSets(snapshot, sets);
  read.set(name, known);
  return known;
}

async function readFigureSets(snapshot: Snapshot, sets: readonly string[]): Promise<FigureOfSet[] | null> {
  const found = await findAll(snapshot, snapshot.collections.figures, { set: { $in: [ARCHIVE.set, ...sets] } });
  if (!found.some(({ id }) => id === ARCHIVE.id)) return null;
  return found.flatMap(({ id, set, cells }) => (id === ARCHIVE.id ? [] : { id, set, cells: readCells(cells) }));
}

/** How many things the cells hold whose keys match. */
export function countIn(cells: Cells, matches: (key: CellKey) => boolean): number {
  return cells.reduce((count, { key, cell }) => count + (matches(key) ? cell.count : 0), 0);
}

async function readFigures(snapshot: Snapshot, ids: readonly string[]): Promise<Found[]> {
  const wanted = [...new Set([ARCHIVE.id, ...ids])];
  const found = await findAll<FigureDocument>(snapshot, snapshot.collections.figures, { id: { $in: wanted } });
  const cellsById = new Map(found.map(({ id, cells }) => [id, cells]));
  const areKept = cellsById.has(ARCHIVE.id);
  return ids.map((id) => {
    const cells = areKept ? readCells(cellsById.get(id) ?? '[]') : null;
    rememberedOf(snapshot).set(snapshot.sequence, id, cells);
    return cells;
  });
}
