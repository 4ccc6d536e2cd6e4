/**
 * What is known of each character of a text before it is decided which names stand there.
 *
 * Every feature is one number, a hash of its template and of what the template sees; weights are looked up by it. A
 * template that sees nothing at a character gives 0.
 */
import { Mark } from '../lexicon/vocabulary.js';
import { type Segmentation } from '../facts/segmentation.js';
import { surnameLength } from '../lexicon/surnames.js';
import { titleEndings } from '../facts/people/titles.js';
import { vocabulary } from '../lexicon/vocabulary.js';
import { bitsOfName } from './name-shapes.js';

/** Names of groups of templates, for measuring what each is worth. */
export const GROUPS = [
  'characters',
  'words',
  'marks',
  'surnames',
  'divisions',
  'endings',
  'offices',
] as const;
export type FeatureGroup = (typeof GROUPS)[number];

const GROUP_OF: readonly FeatureGroup[] = [
  // characters: 0-13
  'characters', 'characters', 'characters', 'characters', 'characters', 'characters', 'characters',
  'characters', 'characters', 'characters', 'characters', 'characters', 'characters',
  // words
  'words', 'words', 'words', 'words', 'words',
  // marks
  'marks', 'marks', 'marks', 'marks', 'marks',
  // surnames
  'surnames', 'surnames', 'surnames', 'surnames', 'surnames', 'surnames', 'surnames', 'surnames', 'surnames', 'surnames',
  // divisions
  'divisions', 'divisions', 'divisions',
  // endings
  'endings', 'endings', 'endings', 'endings',
  // offices
  'offices', 'offices', 'offices',
];
/** How many features each character has. */
export const TEMPLATES = GROUP_OF.length;

export function groupOf(template: number): FeatureGroup {
  return GROUP_OF[template] ?? 'characters';
}

const BOUNDARY = 3;
const DIGIT = 1;
const LETTER = 2;

/** A character as features see it: digits are one, and so are letters, whatever their width. */
function classOf(code: number): number {
  if (code >= 0x4e00) {
    if (code < 0xff00) return code;
    if (code >= 0xff10 && code <= 0xff19) return DIGIT;
    if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return LETTER;
    return code === 0xff0c ? 0x2c : code;
  }
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return LETTER;
  if (code === 0x0a) return BOUNDARY;
  return code;
}

function mix(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(template + 1, 0x9e3779b1) ^ Math.imul(a + 0x7f4a7c15, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13), 0x27d4eb2f) ^ Math.imul(c + 0x3c6ef372, 0x297a2d39);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h === 0 ? 1 : h;
}

export interface Features {
  readonly length: number;
  /** `TEMPLATES` numbers a character. */
  readonly hashes: Int32Array;
}

/** Which marks of words features see. */
const SEEN = ~(Mark.GENERIC_STEM | Mark.GENERIC_PLACE | Mark.GENERIC_VILLAGE | Mark.BREAKING | Mark.IN_NAMES | Mark.COMMON);
const DIVISIONS = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.COUNTRY | Mark.KNOWN_PLACE | Mark.REGION | Mark.ZONE;
const ENDINGS = Mark.DEPARTMENT | Mark.PUBLIC | Mark.INSTITUTION;
const STOPS = Mark.PUNCTUATION | Mark.LINE_BREAK;

