/** Messages about saved searches, as a real receiver gets them. */
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSchema } from '../../src/resolvers/schema.js';
import { type SavedSearchDocument, SavedSearches, savedSearchesOf } from '../../src/store/saved-searches.js';
import { Deliverer } from '../../src/webhooks/deliverer.js';
import { Destinations } from '../../src/webhooks/destination.js';
import { TestArchive } from '../support/archive.js';
import { writtenPage } from '../support/written.js';

interface Received {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

let archive: TestArchive;
let receiver: http.Server;
let url: string;
let received: Received[];
/** What the receiver answers, one after another, and then 204. */
let answers: { status: number; headers?: http.OutgoingHttpHeaders }[];
let time: number;
let warnings: string[];

beforeEach(async () => {
  archive = await TestArchive.open();
  [received, answers, warnings, time] = [[], [], [], Date.now()];
  receiver = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const { status, headers = {} } = answers.shift() ?? { status: 204 };
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/news`;
});
afterEach(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await archive.close();
});

async function delivererTo(...networks: string[]): Promise<Deliverer> {
  return new Deliverer({
    db: archive.db,
    schema: await createSchema(),
    destinations: new Destinations(networks),
    linkTo: (id) => `https://archive.example/id/${id}`,
    warn: ({ attempts }, message) => warnings.push(`${attempts} ${message}`),
    now: () => time,
  });
}

async function put(number: number, text = writtenPage(number)): Promise<void> {
  const input = { name: `第${number}页`, text, date: `2021-06-${number + 10}`, newspaper: '怀川晨报', edition: 'A01' };
  await archive.data('mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }', { input });
}

const save = (filter: object = { text: '合作社' }) =>
  new SavedSearches(archive.db, 'desk').save('合作社', JSON.stringify(filter), url);

const webhook = async () => (await savedSearchesOf(archive.db).findOne({}))?.webhook;

