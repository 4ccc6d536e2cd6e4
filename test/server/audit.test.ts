/** The audits of `graphql-http`: GraphQL over HTTP as its specification has it, one test an audit. */
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

let archive: TestArchive;
let served: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  served = await serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent' }), store: archive.store });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

const audits = serverAudits({ url: () => new URL('/graphql', served.url).href });

/** What docs/API.md ("Errors") says is done otherwise, and why. */
const OTHERWISE: Readonly<Record<string, 'warn'>> = {
  // What is wrong with the question has the status 400, whichever JSON is wanted.
  '572B': 'warn',
  FDE2: 'warn',
  '7B9B': 'warn',
};

describe('GraphQL over HTTP', () => {
  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: OTHERWISE[audit.id] ?? 'ok' });
  });
});
