/** Corrections as lines of a file: what each says, who said it, and whether somebody took it back. */
import { z } from 'zod';
import type { CorrectionKind } from '../store/correction-documents.js';
import type { CorrectionRecord } from '../store/corrections.js';
import { OVERRIDE_TYPES, type Override } from '../store/overrides.js';

/** Raised when lines are written that earlier versions cannot read. */
const FORMAT = 1;

const text = z.string();
const time = z.iso.datetime();
const page = z.object({ pageId: text, place: text.nullable(), textHash: text.nullable() });
const article = z.object({ articleId: text, opening: text });
const at = z.object({ quote: text.min(1), before: text, after: text, occurrence: z.int().min(0) });
const place = z.object({
  id: text,
  name: text,
  level: text,
  code: text.nullable(),
  parentId: text.nullable(),
  ancestorIds: z.array(text),
});
const appearances = z.array(z.object({ pageId: text, articleId: text, name: text }));
const onPage = { page, article };
const anything = z.record(text, z.unknown());

/** What tells where a correction belongs is checked; what it says there is as it was exported. */
const overrides: Readonly<Record<Override['type'], z.ZodType>> = {
  METRIC: z.looseObject({ metricId: text, values: anything, page: page.optional(), article: article.optional() }),
  MERGE: z.looseObject({ into: text, from: text, appearances, because: text }),
  LINK: z.looseObject({ pageId: text, articleId: text.nullable(), spelling: text, places: z.array(place).min(1) }),
  ARTICLE: z.looseObject({ ...onPage, values: anything }),
  JOIN: z.looseObject({ ...onPage, other: article }),
  CUT: z.looseObject({ ...onPage, at, headline: text.nullable() }),
  ADD: z.looseObject({ ...onPage, at, fact: z.looseObject({ type: text }) }),
  DROP: z.looseObject({ ...onPage, at: at.nullable(), fact: z.looseObject({ type: text }) }),
  APPEARANCE: z.looseObject({ ...onPage, name: text, values: anything }),
  SEPARATE: z.looseObject({ into: text, from: text, appearances, because: text }),
  RENAME: z.looseObject({ personId: text, name: text.min(1) }),
  UNIFY: z.looseObject({
    of: z.enum(['ORGANIZATION', 'LOCATION']),
    from: text,
    into: z.union([z.array(place).min(1), z.looseObject({ id: text, name: text })]),
  }),
  PART: z.looseObject({
    from: text,
    into: z.looseObject({ id: text, name: text }),
    articles: z.array(z.object(onPage)).min(1),
  }),
  DAY: z.looseObject({ ...onPage, at, day: z.object({ date: z.iso.date().nullable() }).nullable() }),
  EXCLUDE: z.looseObject({ name: text.min(1), kinds: z.array(z.enum(['PERSON', 'ORGANIZATION', 'LOCATION'])).min(1) }),
};

const line = z.object({
  format: z.literal(FORMAT),
  id: text.regex(/^cor_[\w-]+$/u),
  kind: text.regex(/^[A-Z_]+$/u),
  author: text,
  at: time,
  reason: text.nullable(),
  objects: z.array(text),
  changes: z.array(z.object({ field: text, before: text.nullable(), after: text.nullable() })),
  value: z.looseObject({ type: z.enum(OVERRIDE_TYPES) }),
  undone: z.object({ author: text, at: time, reason: text.nullable() }).nullable(),
});

/** Null for a record that overrides nothing: that a page was put in, or taken out. */
export function lineOf(record: CorrectionRecord): string | null {
  const { id, kind, author, at: made, reason = null, objects, changes, undone = null } = record;
  const value = record.value ?? record.standing;
  if (value === null) return null;
  return JSON.stringify({ format: FORMAT, id, kind, author, at: made, reason, objects, changes, value, undone });
}

/** @throws Error saying what is wrong with the line */
export function recordIn(written: string): CorrectionRecord {
  const read = checked(line, parsed(written));
  const { type } = read.value;
  checked(overrides[type], read.value);
  const { id, author, reason, objects, changes, undone } = read;
  const value = read.value as unknown as Override;
  return {
    id,
    kind: read.kind as CorrectionKind,
    author,
    at: new Date(read.at),
    objects,
    changes,
    standing: undone === null ? value : null,
    value,
    reason,
    status: undone === null ? 'APPLIED' : 'UNDONE',
    undone: undone === null ? null : { ...undone, at: new Date(undone.at) },
    order: `${read.at} ${id}`,
  };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw new Error('it is no JSON');
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data as T;
  const [issue] = error.issues;
  throw new Error(`${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is not as it was exported'}`);
}
