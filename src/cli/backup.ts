/** `broadsheet backup`: the archive as it is at one moment, in a file. */
import { stat } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { loadConfig } from '../config.js';
import { errors } from '../errors.js';
import { programVersion } from '../program-version.js';
import type { End } from '../store/backup/format.js';
import { backupOf } from '../store/backup/write.js';
import type { Store } from '../store/connect.js';
import { openArchiveToRead } from './archive.js';
import { complain, print, type Status, untilStopped } from './terminal.js';
import { writeWhole } from './whole-file.js';

const STDOUT = '-';

export function backupCommand(path: string): Promise<Status> {
  const config = loadConfig();
  return untilStopped<Status>(async (signal) => {
    if (path !== STDOUT && (await isThere(path))) throw errors.backupExists(path);
    const store = await openArchiveToRead(config);
    try {
      const end = await (path === STDOUT
        ? write(store, process.stdout, signal, { end: false })
        : // It holds what cursors are signed with.
          writeWhole(path, 0o600, signal, (target) => write(store, target, signal)));
      const said = `${path}: ${countsIn(end)}`;
      if (path === STDOUT) process.stderr.write(`${said}\n`);
      else print(`${said}, ${((await stat(path)).size / 1e6).toFixed(1)} MB`);
      return 0;
    } catch (cause) {
      if (!signal.aborted) throw cause;
      complain({ message: `${path}: no backup was made (${signal.reason})` });
      return 1;
    } finally {
      await store.close();
    }
  });
}

/** "30 pages, 412 articles, 2 corrections". */
export function countsIn({ records }: End): string {
  const { pages = 0, articles = 0, corrections = 0 } = records;
  return `${pages} pages, ${articles} articles, ${corrections} corrections`;
}

async function write(
  { db }: Store,
  target: Writable,
  signal: AbortSignal,
  options: { end?: boolean } = {},
): Promise<End> {
  let end: End | undefined;
  const text = backupOf(db, programVersion(), (written) => {
    end = written;
  });
  await pipeline(Readable.from(text), createGzip(), target, { signal, ...options });
  if (end === undefined) throw new Error('the backup ended before its end was written');
  return end;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
