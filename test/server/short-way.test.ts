/** Answers that are kept, given past Fastify; whatever is out of the ordinary still comes through it, and whole. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessTo } from '../../src/server/access.js';
import { Answer } from '../../src/server/answer.js';
import { AnswerCache } from '../../src/server/answer-cache.js';
import { CONNECTION_LIMITS, limitConnections } from '../../src/server/connections.js';
import { Drain } from '../../src/server/drain.js';
import { questionIn } from '../../src/server/question.js';
import { openShortWay } from '../../src/server/short-way.js';
import { UnderWay } from '../../src/server/under-way.js';
import type { ArchiveHead } from '../../src/store/head.js';

const QUERY = JSON.stringify({ query: '{ pages { totalCount } }' });
const ADDRESS = '/graphql?query=%7B%20pages%20%7B%20totalCount%20%7D%20%7D';
const KEPT = '{"data":{"pages":{"totalCount":3}}}\n';
const POSTED = { 'content-type': 'application/json' };
const ALLOWED = { 'apollo-require-preflight': 'true' };
const SEQUENCE = 7;

let app: FastifyInstance;
let answers: AnswerCache;
let sequence: number | undefined;

beforeEach(() => {
  answers = new AnswerCache(2 ** 20);
  sequence = SEQUENCE;
});
afterEach(() => app.close());

/** A server on whose long way requests are echoed. */
async function open({ readToken, maxConnections = 10 }: { readToken?: string; maxConnections?: number } = {}) {
  app = Fastify({ forceCloseConnections: true });
  const crowd = limitConnections(app, { ...CONNECTION_LIMITS, maxConnections });
  const drain = new Drain(app, new UnderWay());
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, text, done) => done(null, text));
  const echo = async (request: { body: unknown }): Promise<string> => `the long way: ${String(request.body)}`;
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: echo });
  const head = { known: () => sequence } as ArchiveHead;
  const access = accessTo(undefined, { readToken });
  await openShortWay(app, { answers, head, access, crowd, drain, metrics: undefined });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return drain;
}

/** Keeps an answer to what is asked so. */
function keep(text = KEPT, headers: Record<string, string> = POSTED, method = 'POST', url = '/graphql'): Answer {
  const answer = new Answer(text, 'application/json; charset=utf-8', null);
  const question = questionIn({ method, url, headers }, method === 'POST' ? QUERY : null);
  answers.get(SEQUENCE, '');
  answers.keep(SEQUENCE, question ?? '', answer);
  return answer;
}

