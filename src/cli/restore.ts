/** `broadsheet restore`: the archive becomes what a backup holds, or stays as it is. */
import { createReadStream } from 'node:fs';
import type { Db } from 'mongodb';
import { type Config, loadConfig } from '../config.js';
import { CommandError, errors } from '../errors.js';
import { BackupDamaged, BackupReading, BackupTooNew } from '../store/backup/read.js';
import { collectionsOf } from '../store/collections.js';
import type { Store } from '../store/connect.js';
import { replaceCursorKey } from '../store/cursor-key.js';
import { FOREVER } from '../store/documents.js';
import { upgradeArchive } from '../store/upgrade.js';
import { withWriter } from '../store/with-writer.js';
import type { ArchiveWriter } from '../store/write.js';
import { nameOf, openAnyArchive } from './archive.js';
import { countsIn } from './backup.js';
import { print, type Status } from './terminal.js';
import { reportOf } from './upgrade.js';

export interface RestoreOptions {
  readonly replace?: boolean;
  readonly check?: boolean;
}

const STDIN = '-';

export async function restoreCommand(
  path: string,
  { replace = false, check = false }: RestoreOptions,
): Promise<Status> {
  const config = loadConfig();
  try {
    // What comes through a pipe comes once: it is looked at while it is written, and undone if it is not whole.
    if (path !== STDIN || check) {
      const { header, end } = await verified(path);
      if (check) {
        print(`${path}: whole, made ${header.at} by version ${header.program}: ${countsIn(end)}`);
        return 0;
      }
    }
    const store = await openAnyArchive(config);
    try {
      const readers = store.kind === 'embedded' ? 'NONE' : 'SOME';
      await withWriter(store, (writer) => restore(store, writer, path, config, replace), readers);
    } finally {
      await store.close();
    }
    return 0;
  } catch (cause) {
    throw refusalOf(path, cause);
  }
}

async function verified(path: string): Promise<BackupReading> {
  const reading = await begun(path);
  await reading.verify();
  return reading;
}

async function restore(
  { db }: Store,
  writer: ArchiveWriter,
  path: string,
  config: Config,
  replace: boolean,
): Promise<void> {
  if (!replace && (await holdsAnything(db))) throw errors.archiveNotEmpty(nameOf(config));
  const reading = await begun(path);
  const { version, cursorKey } = reading.header;
  await writer.replaceAll(reading.batches(), version);
  if (cursorKey !== null) await replaceCursorKey(db, cursorKey);
  print(`${nameOf(config)}: restored ${countsIn(reading.end)}`);
  const upgraded = await upgradeArchive(db, writer);
  if (upgraded.from !== upgraded.to || upgraded.outdatedPages > 0) print(reportOf(upgraded));
}

function begun(path: string): Promise<BackupReading> {
  return BackupReading.open(path === STDIN ? process.stdin : createReadStream(path));
}

async function holdsAnything(db: Db): Promise<boolean> {
  const { pages, corrections } = collectionsOf(db);
  const options = { projection: { _id: 1 } };
  const found = [
    await pages.findOne({ until: FOREVER }, options),
    await corrections.findOne({ until: FOREVER }, options),
  ];
  return found.some((each) => each !== null);
}

/** What an error says of the file, if it is about that. */
function refusalOf(path: string, cause: unknown): unknown {
  if (cause instanceof BackupDamaged) return errors.backupDamaged(path, cause.message);
  if (cause instanceof BackupTooNew) return errors.backupOfNewerVersion(path, cause.program);
  if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause) || cause instanceof CommandError) return cause;
  return cause.code === 'ENOENT' ? errors.fileMissing(path) : errors.fileUnreadable(path, cause);
}
