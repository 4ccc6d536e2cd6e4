/** A run over many pages: what `broadsheet ingest` does, and what it has to say about it afterwards. */
import { CommandError, errors } from '../errors.js';
import type { Store } from '../store/connect.js';
import { isUnreachable } from '../store/unreachable.js';
import { withWriter } from '../store/with-writer.js';
import type { ArchiveWriter } from '../store/write.js';
import { archivePage, type PageOutcome } from './archive/archive-page.js';
import type { Overrides } from './archive/overrides.js';
import { preparePages } from './pool.js';
import { type PageProblem, problemOf } from './problems.js';
import type { FoundPages, Given } from './read.js';
import { countPage, emptyReport, type IngestReport } from './report.js';
import { readTowns, type Towns } from './towns.js';

export interface IngestOptions {
  /** The lexicons to read the pages with; by default those that lie beside them. */
  readonly towns?: Towns;
  /** Null only where no page was found. */
  readonly store: Pick<Store, 'db' | 'kind'> | null;
  /** What was corrected by hand, asked once before the first page is written. */
  readonly findOverrides: (writer: ArchiveWriter) => Promise<Overrides>;
  /** Ends the run after the page that is being written. */
  readonly signal: AbortSignal;
  /** Told after each page how many are done. */
  readonly onProgress: (done: number) => void;
  /** Told of each page that could not be ingested, as soon as it is known. */
  readonly onProblem: (problem: PageProblem) => void;
}

/**
 * Ingests what was found, in that order. A bad page never stops the rest.
 * @throws CommandError if nothing can be written: another writer is at work, the store is gone, or a town's lexicon is wrong
 */
export async function ingestPages(found: FoundPages, given: Given, options: IngestOptions): Promise<IngestReport> {
  const report = emptyReport(found);
  const started = performance.now();
  const fail = (problem: PageProblem) => {
    report.problems.push(problem);
    options.onProblem(problem);
  };
  for (const problem of found.problems) fail(problemOf(problem));
  const { store } = options;
  if (store !== null && found.files.length > 0) {
    const towns = options.towns ?? (await readTowns(found.files, null));
    await withWriter(store, (writer) => ingestInto(writer, found, given, towns, options, report, fail));
  }
  report.failed = report.problems.length;
  report.interrupted =
    options.signal.aborted && report.done + report.failed < found.files.length + found.problems.length;
  report.seconds = (performance.now() - started) / 1000;
  return report;
}

async function ingestInto(
  writer: ArchiveWriter,
  found: FoundPages,
  given: Given,
  towns: Towns,
  { findOverrides, signal, onProgress }: IngestOptions,
  report: IngestReport,
  fail: (problem: PageProblem) => void,
): Promise<void> {
  const overrides = await findOverrides(writer);
  const pathById = new Map<string, string>();
  let seen = 0;
  for await (const { file, prepared } of preparePages(found.files, given, signal, towns)) {
    if ('problem' in prepared) fail(prepared.problem);
    else {
      const { draft, summary } = prepared;
      const first = pathById.get(draft.page.id);
      if (first !== undefined) fail(problemOf(errors.pageTwice(file.path, first)));
      else {
        pathById.set(draft.page.id, file.path);
        try {
          countPage(report, file.path, summary, await archivePage(writer, draft, overrides));
        } catch (error) {
          if (isFatal(error)) throw error;
          fail(problemOf(errors.pageNotStored(file.path, error)));
        }
      }
    }
    onProgress(++seen);
  }
}

/** Whether no other page can be stored either. */
function isFatal(error: unknown): boolean {
  return error instanceof CommandError || isUnreachable(error);
}

export type { IngestReport, PageOutcome };
