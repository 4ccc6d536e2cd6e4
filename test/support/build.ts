/** Before tests that run the program: it is built, and the sample pages are ingested by it. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { PROGRAM } from './program.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder that holds the sample pages, for every test file to copy. */
    readonly samples: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const samples = await mkdtemp(join(tmpdir(), 'broadsheet-samples-'));
  const node = (args: readonly string[]) =>
    execFileSync(process.execPath, args, { env: { DATA_DIR: samples }, stdio: ['ignore', 'ignore', 'inherit'] });
  node(['scripts/build.mjs']);
  node([PROGRAM, 'ingest', 'seeds']);
  project.provide('samples', samples);
  return () => rm(samples, { recursive: true });
}
