/** `broadsheet serve` and `broadsheet start`: the archive over GraphQL. */
import { fileURLToPath } from 'node:url';
import { type Config, loadConfig } from '../config.js';
import type { ArchiveCorrectionService } from '../corrections/archive-correction-service.js';
import { findPages } from '../ingest/read.js';
import { printReport } from '../ingest/report.js';
import { readTowns } from '../ingest/towns.js';
import type { Store } from '../store/connect.js';
import { openArchive } from './archive.js';
import { ingestInto } from './ingest.js';
import { type LexiconOption, print, type Status, untilStopped } from './terminal.js';

/** The sample pages stand beside `dist/` and `src/` in the package. */
const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

/** Milliseconds from the signal to the end, whatever a store does that does not answer. */
const LONGEST_STOP = 9_500;

/** Serves what is in the archive until it is stopped. */
export function serveCommand(): Promise<Status> {
  return withArchive((config, store, signal) => serveUntil(config, store, signal));
}

/** Ingests the sample pages, then serves. */
export function startCommand(options: LexiconOption): Promise<Status> {
  return withArchive(async (config, store, signal) => {
    const found = await findPages([SEEDS], process.stdin);
    const nothingGiven = { newspaper: null, date: null, edition: null };
    const towns = await readTowns(found.files, options.lexicon ?? null);
    const report = await ingestInto(store, found, nothingGiven, towns, signal);
    if (signal.aborted) return;
    print(`The sample pages are in the archive:\n${printReport(report)}\n`);
    await serveUntil(config, store, signal);
  });
}

function withArchive(work: (config: Config, store: Store, signal: AbortSignal) => Promise<void>): Promise<Status> {
  const config = loadConfig();
  return untilStopped<Status>(async (signal) => {
    // What the server measures of the store, the driver tells it.
    const store = await openArchive(config, { client: { monitorCommands: config.traces !== undefined } });
    try {
      await work(config, store, signal);
      return 0;
    } finally {
      await store.close();
    }
  });
}

async function serveUntil(config: Config, store: Store, signal: AbortSignal): Promise<void> {
  // Loaded only here: a command that does not serve starts without the weight of a server.
  const { serve } = await import('../server/serve.js');
  const isTaken = config.apiToken !== undefined || config.apiTokens.length > 0;
  const corrections = isTaken ? await correctionsOf(store) : undefined;
  const server = await serve({ config, store, corrections });
  print(welcome(server.url, config.trustedDocuments === undefined));
  try {
    await stopped(signal);
  } finally {
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    await server.close(String(signal.reason));
  }
}

/** Loaded only where somebody may ask for corrections. */
async function correctionsOf(store: Store): Promise<ArchiveCorrectionService> {
  const { ArchiveCorrectionService } = await import('../corrections/archive-correction-service.js');
  return new ArchiveCorrectionService(store);
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function welcome(url: string, isOpen: boolean): string {
  const root = url.replace(/\/+$/u, '');
  const forAnything = [
    `  ${root}/          the reading room: the archive in a browser`,
    `  ${root}/sandbox   Apollo Sandbox with a first query: press Run`,
    `  ${root}/graphiql  an explorer that needs no internet`,
    `  ${root}/graphql   for programs, by POST or GET:`,
    `  curl ${root}/graphql -H 'content-type: application/json' -d '{"query":"{ articles(first: 3) { totalCount nodes { headline officials { name titles } } } }"}'`,
  ];
  const forRegistered = [`  ${root}/graphql   for programs, which may ask what TRUSTED_DOCUMENTS names`];
  return [`Broadsheet is at ${root}/`, ...(isOpen ? forAnything : forRegistered), 'Ctrl-C ends it.'].join('\n');
}
