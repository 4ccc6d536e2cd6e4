/** Tells files that the archive has read already, just as they are, without reading them as pages again. */
import { stat } from 'node:fs/promises';
import type { PageDocument } from '../store/documents.js';
import type { ArchiveWriter } from '../store/write.js';
import { pageId } from './ids.js';
import { type Given, type PageFile, readPageBytes } from './read.js';
import { sourceOf } from './reader-mark.js';
import { type PageSummary, storedSummary } from './report.js';
import { markOf, type Towns } from './towns.js';

/** A file whose page is in the archive as it would be read now. */
export interface UnchangedPage {
  readonly unchanged: { readonly id: string; readonly summary: PageSummary };
}

/**
 * Those of the files of which the archive knows the bytes, what is given with them and what read them.
 * @param reader the mark of what would read them now
 */
export async function recognizeFiles(
  writer: ArchiveWriter,
  files: readonly PageFile[],
  given: Given,
  towns: Towns,
  reader: string,
): Promise<ReadonlyMap<PageFile, UnchangedPage>> {
  const looked = await Promise.all(
    files.map(async (file) => {
      // What comes through a pipe comes once.
      const isKept = file.bytes !== null || (await stat(file.path).catch(() => null))?.isFile() === true;
      // A file that cannot be read is a problem of its page: it is told where it is read as one.
      const bytes = isKept ? await readPageBytes(file, given).catch(() => null) : null;
      if (bytes === null) return [];
      return [{ file, id: pageId(bytes), source: sourceOf(markOf(file, towns, reader), bytes) }];
    }),
  );
  const found = looked.flat();
  const stored = await writer.find('pages', { id: { $in: found.map(({ id }) => id) } }, TOLD);
  const byId = new Map(stored.map((page) => [page.id, page]));
  return new Map(
    found.flatMap(({ file, id, source }) => {
      const page = byId.get(id);
      if (page?.tally === undefined || page.source !== source) return [];
      return [[file, { unchanged: { id, summary: storedSummary(page.tally, page) } }] as const];
    }),
  );
}

const TOLD: Partial<Record<keyof PageDocument, 1>> = { id: 1, source: 1, tally: 1, coverage: 1, doubts: 1 };
