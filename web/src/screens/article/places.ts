/**
 * Where the facts of an article stand in its text as it is shown. The archive tells places on the page as it was ingested; the
 * shown text is the same characters without breaks of lines, blanks and whatever other texts stand in between.
 */

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** For each character of a shown text, where it stands on the page; -1 for what was not found there. */
export type Alignment = Int32Array;

const BLANK = /\s/u;

/**
 * Finds the characters of `shown` on the page, line by line: a line of the page that does not go on with what is shown is another text's.
 * @param within where on the page the text stands, in the order of reading
 */
export function alignmentOf(shown: string, page: string, within: readonly Range[]): Alignment {
  const strict = follow(shown, page, within, true);
  return strict.isWhole ? strict.alignment : follow(shown, page, within, false).alignment;
}

/** What of the shown text these stretches of the page are, as few ranges as possible. */
export function rangesIn(alignment: Alignment, spans: readonly Range[]): readonly Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (const [index, offset] of alignment.entries()) {
    if (!spans.some(({ start, end }) => start <= offset && offset < end)) continue;
    const last = ranges.at(-1);
    if (last?.end === index) last.end = index + 1;
    else ranges.push({ start: index, end: index + 1 });
  }
  return ranges;
}

/** Where on the page a range of the shown text stands, from its first character to its last; null if one of them was not found there. */
export function placeOf(alignment: Alignment, { start, end }: Range): Range | null {
  const first = alignment[start] ?? -1;
  const last = alignment[end - 1] ?? -1;
  return first < 0 || last < first ? null : { start: first, end: last + 1 };
}

/** What is left of a range when others are taken out of it. */
export function without({ start, end }: Range, others: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let at = start;
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    if (other.end <= at || other.start >= end) continue;
    if (other.start > at) left.push({ start: at, end: other.start });
    at = Math.max(at, other.end);
  }
  if (at < end) left.push({ start: at, end });
  return left;
}

interface Followed {
  readonly alignment: Alignment;
  readonly isWhole: boolean;
}

function follow(shown: string, page: string, within: readonly Range[], byLines: boolean): Followed {
  const alignment = new Int32Array(shown.length).fill(-1);
  let at = nextInk(shown, 0);
  for (const line of byLines ? within.flatMap((range) => linesOf(page, range)) : within) {
    const places = byLines ? wholeLine(shown, at, page, line) : scattered(shown, at, page, line);
    for (const [index, offset] of places) alignment[index] = offset;
    const last = places.at(-1);
    if (last !== undefined) at = nextInk(shown, last[0] + 1);
  }
  return { alignment, isWhole: at >= shown.length };
}

function linesOf(page: string, { start, end }: Range): readonly Range[] {
  const lines: Range[] = [];
  for (let at = start; at < end; ) {
    const feed = page.indexOf('\n', at);
    const lineEnd = feed < 0 || feed > end ? end : feed;
    lines.push({ start: at, end: lineEnd });
    at = lineEnd + 1;
  }
  return lines;
}

type Places = readonly (readonly [index: number, offset: number])[];

/** The line's characters in the shown text from `from` on; none unless all of them go on there. */
function wholeLine(shown: string, from: number, page: string, { start, end }: Range): Places {
  const places: [number, number][] = [];
  let at = from;
  for (let offset = start; offset < end; offset++) {
    const character = page.charAt(offset);
    if (BLANK.test(character)) continue;
    if (at >= shown.length || shown.charAt(at) !== character) return [];
    places.push([at, offset]);
    at = nextInk(shown, at + 1);
  }
  return places;
}

/** Whatever of the shown text follows in the range, one character after the other, however far apart. */
function scattered(shown: string, from: number, page: string, { start, end }: Range): Places {
  const places: [number, number][] = [];
  let at = from;
  for (let offset = start; offset < end && at < shown.length; offset++) {
    if (page.charAt(offset) !== shown.charAt(at)) continue;
    places.push([at, offset]);
    at = nextInk(shown, at + 1);
  }
  return places;
}

function nextInk(text: string, from: number): number {
  let at = from;
  while (at < text.length && BLANK.test(text.charAt(at))) at++;
  return at;
}
