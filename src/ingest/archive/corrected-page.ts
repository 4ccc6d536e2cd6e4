/** What corrections leave with a page: what was read from it before them, and whether they find what they are about. */

import type { CorrectionDocument } from '../../store/correction-documents.js';
import type { CorrectionRecord } from '../../store/corrections.js';
import { type ArchiveWriter, type Changes, unversioned } from '../../store/write.js';
import { type Identities, packed } from './as-read.js';
import type { DraftPage } from './draft.js';
import type { PageRecord } from './records.js';

/** With a page over which something is put is kept what was read from it; with one that was read without something, how it reads with it. */
export function pageAsCorrected(
  page: PageRecord,
  read: DraftPage,
  by: readonly string[],
  identities?: Identities,
): PageRecord {
  const unexcluded =
    read.unexcluded === undefined
      ? page.unexcluded
      : { reading: packed(read.unexcluded.draft), by: [...read.unexcluded.by] };
  const correctedBy = [...new Set([...by, ...(unexcluded?.by ?? [])])];
  if (correctedBy.length === 0) return page;
  return {
    ...page,
    correctedBy,
    ...(unexcluded !== undefined && { unexcluded }),
    ...(by.length > 0 && { asRead: packed(read, identities) }),
  };
}

/** The corrections of a page, where they have found what they are about again, or find it no more. */
export async function changesOfCorrections(
  writer: ArchiveWriter,
  found: ReadonlyMap<string, boolean>,
  record: CorrectionRecord | undefined,
): Promise<Changes<CorrectionDocument>> {
  const stored = found.size === 0 ? [] : await writer.find('corrections', { id: { $in: [...found.keys()] } });
  const wanted = stored.map((correction) => ({
    ...unversioned(correction),
    status: found.get(correction.id) === true ? ('APPLIED' as const) : ('UNANCHORED' as const),
  }));
  const isOther = ({ id, status }: CorrectionRecord) =>
    (stored.find((each) => each.id === id)?.status ?? 'APPLIED') !== status;
  const changed = wanted.filter(isOther);
  const ids = new Set(changed.map(({ id }) => id));
  return {
    insert: [...(record === undefined ? [] : [record]), ...changed],
    expire: stored.filter(({ id }) => ids.has(id)).map(({ _id }) => _id),
  };
}
