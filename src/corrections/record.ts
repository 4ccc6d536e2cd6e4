/** The records that corrections leave. */
import { randomUUID } from 'node:crypto';
import { hash } from '../ingest/ids.js';
import type { By } from '../resolvers/correction-service.js';
import type { CorrectedField, CorrectionDocument, CorrectionKind } from '../store/correction-documents.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { Override } from '../store/overrides.js';
import { type ArchiveWriter, type Changes, unversioned } from '../store/write.js';

interface Correction {
  /** Left out: another one each time. */
  readonly id?: string;
  readonly kind: CorrectionKind;
  readonly by: By;
  /** Public ids of what is corrected, the one that was named first. */
  readonly objects: readonly string[];
  readonly changes: readonly CorrectedField[];
  readonly override?: Override;
}

const ID_LENGTH = 16;

export function recordOf({ id, kind, by, objects, changes, override }: Correction): CorrectionRecord {
  const at = new Date();
  const known = id ?? `cor_${randomUUID().replaceAll('-', '').slice(0, ID_LENGTH)}`;
  return {
    id: known,
    kind,
    author: by.author,
    at,
    objects: [...objects],
    changes: [...changes],
    standing: override ?? null,
    value: override ?? null,
    reason: by.reason,
    status: 'APPLIED',
    undone: null,
    order: `${at.toISOString()} ${known}`,
  };
}

/** The id of a correction that is told by what is asked for: asked for again, it is the same. */
export function correctionId(asked: unknown): string {
  return `cor_${hash(JSON.stringify(asked)).slice(0, ID_LENGTH)}`;
}

/** The record of what somebody took back. */
export function takenBack(correction: CorrectionDocument, { author, reason }: By): CorrectionRecord {
  return {
    ...unversioned(correction),
    standing: null,
    value: correction.value ?? correction.standing,
    status: 'UNDONE',
    undone: { author, at: new Date(), reason },
  };
}

/** Inserts records, each in the place of the version that is there. */
export async function recordChanges(
  writer: ArchiveWriter,
  records: readonly CorrectionRecord[],
): Promise<Changes<CorrectionDocument>> {
  const stored = await writer.find('corrections', { id: { $in: records.map(({ id }) => id) } });
  return { insert: [...records], expire: stored.map(({ _id }) => _id) };
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
