/** Clients that are slow, and clients that are many, as they reach the server: over sockets of their own. */
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CONNECTION_LIMITS,
  type ConnectionLimits,
  limitConnections,
  type Patience,
  timeoutsOf,
} from '../../src/server/connections.js';

/** More than what the sockets of a machine hold between them. */
const LONG = Buffer.alloc(32 * 2 ** 20, 'x');
const PATIENT: Patience = { head: 60_000, request: 60_000, still: 60_000, answer: 60_000 };

const servers: FastifyInstance[] = [];
const clients: Socket[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const server of servers.splice(0)) await server.close();
});

/** Emits `one` in `gone` with each connection that is closed at its side; `release` answers who waits at `/waits`. */
async function serverWith(limits: Partial<ConnectionLimits>, patience: Partial<Patience> = {}) {
  const all = { ...CONNECTION_LIMITS, ...limits, patience: { ...PATIENT, ...patience } };
  const app = Fastify({ ...timeoutsOf(all.patience), forceCloseConnections: true });
  servers.push(app);
  limitConnections(app, all);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  app.get('/', async () => 'short');
  app.get('/health/live', async () => 'live');
  app.get('/long', async () => LONG);
  app.post('/', async () => 'posted');
  let waiting = (): void => undefined;
  app.get('/waits', async () => {
    waiting();
    await released;
    return 'waited';
  });
  const gone = new EventEmitter();
  app.server.on('connection', (socket: Socket) => socket.once('close', () => gone.emit('one')));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const begun = () =>
    new Promise<void>((resolve) => {
      waiting = resolve;
    });
  return { port, release, begun, gone };
}

async function client(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  clients.push(socket);
  await once(socket, 'connect');
  return socket.on('error', () => undefined);
}

/** Everything that comes until the connection is closed. */
async function allOf(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'close');
  return text;
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;
const getLast = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;

describe('who takes too long is disconnected', () => {
  it('before anything is sent', async () => {
    const { port } = await serverWith({}, { head: 100 });
    expect(await allOf(await client(port))).toContain('408');
  });

  it('in the middle of a head', async () => {
    const { port } = await serverWith({}, { head: 100 });
    const socket = await client(port);
    socket.write('GET / HTTP/1.1\r\nx-y: ');
    expect(await allOf(socket)).toContain('408');
  });

  it('in the middle of a body', async () => {
    const { port } = await serverWith({}, { head: 100, request: 200 });
    const socket = await client(port);
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\nabc');
    expect(await allOf(socket)).toContain('408');
  });

  it.each([
    ['to begin with reading an answer', { still: 200 }],
    ['to read an answer to its end', { answer: 0 }],
  ])('%s', async (_, patience) => {
    const { port, gone } = await serverWith({}, patience);
    const socket = await client(port);
    const ended = once(gone, 'one');
    socket.pause().write(get('/long'));
    await ended;
    socket.resume();
    expect((await allOf(socket)).length).toBeLessThan(LONG.length);
  });

  it('where more is waiting to be read than there is room for, beginning with who waits longest', async () => {
    const { port, gone } = await serverWith({ maxUnread: 2.5 * LONG.length });
    const ended = once(gone, 'one');
    const lazy: Socket[] = [];
    for (let i = 0; i < 3; i++) {
      const socket = await client(port);
      lazy.push(socket.pause());
      socket.write(get('/long'));
      await once(socket, 'readable');
    }
    await ended;
    const lengths = await Promise.all(lazy.map(async (socket) => lengthOf(socket)));
    expect(lengths[0]).toBeLessThan(LONG.length);
    expect(lengths.slice(1).every((length) => length > LONG.length)).toBe(true);
  });
});

describe('who comes when there are too many', () => {
  it('with a request is told to come again, while what watches over the process is answered', async () => {
    const { port, release, begun } = await serverWith({ maxRequests: 1 });
    const first = await client(port);
    const waits = begun();
    first.write(getLast('/waits'));
    await waits;
    const second = await client(port);
    second.write(get('/'));
    const refusal = await allOf(second);
    expect(refusal).toContain('503 Service Unavailable');
    expect(refusal).toMatch(/retry-after: 1\r\n/u);
    expect(refusal).toContain('"OVERLOADED"');
    const watch = await client(port);
    watch.write(getLast('/health/live'));
    expect(await allOf(watch)).toContain('live');
    release();
    expect(await allOf(first)).toContain('waited');
    const next = await client(port);
    next.write(getLast('/'));
    expect(await allOf(next)).toContain('short');
  });

  it('with a connection is told so, until one of the others is closed', async () => {
    const { port, gone } = await serverWith({ maxConnections: 4 });
    const idle = [];
    for (let i = 0; i < 4; i++) idle.push(await client(port));
    const more = await client(port);
    more.write(get('/'));
    expect(await allOf(more)).toContain('503');
    const left = once(gone, 'one');
    idle[0]?.destroy();
    await left;
    const next = await client(port);
    next.write(getLast('/'));
    expect(await allOf(next)).toContain('short');
  });

  it('and leaves makes room, even with answers that wait behind others', async () => {
    const { port, release, begun, gone } = await serverWith({ maxRequests: 3 });
    const first = await client(port);
    const waits = begun();
    first.write(get('/waits') + get('/waits') + get('/waits'));
    await waits;
    const left = once(gone, 'one');
    first.destroy();
    await left;
    const next = await client(port);
    next.write(getLast('/'));
    expect(await allOf(next)).toContain('short');
    release();
  });

  it('and does nothing hinders nobody', async () => {
    const { port } = await serverWith({});
    for (let i = 0; i < 2_000; i++) await client(port);
    const next = await client(port);
    next.write(getLast('/'));
    expect(await allOf(next)).toContain('short');
  });
});

/** How much comes before the connection is closed, or the answer is whole. */
async function lengthOf(socket: Socket): Promise<number> {
  let length = 0;
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      length += chunk.length;
      if (length > LONG.length) resolve();
    });
    socket.once('close', () => resolve());
    socket.resume();
  });
  return length;
}
