import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { type Document, deserialize, serialize } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/store/connect.js';
import { temporaryFolder } from '../support.js';

/** What the driver never sends, and a stranger might. Only the embedded store is treated so. */
let store: Store;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  store = await openStore({ database: 'wire', dataDir: folder });
  await store.db.collection('papers').insertOne({ a: 1 });
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const OP_MSG = 2013;
const OP_QUERY = 2004;

function message(opcode: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + content.length, 0);
  header.writeInt32LE(77, 4);
  header.writeInt32LE(opcode, 12);
  return Buffer.concat([header, content]);
}

function flags(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const body = (command: Document): Buffer => Buffer.concat([Buffer.from([0]), serialize(command)]);

function sequence(name: string, documents: Uint8Array[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents]);
  const size = Buffer.alloc(5);
  size[0] = 1;
  size.writeInt32LE(4 + content.length, 1);
  return Buffer.concat([size, content]);
}

function dial(): Socket {
  return connect(decodeURIComponent(store.address.replace(/^mongodb:\/\//u, '').replace(/\/$/u, '')));
}

/** The first reply, or `closed` if the connection ends without one. */
function exchange(...chunks: Uint8Array[]): Promise<Document | 'closed'> {
  return new Promise((resolve, reject) => {
    const socket = dial();
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 16 || received.length < received.readInt32LE(0)) return;
      socket.destroy();
      resolve(deserialize(received.subarray(received.readInt32LE(12) === 1 ? 36 : 21, received.readInt32LE(0))));
    });
    socket.on('close', () => resolve('closed'));
    socket.on('error', reject);
    for (const chunk of chunks) socket.write(chunk);
  });
}

const PING = { ping: 1, $db: 'wire' };

describe('a message', () => {
  it('may come in pieces, and two in one piece', async () => {
    const ping = message(OP_MSG, flags(0), body(PING));
    expect(await exchange(...Array.from(ping, (byte) => Buffer.from([byte])))).toMatchObject({ ok: 1 });
    expect(await exchange(Buffer.concat([ping, ping]))).toMatchObject({ ok: 1 });
  });

  it('may carry documents beside its body', async () => {
    const documents = [{ _id: 'beside-1' }, { _id: 'beside-2' }].map((document) => serialize(document));
    const insert = message(OP_MSG, flags(0), body({ insert: 'papers', $db: 'wire' }), sequence('documents', documents));
    expect(await exchange(insert)).toMatchObject({ n: 2, ok: 1 });
    const updates = [serialize({ q: { _id: 'beside-1' }, u: { $set: { b: 1 } } })];
    expect(
      await exchange(message(OP_MSG, flags(0), sequence('updates', updates), body({ update: 'papers', $db: 'wire' }))),
    ).toMatchObject({ nModified: 1 });
    expect(await store.db.collection('papers').countDocuments({ b: 1 })).toBe(1);
  });

  it('of the old kind may say hello, and nothing else', async () => {
    const query = (name: string, command: Document) =>
      message(OP_QUERY, flags(0), Buffer.from(`${name}\0`), Buffer.alloc(8, 255), serialize(command));
    expect(await exchange(query('admin.$cmd', { isMaster: 1, helloOk: true }))).toMatchObject({
      ismaster: true,
      helloOk: true,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
    });
    expect(await exchange(query('admin.$cmd', { dropDatabase: 1 }))).toMatchObject({ ok: 0, code: 115 });
    expect(await exchange(query('wire.papers', {}))).toBe('closed');
  });
});

describe('a message that is malformed', () => {
  const good = message(OP_MSG, flags(0), body(PING));
  const lied = (length: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes.writeInt32LE(length, 0);
    return bytes;
  };

  it.each([
    ['shorter than its header', lied(15)],
    ['of negative length', lied(-1)],
    ['longer than is announced', lied(48_000_001)],
    ['of an unknown operation', message(9999, body(PING))],
    ['compressed', message(2012, Buffer.alloc(20))],
    ['with flags', message(OP_MSG, flags(1), body(PING))],
    ['without content', message(OP_MSG, flags(0))],
    ['without a body', message(OP_MSG, flags(0), sequence('documents', []))],
    ['with two bodies', message(OP_MSG, flags(0), body(PING), body(PING))],
    ['with a section of an unknown kind', message(OP_MSG, flags(0), body(PING), Buffer.from([7, 5, 0, 0, 0, 0]))],
    ['with a section longer than itself', message(OP_MSG, flags(0), Buffer.from([0, 255, 255, 0, 0, 0]))],
    ['of noise', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ])('ends its connection: %s', async (_, bytes) => {
    expect(await exchange(bytes)).toBe('closed');
  });

  it('hurts no other connection', async () => {
    await exchange(Buffer.alloc(64, 255));
    expect(await store.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('with documents that are none stores nothing of them', async () => {
    const insert = (document: Uint8Array) =>
      exchange(message(OP_MSG, flags(0), body({ insert: 'broken', $db: 'wire' }), sequence('documents', [document])));
    const whole = Buffer.from(serialize({ _id: 1, a: 'text', b: { c: 1 } }));
    for (let i = 4; i < whole.length; i++) {
      const broken = Buffer.from(whole);
      broken[i] = (broken[i] as number) ^ 0x84;
      const answer = await insert(broken);
      if (answer !== 'closed' && answer.n === 1)
        expect(await store.db.collection('broken').deleteMany({})).toEqual({ acknowledged: true, deletedCount: 1 });
    }
    expect(await store.db.collection('broken').countDocuments()).toBe(0);
    expect(await insert(Buffer.concat([whole, whole]).subarray(0, whole.length - 1))).toBe('closed');
  });

  it('with a body that is damaged in any one byte is refused, or ends its connection, or says something else', async () => {
    const whole = body({ find: 'damaged', filter: { a: { $in: [1, 'text'] }, b: 2 }, singleBatch: true, $db: 'wire' });
    for (let i = 5; i < whole.length; i++) {
      for (const flip of [0x81, 0x7f]) {
        const broken = Buffer.from(whole);
        broken[i] = (broken[i] as number) ^ flip;
        const answer = await exchange(message(OP_MSG, flags(0), broken));
        if (answer !== 'closed')
          expect(answer.ok === 1 || (typeof answer.code === 'number' && answer.code !== 1)).toBe(true);
      }
    }
    expect(await store.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
    const wrong = message(OP_MSG, flags(0), body({ insert: 'papers', documents: 1, $db: 'wire' }));
    expect(await exchange(wrong)).toMatchObject({ ok: 0, code: 14 });
  });

  it('nested deeper than is held is refused', async () => {
    let deep: Document = {};
    for (let i = 0; i < 200; i++) deep = { a: deep };
    const answer = await exchange(
      message(OP_MSG, flags(0), body({ insert: 'deep', $db: 'wire' }), sequence('documents', [serialize(deep)])),
    );
    expect(answer).toMatchObject({ writeErrors: [{ code: 15 }] });
  });

  it('without a database is refused', async () => {
    expect(await exchange(message(OP_MSG, flags(0), body({ ping: 1 })))).toMatchObject({ ok: 0, code: 73 });
    expect(await exchange(message(OP_MSG, flags(0), body({ ping: 1, $db: 'a/b' })))).toMatchObject({ ok: 0, code: 73 });
  });
});
