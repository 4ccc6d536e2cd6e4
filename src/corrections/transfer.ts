/** All corrections of an archive, taken out of it and put into another. */
import type { Db } from 'mongodb';
import { restagePage } from '../ingest/archive/restage-page.js';
import { collectionsOf } from '../store/collections.js';
import type { CorrectionRecord } from '../store/corrections.js';
import { type ArchiveWriter, unversioned } from '../store/write.js';
import { lineOf } from './file-format.js';
import { decide } from './namesakes.js';
import { StandingCorrections } from './overrides.js';
import { isAboutPage, pagesOf } from './pages-of.js';
import { recordChanges } from './record.js';

/** What became of the corrections of a file. */
export interface Imported {
  readonly applied: number;
  /** Those that the archive had already, or had otherwise since. */
  readonly known: number;
  /** Those that were taken back. */
  readonly undone: number;
  /** Ids of those that find what they are about nowhere in this archive, yet. */
  readonly unanchored: readonly string[];
}

/** The lines of a file with all corrections as they are now, the oldest first. */
export async function* exportedLines(db: Db): AsyncGenerator<string> {
  const { archive, corrections } = collectionsOf(db);
  const sequence = (await archive.findOne({ _id: 'archive' }))?.sequence ?? 0;
  const shown = { from: { $lte: sequence }, until: { $gt: sequence } };
  for await (const version of corrections.find(shown).sort({ order: 1 })) {
    const line = lineOf(unversioned(version));
    if (line !== null) yield `${line}\n`;
  }
}

/**
 * Makes corrections of another archive this one's; each stays what it was, whoever made it when. What is about pages is
 * written at once. Done again, it changes nothing.
 */
export async function importCorrections(
  writer: ArchiveWriter,
  records: readonly CorrectionRecord[],
): Promise<Imported> {
  const ids = new Set(records.map(({ id }) => id));
  const stored = await writer.find('corrections', { id: { $in: [...ids] } });
  const storedById = new Map(stored.map((correction) => [correction.id, correction]));
  const fresh = latest(records).filter((record) => {
    const known = storedById.get(record.id);
    return known === undefined || changedAt(known) < changedAt(record);
  });
  await importToPages(writer, fresh);
  const people = fresh.filter(
    ({ value }) => value?.type === 'MERGE' || value?.type === 'SEPARATE' || value?.type === 'RENAME',
  );
  for (const record of people) await decide(writer, record);
  const after = await writer.find('corrections', { id: { $in: fresh.map(({ id }) => id) } });
  const unanchored = after.filter(({ status }) => status === 'UNANCHORED').map(({ id }) => id);
  const undone = fresh.filter(({ status }) => status === 'UNDONE').length;
  return {
    applied: fresh.length - undone - unanchored.length,
    known: records.length - fresh.length,
    undone,
    unanchored,
  };
}

async function importToPages(writer: ArchiveWriter, fresh: readonly CorrectionRecord[]): Promise<void> {
  const theirs = fresh.filter(({ value }) => !['MERGE', 'SEPARATE', 'RENAME'].includes(value?.type ?? ''));
  const ids = new Set(theirs.map(({ id }) => id));
  const others = (await writer.overridingCorrections()).filter(({ id }) => !ids.has(id));
  const standing = [...others, ...theirs.filter((record) => record.standing !== null)].sort((a, b) =>
    a.order < b.order ? -1 : 1,
  );
  const overrides = new StandingCorrections(standing);
  const pageIds = new Set<string>();
  for (const { id, value } of theirs)
    if (value !== null && value !== undefined) for (const page of await pagesOf(writer, id, value)) pageIds.add(page);
  const found = new Map<string, boolean>();
  for (const pageId of pageIds) {
    const [page] = await writer.find('pages', { id: pageId });
    if (page === undefined) continue;
    for (const [id, isThere] of (await restagePage(writer, page, overrides, ids)).found) found.set(id, isThere);
  }
  const records = theirs.map((record): CorrectionRecord => {
    const { standing: override } = record;
    const isLost = override !== null && isAboutPage(override) && found.get(record.id) !== true;
    return isLost ? { ...record, status: 'UNANCHORED' } : record;
  });
  writer.stage({ corrections: await recordChanges(writer, records) });
  await writer.flush();
}

/** Of several records of one correction the last; the oldest correction first. */
function latest(records: readonly CorrectionRecord[]): CorrectionRecord[] {
  const byId = new Map<string, CorrectionRecord>();
  for (const record of records) {
    const known = byId.get(record.id);
    if (known === undefined || changedAt(known) <= changedAt(record)) byId.set(record.id, record);
  }
  return [...byId.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
}

/** When it was made, or taken back. */
function changedAt({ at, undone }: Pick<CorrectionRecord, 'at' | 'undone'>): number {
  return (undone?.at ?? at).getTime();
}
