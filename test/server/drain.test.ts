/** How the server stops: the test holds answers back, so that requests are under way while it does. */
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drain } from '../../src/server/drain.js';
import { UnderWay } from '../../src/server/under-way.js';

const GET = 'GET /slow HTTP/1.1\r\nhost: x\r\n\r\n';

let app: FastifyInstance;
let drain: Drain;
/** Emits `came` for each request, and answers all at `answer`. */
let requests: EventEmitter;

beforeEach(async () => {
  requests = new EventEmitter().setMaxListeners(0);
  app = Fastify({ forceCloseConnections: 'idle', return503OnClosing: false });
  drain = new Drain(app, new UnderWay());
  app.get('/slow', async () => {
    const answered = once(requests, 'answer');
    requests.emit('came');
    await answered;
    return 'answered';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
});

afterEach(async () => {
  requests.emit('answer');
  await app.close();
});

async function connected(): Promise<Socket> {
  const { port } = app.server.address() as AddressInfo;
  const taken = once(app.server, 'connection');
  const socket = connect({ port, host: '127.0.0.1' }).setEncoding('utf8');
  await taken;
  return socket;
}

/** All that comes until the server closes the connection. */
async function whole(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}

const statusesIn = (text: string): string[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/gu)].map(([, status = '']) => status);

/** Resolves when so many requests have come. */
function come(count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    requests.on('came', () => {
      if (--left === 0) resolve();
    });
  });
}

describe('a server that is told to stop', () => {
  it('answers what it has received as ever, however many there are on a connection, and closes that with the last', async () => {
    const [one, two] = [await connected(), await connected()];
    const all = come(3);
    one.write(GET);
    two.write(GET + GET);
    await all;
    const stopped = drain.stop('the test wants it');
    await vi.waitFor(() => expect(app.server.listening).toBe(false));
    const answers = Promise.all([whole(one), whole(two)]);
    requests.emit('answer');
    const [first, second] = await answers;
    expect(statusesIn(first)).toEqual(['200']);
    expect(statusesIn(second)).toEqual(['200', '200']);
    expect(second.match(/connection: close/gu)).toHaveLength(1);
    await stopped;
  });

  it('answers what comes in time, and tells what comes later to ask again', async () => {
    const [early, late] = [await connected(), await connected()];
    late.write(GET.slice(0, 10));
    const stopped = drain.stop('the test wants it');
    const came = come(1);
    early.write(GET);
    await came;
    await vi.waitFor(() => expect(app.server.listening).toBe(false));
    const answers = Promise.all([whole(early), whole(late)]);
    late.write(GET.slice(10));
    await once(late, 'data');
    requests.emit('answer');
    const [first, second] = await answers;
    expect(statusesIn(first)).toEqual(['200']);
    expect(statusesIn(second)).toEqual(['503']);
    expect(second).toMatch(/retry-after: 1\r\n/u);
    expect(second).toMatch(/connection: close\r\n/u);
    expect(second).toContain('"code":"CANCELLED"');
    await stopped;
  });
});
