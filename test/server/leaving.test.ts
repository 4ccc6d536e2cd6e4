/** Whoever leaves is no longer served. Replies of the store are held, so that a request is under way while the test looks. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { ArchiveCorrectionService } from '../../src/corrections/archive-correction-service.js';
import { RequestState } from '../../src/resolvers/request-state.js';
import { type Served, serve } from '../../src/server/serve.js';
import { collectionsOf } from '../../src/store/collections.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { headOf } from '../../src/store/head.js';
import { findAll } from '../../src/store/reading.js';
import { CancelledError, DeadlineError } from '../../src/store/snapshot.js';
import { Valve } from '../support/valve.js';

const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent' });
let folder: string;
let embedded: Store;
let valve: Valve;
let store: Store;
let served: Served;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-leaving-'));
  embedded = await openStore({ database: 'leaving', dataDir: join(folder, 'data') });
  valve = await Valve.before(embedded.address, folder);
  store = await openStore({ uri: valve.uri, database: 'leaving', dataDir: '' });
  served = await serve({ config, store });
});

afterEach(async () => {
  valve.release();
  await served.close();
  await store.close();
  await valve.close();
  await embedded.close();
  await rm(folder, { recursive: true });
});

function ask(signal?: AbortSignal): Promise<Response> {
  return fetch(new URL('/graphql', served.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ articles(first: 1) { nodes { headline } } }' }),
    signal: signal ?? null,
  });
}

/** Waits until a request is at the store, which does not reply. */
async function underWay<T>(begin: () => Promise<T>): Promise<Promise<T>[]> {
  // The snapshot number, which all requests share, is known.
  await headOf(store.db).current();
  const held = once(valve, 'held');
  valve.hold();
  const answer = begin();
  await held;
  return [answer];
}

describe('what is asked of the store', () => {
  it('ends when the connection of whoever asked is closed, and others are answered', async () => {
    const client = new AbortController();
    const [answer] = await underWay(() => ask(client.signal));
    const left = once(valve, 'left');
    client.abort();
    await expect(answer).rejects.toThrow('aborted');
    await left;
    valve.release();
    expect(await (await ask()).json()).toEqual({ data: { articles: { nodes: [] } } });
  });

  it('ends when the server stops and it takes long, which is told', async () => {
    const [answer] = await underWay(() => ask());
    const closed = served.close('the test is over');
    const response = await answer;
    expect(response?.status).toBe(503);
    expect(response?.headers.get('retry-after')).toBe('1');
    expect(await response?.json()).toMatchObject({ errors: [{ extensions: { code: 'CANCELLED' } }] });
    await closed;
  });

  it('ends with the time of the request, whether or not the store replies', async () => {
    const state = new RequestState({
      collections: collectionsOf(store.db),
      head: headOf(store.db),
      sequence: 0,
      timeLimit: 300,
      corrections: () => {
        throw new Error('none are asked for');
      },
    });
    const snapshot = await state.snapshot();
    const [found] = await underWay(() => findAll(snapshot, snapshot.collections.articles, {}));
    await expect(found).rejects.toThrow(DeadlineError);
    await expect(state.snapshot()).rejects.toThrow(DeadlineError);
  });

  it('is told to be late when a correction takes longer than a request may, and nothing is read afterwards', async () => {
    const state = new RequestState({
      collections: collectionsOf(store.db),
      head: headOf(store.db),
      timeLimit: 300,
      corrections: () => new ArchiveCorrectionService(store),
    });
    await expect(state.correct(() => new Promise<void>(() => undefined))).rejects.toThrow(DeadlineError);
    await expect(state.snapshot()).rejects.toThrow(DeadlineError);
  });

  it('is nothing more once the request has ended', async () => {
    const state = new RequestState({
      collections: collectionsOf(store.db),
      head: headOf(store.db),
      timeLimit: 60_000,
      corrections: () => {
        throw new Error('none are asked for');
      },
    });
    state.end(new CancelledError('left'));
    await expect(state.snapshot()).rejects.toThrow(CancelledError);
    await expect(state.correct(async () => undefined)).rejects.toThrow(CancelledError);
  });
});
