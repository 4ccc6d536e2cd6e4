/** A backup holds the archive of one moment, whatever is written meanwhile, and is restored whole or not at all. */
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Db, MongoServerError } from 'mongodb';
import { expect, it, vi } from 'vitest';
import { BackupDamaged, BackupReading, BackupTooNew } from '../../src/store/backup/read.js';
import { backupOf } from '../../src/store/backup/write.js';
import { collectionsOf } from '../../src/store/collections.js';
import { loadCursorKey, readCursorKey } from '../../src/store/cursor-key.js';
import { FOREVER, type OrganizationDocument } from '../../src/store/documents.js';
import { Pin } from '../../src/store/pins.js';
import { ARCHIVE_VERSION } from '../../src/store/version.js';
import { ArchiveWriter, type Unversioned } from '../../src/store/write.js';
import { fc } from '../support/any-input.js';
import { dieBefore } from '../support/dying.js';
import { eachWithWriter } from '../support/writer.js';

let db: Db;
let writer: ArchiveWriter;
eachWithWriter((archive) => {
  ({ db, writer } = archive);
});

const organization = (id: string, articleCount = 1): Unversioned<OrganizationDocument> => ({
  id,
  name: `${id}粮站`,
  spellings: [`${id}粮站`, '粮\n站'],
  articleCount,
});

async function write(insert: Unversioned<OrganizationDocument>[], ids: string[] = []): Promise<void> {
  const expire = (await writer.find('organizations', { id: { $in: ids } })).map(({ _id }) => _id);
  await writer.commit({ organizations: { insert, expire } });
}

const many = (count: number, articleCount = 1) =>
  Array.from({ length: count }, (_, number) => organization(`org${number}`, articleCount));

async function textOf(backup: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of backup) text += piece;
  return text;
}

const backup = () => textOf(backupOf(db, '0.1.0', () => undefined));
const reading = (bytes: Uint8Array) => BackupReading.open(Readable.from([bytes]));

/** The counts of what a reader sees, by id. */
async function seen(): Promise<Record<string, number>> {
  const found = await writer.find('organizations', {});
  return Object.fromEntries(found.map(({ id, articleCount }) => [id, articleCount]));
}

it('holds one moment, though everything is replaced, and cleared away, before it has been read', async () => {
  await writer.close();
  // Where nobody reads, what is replaced goes with the next write.
  writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'NONE');
  await write(many(500));
  const text = backupOf(db, '0.1.0', () => undefined);
  const { value: first } = await text.next();
  const ids = many(500).map(({ id }) => id);
  for (const count of [2, 3, 4]) await write(many(500, count), ids);
  await writer.close();
  writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'NONE');
  const lines = `${first}${await textOf(text)}`
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.at(-1)).toMatchObject({ end: { records: { organizations: 500, pages: 0 } } });
  const held = lines.filter((line) => line.in === 'organizations').map(({ is }) => [is.id, is.articleCount]);
  expect(Object.fromEntries(held)).toEqual(Object.fromEntries(ids.map((id) => [id, 1])));
  // Once it is read, what has ended goes.
  await writer.close();
  writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'NONE');
  expect(
    await collectionsOf(db)
      .organizations.find({ until: { $lt: FOREVER } })
      .toArray(),
  ).toEqual([]);
});

it('is not taken for whole by a process that paused for longer than its moment is kept', async () => {
  await write(many(2000));
  const text = backupOf(db, '0.1.0', () => undefined);
  await text.next();
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + 120_000);
  try {
    await expect(textOf(text)).rejects.toMatchObject({ code: 'READER_TOO_LATE' });
  } finally {
    vi.restoreAllMocks();
  }
});

it('leaves nobody to wait for when it fails', async () => {
  await write(many(2));
  const text = backupOf(db, '0.1.0', () => undefined);
  await text.next();
  await text.return(undefined);
  expect(await db.collection('readers').find().toArray()).toEqual([]);
});

it('is restored to the same records in the place of all others, at one moment, with the key of its cursors', async () => {
  await loadCursorKey(db);
  const key = await readCursorKey(db);
  await write(many(1200));
  await write([organization('later')], ['org7']);
  const expected = await seen();
  const zipped = gzipSync(await backup());
  await write([organization('other')], ['org9', 'later']);
  const before = (await collectionsOf(db).archive.findOne({ _id: 'archive' }))?.sequence ?? 0;
  const read = await reading(zipped);
  expect(read.header).toMatchObject({ version: ARCHIVE_VERSION, program: '0.1.0', cursorKey: key });
  await writer.replaceAll(read.batches(), read.header.version);
  expect(await seen()).toEqual(expected);
  expect(await collectionsOf(db).archive.findOne({ _id: 'archive' })).toMatchObject({
    sequence: before + 1,
    version: ARCHIVE_VERSION,
  });
  // Others write on.
  await write([organization('after')], ['org3']);
  const { org3, ...rest } = expected;
  expect(await seen()).toEqual({ ...rest, after: 1 });
  // And it is backed up to the same records again.
  await write([organization('org3', org3)], ['after']);
  const again = (await backup()).split('\n').filter((line) => line.startsWith('{"in":"org'));
  const records = gunzipSync(zipped)
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('{"in":"org'));
  expect(again.sort()).toEqual(records.sort());
});

