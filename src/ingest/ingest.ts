/** A run over many pages: what `broadsheet ingest` does, and what it has to say about it afterwards. */
import type { Store } from '../store/connect.js';
import { withWriter } from '../store/with-writer.js';
import type { ArchiveWriter, Readers } from '../store/write.js';
import type { PageOutcome } from './archive/archive-page.js';
import type { Overrides } from './archive/overrides.js';
import { BatchRun, type FilePage, type PageResult } from './batch-run.js';
import { type BatchLimits, inBatches } from './batches.js';
import { preparePages } from './pool.js';
import { type PageProblem, problemOf } from './problems.js';
import type { FoundPages, Given, PageFile } from './read.js';
import { readerMark } from './reader-mark.js';
import { recognizeFiles } from './recognition.js';
import { countPage, emptyReport, type IngestReport } from './report.js';
import { readTowns, type Towns } from './towns.js';

export interface IngestOptions {
  /** The lexicons to read the pages with; by default those that lie beside them. */
  readonly towns?: Towns;
  /** Null only where no page was found. */
  readonly store: Pick<Store, 'db' | 'kind'> | null;
  /** What was corrected by hand, asked once before the first page is written. */
  readonly findOverrides: (writer: ArchiveWriter) => Promise<Overrides>;
  /** Who may read the archive meanwhile; by default somebody may. */
  readonly readers?: Readers;
  /** The mark of what reads the pages: files that it has read already are known again. By default that of this program. */
  readonly reader?: string;
  /** How many pages are written at once. */
  readonly batch?: BatchLimits;
  /** Whether pages replace those of other texts that have their place in print; by default they are refused. */
  readonly replaces?: boolean;
  /** Whether it is only told what would become of the pages. */
  readonly isRehearsal?: boolean;
  /** Ends the run after the pages that are being written. */
  readonly signal: AbortSignal;
  /** Told of each page that is stored or has failed: how many are done. */
  readonly onProgress: (done: number) => void;
  /** Told of each page that could not be ingested, as soon as it is known. */
  readonly onProblem: (problem: PageProblem) => void;
}

/**
 * Ingests what was found, in that order. A bad page never stops the rest.
 * @throws CommandError if nothing can be written: another writer is at work, the store is gone, or a town's lexicon is wrong
 */
export async function ingestPages(found: FoundPages, given: Given, options: IngestOptions): Promise<IngestReport> {
  const report = emptyReport(found, options.isRehearsal === true);
  const started = performance.now();
  const fail = (problem: PageProblem) => {
    report.problems.push(problem);
    options.onProblem(problem);
  };
  for (const problem of found.problems) fail(problemOf(problem));
  const { store } = options;
  if (store !== null && found.files.length > 0) {
    const towns = options.towns ?? (await readTowns(found.files, null));
    const work = (writer: ArchiveWriter) => ingestInto(writer, found, given, towns, options, report, fail);
    await withWriter(store, work, options.readers);
  }
  report.failed = report.problems.length;
  report.interrupted =
    options.signal.aborted && report.done + report.failed < found.files.length + found.problems.length;
  report.seconds = (performance.now() - started) / 1000;
  return report;
}

/**
 * Pages of one batch are seen at once. More are stored with less work, as what they share is written once, and held longer in
 * memory; while few come, a core is idle. Where somebody may be reading, a page alone waits less than a second for others.
 */
const BATCH: Readonly<Record<Readers, BatchLimits>> = {
  SOME: { count: 64, size: 1_000_000, wait: 500 },
  NONE: { count: 256, size: 6_000_000, wait: 10_000, enough: 128 },
};

async function ingestInto(
  writer: ArchiveWriter,
  found: FoundPages,
  given: Given,
  towns: Towns,
  {
    findOverrides,
    signal,
    onProgress,
    reader = readerMark(),
    readers = 'SOME',
    batch = BATCH[readers],
    replaces = false,
    isRehearsal = false,
  }: IngestOptions,
  report: IngestReport,
  fail: (problem: PageProblem) => void,
): Promise<void> {
  let seen = 0;
  const tell = (result: PageResult) => {
    if ('problem' in result) fail(result.problem);
    else countPage(report, result);
    onProgress(++seen);
  };
  const overrides = await findOverrides(writer);
  const words = { ...towns, notNames: overrides.notNames };
  const run = new BatchRun(writer, overrides, tell, { replaces, isRehearsal });
  const recognize = (files: readonly PageFile[]) => recognizeFiles(writer, files, given, words, reader);
  const pages = preparePages(found.files, given, signal, { towns: words, reader, recognize });
  for await (const some of inBatches(pages, sizeOf, batch)) await run.add(some);
  await run.finish();
  if (isRehearsal) writer.discard();
}

function sizeOf({ prepared }: FilePage): number {
  return 'draft' in prepared ? prepared.draft.page.text.length : 0;
}

export type { IngestReport, PageOutcome };
