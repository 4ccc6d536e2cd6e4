/**
 * Which blanks of a page mean something.
 *
 * Chinese sets no space between words, so within running text a blank is a trace of the layout: a line break at
 * the column's edge, a letter-spaced line ("植 树 造 林"), the half square beside a bracket. Two kinds stay: between
 * Latin words or groups of digits, and, in a headline, between its phrases.
 */
import { CharacterSet } from '../character-set.js';
import { isBlankAt, type Reading, roomForOffsets } from '../reading.js';
import { squaresOf } from './lines.js';

/** Whether the blanks `[start, end)` of a page are kept, as one; characters stand before and behind. */
type Keeps = (page: string, start: number, end: number) => boolean;

/** The reading of body text in `[start, end)`: blanks gone but for those between Latin words or numbers. */
export function readBody(page: string, start: number, end: number): Reading {
  return read(page, start, end, keepsInBody);
}

const keepsInBody: Keeps = (page, start, end) => {
  if (!WORD.isAt(page, start - 1) || !WORD.isAt(page, end)) return false;
  return !LINE_BREAKS.isIn(page, start, end) || (LETTER.isAt(page, start - 1) && LETTER.isAt(page, end));
};

/** The reading of a table row: cells stay apart. */
export function readRow(page: string, start: number, end: number): Reading {
  return read(page, start, end, (_page, from, to) => TAB.isIn(page, from, to), '\t');
}

/**
 * The reading of a headline's line: the blank between two phrases stays as one space, the blanks of a
 * letter-spaced line go.
 */
export function readHeadline(page: string, start: number, end: number): Reading {
  const letterSpaced = isLetterSpaced(page.slice(start, end));
  return read(page, start, end, (_page, from, to) => {
    const [isBehindWord, isBeforeWord] = [WORD.isAt(page, from - 1), WORD.isAt(page, to)];
    if (isBehindWord && isBeforeWord) return true;
    if (isBehindWord !== isBeforeWord || (letterSpaced && to - from === 1)) return false;
    return !OPENS_OR_CLOSES.isAt(page, to) && !OPENS.isAt(page, from - 1);
  });
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTER = new CharacterSet(LETTERS);
const WORD = new CharacterSet(LETTERS, '0123456789');
const LINE_BREAKS = new CharacterSet('\n\r');
const TAB = new CharacterSet('\t');
const OPENS_OR_CLOSES = new CharacterSet('，。、；：！？）)》」』”’—');
const OPENS = new CharacterSet('（(《「『“‘—');

/** "植 树 造 林": most phrases are a single character. */
export function isLetterSpaced(text: string): boolean {
  let phrases = 0;
  let squares = 0;
  let narrow = 0;
  for (let at = 0; at < text.length; ) {
    while (at < text.length && isBlankAt(text, at)) at++;
    if (at === text.length) break;
    let width = 0;
    for (; at < text.length && !isBlankAt(text, at); at++) width += squaresOf(text.charCodeAt(at));
    phrases++;
    if (width === 1) squares++;
    if (width <= 1) narrow++;
  }
  return phrases === 2 ? squares === 2 : phrases >= 3 && narrow >= phrases * 0.8;
}

function read(page: string, start: number, end: number, keeps: Keeps, kept = ' '): Reading {
  const offsets = roomForOffsets(Math.max(0, end - start));
  let length = 0;
  let text = '';
  let at = start;
  while (at < end) {
    let next = at;
    while (next < end && !isBlankAt(page, next)) offsets[length++] = next++;
    text += page.slice(at, next);
    at = next;
    while (next < end && isBlankAt(page, next)) next++;
    if (text !== '' && next > at && next < end && keeps(page, at, next)) {
      text += kept;
      offsets[length++] = at;
    }
    at = next;
  }
  return { text, offsets: length === offsets.length ? offsets : offsets.subarray(0, length) };
}
