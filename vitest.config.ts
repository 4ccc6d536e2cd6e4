import { defineConfig } from 'vitest/config';

/** What runs the whole program, or asks the sample pages: it is built, and reads them, once for all. */
const WITH_PROGRAM = ['test/e2e/**/*.test.ts', 'test/docs/**/*.test.ts', 'test/sdk/**/*.test.ts'];

export default defineConfig({
  // type-graphql and the tests must share one copy of graphql ("from another module or realm" otherwise).
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // A loop over nothing must not pass for a test.
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Files share their thread's modules: lexicon, weights and schema are made once a thread, not once a file.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: WITH_PROGRAM } },
      {
        extends: true,
        test: { name: 'program', include: WITH_PROGRAM, globalSetup: 'test/support/build.ts', testTimeout: 240_000 },
      },
    ],
  },
});
