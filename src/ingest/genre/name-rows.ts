/** Lines that are rows of a list of names: "冉 光　邢北辰（女）　曲向阳", those of two characters set to the measure of three. */
import { BLANKS, CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { withoutRemark } from '../names/name-columns.js';
import { isBlankAt } from '../reading.js';

/** A name in a line: `[start, end)` of the line, blanks within it included. */
export interface NameInRow {
  readonly start: number;
  readonly end: number;
}

/** Fewer names on a line, or on lines on end, are no list. */
const LEAST_ON_LINE = 3;
const LEAST_ON_END = 6;

/** By line, the names of the rows of lists; null for all other lines. */
export function nameRows(lines: readonly string[], lexicon: Lexicon): (readonly NameInRow[] | null)[] {
  const found = lines.map((line) => namesOf(line, lexicon));
  for (let from = 0; from < found.length; ) {
    let to = from;
    let count = 0;
    while (to < found.length && found[to] !== null) count += found[to++]?.length ?? 0;
    if (count < LEAST_ON_END) found.fill(null, from, to);
    from = to + 1;
  }
  return found;
}

/** Whether a line holds as many blanks as part the least names that are a list: hardly any line of prose does. */
function mayList(line: string): boolean {
  let blanks = 0;
  for (let at = 0; at < line.length && blanks < LEAST_ON_LINE - 1; at++) if (isBlankAt(line, at)) blanks++;
  return blanks === LEAST_ON_LINE - 1;
}

/** The names of a line that holds nothing else. */
function namesOf(line: string, { surnames }: Lexicon): NameInRow[] | null {
  if (surnames.lengthAt(line) === 0 || !mayList(line)) return null;
  const names: NameInRow[] = [];
  for (let part = partFrom(line, 0); part !== null; part = partFrom(line, part.end)) {
    let text = withoutRemark(line.slice(part.start, part.end));
    const next = text.length === 1 ? partFrom(line, part.end) : null;
    const given = next === null ? '' : withoutRemark(line.slice(next.start, next.end));
    if (next !== null && given.length === 1) {
      text += given;
      part = { start: part.start, end: next.end };
    }
    if (!surnames.isNameShaped(text)) return null;
    names.push(part);
  }
  return names.length >= LEAST_ON_LINE ? names : null;
}

/** What stands between blanks from `from` on; null at the line's end. */
function partFrom(line: string, from: number): NameInRow | null {
  let start = from;
  while (start < line.length && GAPS.isAt(line, start)) start++;
  if (start === line.length) return null;
  let end = start + 1;
  while (end < line.length && !GAPS.isAt(line, end)) end++;
  return { start, end };
}

const GAPS = new CharacterSet(BLANKS);