/** The features of every character of a text. */
export function featuresOf(s: Segmentation): Features {
  const { text } = s;
  const n = text.length;
  const hashes = new Int32Array(n * TEMPLATES);
  const code = new Int32Array(n + 4);
  code[0] = BOUNDARY; code[1] = BOUNDARY; code[n + 2] = BOUNDARY; code[n + 3] = BOUNDARY;
  for (let i = 0; i < n; i++) code[i + 2] = classOf(text.charCodeAt(i));
  const words = wordTable(s);
  const names = nameTable(text);
  const divisions = divisionTable(text);
  const endings = endingTable(s);
  const offices = officeTable(text);
  for (let i = 0; i < n; i++) {
    const at = i * TEMPLATES;
    const a = code[i] as number, b = code[i + 1] as number, c = code[i + 2] as number, d = code[i + 3] as number, e = code[i + 4] ?? BOUNDARY;
    let t = 0;
    hashes[at + t] = mix(t, c, 0, 0); t++;
    hashes[at + t] = mix(t, b, 0, 0); t++;
    hashes[at + t] = mix(t, d, 0, 0); t++;
    hashes[at + t] = mix(t, a, 0, 0); t++;
    hashes[at + t] = mix(t, e, 0, 0); t++;
    hashes[at + t] = mix(t, b, c, 0); t++;
    hashes[at + t] = mix(t, c, d, 0); t++;
    hashes[at + t] = mix(t, a, b, 0); t++;
    hashes[at + t] = mix(t, d, e, 0); t++;
    hashes[at + t] = mix(t, b, d, 0); t++;
    hashes[at + t] = mix(t, a, b, c); t++;
    hashes[at + t] = mix(t, b, c, d); t++;
    hashes[at + t] = mix(t, c, d, e); t++;
    // words
    const w = words.at[i] as number;
    const place = words.place[i] as number;
    const id = words.id[w] as number, before = w > 0 ? (words.id[w - 1] as number) : 0, behind = words.id[w + 1] ?? 0;
    hashes[at + t] = mix(t, id, place, 0); t++;
    hashes[at + t] = mix(t, before, place, 0); t++;
    hashes[at + t] = mix(t, behind, place, 0); t++;
    hashes[at + t] = mix(t, before, id, place); t++;
    hashes[at + t] = mix(t, id, behind, place); t++;
    // marks
    const m = words.mark[w] as number, mb = w > 0 ? (words.mark[w - 1] as number) : 0, mn = words.mark[w + 1] ?? 0;
    const mbb = w > 1 ? (words.mark[w - 2] as number) : 0, mnn = words.mark[w + 2] ?? 0;
    hashes[at + t] = mix(t, m, place, 0); t++;
    hashes[at + t] = mix(t, mb, m, place); t++;
    hashes[at + t] = mix(t, m, mn, place); t++;
    hashes[at + t] = mix(t, mb, mbb, place); t++;
    hashes[at + t] = mix(t, mn, mnn, place); t++;
    // surnames
    for (let k = 0; k < 5; k++) {
      const bucket = names[i * 5 + k] as number;
      if (bucket === 0) { t += 2; continue; }
      // Where the name that would stand here begins and ends.
      const begin = i - SHAPES_BEFORE[k]!;
      const end = begin + SHAPES_LENGTH[k]!;
      const wb = begin > 0 ? words.at[begin - 1] as number : -1;
      const marksBefore = wb < 0 ? 1 : words.ends(wb, begin) ? (words.mark[wb] as number) : 2;
      const we = end < n ? words.at[end] as number : -1;
      const marksBehind = we < 0 ? 1 : words.begins(we, end) ? (words.mark[we] as number) : 2;
      hashes[at + t] = mix(t, bucket, marksBefore, 0); t++;
      hashes[at + t] = mix(t, bucket, marksBehind, 0); t++;
    }
    // divisions
    const division = divisions[i] as number;
    hashes[at + t] = division === 0 ? 0 : mix(t, division, 0, 0); t++;
    hashes[at + t] = division === 0 && (divisions[i + 1] ?? 0) === 0 && (i === 0 || divisions[i - 1] === 0) ? 0 : mix(t, division, i > 0 ? divisions[i - 1] as number : 0, divisions[i + 1] ?? 0); t++;
    hashes[at + t] = division === 0 ? 0 : mix(t, division, b, d); t++;
    // endings
    const ending = endings[i] as number;
    hashes[at + t] = ending === 0 ? 0 : mix(t, ending, place, 0); t++;
    hashes[at + t] = ending === 0 ? 0 : mix(t, ending, m, place); t++;
    hashes[at + t] = ending === 0 ? 0 : mix(t, ending, mb, place); t++;
    hashes[at + t] = ending === 0 ? 0 : mix(t, ending, division, place); t++;
    // offices
    const office = offices[i] as number;
    const officeBefore = i > 0 ? (offices[i - 1] as number) : 0;
    hashes[at + t] = office === 0 ? 0 : mix(t, office, 0, 0); t++;
    hashes[at + t] = officeBefore === 0 ? 0 : mix(t, officeBefore, office, 0); t++;
    hashes[at + t] = (offices[i + 1] ?? 0) === 0 ? 0 : mix(t, office, offices[i + 1]!, 0); t++;
  }
  return { length: n, hashes };
}

const SHAPES_LENGTH = [2, 2, 3, 3, 3];
const SHAPES_BEFORE = [0, 1, 0, 1, 2];

interface WordTable {
  readonly at: Int32Array; readonly place: Int32Array; readonly id: Int32Array; readonly mark: Int32Array;
  begins(word: number, offset: number): boolean; ends(word: number, offset: number): boolean;
}

