/**
 * Of which version an archive is: it is marked in the archive's head, whatever keeps the archive. How the embedded store
 * lays documents out in its file has a mark of its own (`embedded/storage.ts`).
 */
import type { Db } from 'mongodb';
import { errors } from '../errors.js';
import type { ArchiveDocument } from './bookkeeping-documents.js';
import { collectionsOf } from './collections.js';

/**
 * What this program writes: another number after every change of what documents mean, with a step in `upgrade.ts` that
 * makes such of the earlier ones.
 */
export const ARCHIVE_VERSION = 3;

/** Of what was written before versions were marked. */
const UNMARKED = 0;

/** The version of the archive in a database; null where nobody has written one. */
export async function versionOf(db: Db): Promise<number | null> {
  const head = await collectionsOf(db).archive.findOne({ _id: 'archive' }, { readPreference: 'primary' });
  return head === null ? null : (head.version ?? UNMARKED);
}

/**
 * Makes sure that the archive is one that this program reads and writes.
 * @param called what the archive is called in the message
 * @throws CommandError `ARCHIVE_OF_NEWER_VERSION` or `ARCHIVE_OF_OLDER_VERSION`
 */
export async function requireVersion(db: Db, called: string): Promise<void> {
  const version = await versionOf(db);
  if (version === null) return;
  refuseNewer({ version }, called);
  if (version < ARCHIVE_VERSION) throw errors.archiveOfOlderVersion(called, version, ARCHIVE_VERSION);
}

/** @throws CommandError `ARCHIVE_OF_NEWER_VERSION` */
export function refuseNewer({ version = UNMARKED }: Pick<ArchiveDocument, 'version'>, called: string): void {
  if (version > ARCHIVE_VERSION) throw errors.archiveOfNewerVersion(called, version, ARCHIVE_VERSION);
}
