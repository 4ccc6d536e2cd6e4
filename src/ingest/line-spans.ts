/** Where the page prints what stands in lines of its own: headlines, and the names of who made an article. */
import type { Span } from '../store/documents.js';
import type { ArticleText, HeadFact } from './parsed.js';
import { isBlankAt, type Reading } from './reading.js';

/** The headline block's parts, from the top as newspapers order them; those that the page prints. */
export function headsOf(page: string, { rubric, kicker, headline, subhead }: ArticleText): HeadFact[] {
  const heads: HeadFact[] = [];
  const add = (part: HeadFact['part'], reading: Reading | null) => {
    if (reading !== null && reading.text !== '') heads.push({ part, spans: runsOf(page, reading) });
  };
  add('RUBRIC', rubric);
  add('KICKER', kicker);
  add('HEADLINE', headline);
  add('SUBHEAD', subhead);
  return heads;
}

/** Where a reading stands: a span for each stretch within which the page prints nothing else. */
function runsOf(page: string, { text, offsets }: Reading): Span[] {
  const spans: Span[] = [];
  let last: Span | undefined;
  for (let i = 0; i < text.length; i++) {
    const at = offsets[i] ?? 0;
    if (text.charAt(i) === '\n') continue;
    if (last !== undefined && at >= last.end && isBlank(page, last.end, at)) last.end = at + 1;
    else {
      last = { start: at, end: at + 1 };
      spans.push(last);
    }
  }
  return spans;
}

function isBlank(page: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlankAt(page, at)) return false;
  return true;
}

/**
 * Where an article names somebody: first at its beginning, where bylines stand, or else nearest to its end. Blanks and line
 * breaks may part the characters. Empty where no such name stands.
 */
export function namedIn(page: string, { start, end }: Span, name: string): Span[] {
  const above = firstOf(page, start, Math.min(end, start + OPENING), name);
  if (above !== null) return [above];
  for (let from = end - name.length; from >= start; from--) {
    const below = spacedAt(page, from, end, name);
    if (below !== null) return [below];
  }
  return [];
}

/** Bylines above a text end within so many characters, blanks included. */
const OPENING = 200;

function firstOf(page: string, from: number, to: number, name: string): Span | null {
  for (let at = from; at < to; at++) {
    const found = spacedAt(page, at, to, name);
    if (found !== null) return found;
  }
  return null;
}

/** The name if it begins at `at`, whatever blanks stand inside. */
function spacedAt(page: string, at: number, to: number, name: string): Span | null {
  if (page.charCodeAt(at) !== name.charCodeAt(0)) return null;
  let next = 0;
  for (let i = at; i < to; i++) {
    if (page.charCodeAt(i) === name.charCodeAt(next)) {
      if (++next === name.length) return { start: at, end: i + 1 };
    } else if (!isBlankAt(page, i)) return null;
  }
  return null;
}
