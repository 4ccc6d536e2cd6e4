import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'bson';
import { open } from 'lmdb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../../src/store/connect.js';
import { KeyWriter } from '../../../src/store/embedded/order.js';
import { temporaryFolder } from '../support.js';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function numbered(id: number, key: Buffer, record: number): Buffer {
  const bytes = Buffer.alloc(10 + key.length);
  bytes.writeUInt32BE(id, 0);
  key.copy(bytes, 4);
  bytes.writeUIntBE(record, 4 + key.length, 6);
  return bytes;
}

it('a file with every document under a key of its own is read as it was written', async () => {
  const root = open({ path: join(folder, 'broadsheet.mdb'), noSubdir: true, encoding: 'json', maxDbs: 4 });
  const records = root.openDB({ name: 'records', keyEncoding: 'binary', encoding: 'binary' });
  const entries = root.openDB({ name: 'entries', keyEncoding: 'binary', encoding: 'binary' });
  const index = (id: number, name: string, field: string) => ({
    ...{ id, name, key: { [field]: 1 }, unique: field === '_id', sparse: false, multikey: [false], cut: false },
  });
  const indexes = [index(2, '_id_', '_id'), index(3, 'n_1', 'n')];
  await root.put('catalog', { next: 4, collections: [{ id: 1, database: 'papers', name: 'a', indexes }] });
  const writer = new KeyWriter();
  for (let record = 1; record <= 200; record++) {
    const document = { _id: `d${record}`, n: 1000 - record };
    records.putSync(numbered(1, Buffer.alloc(0), record), Buffer.from(serialize(document)));
    for (const [i, value] of Object.values(document).entries()) {
      writer.reset();
      writer.value(value);
      entries.putSync(numbered(2 + i, Buffer.from(writer.take()), record), Buffer.alloc(0));
    }
  }
  await root.close();
  for (let time = 0; time < 2; time++) {
    const store = await openStore({ database: 'papers', dataDir: folder });
    const a = store.db.collection<{ _id: string; n: number }>('a');
    expect(await a.countDocuments({ n: { $gt: 0 } })).toBe(200 + time);
    expect(await a.findOne({ _id: 'd7' })).toEqual({ _id: 'd7', n: 993 });
    expect(
      await a
        .find({ n: { $lt: 803 } })
        .sort({ n: 1 })
        .toArray(),
    ).toMatchObject([{ _id: 'd200' }, { _id: 'd199' }, { _id: 'd198' }]);
    if (time === 0) await a.insertOne({ _id: 'new', n: 5000 });
    await store.close();
  }
});
