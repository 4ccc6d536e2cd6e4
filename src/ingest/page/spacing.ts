/**
 * Which blanks of a page mean something.
 *
 * Chinese sets no space between words, so within running text a blank is a trace of the layout: a line break at
 * the column's edge, a letter-spaced line ("植 树 造 林"), the half square beside a bracket. Two kinds stay: between
 * Latin words or groups of digits, and, in a headline, between its phrases.
 */
import { isBlankAt, type Reading } from '../reading.js';
import { widthOf } from './lines.js';

const BLANK = /[\s\u200b\ufeff]/u;
const WORD = /[A-Za-z0-9]/;
const LETTER = /[A-Za-z]/;

/** The reading of body text in `[start, end)`: blanks gone but for those between Latin words or numbers. */
export function readBody(page: string, start: number, end: number): Reading {
  return read(page, start, end, (before, after, blank) =>
    /[\n\r]/.test(blank) ? LETTER.test(before) && LETTER.test(after) : WORD.test(before) && WORD.test(after),
  );
}

/** The reading of a table row: cells stay apart. */
export function readRow(page: string, start: number, end: number): Reading {
  return read(page, start, end, (_before, _after, blank) => blank.includes('\t'), '\t');
}

/**
 * The reading of a headline's line: the blank between two phrases stays as one space, the blanks of a
 * letter-spaced line go.
 */
export function readHeadline(page: string, start: number, end: number): Reading {
  const letterSpaced = isLetterSpaced(page.slice(start, end));
  return read(page, start, end, (before, after, blank) => {
    if (WORD.test(before) && WORD.test(after)) return true;
    if (letterSpaced && blank.length === 1) return false;
    return !OPENS_OR_CLOSES.test(after) && !OPENS.test(before) && !(WORD.test(before) !== WORD.test(after));
  });
}

const OPENS_OR_CLOSES = /[，。、；：！？）)》」』”’—]/u;
const OPENS = /[（(《「『“‘—]/u;

/** "植 树 造 林": most phrases are a single character. */
export function isLetterSpaced(text: string): boolean {
  const phrases = text.trim().split(BLANK).filter(Boolean);
  if (phrases.length === 2) return phrases.every((phrase) => widthOf(phrase) === 1);
  return phrases.length >= 3 && phrases.filter((phrase) => widthOf(phrase) <= 1).length >= phrases.length * 0.8;
}

function read(
  page: string,
  start: number,
  end: number,
  keepsBlank: (before: string, after: string, blank: string) => boolean,
  kept = ' ',
): Reading {
  const offsets = new Int32Array(Math.max(0, end - start));
  let length = 0;
  let text = '';
  let at = start;
  while (at < end) {
    let next = at;
    while (next < end && !isBlankAt(page, next)) offsets[length++] = next++;
    text += page.slice(at, next);
    at = next;
    while (next < end && isBlankAt(page, next)) next++;
    if (
      text !== '' &&
      next > at &&
      next < end &&
      keepsBlank(page.charAt(at - 1), page.charAt(next), page.slice(at, next))
    ) {
      text += kept;
      offsets[length++] = at;
    }
    at = next;
  }
  return { text, offsets: offsets.subarray(0, length) };
}