function wordTable(s: Segmentation): WordTable {
  const n = s.text.length;
  const at = new Int32Array(n);
  const place = new Int32Array(n);
  const id = new Int32Array(s.count);
  const mark = new Int32Array(s.count);
  for (let w = 0; w < s.count; w++) {
    const start = s.starts[w] as number, end = s.starts[w + 1] as number;
    let h = 7;
    for (let i = start; i < end; i++) {
      at[i] = w;
      place[i] = end - start === 1 ? 3 : i === start ? 0 : i === end - 1 ? 2 : 1;
      if (i - start < 6) h = Math.imul(h, 0x01000193) ^ classOf(s.text.charCodeAt(i));
    }
    id[w] = h;
    mark[w] = (s.marks[w] as number) & SEEN;
  }
  return { at, place, id, mark, begins: (w, o) => s.starts[w] === o, ends: (w, o) => s.starts[w + 1] === o };
}

/** For each character, five numbers: how likely a name of 2 or 3 characters is that it begins, goes on or ends; 0 for not at all. */
function nameTable(text: string): Int32Array {
  const n = text.length;
  const table = new Int32Array(n * 5);
  for (let i = 0; i < n; i++) {
    const surname = surnameLength(text, i);
    if (surname !== 1) continue;
    const two = bucketOf(bitsOfName(text, i, 1, 1));
    if (two > 0) {
      table[i * 5] = two;
      if (i + 1 < n) table[(i + 1) * 5 + 1] = two;
    }
    const three = bucketOf(bitsOfName(text, i, 1, 2));
    if (three > 0) {
      table[i * 5 + 2] = three;
      if (i + 1 < n) table[(i + 1) * 5 + 3] = three;
      if (i + 2 < n) table[(i + 2) * 5 + 4] = three;
    }
  }
  return table;
}

function bucketOf(bits: number): number {
  if (bits >= 45) return 0;
  return 1 + Math.max(0, Math.min(9, (bits - 14) >> 1));
}

/** For each character, the longest division, country or known place that covers it, by its marks and the character's place in it. */
function divisionTable(text: string): Int32Array {
  const { trie, marks } = vocabulary();
  const n = text.length;
  const table = new Int32Array(n);
  for (let i = 0; i < n; ) {
    let node = trie.begin(text.charCodeAt(i));
    let best = 0, kind = 0;
    for (let end = i + 1; node !== 0; ) {
      const found = (marks[node] as number) & DIVISIONS;
      if (found !== 0 && end - i >= 2) { best = end; kind = found; }
      if (end >= n) break;
      node = trie.next(node, text.charCodeAt(end++));
    }
    if (best === 0) { i++; continue; }
    const id = Math.imul(kind, 31) + Math.min(best - i, 5);
    for (let j = i; j < best; j++) table[j] = (id * 4 + (j === i ? 0 : j === best - 1 ? 2 : 1)) | 0 || 1;
    i = best;
  }
  return table;
}

/** For each character, how far the next ending of an organization's or a place's name is, and of what kind; 0 if a mark comes first. */
function endingTable(s: Segmentation): Int32Array {
  const table = new Int32Array(s.text.length);
  let kind = 0, distance = 0;
  for (let w = s.count - 1; w >= 0; w--) {
    const marks = s.marks[w] as number;
    if ((marks & STOPS) !== 0) kind = 0;
    else if ((marks & ENDINGS) !== 0) { kind = (marks & ENDINGS) | 1; distance = 0; }
    else if ((marks & Mark.PLACE_ENDING) !== 0 && (kind === 0 || distance > 4)) { kind = Mark.PLACE_ENDING | 1; distance = 0; }
    else distance++;
    if (distance > 9) kind = 0;
    const value = kind === 0 ? 0 : kind * 16 + Math.min(distance, 9);
    for (let i = s.starts[w] as number; i < (s.starts[w + 1] as number); i++) table[i] = value | 0;
  }
  return table;
}

/** For each character, the word for an office or a calling that covers it, by kind and the character's place in it. */
function officeTable(text: string): Int32Array {
  const endings = titleEndings(text);
  const table = new Int32Array(text.length);
  for (let end = text.length; end > 0; end--) {
    const ending = endings[end];
    if (ending === null || ending === undefined) continue;
    const kind = ending.kind === 'OFFICE' ? 4 : 8;
    for (let j = 0; j < ending.length; j++)
      if (table[end - 1 - j] === 0) table[end - 1 - j] = kind + (j === 0 ? (ending.length === 1 ? 3 : 2) : j === ending.length - 1 ? 0 : 1);
  }
  return table;
}
