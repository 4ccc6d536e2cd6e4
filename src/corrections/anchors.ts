/**
 * Places in a text, told by what stands there and around it, and found again in another version of the text. Blanks and
 * line ends count nowhere: an extraction that breaks lines elsewhere says the same.
 */
import { isBlankAt } from '../ingest/reading.js';
import type { Span } from '../store/documents.js';
import type { TextAnchor } from '../store/overrides.js';

/** So many characters are remembered before and behind. */
const CONTEXT = 24;

/** What stands around has to agree in so many characters next to the quote … */
const LEAST_NEXT = 3;
/** … or, corrected close by, in such a share of its pairs of characters. */
const LEAST_SHARED = 0.3;

interface Bare {
  readonly text: string;
  /** Where each character stands in the text with its blanks. */
  readonly offsets: readonly number[];
}

/** @param span holds more than blanks */
export function anchorAt(text: string, span: Span): TextAnchor {
  const bare = bareOf(text);
  const start = bare.offsets.findIndex((offset) => offset >= span.start);
  const behind = bare.offsets.findIndex((offset) => offset >= span.end);
  const end = behind < 0 ? bare.text.length : behind;
  const quote = start < 0 ? '' : bare.text.slice(start, end);
  return {
    quote,
    before: bare.text.slice(Math.max(0, start - CONTEXT), Math.max(0, start)),
    after: bare.text.slice(end, end + CONTEXT),
    occurrence: placesOf(quote, bare.text).filter((place) => place < start).length,
  };
}

/**
 * Where the text says this by now: the place around which most is as it was.
 * @returns null where it is said nowhere, or nowhere in such company
 */
export function findAnchor(text: string, anchor: TextAnchor): Span | null {
  const bare = bareOf(text);
  const places = placesOf(anchor.quote, bare.text);
  let best: { place: number; agreement: number; distance: number } | null = null;
  for (const [occurrence, place] of places.entries()) {
    const agreement = agreementAt(bare.text, place, anchor);
    const distance = Math.abs(occurrence - anchor.occurrence);
    if (agreement === 0) continue;
    if (best !== null && (agreement < best.agreement || (agreement === best.agreement && distance >= best.distance)))
      continue;
    best = { place, agreement, distance };
  }
  return best === null ? null : spanOf(bare, best.place, anchor.quote.length);
}

/** Wherever the stretch of text reads so, blanks aside. */
export function findAll(text: string, { start, end }: Span, quote: string): Span[] {
  const bare = bareOf(text.slice(start, end));
  const sought = bareOf(quote).text;
  return placesOf(sought, bare.text).map((place) => {
    const span = spanOf(bare, place, sought.length);
    return { start: span.start + start, end: span.end + start };
  });
}

/** How well what stands around a place agrees with what stood there; 0 where it is another place. */
function agreementAt(text: string, place: number, { quote, before, after }: TextAnchor): number {
  const [ahead, behind] = [text.slice(0, place), text.slice(place + quote.length)];
  const next = alikeAtEnd(ahead, before) + alikeAtStart(behind, after);
  const there = pairsOf(ahead.slice(-CONTEXT), behind.slice(0, CONTEXT));
  const known = pairsOf(before, after);
  const shared = [...known].filter((pair) => there.has(pair)).length;
  const isBare = known.size === 0;
  const isThere = isBare || next >= LEAST_NEXT || shared >= LEAST_SHARED * known.size;
  return isThere ? 1 + next + shared : 0;
}

function alikeAtStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function alikeAtEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function pairsOf(...texts: string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))),
  );
}

function placesOf(quote: string, text: string): number[] {
  const places: number[] = [];
  if (quote === '') return places;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

function bareOf(text: string): Bare {
  const offsets: number[] = [];
  let bare = '';
  for (let at = 0; at < text.length; at++) {
    if (isBlankAt(text, at)) continue;
    offsets.push(at);
    bare += text[at];
  }
  return { text: bare, offsets };
}

function spanOf({ offsets }: Bare, place: number, length: number): Span {
  return { start: offsets[place] ?? 0, end: (offsets[place + length - 1] ?? 0) + 1 };
}
