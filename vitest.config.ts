import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { GapsReporter } from './test/support/gaps-reporter.js';

/** What runs the whole program, or asks the sample pages: it is built, and reads them, once for all. */
const WITH_PROGRAM = [
  'test/e2e/**/*.test.ts',
  'test/docs/**/*.test.ts',
  'test/sdk/**/*.test.ts',
  'test/web/**/*.test.ts',
];

/** Where MONGODB_URI names a server, what is asked of any store is asked of that one: see CONTRIBUTING.md. */
const ON_SERVER = process.env.MONGODB_URI !== undefined;
const SERVER = { globalSetup: 'test/support/server.ts', setupFiles: 'test/support/expect-gaps.ts' };

export default defineConfig({
  // type-graphql and the tests must share one copy of graphql ("from another module or realm" otherwise).
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // A loop over nothing must not pass for a test.
    expect: { requireAssertions: true },
    testTimeout: ON_SERVER ? 240_000 : 30_000,
    hookTimeout: ON_SERVER ? 240_000 : 60_000,
    // Files share their thread's modules: lexicon, weights and schema are made once a thread, not once a file.
    isolate: false,
    // Many wait for a process or a clock most of the time: even of two cores none is left free.
    maxWorkers: Math.max(2, availableParallelism()),
    ...(ON_SERVER && { ...SERVER, exclude: ['test/store/embedded/**'], reporters: ['default', new GapsReporter()] }),
    // In the order of their names: what takes longest begins, so that no worker is left with it at the end.
    projects: [
      {
        extends: true,
        test: { name: 'program', include: WITH_PROGRAM, globalSetup: 'test/support/build.ts', testTimeout: 240_000 },
      },
      { extends: true, test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: WITH_PROGRAM } },
    ],
  },
});
