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

/** Cells that a process remembers, of figures and of sets each. */
const MOST_CELLS = 100_000;

/** What was found in the snapshot that was read last, which does not change. */
class Remembered<T extends object> {
  private sequence = -1;
  private readonly found: LRUCache<string, { readonly found: T | null }>;

  constructor(sizeOf: (found: T) => number) {
    this.found = new LRUCache({
      maxSize: MOST_CELLS,
      sizeCalculation: ({ found }) => 1 + (found === null ? 0 : sizeOf(found)),
    });
  }

  get(sequence: number, name: string): T | null | undefined {
    return this.sequence === sequence ? this.found.get(name)?.found : undefined;
  }

  set(sequence: number, name: string, found: T | null): void {
    if (this.sequence !== sequence) this.found.clear();
    this.sequence = sequence;
    this.found.set(name, { found });
  }
}

interface RememberedOf {
  readonly figures: Remembered<Cells>;
  readonly sets: Remembered<readonly FigureOfSet[]>;
}

const remembered = new WeakMap<Collections, RememberedOf>();

/**
 * A figure's cells; null where no figures are kept. One database command for all that a request asks for at once, and
 * for each figure only once, however many requests to a snapshot ask for it.
 */
export function findFigure(snapshot: Snapshot, { id }: Figure): Promise<Found> {
  const known = rememberedOf(snapshot).figures.get(snapshot.sequence, id);
  if (known !== undefined) return Promise.resolve(known);
  let loader = loaders.get(snapshot);
  if (loader === undefined) {
    loader = new DataLoader((ids) => readFigures(snapshot, ids));
    loaders.set(snapshot, loader);
  }
  return loader.load(id);
}

function rememberedOf({ collections }: Snapshot): RememberedOf {
  const known = remembered.get(collections) ?? {
    figures: new Remembered<Cells>((cells) => cells.length),
    sets: new Remembered<readonly FigureOfSet[]>((figures) =>
      figures.reduce((size, { cells }) => size + 1 + cells.length, 0),
    ),
  };
  remembered.set(collections, known);
  return known;
}

interface FigureOfSet {
  readonly id: string;
  readonly set: string;
  readonly cells: Cells;
}

const setsRead = new WeakMap<Snapshot, Map<string, Promise<readonly FigureOfSet[] | null>>>();

/**
 * All figures of some sets; null where no figures are kept. One database command, however often a request asks for them, and
 * as a rule once for all requests to a snapshot.
 */
export function findFigureSets(snapshot: Snapshot, sets: readonly string[]): Promise<readonly FigureOfSet[] | null> {
  const read = setsRead.get(snapshot) ?? new Map<string, Promise<readonly FigureOfSet[] | null>>();
  setsRead.set(snapshot, read);
  const name = JSON.stringify(sets);
  const known = read.get(name) ?? rememberedSets(snapshot, sets, name);
  read.set(name, known);
  return known;
}

async function rememberedSets(snapshot: Snapshot, sets: readonly string[], name: string) {
  const known = rememberedOf(snapshot).sets.get(snapshot.sequence, name);
  if (known !== undefined) return known;
  const figures = await readFigureSets(snapshot, sets);
  rememberedOf(snapshot).sets.set(snapshot.sequence, name, figures);
  return figures;
}

async function readFigureSets(snapshot: Snapshot, sets: readonly string[]): Promise<readonly FigureOfSet[] | null> {
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
    rememberedOf(snapshot).figures.set(snapshot.sequence, id, cells);
    return cells;
  });
}