function requestOf(method: string, url: string, headers: Record<string, string>, body = ''): string {
  const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
  const lines = Object.entries({ host: 'localhost', ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

const POST = (headers: Record<string, string> = {}, body = QUERY): string =>
  requestOf('POST', '/graphql', { ...POSTED, ...headers }, body);

/** Sends these pieces, each once the server has the head that the first one holds, and gives what comes back until the connection is closed. */
async function send(...pieces: string[]): Promise<string> {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  const ended = once(socket, 'close');
  for (const piece of pieces) {
    const begun = once(app.server, 'request');
    socket.write(piece);
    if (piece !== pieces.at(-1)) await begun;
  }
  await ended;
  return received;
}

const LAST = { connection: 'close' };

describe('an answer that is kept', () => {
  test('is given to who posts the question', async () => {
    await open();
    keep();
    const given = await send(POST(LAST));
    expect(given).toMatch(/^HTTP\/1\.1 200 OK\r\n/u);
    expect(given).toContain('\r\ncontent-type: application/json; charset=utf-8\r\n');
    expect(given).toContain('\r\ncache-control: no-store\r\n');
    expect(given).toContain('\r\nx-content-type-options: nosniff\r\n');
    expect(given).toContain(`\r\ncontent-length: ${KEPT.length}\r\n`);
    expect(given).toMatch(/\r\nx-request-id: \S+\r\n/u);
    expect(given.endsWith(`\r\n\r\n${KEPT}`)).toBe(true);
  });

  test('is given to who asks its address, and named', async () => {
    await open();
    const { etag } = keep(KEPT, ALLOWED, 'GET', ADDRESS);
    expect(await send(requestOf('GET', ADDRESS, { ...ALLOWED, ...LAST }))).toContain(`\r\netag: ${etag}\r\n`);
    const known = await send(requestOf('GET', ADDRESS, { ...ALLOWED, ...LAST, 'if-none-match': etag }));
    expect(known).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/u);
    expect(known).not.toContain('content-length');
  });

  test('is given again and again over one connection, and what is new comes between', async () => {
    await open();
    keep();
    const given = await send(POST() + POST({}, '{"query":"{ new }"}') + POST(LAST));
    expect(given.split('HTTP/1.1 200 OK').map((each) => each.split('\r\n\r\n')[1])).toEqual([
      undefined,
      KEPT,
      'the long way: {"query":"{ new }"}',
      // Behind one that is not ready, the long way is as good.
      `the long way: ${QUERY}`,
    ]);
  });

  test('is given under the name that a proxy gave the request', async () => {
    await open();
    keep();
    expect(await send(POST({ ...LAST, 'x-request-id': 'proxy-1' }))).toContain('\r\nx-request-id: proxy-1\r\n');
  });
});

describe('the long way goes', () => {
  const LONG = `the long way: ${QUERY}`;

  test.each<[string, string[]]>([
    ['a question that was not asked before', [POST({ ...LAST, accept: 'text/plain' })]],
    ['one that a page of another site asks', [POST({ ...LAST, origin: 'https://example.org' })]],
    ['one whose body comes later', [POST(LAST).slice(0, -QUERY.length), QUERY]],
    ['one whose body comes in parts', [POST(LAST).slice(0, -5), QUERY.slice(-5)]],
    ['one with a token that nobody knows', [POST({ ...LAST, authorization: 'Bearer of-nobody' })]],
  ])('%s', async (_, pieces) => {
    await open();
    keep();
    expect((await send(...pieces)).endsWith(`\r\n\r\n${LONG}`)).toBe(true);
  });

  test('what is asked while the snapshot is not known', async () => {
    await open();
    keep();
    sequence = undefined;
    expect(await send(POST(LAST))).toContain(LONG);
  });

  test('what is asked of a later snapshot', async () => {
    await open();
    keep();
    sequence = SEQUENCE + 1;
    expect(await send(POST(LAST))).toContain(LONG);
  });

  test('what is asked of a closed archive without its token', async () => {
    await open({ readToken: 'a-secret-of-the-newsroom' });
    keep();
    expect(await send(POST(LAST))).toContain(LONG);
  });

  test('an answer that is long, and one that has to be compressed first', async () => {
    await open();
    keep(JSON.stringify('x'.repeat(20_000)));
    expect(await send(POST(LAST))).toContain(LONG);
    const answer = keep(JSON.stringify('x'.repeat(2_000)));
    expect(await send(POST({ ...LAST, 'accept-encoding': 'gzip' }))).toContain(LONG);
    await answer.encode('gzip');
    expect(await send(POST({ ...LAST, 'accept-encoding': 'gzip' }))).toContain('\r\ncontent-encoding: gzip\r\n');
  });

  test('who is beyond the number of connections, to be turned away', async () => {
    await open({ maxConnections: 0 });
    keep();
    app.server.maxConnections = 5;
    expect(await send(POST(LAST))).toMatch(/^HTTP\/1\.1 503 /u);
  });

  test('what is asked while the server stops, whose last answers say so', async () => {
    const drain = await open();
    keep();
    const { port } = app.server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1' }).setEncoding('utf8');
    await once(app.server, 'connection');
    const stopped = drain.stop('the test wants it');
    socket.write(POST());
    const [given] = await once(socket, 'data');
    expect(given).toContain('connection: close');
    expect(given).toContain(LONG);
    await stopped;
  });
});
