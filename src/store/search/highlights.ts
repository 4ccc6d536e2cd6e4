/** Where a text answers a query: short stretches of it with what matched. */
import { elementAt } from '../../invariant.js';
import type { Span } from '../documents.js';
import { wholeCharacters } from '../whole-characters.js';
import { type Condition, type Near, type Unit, unitsIn } from './conditions.js';
import { type Gram, gramsOf } from './grams.js';
import { isNear } from './occurrences.js';
import { stemOf } from './prefixes.js';
import type { SearchQuery } from './query.js';

/** A stretch of the text, and what in it answers the query, ascending; all as offsets into the whole text. */
export interface Highlight {
  readonly span: Span;
  readonly matches: readonly Span[];
}

/** So many characters are shown before and after what matched, unless a sentence ends sooner. */
const CONTEXT = 40;
/** More stretches of one part say nothing new. */
const MOST_FRAGMENTS = 3;
/** Of a longer piece of text only so much is looked at, from shortly before what may match first. */
export const LOOKED_AT = 5_000;
const SENTENCE_END = /[。！？!?；;]/u;

/**
 * The highlights in some parts of a text, part by part; the pieces of a part are what of the text belongs to it.
 * Blanks and line breaks inside words do not matter.
 */
export function highlightsIn(text: string, parts: readonly (readonly Span[])[], query: SearchQuery): Highlight[] {
  return parts.flatMap((pieces) => {
    const fragments = pieces.flatMap((piece) => fragmentsIn(text, lookedAt(text, piece, query), query));
    const best = [...fragments].sort((a, b) => b.matches.length - a.matches.length).slice(0, MOST_FRAGMENTS);
    return fragments.filter((fragment) => best.includes(fragment));
  });
}

/** A piece of text, or what of it is looked at where it is long: that takes time by the character. */
function lookedAt(text: string, { start, end }: Span, { required }: SearchQuery): Span {
  if (end - start <= LOOKED_AT) return { start, end };
  const places = unitsIn(required).flatMap(({ grams: [gram] }) => {
    const place = gram === undefined ? -1 : text.indexOf(gram.term, start);
    return place < 0 || place >= end ? [] : [place];
  });
  const from = Math.max(start, Math.min(...places, end) - 2 * CONTEXT);
  const begin = places.length === 0 ? start : from;
  return { start: begin, end: Math.min(end, begin + LOOKED_AT) };
}

function fragmentsIn(text: string, piece: Span, query: SearchQuery): Highlight[] {
  const compact = withoutBlanks(text, piece);
  const toSpan = ({ start, end }: Span): Span => ({
    start: compact.offsets[start] ?? piece.start,
    end: (compact.offsets[end - 1] ?? piece.start) + 1,
  });
  return fragmentsOf(compact.text, matchesIn(compact.text, query)).map(({ span, matches }) => ({
    span: toSpan(span),
    matches: matches.map(toSpan),
  }));
}

/** Where a line stands first, or last, in a part of a text, whatever blanks are in either. */
export function placeOf(text: string, line: string, part: Span, which: 'FIRST' | 'LAST' = 'FIRST'): Span | null {
  const compact = withoutBlanks(text, part);
  const wanted = withoutBlanks(line).text;
  if (wanted === '') return null;
  const at = which === 'FIRST' ? compact.text.indexOf(wanted) : compact.text.lastIndexOf(wanted);
  if (at < 0) return null;
  return { start: elementAt(compact.offsets, at), end: elementAt(compact.offsets, at + wanted.length - 1) + 1 };
}

/** How many characters of a part of a text are not blank. */
export function inkOf(text: string, { start, end }: Span = { start: 0, end: text.length }): number {
  return text.slice(start, end).replace(BLANKS, '').length;
}

const BLANKS = /[\s\u200b\ufeff]+/gu;
const BLANK = /[\s\u200b\ufeff]/u;

/** What answers the query in a text, ascending and without overlaps. */
export function matchesIn(text: string, { required, forgiving }: SearchQuery): Span[] {
  const grams = gramsOf(text);
  const byPosition = new Map<number, Gram[]>();
  for (const gram of grams) byPosition.set(gram.position, [...(byPosition.get(gram.position) ?? []), gram]);
  const found = (forgiving ?? required).flatMap((condition) => matchesOf(grams, byPosition, condition));
  const matches: Span[] = [];
  for (const match of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = matches.at(-1);
    if (last !== undefined && match.start < last.end) last.end = Math.max(last.end, match.end);
    else matches.push({ start: match.start, end: match.end });
  }
  return matches;
}

type ByPosition = ReadonlyMap<number, readonly Gram[]>;

function matchesOf(grams: readonly Gram[], byPosition: ByPosition, condition: Condition): Span[] {
  if ('near' in condition) return matchesNear(grams, byPosition, condition);
  return unitsIn([condition]).flatMap((unit) => {
    const words = unitIn(grams, byPosition, unit);
    return words.length > 0 || !unit.isWord ? words : unitIn(grams, byPosition, { ...unit, isWord: false });
  });
}

function matchesNear(grams: readonly Gram[], byPosition: ByPosition, { near, distance }: Near): Span[] {
  const [here, there] = [unitIn(grams, byPosition, near[0]), unitIn(grams, byPosition, near[1])];
  return here.flatMap((a) => {
    const others = there.filter((b) => isNear(near, distance, a.position, b.position));
    return others.length > 0 ? [a, ...others] : [];
  });
}

interface Match extends Span {
  /** Of its first letter, as grams have it. */
  readonly position: number;
}

function unitIn(grams: readonly Gram[], byPosition: ByPosition, unit: Unit): Match[] {
  const [first, ...rest] = unit.grams;
  if (first === undefined) return [];
  const stem = stemOf(first.term);
  return grams.flatMap((gram) => {
    const isFirst = stem === null ? gram.term === first.term : gram.term.startsWith(stem);
    if (!isFirst || (unit.isWord && !gram.isWord)) return [];
    const others = rest.flatMap(({ term, position }) => {
      const there = byPosition.get(gram.position + position - first.position);
      return there?.find((other) => other.term === term) ?? [];
    });
    if (others.length < rest.length) return [];
    const end = Math.max(gram.end, ...others.map((other) => other.end));
    return [{ start: gram.start, end, position: gram.position - first.position }];
  });
}

/** Stretches around the matches, in the order of the text. */
function fragmentsOf(text: string, matches: readonly Span[]): Highlight[] {
  const fragments: { span: Span; matches: Span[] }[] = [];
  for (const match of matches) {
    const last = fragments.at(-1);
    const span = around(text, match);
    if (last !== undefined && span.start <= last.span.end) {
      last.span.end = Math.max(last.span.end, span.end);
      last.matches.push(match);
    } else fragments.push({ span, matches: [match] });
  }
  return fragments;
}

function around(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from > 0 && start - from < CONTEXT && !SENTENCE_END.test(text[from - 1] ?? '')) from--;
  while (to < text.length && to - end < CONTEXT && !SENTENCE_END.test(text[to - 1] ?? '')) to++;
  return wholeCharacters(text, { start: from, end: to });
}

function withoutBlanks(text: string, { start, end }: Span = { start: 0, end: text.length }) {
  const offsets: number[] = [];
  let compact = '';
  for (let at = start; at < end; at++) {
    const unit = text[at] ?? '';
    if (BLANK.test(unit)) continue;
    compact += unit;
    offsets.push(at);
  }
  return { text: compact, offsets };
}
