/** An archive as the lines of a backup, as it is at one moment, while others read and write it. */
import { createHash } from 'node:crypto';
import { EJSON } from 'bson';
import type { Db } from 'mongodb';
import { COLLECTION_NAMES, unversioned } from '../changes.js';
import { readCursorKey } from '../cursor-key.js';
import type { Versioned } from '../documents.js';
import { Pin } from '../pins.js';
import { ARCHIVE_VERSION, versionOf } from '../version.js';
import { BACKUP_FORMAT, type End, type Header } from './format.js';

/** Characters that are handed on at once. */
const PIECE = 64 * 1024;
/** Documents that a command brings: as few as go without waiting, for some hold megabytes. */
const AT_ONCE = 100;

/**
 * The text of a backup, piece by piece.
 * @param program the version of the program
 * @param done told, once all has been read, of how many records there are
 * @throws CommandError `READER_TOO_LATE`; whatever the store throws
 */
export async function* backupOf(db: Db, program: string, done: (end: End) => void): AsyncGenerator<string> {
  const pin = await Pin.hold(db);
  try {
    const hash = createHash('sha256');
    const header: Header = {
      broadsheet: 'backup',
      format: BACKUP_FORMAT,
      version: (await versionOf(db)) ?? ARCHIVE_VERSION,
      program,
      at: new Date().toISOString(),
      cursorKey: await readCursorKey(db),
    };
    const records: Record<string, number> = {};
    for await (const piece of pieces(linesOf(db, header, pin.sequence, records))) {
      hash.update(piece);
      yield piece;
    }
    await pin.confirm();
    const end: End = { records, sha256: hash.digest('hex') };
    yield `${JSON.stringify({ end })}\n`;
    done(end);
  } finally {
    await pin.release().catch(() => undefined);
  }
}

async function* linesOf(
  db: Db,
  header: Header,
  sequence: number,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  yield JSON.stringify(header);
  for (const name of COLLECTION_NAMES) {
    counts[name] = 0;
    // Without a condition documents come in the order in which they lie, which no write changes: an index may move them.
    for await (const version of db.collection<Versioned>(name).find({}, { batchSize: AT_ONCE })) {
      if (version.from > sequence || version.until <= sequence) continue;
      counts[name]++;
      yield EJSON.stringify({ in: name, is: unversioned(version) }, { relaxed: true });
    }
  }
}

/** Lines put together: each piece that is handed on costs. */
async function* pieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
