/** A store that takes what it is asked and says nothing, as a server does whose disk or machine hangs. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectionsOf } from '../../src/store/collections.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { ArchiveHead } from '../../src/store/head.js';
import { isUnreachable } from '../../src/store/unreachable.js';
import { temporaryFolder } from './support.js';

let folder: string;
let behind: Store;
let isStalled = false;
const sockets = new Set<Socket>();
const server = createServer((driver) => {
  const store = connect(decodeURIComponent(new URL(behind.address).host));
  for (const [socket, other] of [
    [driver, store],
    [store, driver],
  ] as const) {
    sockets.add(socket);
    socket.on('error', () => other.destroy()).on('close', () => other.destroy());
    // What comes while it is stalled is never answered, as by a machine that was replaced.
    socket.on('data', (chunk) => isStalled || other.write(chunk));
  }
});

beforeEach(async () => {
  isStalled = false;
  folder = await temporaryFolder();
  behind = await openStore({ database: 'a', dataDir: folder });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await behind.close();
  await rm(folder, { recursive: true });
});

const open = (client = {}) => {
  const uri = `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`;
  return openStore({ uri, database: 'a', dataDir: folder, client });
};

it('is out of reach for whoever opens it', async () => {
  isStalled = true;
  await expect(open({ serverSelectionTimeoutMS: 300, connectTimeoutMS: 300 })).rejects.toMatchObject({
    code: 'STORE_UNREACHABLE',
  });
});

it('is out of reach for whoever reads the snapshot number, and within reach once it answers again', async () => {
  const store = await open({ serverSelectionTimeoutMS: 300, connectTimeoutMS: 300 });
  const { archive } = collectionsOf(store.db);
  await archive.insertOne({ _id: 'archive', sequence: 7, writer: null });
  const head = new ArchiveHead(archive, -1, 500);
  expect(await head.current()).toBe(7);
  isStalled = true;
  const error = await head.current().catch((cause: unknown) => cause);
  expect(isUnreachable(error), String(error)).toBe(true);
  isStalled = false;
  expect(await head.current()).toBe(7);
  await store.close();
});
