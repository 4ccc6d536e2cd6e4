/** The records that corrections leave. */
import { randomUUID } from 'node:crypto';
import type { CorrectionRecord } from '../ingest/archive/records.js';
import type { CorrectedField, CorrectionDocument, CorrectionKind, StandingCorrection } from '../store/documents.js';
import { type ArchiveWriter, type Changes, unversioned } from '../store/write.js';

interface Correction {
  readonly kind: CorrectionKind;
  readonly author: string;
  /** Public ids of what is corrected, the one that was named first. */
  readonly objects: readonly string[];
  readonly changes: readonly CorrectedField[];
  readonly standing?: StandingCorrection;
}

export function recordOf({ kind, author, objects, changes, standing }: Correction): CorrectionRecord {
  const at = new Date();
  const id = `cor_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  return {
    id,
    kind,
    author,
    at,
    objects: [...objects],
    changes: [...changes],
    standing: standing ?? null,
    order: `${at.toISOString()} ${id}`,
  };
}

/** Enters a record; the one that it takes the place of is kept, but stands no more. */
export function entering(record: CorrectionRecord, superseded?: CorrectionDocument): Changes<CorrectionDocument> {
  if (superseded === undefined) return { put: [record], end: [] };
  return { put: [record, { ...unversioned(superseded), standing: null }], end: [superseded._id] };
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
