/**
 * What a backup is: gzip of lines of JSON, which any tool can read.
 *
 *     {"broadsheet":"backup","format":1,"version":1,"program":"0.1.0","at":"2025-03-01T04:00:00.000Z","cursorKey":"…"}
 *     {"in":"pages","is":{"id":"pag_…",…}}        one a record, as it is at one moment, in MongoDB's Extended JSON
 *     {"end":{"records":{"pages":1},"sha256":"…"}}    the hash of all bytes before this line
 */
import { z } from 'zod';
import { COLLECTION_NAMES } from '../changes.js';

/** Another number after every change of how a backup is written. */
export const BACKUP_FORMAT = 1;

const HEADER = z.object({
  broadsheet: z.literal('backup'),
  format: z.number().int().positive(),
  /** Of the archive: see `version.ts`. */
  version: z.number().int().nonnegative(),
  /** Which version of the program made it. */
  program: z.string(),
  /** When it was begun, which is the moment that it shows. */
  at: z.string(),
  /** What the archive signs cursors with; null where nobody has asked it anything yet. */
  cursorKey: z.string().nullable(),
});

/** What headers of all formats say. */
const ANY_HEADER = HEADER.pick({ broadsheet: true, format: true, program: true });

const END = z.object({
  end: z.object({
    /** How many there are, by collection. */
    records: z.record(z.string(), z.number().int().nonnegative()),
    sha256: z.string(),
  }),
});

/** A line that holds a record; the record itself is looked at by nobody. */
const RECORD = z.object({ in: z.enum(COLLECTION_NAMES), is: z.looseObject({ id: z.string() }) });

export type Header = z.infer<typeof HEADER>;
export type End = z.infer<typeof END>['end'];
export type RecordLine = z.infer<typeof RECORD>;

/** The version of the program behind a header of a later format; null for anything else. */
export function newerIn(value: unknown): string | null {
  const { data } = ANY_HEADER.safeParse(value);
  return data === undefined || data.format <= BACKUP_FORMAT ? null : data.program;
}

/** All of these are null for a line that is something else. */
export function headerIn(value: unknown): Header | null {
  return HEADER.safeParse(value).data ?? null;
}

export function endIn(value: unknown): End | null {
  return END.safeParse(value).data?.end ?? null;
}

export function recordIn(value: unknown): RecordLine | null {
  return RECORD.safeParse(value).data ?? null;
}

/** How an end begins, and no record does. */
export const END_BEGINS = '{"end":';
