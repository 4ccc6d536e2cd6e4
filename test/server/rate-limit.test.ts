/** What one client may ask for in a minute, by what it costs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const TOKEN = 'the-token-of-the-newsroom';
const BUDGET = 500_000;
const config = loadConfig({
  PORT: '0',
  LOG_LEVEL: 'silent',
  API_TOKEN: TOKEN,
  COST_PER_MINUTE: String(BUDGET),
  TRUST_PROXY: '127.0.0.1',
});
const COSTLY = '{ people(first: 100) { nodes { appearances(first: 50) { nodes { name titles } } } } }';
const CHEAP = '{ __typename }';
let archive: TestArchive;
let served: Served;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
  served = await serve({ config, store: archive.store, corrections: archive.corrections });
});
afterAll(async () => {
  await served.close();
  await archive.close();
});

function ask(query: string, client: string, token?: string): Promise<Response> {
  return fetch(new URL('/graphql', served.url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': client,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
}

/** Asks for the costly until that is refused; what is asked differs, so that no answer is kept ready. */
async function spendAll(client: string, token?: string): Promise<Response> {
  for (let n = 0; n < BUDGET; n++) {
    const response = await ask(`${COSTLY} # ${client} ${n}`, client, token);
    if (response.status !== 200) return response;
  }
  throw new Error('nothing was refused');
}

describe('a client that asks for too much in a minute', () => {
  it('is told so, with how long to wait, and may ask for what costs less', async () => {
    const refusal = await spendAll('192.0.2.1');
    expect(refusal.status).toBe(429);
    const seconds = Number(refusal.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refusal.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', cost: expect.any(Number), limit: BUDGET } }],
    });
    expect((await ask(CHEAP, '192.0.2.1')).status).toBe(200);
  });

  it('leaves others theirs: of another address, or with a token', async () => {
    await spendAll('192.0.2.2');
    expect((await ask(`${COSTLY} # other`, '192.0.2.3')).status).toBe(200);
    expect((await ask(`${COSTLY} # known`, '192.0.2.2', TOKEN)).status).toBe(200);
  });

  it('gains nothing by a made-up token, nor by another address of its network', async () => {
    await spendAll('2001:db8:1:2::1');
    const other = '2001:db8:1:2:ffff::7';
    expect((await ask(`${COSTLY} # made up`, other, 'made-up-made-up-made-up')).status).toBe(429);
    expect((await ask(`${COSTLY} # elsewhere`, '2001:db8:9:2::1')).status).toBe(200);
  });

  it('may ask for any amount where nothing else is set', async () => {
    expect(loadConfig({}).costPerMinute).toBeUndefined();
  });
});
