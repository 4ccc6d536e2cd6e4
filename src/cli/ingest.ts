/** `broadsheet ingest`: pages into the archive. */
import { loadConfig } from '../config.js';
import { findOverrides } from '../corrections/overrides.js';
import { type IngestOptions, ingestPages } from '../ingest/ingest.js';
import { type FoundPages, findPages, type Given } from '../ingest/read.js';
import { type IngestReport, printReport, reportAsJson } from '../ingest/report.js';
import { readTowns, type Towns } from '../ingest/towns.js';
import type { Store } from '../store/connect.js';
import { openArchive } from './archive.js';
import {
  complain,
  type GivenOptions,
  givenOf,
  type LexiconOption,
  print,
  type Status,
  untilStopped,
  withProgress,
} from './terminal.js';

export async function ingestCommand(
  paths: readonly string[],
  options: GivenOptions & LexiconOption & RunOptions,
): Promise<Status> {
  const config = loadConfig();
  const given = givenOf(options);
  // Nothing is written yet: until the pages are found, Ctrl-C may end the process as it ends any other.
  const found = await findPages(paths, process.stdin);
  const towns = await readTowns(found.files, options.lexicon ?? null);
  return untilStopped(async (signal) => {
    // With no page to store, the archive is not even opened.
    const store = found.files.length > 0 ? await openArchive(config, { writesMuch: true }) : null;
    try {
      const run = { replaces: options.replace === true, isRehearsal: options.dryRun === true };
      const report = await ingestInto(store, found, given, towns, signal, run);
      const shown = { doubts: options.doubts === true };
      print(options.json === true ? reportAsJson(report, shown) : printReport(report, shown));
      return report.failed > 0 || report.interrupted ? 1 : 0;
    } finally {
      await store?.close();
    }
  });
}

interface RunOptions {
  readonly json?: boolean;
  readonly doubts?: boolean;
  readonly dryRun?: boolean;
  readonly replace?: boolean;
}

/** Ingests with a progress bar; says of every bad page what is wrong with it. */
export function ingestInto(
  store: Store | null,
  found: FoundPages,
  given: Given,
  towns: Towns,
  signal: AbortSignal,
  run: Pick<IngestOptions, 'replaces' | 'isRehearsal'> = {},
): Promise<IngestReport> {
  return withProgress(found.files.length, (onProgress) =>
    ingestPages(found, given, {
      store,
      towns,
      findOverrides,
      ...run,
      // Nobody else can have the embedded store open, and this process serves nothing yet.
      readers: store?.kind === 'embedded' ? 'NONE' : 'SOME',
      signal,
      onProgress,
      onProblem: complain,
    }),
  );
}