it('that turns out to be cut while it is restored leaves the archive as it was', async () => {
  await write(many(3));
  const zipped = gzipSync(await backup());
  await write([organization('other')], ['org1']);
  const expected = await seen();
  const cut = await reading(zipped.subarray(0, zipped.length - 9));
  await expect(writer.replaceAll(cut.batches(), 1)).rejects.toThrow(BackupDamaged);
  expect(await seen()).toEqual(expected);
  expect(await collectionsOf(db).organizations.countDocuments({ from: { $gt: 2 } })).toBe(0);
  await write([organization('after')]);
  expect(await seen()).toEqual({ ...expected, after: 1 });
});

it('is restored whole or not at all, whichever command the process dies before', async () => {
  await write(many(3));
  const zipped = gzipSync(await backup());
  const after = await seen();
  await write([organization('other')], ['org1', 'org2']);
  const before = await seen();
  await writer.close();
  let fatal = 0;
  for (let hasDied = true; hasDied; fatal++) {
    const death = dieBefore(db, fatal);
    const died = await restored(zipped).then(
      () => false,
      (cause) => String(cause).includes('killed'),
    );
    death.revive();
    hasDied = death.hasCome;
    writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES');
    expect([before, after]).toContainEqual(await seen());
    if (!hasDied) expect([died, await seen()]).toEqual([false, after]);
    // For the next time.
    if (JSON.stringify(await seen()) === JSON.stringify(after)) {
      await write([organization('other')], ['org1', 'org2']);
    }
    await writer.close();
  }
  expect(fatal).toBeGreaterThan(15);
  writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES');
});

async function restored(zipped: Uint8Array): Promise<void> {
  const own = await ArchiveWriter.open(db, 'OTHER_PROCESSES');
  try {
    const read = await reading(zipped);
    await own.replaceAll(read.batches(), read.header.version);
  } finally {
    await own.close();
  }
}

it('whatever byte of it is lost, changed or added, is not taken for whole', async () => {
  await write(many(40));
  const zipped = gzipSync(await backup());
  await (await reading(zipped)).verify();
  const verified = async (bytes: Uint8Array) => (await reading(bytes)).verify();
  const text = gunzipSync(zipped).toString();
  const place = fc.nat(zipped.length - 1);
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(zipped);
      changed.writeUInt8(changed.readUInt8(at) ^ by, at);
      // Some bits of gzip say nothing: the time, the system, what fills up the last byte of the data.
      fc.pre(unzipped(changed) !== text);
      await expect(verified(changed)).rejects.toThrow(BackupDamaged);
    }),
  );
  await fc.assert(
    fc.asyncProperty(place, async (length) => {
      await expect(verified(zipped.subarray(0, length))).rejects.toThrow(BackupDamaged);
    }),
  );
  const lines = text.trimEnd().split('\n');
  for (const other of [
    lines.slice(1),
    lines.toSpliced(4, 1),
    [...lines, lines[4] ?? ''],
    lines.with(4, lines[5] ?? ''),
    lines.with(4, 'no JSON'),
    lines.slice(0, -1),
  ]) {
    await expect(verified(gzipSync(`${other.join('\n')}\n`))).rejects.toThrow(BackupDamaged);
  }
  for (const other of ['', 'text', '{}', '{}\n', 'null\n', '[1]\n']) {
    await expect(verified(gzipSync(other))).rejects.toThrow(BackupDamaged);
    await expect(verified(Buffer.from(other))).rejects.toThrow(BackupDamaged);
  }
});

it('of a version or in a format that came later is told from a damaged one', async () => {
  const text = await backup();
  const newer = [
    text.replace(`"version":${ARCHIVE_VERSION}`, `"version":${ARCHIVE_VERSION + 1}`),
    text.replace('"format":1', '"format":2,"other":{}'),
  ];
  for (const each of newer) await expect(reading(gzipSync(each))).rejects.toThrow(BackupTooNew);
});

it('keeps a moment only for those who still read it', async () => {
  await write([organization('a')]);
  const pin = await Pin.hold(db);
  await write([organization('a', 2)], ['a']);
  await db.collection<{ _id: string }>('readers').updateMany({}, { $set: { expires: new Date(0) } });
  await writer.close();
  writer = await ArchiveWriter.open(db, 'OTHER_PROCESSES', 'NONE');
  expect(await collectionsOf(db).organizations.find({ id: 'a' }).toArray()).toMatchObject([{ articleCount: 2 }]);
  await expect(pin.confirm()).rejects.toMatchObject({ code: 'READER_TOO_LATE' });
  await pin.release();
});

it('is given up where the store fails in the middle', async () => {
  await write(many(2000));
  const text = backupOf(db, '0.1.0', () => undefined);
  await text.next();
  const real = db.collection.bind(db);
  vi.spyOn(db, 'collection').mockImplementation(((name: string) => {
    if (name === 'figures') throw new MongoServerError({ message: 'the store failed' });
    return real(name);
  }) as typeof db.collection);
  try {
    await expect(textOf(text)).rejects.toThrow('the store failed');
  } finally {
    vi.restoreAllMocks();
  }
});

/** Null where gzip itself finds something wrong. */
function unzipped(bytes: Buffer): string | null {
  try {
    return gunzipSync(bytes).toString();
  } catch {
    return null;
  }
}
