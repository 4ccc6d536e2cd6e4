/** Clients that are slow, that leave, that do not read, and that are many. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type Attack, ask, often } from '../attack.js';
import { connectTo, endOf, headOf, post, seen } from '../http.js';

const CLIENTS = 30;
/** More than a server keeps slow clients for: 20 s, and how often it looks. */
const PATIENCE = 25_000;

/** About as much as one answer may hold. */
const LARGE = JSON.stringify({ query: `{ pages(last: 1) { nodes { ${often(4, 'text')} } } }` });
const LONG = JSON.stringify({
  query: `{ ${Array.from({ length: 4 }, (_, n) => `a${n}: metricGroups(groupBy: LABEL, filter: { value: { gte: ${n} } }) { sum }`).join(' ')} }`,
});

async function clients(url: string, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let n = 0; n < count; n++) sockets.push(await connectTo(url));
  return sockets;
}

/** How all of them ended, each way once: "408". */
async function ends(sockets: readonly Socket[], milliseconds = PATIENCE): Promise<string> {
  const all = await Promise.all(sockets.map((socket) => endOf(socket, milliseconds)));
  for (const socket of sockets) socket.destroy();
  return [...new Set(all)].sort().join(' or ');
}

async function slowly(sockets: readonly Socket[], begin: string, more: string): Promise<string> {
  for (const socket of sockets) socket.write(begin);
  const dripping = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write(more);
  }, 500);
  return ends(sockets).finally(() => clearInterval(dripping));
}

export const CONNECTIONS: readonly Attack[] = [
  {
    name: '30 that send a head letter by letter',
    expected: ['408'],
    isOfMany: true,
    isSlow: true,
    make: async (url) => slowly(await clients(url, CLIENTS), 'POST /graphql HTTP/1.1\r\nhost: x\r\nx-y: ', 'z'),
  },
  {
    name: '30 that send a body letter by letter',
    expected: ['408'],
    isOfMany: true,
    isSlow: true,
    make: async (url) => slowly(await clients(url, CLIENTS), `${headOf(200_000)}{"query":"`, ' '),
  },
  {
    name: '30 that ask for much and do not read',
    expected: ['closed', '200 or closed', '200'],
    isOfMany: true,
    isSlow: true,
    make: async (url) => {
      const sockets = await clients(url, CLIENTS);
      const gone = Promise.all(sockets.map((socket) => once(socket, 'close')));
      for (const socket of sockets) socket.pause().write(headOf(Buffer.byteLength(LARGE)) + LARGE);
      await new Promise((resolve) => setTimeout(resolve, 15_000));
      for (const socket of sockets) socket.resume();
      await gone;
      return 'closed';
    },
  },
  {
    name: '30 that ask 20 times at once, and do not read',
    expected: ['closed'],
    isOfMany: true,
    isSlow: true,
    make: async (url) => {
      const sockets = await clients(url, CLIENTS);
      const gone = Promise.all(sockets.map((socket) => once(socket, 'close')));
      for (const socket of sockets) socket.pause().write((headOf(Buffer.byteLength(LARGE)) + LARGE).repeat(20));
      await new Promise((resolve) => setTimeout(resolve, 15_000));
      for (const socket of sockets) socket.resume();
      await gone;
      return 'closed';
    },
  },
  {
    name: '100 that ask for what takes long, and leave',
    expected: ['left'],
    isOfMany: true,
    make: async (url) => {
      for (const socket of await clients(url, 100)) {
        socket.write(headOf(Buffer.byteLength(LONG)) + LONG, () => setTimeout(() => socket.destroy(), 20));
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return 'left';
    },
  },
  {
    name: '10,000 connections that do nothing',
    expected: ['200'],
    isOfMany: true,
    isSlow: true,
    make: async (url) => {
      const sockets = await clients(url, 10_000);
      const answer = await seen(ask(url, { query: '{ archive { pageCount } }' }));
      for (const socket of sockets) socket.destroy();
      return answer;
    },
  },
  {
    name: '2,000 questions at once',
    expected: ['200 or 503 OVERLOADED', '200', '200 or 503 OVERLOADED or ECONNRESET'],
    isOfMany: true,
    isSlow: true,
    make: async (url) => {
      const answers = Array.from({ length: 2_000 }, (_, n) =>
        seen(ask(url, { query: `{ articles(first: 5) { nodes { headline } } a${n}: archive { pageCount } }` })),
      );
      return [...new Set(await Promise.all(answers))].sort().join(' or ');
    },
  },
  {
    name: 'what is no HTTP',
    expected: ['400', 'closed'],
    make: async (url) => {
      const socket = await connectTo(url);
      socket.write(Buffer.from('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.repeat(100), 'latin1'));
      return ends([socket]);
    },
  },
  {
    name: 'heads of 100 kB',
    expected: ['431', 'ECONNRESET'],
    make: (url) => seen(post(`${url}/graphql`, '{}', { headers: { 'x-y': 'z'.repeat(100_000) } })),
  },
  {
    name: 'two lengths of one body',
    expected: ['400', 'closed'],
    make: async (url) => {
      const socket = await connectTo(url);
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
      );
      return ends([socket]);
    },
  },
];
