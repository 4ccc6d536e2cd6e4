/** The records that corrections leave. */
import { randomUUID } from 'node:crypto';
import type { CorrectionRecord } from '../store/corrections.js';
import type { CorrectedField, CorrectionDocument, CorrectionKind, Override } from '../store/documents.js';
import { type ArchiveWriter, type Changes, unversioned } from '../store/write.js';

interface Correction {
  readonly kind: CorrectionKind;
  readonly author: string;
  /** Public ids of what is corrected, the one that was named first. */
  readonly objects: readonly string[];
  readonly changes: readonly CorrectedField[];
  readonly override?: Override;
}

export function recordOf({ kind, author, objects, changes, override }: Correction): CorrectionRecord {
  const at = new Date();
  const id = `cor_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  return {
    id,
    kind,
    author,
    at,
    objects: [...objects],
    changes: [...changes],
    standing: override ?? null,
    order: `${at.toISOString()} ${id}`,
  };
}

/** Inserts a record. The one that it takes the place of is kept, but overrides nothing any more. */
export function recordChanges(record: CorrectionRecord, superseded?: CorrectionDocument): Changes<CorrectionDocument> {
  if (superseded === undefined) return { insert: [record], expire: [] };
  return { insert: [record, { ...unversioned(superseded), standing: null }], expire: [superseded._id] };
}

/** The last correction of this kind that names all of these objects; null if there is none. */
export async function lastCorrection(
  writer: ArchiveWriter,
  kind: CorrectionKind,
  objects: readonly string[],
): Promise<CorrectionDocument | null> {
  const found = await writer.find('corrections', { objects: { $all: [...objects] }, kind });
  return found.sort((a, b) => (a.order < b.order ? 1 : -1))[0] ?? null;
}
