/** Which lexicon each page is read with: the one that ships, with what its town's own file adds. */

import { type Lexicon, shippedLexicon } from './lexicon/lexicon.js';
import type { NotName } from './lexicon/not-names.js';
import { extendLexicon, type TownWords } from './lexicon/town.js';
import type { PageFile } from './read.js';
import { markWithTown } from './reader-mark.js';
import { readTownFile } from './town-file.js';

/** The lexicons of a run, of the towns and of the archive, as plain data: threads are handed them. */
export interface Towns {
  /** By the path of their file. */
  readonly byFile: ReadonlyMap<string, TownWords>;
  /** For pages that have none beside them; null if none was named. */
  readonly fallback: TownWords | null;
  /** What is no name in the archive that the pages are read for. */
  readonly notNames: readonly NotName[];
}

export const NO_TOWNS: Towns = { byFile: new Map(), fallback: null, notNames: [] };

/**
 * Reads the lexicons that lie beside pages, each once, and the one that was named for the others.
 * @throws CommandError naming the file and what is wrong with it: pages read without it would be stored wrongly
 */
export async function readTowns(files: readonly PageFile[], fallback: string | null): Promise<Towns> {
  const byFile = new Map<string, TownWords>();
  for (const { townFile } of files)
    if (townFile !== null && !byFile.has(townFile)) byFile.set(townFile, await readTownFile(townFile));
  return { byFile, fallback: fallback === null ? null : await readTownFile(fallback), notNames: [] };
}

const extended = new WeakMap<TownWords, Lexicon>();
const marks = new WeakMap<TownWords, string>();

/** The lexicon to read a page with. */
export function lexiconOf(file: PageFile, towns: Towns): Lexicon {
  const words = wordsOf(file, towns);
  if (words === null) return shippedLexicon();
  const known = extended.get(words);
  if (known !== undefined) return known;
  const lexicon = extendLexicon(shippedLexicon(), words);
  extended.set(words, lexicon);
  return lexicon;
}

/** The mark of a reader that knows the page's town. */
export function markOf<Mark extends string | null>(file: PageFile, towns: Towns, reader: Mark): string | Mark {
  const words = wordsOf(file, towns);
  if (words === null || reader === null) return reader;
  const known = marks.get(words) ?? markWithTown(reader, words);
  marks.set(words, known);
  return known;
}

function wordsOf({ townFile }: PageFile, { byFile, fallback }: Towns): TownWords | null {
  return (townFile === null ? undefined : byFile.get(townFile)) ?? fallback;
}
