/**
 * The names of a page's texts: people, places, organizations and offices, decided in one decoding.
 *
 * Each line is decoded on its own. What one line makes sure holds for the page: where it prints the same name again,
 * that is taken into account and the line is decoded once more.
 */
import { CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { zip } from '../../invariant.js';
import { decode, type Hint, type LabelledName } from './decoder.js';
import { hintsFor, knownNames } from './evidence.js';
import { featuresOf, GROUPS, TEMPLATES } from './features.js';
import { KINDS, labelOf, type NameKind, Role } from './labels.js';
import { columnHints } from './name-columns.js';
import { segment } from './segmentation.js';
import { NAMED_LABELS, shippedWeights, type Weights } from './weights.js';

/** A name where a text prints it: `[start, end)` of the text. */
export interface Name extends LabelledName {
  /** What decided it, for `--explain`: the groups of features that spoke for it most. */
  readonly reasons: string;
}

/** A text and what it names, left to right, none over another. */
export interface Analysis {
  readonly text: string;
  readonly names: readonly Name[];
}

/** Lines longer than this are decoded in parts: a page need not be held in memory many times over. */
const LONGEST_LINE = 2000;

/** Marks that stand in no name. */
const PARTS = new CharacterSet('、，,。；;：:！!？?…—');
const NEVER = -100_000;

interface Line {
  readonly text: string;
  /** Where it begins in its article's text. */
  readonly at: number;
  readonly hashes: Int32Array;
  readonly scores: Int32Array;
  readonly names: readonly LabelledName[];
}

/** What each of a page's texts names. */
export function findNames(texts: readonly string[], lexicon: Lexicon, weights: Weights = shippedWeights()): Analysis[] {
  const read = texts.map((text) => linesOf(text).map(([at, line]) => readLine(line, at, lexicon, weights)));
  const known = knownNames(read.flat(), lexicon);
  return zip(texts, read).map(([text, lines]) => ({
    text,
    names: withColumns(lines, columnHints(text)).flatMap(([line, columns]) => {
      const hints = [...hintsFor(line.text, line.names, known), ...columns];
      const names = hints.length === 0 ? line.names : decode(line.scores, line.text.length, weights, hints);
      return names.map((name) => ({
        ...name,
        start: line.at + name.start,
        end: line.at + name.end,
        reasons: reasonsFor(name, line, hints, weights),
      }));
    }),
  }));
}

/** Each line with the hints that stand in it, whose offsets are then the line's; both from left to right. */
function withColumns(lines: readonly Line[], hints: readonly Hint[]): [Line, Hint[]][] {
  let next = 0;
  return lines.map((line) => {
    const own: Hint[] = [];
    for (let hint = hints[next]; hint !== undefined && hint.end <= line.at + line.text.length; hint = hints[++next])
      if (hint.start >= line.at) own.push({ ...hint, start: hint.start - line.at, end: hint.end - line.at });
    return [line, own];
  });
}

function readLine(text: string, at: number, lexicon: Lexicon, weights: Weights): Line {
  const hashes = featuresOf(segment(text, lexicon.vocabulary), lexicon);
  const scores = new Int32Array(text.length * NAMED_LABELS);
  weights.score(hashes, text.length, TEMPLATES, scores);
  for (let i = 0; i < text.length; i++) if (PARTS.isAt(text, i)) forbid(scores, i);
  return { text, at, hashes, scores, names: decode(scores, text.length, weights) };
}

/** No name holds the character at `at`. */
function forbid(scores: Int32Array, at: number): void {
  const end = (at + 1) * NAMED_LABELS;
  for (let i = at * NAMED_LABELS; i < end; i++) scores[i] = NEVER;
}

function linesOf(text: string): [at: number, line: string][] {
  const lines: [number, string][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    for (let from = 0; from < line.length; ) {
      const to = line.length - from <= LONGEST_LINE ? line.length : partingAt(line, from + LONGEST_LINE);
      lines.push([at + from, line.slice(from, to)]);
      from = to;
    }
    at += line.length + 1;
  }
  return lines;
}

/** Behind the last sentence that ends not far before an offset. */
function partingAt(line: string, offset: number): number {
  for (let at = offset; at > offset - 200; at--) if (/[。！？；]/u.test(line.charAt(at - 1))) return at;
  return offset;
}

/** The two groups of features that gave a name most: "offices +4.2, characters +1.3". */
function reasonsFor(name: LabelledName, line: Line, hints: readonly Hint[], weights: Weights): string {
  const given = GROUPS.map(() => 0);
  for (let i = name.start; i < name.end; i++) {
    const label = labelIn(name, i);
    let template = i * TEMPLATES;
    for (const [group, { size }] of GROUPS.entries()) {
      const end = template + size;
      for (; template < end; template++) {
        const hash = line.hashes[template] as number;
        if (hash !== 0) given[group] = (given[group] as number) + weights.weightOf(hash, label);
      }
    }
  }
  const spoken: [string, number][] = GROUPS.map(({ name: group }, i) => [group, (given[i] ?? 0) / weights.head.scale]);
  for (const { start, end, weight } of hints)
    if (start === name.start && end === name.end) spoken.push(['the rest of the page', weight]);
  return spoken
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([group, value]) => `${group} ${value < 0 ? '' : '+'}${value.toFixed(1)}`)
    .join(', ');
}

function labelIn({ start, end, kind }: { start: number; end: number; kind: NameKind }, at: number): number {
  const role = end - start === 1 ? Role.SINGLE : at === start ? Role.BEGIN : at === end - 1 ? Role.END : Role.INSIDE;
  return labelOf(KINDS.indexOf(kind), role);
}
