/** `broadsheet corrections`: what was corrected by hand, as a file that another archive takes. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadConfig } from '../config.js';
import { recordIn } from '../corrections/file-format.js';
import { exportedLines, type Imported, importCorrections } from '../corrections/transfer.js';
import { errors } from '../errors.js';
import type { CorrectionRecord } from '../store/corrections.js';
import { withWriter } from '../store/with-writer.js';
import { openArchive, openArchiveToRead } from './archive.js';
import { print, type Status, untilStopped } from './terminal.js';
import { writeWhole } from './whole-file.js';

const STDIO = '-';

/** Anybody may read what anybody could ask of the archive. */
const MODE = 0o644;

export function exportCorrectionsCommand(path: string): Promise<Status> {
  const config = loadConfig();
  return untilStopped<Status>(async (signal) => {
    const store = await openArchiveToRead(config);
    try {
      let count = 0;
      const lines = async function* () {
        for await (const line of exportedLines(store.db)) {
          count++;
          yield line;
        }
      };
      if (path === STDIO) await pipeline(Readable.from(lines()), process.stdout, { signal, end: false });
      else await writeWhole(path, MODE, signal, (target) => pipeline(Readable.from(lines()), target, { signal }));
      const said = `${path}: ${counted(count)}`;
      if (path === STDIO) process.stderr.write(`${said}\n`);
      else print(said);
      return 0;
    } finally {
      await store.close();
    }
  });
}

/** 0 also where some corrections find what they are about nowhere: they wait for their page. */
export async function importCorrectionsCommand(path: string, { json = false }: { json?: boolean }): Promise<Status> {
  const config = loadConfig();
  const records = await readRecords(path);
  const store = await openArchive(config);
  try {
    const imported = await withWriter(store, (writer) => importCorrections(writer, records));
    print(json ? JSON.stringify(imported, null, 2) : `${path}: ${counted(records.length)}\n${report(imported)}`);
    return 0;
  } finally {
    await store.close();
  }
}

/** @throws CommandError `CORRECTIONS_UNREADABLE`, `FILE_MISSING` or `FILE_UNREADABLE` */
async function readRecords(path: string): Promise<CorrectionRecord[]> {
  const input = path === STDIO ? process.stdin : createReadStream(path, 'utf8');
  const records: CorrectionRecord[] = [];
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() !== '') records.push(recordAt(path, number, line));
    }
  } catch (cause) {
    throw errors.because(path, cause);
  }
  return records;
}

function recordAt(path: string, number: number, line: string): CorrectionRecord {
  try {
    return recordIn(line);
  } catch (cause) {
    throw errors.correctionsUnreadable(path, number, cause instanceof Error ? cause.message : String(cause));
  }
}

function report({ applied, known, undone, unanchored }: Imported): string {
  const lines = [
    `applied: ${applied}`,
    ...(known > 0 ? [`known already: ${known}`] : []),
    ...(undone > 0 ? [`taken back: ${undone}`] : []),
    ...(unanchored.length > 0
      ? [`find what they are about nowhere here, and wait for it: ${unanchored.length} (${unanchored.join(', ')})`]
      : []),
  ];
  return lines.join('\n');
}

function counted(count: number): string {
  return count === 1 ? '1 correction' : `${count} corrections`;
}