/** As docs/FEEDS.md tells receivers to. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

const secretOf = ({ webhook: saved }: SavedSearchDocument): string => saved?.secret ?? '';
const told = ({ body }: Received) => JSON.parse(body).data;

describe('a webhook is told', () => {
  test('of what came since its search was saved, signed so that it can be believed', async () => {
    await put(0);
    const search = await save();
    const deliverer = await delivererTo('127.0.0.1');
    await deliverer.deliver();
    expect(received).toEqual([]);
    await put(1);
    await deliverer.deliver();
    expect(received).toHaveLength(1);
    const [message] = received as [Received];
    expect(message.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(isSigned(message, secretOf(search))).toBe(true);
    expect(isSigned({ ...message, body: `${message.body} ` }, secretOf(search))).toBe(false);
    expect(Number(message.headers['webhook-timestamp'])).toBe(Math.floor(time / 1000));
    expect(JSON.parse(message.body)).toMatchObject({
      type: 'articles.changed',
      timestamp: new Date(time).toISOString(),
    });
    const { savedSearch, since, snapshot, count, articles } = told(message);
    expect({ savedSearch, count }).toEqual({ savedSearch: { id: search._id, name: '合作社' }, count: 1 });
    expect(snapshot).toBeGreaterThan(since);
    expect(articles).toEqual([
      {
        id: expect.stringMatching(/^art_/u),
        url: `https://archive.example/id/${articles[0].id}`,
        headline: '博爱县农机合作社添新机',
        kind: 'NEWS',
        date: '2021-06-11',
        newspaper: '怀川晨报',
        edition: expect.stringContaining('A01'),
      },
    ]);
    expect(await webhook()).toMatchObject({
      state: 'ACTIVE',
      told: snapshot,
      attempts: 0,
      lastError: null,
      pending: null,
    });
    await deliverer.deliver();
    expect(received).toHaveLength(1);
  });

  test('nothing of what it has not asked for', async () => {
    await put(0);
    await save({ locationName: '无此地' });
    await put(1);
    await (await delivererTo('127.0.0.1')).deliver();
    expect(received).toEqual([]);
    expect((await webhook())?.told).toBeGreaterThan(0);
  });

  test('again after a failure, later each time, under the same id, until it is taken', async () => {
    await put(0);
    const search = await save();
    await put(1);
    answers = [{ status: 500 }, { status: 503 }];
    const deliverer = await delivererTo('127.0.0.1');
    await deliverer.deliver();
    expect(received).toHaveLength(1);
    expect(await webhook()).toMatchObject({ attempts: 1, lastError: 'answered 500', state: 'ACTIVE' });
    // Not before it is time.
    await deliverer.deliver();
    expect(received).toHaveLength(1);
    const first = (await webhook())?.nextAt.getTime() ?? 0;
    expect(first - time).toBeGreaterThanOrEqual(10_000);
    // What comes meanwhile is another message.
    await put(2);
    time = first;
    await deliverer.deliver();
    expect(received).toHaveLength(2);
    const second = (await webhook())?.nextAt.getTime() ?? 0;
    expect(second - time).toBeGreaterThanOrEqual(20_000);
    time = second;
    await deliverer.deliver();
    expect(received).toHaveLength(3);
    const ids = received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    for (const message of received) expect(isSigned(message, secretOf(search))).toBe(true);
    expect(told(received[2] as Received).articles).toEqual(told(received[0] as Received).articles);
    await deliverer.deliver();
    expect(told(received[3] as Received).articles).toHaveLength(1);
    expect(received[3]?.headers['webhook-id']).not.toBe(ids[0]);
    expect(await webhook()).toMatchObject({ attempts: 0, lastError: null });
    expect(warnings).toEqual(['1 a webhook was not told: answered 500', '2 a webhook was not told: answered 503']);
  });

  test('nothing more once it has failed for most of a day', async () => {
    await put(0);
    await save();
    await put(1);
    const deliverer = await delivererTo('127.0.0.1');
    answers = Array.from({ length: 20 }, () => ({ status: 500 }));
    for (let tries = 0; tries < 20; tries++) {
      await deliverer.deliver();
      time = Math.max(time, (await webhook())?.nextAt.getTime() ?? 0);
    }
    expect(received).toHaveLength(16);
    expect(await webhook()).toMatchObject({ state: 'FAILED', attempts: 16 });
    // Saved again, it begins anew.
    await save();
    expect(await webhook()).toMatchObject({ state: 'ACTIVE', attempts: 0 });
  });

  test('nothing more once it says that it is gone', async () => {
    await put(0);
    await save();
    await put(1);
    answers = [{ status: 410 }];
    await (await delivererTo('127.0.0.1')).deliver();
    expect(await webhook()).toMatchObject({ state: 'FAILED', lastError: 'answered 410' });
  });

  test('by one process of several', async () => {
    await put(0);
    await save();
    await put(1);
    const several = await Promise.all([1, 2, 3].map(() => delivererTo('127.0.0.1')));
    await Promise.all(several.map((deliverer) => deliverer.deliver()));
    expect(received).toHaveLength(1);
  });

  test('nowhere that it is sent on to', async () => {
    await put(0);
    await save();
    await put(1);
    answers = [{ status: 307, headers: { location: url } }];
    await (await delivererTo('127.0.0.1')).deliver();
    expect(received).toHaveLength(1);
    expect(await webhook()).toMatchObject({ lastError: 'answered 307' });
  });

  test.each(['127.0.0.1', 'localhost'])('never at %s unless that is allowed', async (host) => {
    url = url.replace('127.0.0.1', host);
    await put(0);
    await save();
    await put(1);
    await (await delivererTo()).deliver();
    expect(received).toEqual([]);
    expect((await webhook())?.lastError).toContain('not public');
    time = (await webhook())?.nextAt.getTime() ?? 0;
    await (await delivererTo('127.0.0.0/8', '::1')).deliver();
    expect(received).toHaveLength(1);
  });

  test('of a hundred articles at most, and how many there are', async () => {
    const search = await save({});
    const text = Array.from({ length: 56 }, (_, n) => writtenPage(n)).join('\n');
    await put(1, text);
    await (await delivererTo('127.0.0.1')).deliver();
    const { count, articles } = told(received[0] as Received);
    expect(articles.length).toBe(Math.min(100, count));
    expect(count).toBeGreaterThan(100);
    expect(isSigned(received[0] as Received, secretOf(search))).toBe(true);
  });
});

test('a server that stops does not wait for whoever does not answer', async () => {
  receiver.removeAllListeners('request');
  const asked = new Promise<void>((resolve) => receiver.once('request', () => resolve()));
  await put(0);
  await save();
  await put(1);
  const deliverer = await delivererTo('127.0.0.1');
  const delivering = deliverer.deliver();
  await asked;
  await deliverer.stop();
  await delivering;
  // It is tried again by whoever comes next.
  expect(await webhook()).toMatchObject({ attempts: 0, claimedUntil: new Date(0), state: 'ACTIVE' });
});
