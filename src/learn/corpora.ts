/** Annotated sentences as others write them, brought to one form: a text and the names that it marks. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { KINDS, LABELS, labelIn, labelOf, type NameKind } from '../ingest/names/labels.js';

export interface MarkedName {
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
}

export interface Sentence {
  readonly text: string;
  /** Left to right, none over another. */
  readonly names: readonly MarkedName[];
  /** The kinds that the annotation marks wherever they stand; of others nothing is known where no name is marked. */
  readonly marks: readonly NameKind[];
  /** Stretches of which nothing is known. */
  readonly open: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The sentences of a file, by the end of its name: `.bio` (a character and a label a line), `.bmes`, `.jsonl` (CLUENER) or
 * `.txt` (names marked inline: "[P:王建国]"), each also compressed (`.gz`).
 * @throws Error naming the file where it has another ending or a line cannot be read
 */
export function readSentences(file: string): Sentence[] {
  const bytes = readFileSync(file);
  const plain = file.replace(/\.gz$/u, '');
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  if (plain.endsWith('.bio')) return readColumns(text, file, NEWS_KINDS, ['PERSON', 'PLACE', 'ORGANIZATION']);
  if (plain.endsWith('.bmes')) return readColumns(text, file, CAREER_KINDS, KINDS);
  if (plain.endsWith('.jsonl')) return readSpans(text, file);
  if (plain.endsWith('.txt')) return readInline(text, file);
  throw new Error(`${file}: sentences are read from .bio, .bmes, .jsonl and .txt files, also with .gz`);
}

type Kinds = Readonly<Record<string, NameKind | 'OPEN'>>;
const NEWS_KINDS: Kinds = { PER: 'PERSON', LOC: 'PLACE', ORG: 'ORGANIZATION' };
const CAREER_KINDS: Kinds = { NAME: 'PERSON', LOC: 'PLACE', ORG: 'ORGANIZATION', TITLE: 'OFFICE', CONT: 'OPEN' };
/** What careers call an organization although no name is given. */
const UNNAMED = /^(?:本|该|我)?(?:公司|集团|行|院|校|所|厂|单位|集团公司|股份公司|总公司|董事会|监事会)$/u;

function readColumns(text: string, file: string, kinds: Kinds, marks: readonly NameKind[]): Sentence[] {
  const sentences: Sentence[] = [];
  let characters: string[] = [];
  let labels: string[] = [];
  const close = () => {
    if (characters.length > 0) sentences.push(fromLabels(characters, labels, kinds, marks));
    characters = [];
    labels = [];
  };
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      close();
      continue;
    }
    const [character, label] = line.trim().split(/\s+/u);
    if (character === undefined || label === undefined)
      throw new Error(`${file}:${number + 1}: a character and a label are wanted, but it says ${JSON.stringify(line)}`);
    characters.push(character);
    labels.push(label);
  }
  close();
  return sentences;
}

