/** The short form of `npm run attack`: the same hostile requests, against the program with little memory over the sample pages. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Attack, ask } from '../../bench/attack/attack.js';
import { CONNECTIONS } from '../../bench/attack/attacks/connections.js';
import { COSTLY } from '../../bench/attack/attacks/costly.js';
import { DOCUMENTS } from '../../bench/attack/attacks/documents.js';
import { attackedByMany } from '../../bench/attack/attacks/many.js';
import { dearest } from '../../bench/attack/attacks.js';
import { get } from '../../bench/attack/http.js';
import { MOST_MEMORY } from '../../bench/attack/report.js';
import { OwnServer } from '../../bench/attack/server.js';

let folder: string;
let server: OwnServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-attacked-'));
  const dataDir = join(folder, 'data');
  await cp(inject('samples'), dataDir, { recursive: true });
  server = await OwnServer.start({ dataDir, heap: 192, env: { ANSWER_CACHE_MB: '0' } });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** That it held, and goes on. */
async function expectHeld({ make, expected }: Attack): Promise<void> {
  expect(expected).toContain(await make(server.url));
  const { status, text } = await ask(server.url, { query: '{ articles(first: 1) { nodes { headline } } }' });
  expect(status, server.complaints).toBe(200);
  expect(JSON.parse(text).errors).toBeUndefined();
}

const named = (attacks: readonly Attack[]) => attacks.map((attack) => [attack.name, attack] as const);

describe('a server that is asked by somebody hostile', () => {
  it.each(named(COSTLY))('for much with little: %s', (_, attack) => expectHeld(attack));

  it.each(named(DOCUMENTS))('in a way that is hard to read: %s', (_, attack) => expectHeld(attack));

  it.each(named(CONNECTIONS.filter(({ isSlow }) => isSlow !== true)))('over strange connections: %s', (_, attack) =>
    expectHeld(attack),
  );

  it('ten times at once, for as much as the limits allow, stays ready within its memory', async () => {
    server.peak();
    expect(await attackedByMany(server.url, await dearest(server.url))).toEqual([]);
    const { status } = await get(`${server.url}/health/ready`);
    expect(status, server.complaints).toBe(200);
    expect(server.peak() ?? 0).toBeLessThan(MOST_MEMORY);
  });
});
