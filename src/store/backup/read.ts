/** A backup as what it says, and whether it says what was written. */
import { createHash, type Hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { EJSON } from 'bson';
import { ARCHIVE_VERSION } from '../version.js';
import type { Batch } from '../write.js';
import { END_BEGINS, type End, endIn, type Header, headerIn, newerIn, type RecordLine, recordIn } from './format.js';

/** The backup is not what was written as one, or not all of it. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged';
}

/** It is of a format, or of a version of the archive, that came later. */
export class BackupTooNew extends Error {
  override readonly name = 'BackupTooNew';

  constructor(readonly program: string) {
    super(`made by ${program}`);
  }
}

/** Bytes of a line: no document takes more than 16 MB, and none half as much again in text. */
const LONGEST = 64 * 1024 * 1024;
/** Records that are handed on at once: so many, or of so many bytes. */
const AT_ONCE = { records: 1000, bytes: 4 * 1024 * 1024 };

/** A backup, as it is read. */
export class BackupReading {
  private found: End | undefined;

  private constructor(
    readonly header: Header,
    private readonly lines: AsyncGenerator<Buffer>,
    private readonly hash: Hash,
  ) {}

  /**
   * Reads the first line.
   * @param compressed the bytes of the file
   * @throws BackupDamaged or BackupTooNew; whatever reading the file throws
   */
  static async open(compressed: AsyncIterable<Uint8Array>): Promise<BackupReading> {
    const lines = linesOf(uncompressed(compressed));
    try {
      const { value: first, done } = await lines.next();
      if (done === true) throw new BackupDamaged('it is empty');
      return new BackupReading(headerOf(first), lines, createHash('sha256').update(first).update('\n'));
    } catch (cause) {
      // Standard input that nobody closes keeps the process.
      await lines.return(undefined);
      throw cause;
    }
  }

  /** What the last line says; once all has been read. */
  get end(): End {
    if (this.found === undefined) throw new BackupDamaged('it is cut short');
    return this.found;
  }

  /** Reads all of it for its hash alone. @throws as `open` does */
  async verify(): Promise<void> {
    for await (const line of this.records()) void line;
  }

  /**
   * The records. Only when the last of them has been taken, and nothing was thrown, are they known to be what was written.
   * @throws as `open` does
   */
  async *batches(): AsyncGenerator<Batch> {
    let [records, bytes]: [RecordLine[], number] = [[], 0];
    for await (const line of this.records()) {
      const record = recordIn(parsed(line, (text) => EJSON.parse(text, { relaxed: true })));
      if (record === null) throw new BackupDamaged('it holds what no backup holds');
      const isFull = records.length >= AT_ONCE.records || bytes >= AT_ONCE.bytes;
      if (isFull || record.in !== (records[0]?.in ?? record.in)) {
        yield batchOf(records);
        [records, bytes] = [[], 0];
      }
      records.push(record);
      bytes += line.length;
    }
    if (records.length > 0) yield batchOf(records);
  }

  /** The lines between the first and the last. */
  private async *records(): AsyncGenerator<Buffer> {
    for await (const line of this.lines) {
      if (this.found !== undefined) throw new BackupDamaged('something stands behind its end');
      if (line.toString('latin1', 0, END_BEGINS.length) !== END_BEGINS) {
        this.hash.update(line).update('\n');
        yield line;
        continue;
      }
      const end = endIn(parsed(line, JSON.parse));
      if (end?.sha256 !== this.hash.digest('hex')) throw new BackupDamaged('its hash is not that of what it holds');
      this.found = end;
    }
    if (this.found === undefined) throw new BackupDamaged('it is cut short');
  }
}

function headerOf(line: Buffer): Header {
  const value = parsed(line, JSON.parse);
  const newer = newerIn(value);
  if (newer !== null) throw new BackupTooNew(newer);
  const header = headerIn(value);
  if (header === null) throw new BackupDamaged('it is no backup of this program');
  if (header.version > ARCHIVE_VERSION) throw new BackupTooNew(header.program);
  return header;
}

function batchOf(records: readonly RecordLine[]): Batch {
  const [first] = records;
  if (first === undefined) throw new RangeError('a batch holds one record at least');
  return { name: first.in, records: records.map(({ is }) => is) };
}

function parsed(line: Buffer, parse: (text: string) => unknown): unknown {
  try {
    return parse(line.toString('utf8'));
  } catch {
    throw new BackupDamaged('a line of it is no JSON');
  }
}

/** @throws BackupDamaged where it is not what gzip wrote */
async function* uncompressed(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // What fails on the way is thrown where it is read.
  const piped = pipeline(compressed, gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'Z_BUF_ERROR') throw new BackupDamaged('it is cut short');
    if (code.startsWith('Z_')) throw new BackupDamaged('it is no gzip file, or a damaged one');
    throw cause;
  } finally {
    gunzip.destroy();
    await piped;
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, at)]);
      [begun, length, from] = [[], 0, at + 1];
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST) throw new BackupDamaged('a line of it is too long');
  }
  if (length > 0) throw new BackupDamaged('it is cut short');
}