function fromLabels(
  characters: readonly string[],
  labels: readonly string[],
  kinds: Kinds,
  marks: readonly NameKind[],
): Sentence {
  const names: MarkedName[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  let start = -1;
  let current = '';
  const close = () => {
    const kind = kinds[current];
    if (start >= 0 && kind !== undefined) {
      const name = text.slice(start);
      if (kind === 'OPEN' || UNNAMED.test(name)) open.push({ start, end: text.length });
      else names.push({ start, end: text.length, kind });
    }
    start = -1;
    current = '';
  };
  for (const [i, character] of characters.entries()) {
    const label = labels[i] ?? 'O';
    const [role, kind = ''] = label.split('-');
    const goesOn = start >= 0 && kind === current && role !== 'B' && role !== 'S' && role !== 'O';
    if (!goesOn) {
      close();
      if (role !== 'O') {
        start = text.length;
        current = kind;
      }
    }
    text += character;
  }
  close();
  return { text, names, marks, open };
}

const SPAN_KINDS: Kinds = {
  name: 'PERSON',
  address: 'PLACE',
  scene: 'PLACE',
  company: 'ORGANIZATION',
  government: 'ORGANIZATION',
  organization: 'ORGANIZATION',
  position: 'OFFICE',
};

type Span = readonly [start: number, last: number];

function readSpans(text: string, file: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const record = parsed(line);
    const wrong = (what: string): Error => new Error(`${file}:${number + 1}: ${what}, but it says ${line.trim()}`);
    if (!isRecord(record)) throw wrong('a record in JSON is wanted');
    const { text: sentence, label } = record;
    if (typeof sentence !== 'string') throw wrong('"text" is wanted');
    if (!isRecord(label)) throw wrong('"label" is wanted');
    const found: MarkedName[] = [];
    for (const [type, names] of Object.entries(label)) {
      const kind = SPAN_KINDS[type];
      if (kind === undefined || kind === 'OPEN') continue;
      for (const spans of isRecord(names) ? Object.values(names) : [null]) {
        if (!Array.isArray(spans) || !spans.every((span) => isSpanOf(sentence, span)))
          throw wrong(`"label" has no offsets of "text" under "${type}"`);
        for (const [start, last] of spans) found.push({ start, end: last + 1, kind });
      }
    }
    sentences.push({ text: sentence, names: apart(found), marks: KINDS, open: [] });
  }
  return sentences;
}

/** The value that a line is in JSON; null if it is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSpanOf(text: string, value: unknown): value is Span {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [start, last]: unknown[] = value;
  return (
    Number.isInteger(start) &&
    Number.isInteger(last) &&
    0 <= Number(start) &&
    Number(start) <= Number(last) &&
    Number(last) < text.length
  );
}

/** Of names over one another, the one that begins first, and the longer of two. */
function apart(names: readonly MarkedName[]): MarkedName[] {
  const sorted = [...names].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: MarkedName[] = [];
  for (const name of sorted) if (name.start >= (kept.at(-1)?.end ?? 0)) kept.push(name);
  return kept;
}

const INLINE: Readonly<Record<string, NameKind>> = { P: 'PERSON', L: 'PLACE', O: 'ORGANIZATION', T: 'OFFICE' };

function readInline(text: string, file: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const names: MarkedName[] = [];
    let plain = '';
    let at = 0;
    for (const match of line.matchAll(/\[([PLOT]):([^[\]]+)\]/gu)) {
      plain += line.slice(at, match.index);
      const [whole, letter = '', name = ''] = match;
      const kind = INLINE[letter];
      if (kind !== undefined) names.push({ start: plain.length, end: plain.length + name.length, kind });
      plain += name;
      at = match.index + whole.length;
    }
    plain += line.slice(at);
    if (/[[\]]/u.test(plain))
      throw new Error(`${file}:${number + 1}: a mark is not closed, or is none of [P: [L: [O: [T:`);
    sentences.push({ text: plain.trimEnd(), names, marks: KINDS, open: [] });
  }
  return sentences;
}

const ALL = (1 << LABELS) - 1;

/**
 * By character, a bit for each label that the annotation allows.
 * @param closed 1 where no name is looked for: names that stand there all the same are left open
 */
export function allowedLabels({ text, names, marks, open }: Sentence, closed?: Uint8Array): Int32Array {
  let free = 1;
  for (const [k, kind] of KINDS.entries())
    if (!marks.includes(kind)) for (let role = 0; role < 3; role++) free |= 1 << labelOf(k, role);
  const allowed = new Int32Array(text.length).fill(free);
  for (const { start, end } of open) allowed.fill(ALL, start, end);
  for (const name of names) {
    const { start, end } = name;
    if (closed?.subarray(start, end).includes(1)) allowed.fill(ALL, start, end);
    else if (end - start > 1) for (let i = start; i < end; i++) allowed[i] = 1 << labelIn(name, i);
  }
  closed?.forEach((is, i) => {
    if (is === 1) allowed[i] = 1;
  });
  return allowed;
}
