import { defineConfig } from 'vitest/config';

export default defineConfig({
  // type-graphql and the tests must share one copy of graphql ("from another module or realm" otherwise).
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // A loop over nothing must not pass for a test.
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
