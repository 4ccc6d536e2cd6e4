/**
 * What the archive knows of files before they are read as pages: those that it has read already, just as they are, and
 * what was given with a page when it came before.
 */
import { stat } from 'node:fs/promises';
import type { PageDocument } from '../store/documents.js';
import type { ArchiveWriter } from '../store/write.js';
import { givenBefore } from './archive/given-before.js';
import type { PlacedPage } from './archive/overrides.js';
import { hash } from './ids.js';
import { printedIn } from './lexicon/not-names.js';
import type { Recognized } from './pool.js';
import { decoded, type Given, type PageBytes, type PageFile, readPageBytes, STDIN_NAME } from './read.js';
import { markWithout, sourceOf } from './reader-mark.js';
import { type PageSummary, storedSummary } from './report.js';
import { markOf, type Towns } from './towns.js';

/** A file whose page is in the archive as it would be read now. */
export interface UnchangedPage {
  readonly unchanged: { readonly page: PlacedPage; readonly summary: PageSummary };
}

interface Looked {
  readonly file: PageFile;
  readonly bytes: PageBytes;
  readonly mark: string;
}

/**
 * Those of the files of which the archive knows the bytes, what is given with them and what read them, and those with
 * which more was given before.
 * @param reader the mark of what would read them now
 */
export async function recognizeFiles(
  writer: ArchiveWriter,
  files: readonly PageFile[],
  given: Given,
  towns: Towns,
  reader: string,
): Promise<ReadonlyMap<PageFile, Recognition>> {
  const looked = await Promise.all(
    files.map(async (file): Promise<Looked[]> => {
      // What comes through a pipe comes once.
      const isKept = file.bytes !== null || (await stat(file.path).catch(() => null))?.isFile() === true;
      // A file that cannot be read is a problem of its page: it is told where it is read as one.
      const bytes = isKept ? await readPageBytes(file, given).catch(() => null) : null;
      if (bytes === null) return [];
      const looked = { file, bytes, mark: markOf(file, towns, reader) };
      if (towns.notNames.length === 0) return [looked];
      const mark = markWithout(looked.mark, printedIn(textOf(looked) ?? '', towns.notNames));
      return [{ ...looked, mark }];
    }),
  );
  const [unchanged, others] = await recognizeSources(writer, looked.flat());
  if (others.length === 0) return unchanged;
  const texts = others.map((each) => ({ ...each, text: textOf(each) }));
  // Asked at once for all, and known when each is asked for.
  await Promise.all([
    writer.pagesByText.find(texts.flatMap(({ text }) => (text === null ? [] : hash(text)))),
    writer.pagesByOrigin.find(texts.flatMap(({ file }) => file.origin ?? [])),
  ]);
  const recalled = await Promise.all(
    texts.map(async ({ text, ...each }) => {
      const given = await givenBefore(writer, { origin: each.file.origin, given: each.bytes, text });
      return given === null ? [] : [{ given, looked: { ...each, bytes: { ...each.bytes, ...given } } }];
    }),
  );
  // With what was given before they may be those that the archive has.
  const [remembered] = await recognizeSources(
    writer,
    recalled.flat().map((each) => each.looked),
  );
  const known = recalled
    .flat()
    .map(({ given, looked: { file } }) => [file, remembered.get(file) ?? { given }] as const);
  return new Map([...unchanged, ...known]);
}

type Recognition = Recognized<UnchangedPage>;

/** Those that the archive holds just so, and the others. */
async function recognizeSources(
  writer: ArchiveWriter,
  looked: readonly Looked[],
): Promise<[Map<PageFile, Recognition>, Looked[]]> {
  if (looked.length === 0) return [new Map(), []];
  const sources = looked.map(({ bytes, mark }) => sourceOf(mark, bytes));
  const stored = await writer.find('pages', { source: { $in: sources } }, TOLD);
  const bySource = new Map(stored.map((page) => [page.source, page]));
  const unchanged = new Map<PageFile, Recognition>();
  const others = looked.filter(({ file, bytes }, at) => {
    const page = bySource.get(sources[at]);
    const isNamed = page?.name === bytes.name || (file.origin === null && bytes.name === STDIN_NAME);
    const isHere = file.origin === null || page?.origins?.includes(file.origin) === true;
    if (page?.tally === undefined || !isNamed || !isHere) return true;
    unchanged.set(file, { known: { unchanged: { page, summary: storedSummary(page.tally, page) } } });
    return false;
  });
  return [unchanged, others];
}

function textOf({ file, bytes }: Pick<Looked, 'file' | 'bytes'>): string | null {
  try {
    return decoded(file, bytes).text;
  } catch {
    return null;
  }
}

const TOLD: Partial<Record<keyof PageDocument, 1>> = {
  id: 1,
  place: 1,
  textHash: 1,
  name: 1,
  origins: 1,
  source: 1,
  tally: 1,
  coverage: 1,
  doubts: 1,
};
