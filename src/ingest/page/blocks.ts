/** The lines between two blank ones → pieces: paragraphs, headlines set close to them, rows, furniture. */
import { CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { withoutBlanks } from '../reading.js';
import { COLUMN_WIDTH, type Column, columnOf, fills, LEAST_LINES, RAGGED } from './column.js';
import { endsInCredit, endsWithCredit, isCredit, mayEndCredit } from './credits.js';
import { isFurniture } from './furniture.js';
import { type Line, textWithoutBlanks } from './lines.js';
import { closesText, headingMark, isBareDate, isNoticeHeadline, isRemark, isUndersigning } from './markers.js';
import { pointsAtPhoto } from './openings.js';
import { type Piece, pieceOf, unquoted } from './piece.js';
import { roleWordsOf } from './reporting.js';
import { authorOf, endsWithWriters } from './signature.js';
import { CLAUSE_SIGNS, Sign } from './signs.js';
import { isLetterSpaced } from './spacing.js';

/** Cuts the lines between two blank ones where a new paragraph, heading, table or text of its own begins. */
export function splitBlock(
  block: readonly Line[],
  following: readonly Line[],
  isParagraphPage: boolean,
  lexicon: Lexicon,
): Piece[] {
  if (isFurnitureTogether(block, lexicon)) return [pieceOf(block, 'FURNITURE', lexicon)];
  const column = columnOf(block, isParagraphPage);
  const furniture = furnitureLines(block, lexicon);
  const headlines = headlineLines(block, column, furniture, following, lexicon);
  const pieces: Piece[] = [];
  let held: Line[] = [];
  const release = () => {
    if (held.length > 0) pieces.push(pieceOf(held, 'TEXT', lexicon, block.length > 1 && !column.wrapped));
    held = [];
  };
  let before: Line | undefined;
  const foot = following.length === 0 ? footOf(block) : block.length;
  for (const [i, line] of block.entries()) {
    const goesOn = i < foot && column.wrapped && held.length > 0 && held.at(-1)?.closed === false;
    if (held.at(-1)?.closed === true && (signsBelow(line, lexicon) || namesBelow(line, lexicon))) {
      release();
      const signature = pieceOf([line], 'TEXT', lexicon);
      pieces.push(namesBelow(line, lexicon) ? { ...signature, closed: true, isSigned: true } : signature);
      before = { ...line, closed: true };
      continue;
    }
    const role = headlines.has(i) ? 'HEAD' : furniture.has(i) && !goesOn ? 'FURNITURE' : isRow(line) ? 'TABLE' : null;
    if (role !== null) {
      release();
      pieces.push(pieceOf([line], role, lexicon));
    } else {
      if (before !== undefined && held.length > 0 && startsPiece(line, before, column, lexicon)) release();
      held.push(line);
    }
    before = line;
  }
  release();
  return pieces;
}

/** Where the lines at the foot of a page begin that are furniture by themselves. */
function footOf(block: readonly Line[]): number {
  let foot = block.length;
  while (isMakersLine(block[foot - 1])) foot--;
  return foot;
}

/** Who made the page; how to reach somebody may close a text. */
function isMakersLine(line: Line | undefined): boolean {
  return line?.furniture === true && (line.signs & Sign.DIGIT) === 0;
}

/** Whether a line set in below a sentence names its writer, with their post, and nothing else. */
function signsBelow({ text, signs, indented, opening }: Line, lexicon: Lexicon): boolean {
  if (!indented || opening !== null || (signs & Sign.BLANK) === 0 || (signs & NO_SIGNATURE) !== 0) return false;
  return text.length <= SIGNATURE_LENGTH && (authorOf(text, lexicon)?.title ?? '') !== '';
}

/** Whether a line below a sentence is a name that is set wide, and nothing else. */
function namesBelow({ text, signs, opening }: Line, lexicon: Lexicon): boolean {
  if (opening !== null || (signs & Sign.BLANK) === 0 || text.length > WIDE_NAME || !isLetterSpaced(text)) return false;
  const name = withoutBlanks(text);
  return lexicon.surnames.isNameShaped(name) && !roleWordsOf(lexicon).endsAt(name, name.length);
}

/** A name set wide is hardly longer, in characters, blanks included. */
const WIDE_NAME = 8;

const NO_SIGNATURE = CLAUSE_SIGNS | Sign.COLON | Sign.CALL | Sign.DIGIT | Sign.OPENING;
/** A signature with its writer's post is hardly longer, in characters. */
const SIGNATURE_LENGTH = 24;

/** Whether a few lines are furniture, read as one. */
function isFurnitureTogether(block: readonly Line[], lexicon: Lexicon): boolean {
  if (block.length > 3 || block.some(({ signs }) => (signs & CLAUSE_SIGNS) !== 0)) return false;
  return isFurniture(block.map(({ text }) => text).join(''), lexicon);
}

/** What furniture does not hold. */

/** Lines that are furniture by themselves, or with the next: the name of an account above what it is. */
function furnitureLines(block: readonly Line[], lexicon: Lexicon): ReadonlySet<number> {
  if (block.every(({ furniture }) => !furniture)) return NONE;
  const found = new Set<number>();
  for (const [i, { text, furniture }] of block.entries()) {
    if (!furniture || (i > 0 && isRemark(text, lexicon)) || isDayOfDiary(block[i], block[i + 1])) continue;
    found.add(i);
    const above = block[i - 1]?.text ?? '';
    if (above.length === 0 || above.length > text.length * 2 || endsInCredit(above, lexicon)) continue;
    if (isFurniture(above + text, lexicon)) found.add(i - 1);
  }
  return found;
}

/** "　　4月8日　星期日　小雨", set in as the text below it is: the day of a diary. */
function isDayOfDiary(line: Line | undefined, next: Line | undefined): boolean {
  if (line === undefined || next === undefined || line.indent === 0 || line.indent !== next.indent) return false;
  return !next.furniture && DAY_OF_DIARY.test(line.text);
}

const DAY_OF_DIARY = /^\d{1,2}月\d{1,2}日[\s，,]/u;

const NONE: ReadonlySet<number> = new Set();

function isRow(line: Line): boolean {
  return (line.signs & Sign.TAB) !== 0;
}

/** Whether a line is the byline of a text that ends above it. */
function isClosingByline(block: readonly Line[], at: number): boolean {
  return block[at]?.opening === 'BYLINE' && block[at - 1]?.closed === true;
}

/** A line this much narrower than its column is more than set in. */
const SHORT_SHARE = 0.7;
/** A photographer's credit is set on so many lines at most. */
const CREDIT_LINES = 3;
/** A headline has at most so many lines, with what is set above and below it. */
const HEADLINE_LINES = 8;

/**
 * Headlines set close to the text above or below them, without a blank line: lines without punctuation between the
 * end of a sentence and the opening of another text, or at the end of a block where they do not fill the column.
 */
function headlineLines(
  block: readonly Line[],
  column: Column,
  furniture: ReadonlySet<number>,
  following: readonly Line[],
  lexicon: Lexicon,
): ReadonlySet<number> {
  if (block.length < 2 || !column.wrapped) return NONE;
  const found = new Set<number>();
  if (isNoticeAbove(block, lexicon)) found.add(0);
  for (let i = shortLinesAt(block, 0, column, lexicon) - 1; i >= 0; i--) if (!furniture.has(i)) found.add(i);
  /** Where the lines end that last signed a notice. */
  let signed = 0;
  for (let from = 0; from < block.length; from++) {
    const before = block[from - 1];
    if (
      before !== undefined &&
      from !== signed &&
      !before.closed &&
      !isClosingByline(block, from - 1) &&
      !signsBelow(before, lexicon) &&
      !(
        mayEndCredit(before.text, lexicon) &&
        endsWithCredit(block.slice(Math.max(0, from - CREDIT_LINES), from), lexicon)
      )
    )
      continue;
    const signature = before === undefined ? 0 : datedSignature(block, from, lexicon);
    if (signature > 0) {
      signed = from + signature;
      from = signed - 1;
      continue;
    }
    // Who gave the text above, in brackets.
    if (before !== undefined && IN_BRACKETS.test(block[from]?.text ?? '')) {
      signed = from + 1;
      continue;
    }
    const short = before === undefined ? 0 : shortLinesAt(block, from, column, lexicon);
    const phrases = short > 0 ? short : before === undefined ? 0 : phrasesAbove(block, from, column, lexicon);
    if (phrases > 0) {
      for (let i = from; i < from + phrases; i++) if (!furniture.has(i)) found.add(i);
      from += phrases - 1;
      continue;
    }
    let to = from;
    let count = 0;
    for (; to < block.length && count <= HEADLINE_LINES; to++) {
      if (furniture.has(to)) continue;
      const line = block[to];
      if (isCreditOn(block.slice(to, to + 2), lexicon)) break;
      // The first line of a text is set in, and may hold no mark in a narrow column.
      if (
        !(
          isHeadlineLine(line, lexicon) ||
          (count === 0 &&
            (leadsToHeadline(line, block[to + 1], lexicon) ||
              isBrokenBehindComma(line, block[to + 1], block[to + 2], column, lexicon) ||
              ((from === 0 || !fillsColumn(line, column)) && isKicker(line, block[to + 1], lexicon))))
        ) ||
        (count > 0 && line?.indented === true && !block[to - 1]?.indented)
      )
        break;
      count++;
    }
    if (to === from || count > HEADLINE_LINES) continue;
    const isAbovePlain = (line: Line | undefined) => line !== undefined && !opensBody(line) && !line.indented;
    // The first line of the text below fills its column, and may hold no mark.
    while (to - from > 1 && isAbovePlain(block[to]) && fillsColumn(block[to - 1], column)) to--;
    const run = block.slice(from, to);
    const next = block[to];
    if (run[0] !== undefined && !isUnpunctuated(run[0]) && !(next !== undefined && opensBody(next))) continue;
    // What the photographer is, above their name.
    if (next !== undefined && mayEndCredit(next.text, lexicon) && namesRole(run.at(-1), lexicon)) continue;
    // Who gives a notice, above the day.
    if (isBareDate(run.at(-1)?.text ?? '') || (furniture.has(to - 1) && isBareDate(block[to - 1]?.text ?? '')))
      continue;
    // Below the writers of a text, or a photographer, another one begins.
    const isSigned =
      before !== undefined &&
      run[0]?.indented === next?.indented &&
      (endsWithWriters((block[from - 2]?.text ?? '') + before.text, lexicon) || endsInCredit(before.text, lexicon));
    const stands =
      before !== undefined &&
      next === undefined &&
      ((block.length >= LEAST_LINES && run.some((line) => !fills(line, column))) ||
        opensWithHeadline(following, lexicon) ||
        isFootHeadline(run, following, lexicon));
    if (
      next === undefined
        ? stands
        : opensBody(next) ||
          next.indented ||
          isNoticeHeadline(run.at(-1)?.text ?? '', lexicon) ||
          (from === 0 && isUnderLabel(run, column)) ||
          (block.length >= LEAST_LINES &&
            run.every((line) => isShort(line, column) || (isSigned && line.width < column.width - RAGGED)))
    )
      for (let i = from; i < to; i++) if (!furniture.has(i)) found.add(i);
    from = to - 1;
  }
  return found;
}

/** How many lines from `from` on name who gives the notice above, and its day: 0 where they do not. */
function datedSignature(block: readonly Line[], from: number, lexicon: Lexicon): number {
  let day = from;
  while (day < from + MOST_GIVERS && isUndersigning(textWithoutBlanks(block[day] ?? EMPTY), lexicon)) day++;
  return day > from && isBareDate(textWithoutBlanks(block[day] ?? EMPTY)) ? day - from + 1 : 0;
}

/** So many give a notice together at most. */
const MOST_GIVERS = 4;
const EMPTY = { text: '', signs: 0 };

const IN_BRACKETS = /^[（(][^（()）]+[）)]$/u;

/**
 * How many lines from `from` on, below the end of a text or at the top of a block, are a headline by how they are set,
 * whatever marks they hold: none is as wide as the column or ends a sentence, and the line below is set in and fills it.
 */
function shortLinesAt(block: readonly Line[], from: number, column: Column, lexicon: Lexicon): number {
  let count = 0;
  let indent = 0;
  for (let line = block[from]; line !== undefined && isShortPhrase(line, column, lexicon); line = block[from + count]) {
    indent = Math.max(indent, line.indent);
    if (++count > PHRASE_LINES) return 0;
  }
  if (count === 0) return 0;
  const [next, below] = block.slice(from + count, from + count + 2);
  if (next === undefined || below === undefined || next.opening !== null || next.indent <= indent) return 0;
  return !next.closed && below.indent < next.indent && below.width >= next.width ? count : 0;
}

function isShortPhrase(line: Line, column: Column, lexicon: Lexicon): boolean {
  if (line.opening !== null || line.furniture || isRow(line)) return false;
  const isFull = Math.abs(line.width - column.width) < 2 * RAGGED;
  if (isFull && (authorOf(line.text, lexicon)?.title ?? '') === '') return false;
  if ((line.signs & (Sign.STOP | Sign.SEMICOLON)) !== 0 || /[，、,：:]$/u.test(line.text)) return false;
  return HAN_PAIR.test(line.text) && (!line.closed || /[！？!?]$/u.test(line.text));
}

/** Whether lines at the foot of a page, below the end of a text that is set in, are its headline. */
function isFootHeadline(run: readonly Line[], following: readonly Line[], { page }: Lexicon): boolean {
  if (following.length > 0 || run.length < 2) return false;
  if (run.some(({ text, signs }) => (signs & (Sign.DIGIT | Sign.COLON)) !== 0 || text.includes(':'))) return false;
  return run.every(({ text, indented }) => !indented && !page.undersigned.some((word) => text.endsWith(word)));
}

/** Whether two lines are a photographer's credit: "本 报 记 者" above "张三 摄". */
function isCreditOn(lines: readonly Line[], lexicon: Lexicon): boolean {
  return lines.length === 2 && mayEndCredit(lines[1]?.text ?? '', lexicon) && isCredit(lines, lexicon);
}

/**
 * How many lines between the end of a paragraph and the opening of another text are phrases: they may hold commas, but
 * end no sentence, and a text cannot end so. 0 if there are none.
 */
function phrasesAbove(block: readonly Line[], from: number, column: Column, lexicon: Lexicon): number {
  const before = block[from - 1];
  if (before === undefined || before.width >= column.width - RAGGED) return 0;
  let to = from;
  while (to - from <= PHRASE_LINES && isPhraseLine(block[to], lexicon)) to++;
  const next = block[to];
  if (to === from || to - from > PHRASE_LINES || next === undefined || !opensBody(next)) return 0;
  return /[，、：]$/u.test(block[to - 1]?.text ?? '') ? 0 : to - from;
}

/** So many lines of phrases at most are a headline. */
const PHRASE_LINES = 4;

function isPhraseLine(line: Line | undefined, lexicon: Lexicon): boolean {
  if (line === undefined || line.opening !== null || line.indented || line.furniture || isRow(line)) return false;
  if ((line.signs & (Sign.STOP | Sign.SEMICOLON)) !== 0 || (line.closed && !/[！？!?”]$/u.test(line.text)))
    return false;
  return isHeadlineLine(
    { ...line, text: line.text.replace(/[，、：:]/gu, ''), signs: line.signs & ~OF_PHRASES },
    lexicon,
  );
}

/** Whether headline lines stand below a word that is set wide, "某 县", and none is as wide as the column. */
function isUnderLabel(run: readonly Line[], column: Column): boolean {
  const [label] = run;
  if (label === undefined || run.length < 2 || !isLetterSpaced(label.text)) return false;
  // The lines of a narrow column are spaced as well, to fill it.
  return textWithoutBlanks(label).length <= LABEL_LENGTH && run.every((line) => !fills(line, column));
}

/** Such a word is hardly longer, in characters. */
const LABEL_LENGTH = 4;

/** Whether a line ends with what a contributor is called: "本 报 记 者". */
function namesRole(line: Line | undefined, lexicon: Lexicon): boolean {
  const text = line === undefined ? '' : textWithoutBlanks(line);
  return text.length <= SUBJECT_WIDTH && roleWordsOf(lexicon).endsAt(text, text.length);
}

/** Whether a block opens with a notice's headline, its remark in brackets below: "……名单" above "（按姓氏笔画为序）". */
function isNoticeAbove([line, remark]: readonly Line[], lexicon: Lexicon): boolean {
  return (
    line !== undefined &&
    isHeadlineLine(line, lexicon) &&
    isNoticeHeadline(line.text, lexicon) &&
    /^[（(][^（()）]+[）)]$/u.test(remark?.text ?? '')
  );
}

/** A headline's subject above its predicate: "某某市：". */
function leadsToHeadline(line: Line | undefined, next: Line | undefined, lexicon: Lexicon): boolean {
  if (
    line === undefined ||
    line.indented ||
    line.width > SUBJECT_WIDTH ||
    !COLONS.isAt(line.text, line.text.length - 1)
  )
    return false;
  return isHeadlineLine({ ...line, text: line.text.slice(0, -1) }, lexicon) && isHeadlineLine(next, lexicon);
}

/** "某某来了，" above "您家热不热？" and the opening of a text: a headline broken behind its comma. */
function isBrokenBehindComma(
  line: Line | undefined,
  next: Line | undefined,
  below: Line | undefined,
  column: Column,
  lexicon: Lexicon,
): boolean {
  if (line === undefined || next === undefined || below === undefined || !/^[^，。；：]+，$/u.test(line.text))
    return false;
  if (line.indented || isFull(line, column) || isFull(next, column)) return false;
  const rest = /[！？!?]$/u.test(next.text) ? { ...next, text: next.text.slice(0, -1) } : next;
  return (
    isHeadlineLine({ ...line, text: line.text.slice(0, -1), signs: 0 }, lexicon) &&
    isHeadlineLine(rest, lexicon) &&
    opensBody(below)
  );
}

function isFull(line: Line, column: Column): boolean {
  return line.width >= column.width - RAGGED;
}

function fillsColumn(line: Line | undefined, column: Column): boolean {
  return line !== undefined && fills(line, column);
}

/** A kicker may hold commas; unlike the first line of a paragraph it stands at the top or does not fill its column. */
function isKicker(line: Line | undefined, next: Line | undefined, lexicon: Lexicon): boolean {
  if (line === undefined || line.opening !== null || line.closed || isRow(line)) return false;
  return (
    (line.signs & (Sign.STOP | Sign.SEMICOLON)) === 0 &&
    !/[，、,：:]$/u.test(line.text) &&
    isHeadlineLine(next, lexicon)
  );
}

/** The widest subject that stands above its predicate in a headline, in Chinese characters. */
const SUBJECT_WIDTH = 15;

/** Whether a line ends well before the edge of its column: running text does so at the end of a sentence only. */
function isShort(line: Line, column: Column): boolean {
  return line.width <= column.width * SHORT_SHARE;
}

/** Whether lines open a text, at once or below a headline. */
function opensWithHeadline(lines: readonly Line[], lexicon: Lexicon): boolean {
  const opening = lines.findIndex((line) => !isHeadlineLine(line, lexicon));
  const line = lines[opening];
  return line !== undefined && opening <= HEADLINE_LINES && opensBody(line);
}

function isHeadlineLine(line: Line | undefined, lexicon: Lexicon): boolean {
  if (line === undefined || isRow(line)) return false;
  if (line.opening !== null || !isUnpunctuated(line)) return false;
  // What somebody says, set in as a paragraph is.
  if (line.indented && SPOKEN.test(line.text)) return false;
  return (
    HAN_PAIR.test(line.text) &&
    !endsInCredit(line.text, lexicon) &&
    !closesText(line.text, lexicon) &&
    headingMark(line.text) === 0
  );
}

const SPOKEN = /^“[^”]*[。！？…]”$/u;
const HAN_PAIR = /\p{Script=Han}\s*\p{Script=Han}/u;

/** Whether a line holds no marks of sentences outside of quotations. */
function isUnpunctuated(line: Line): boolean {
  if ((line.signs & Sign.OPENING) !== 0) return !/[，。；、]|[：:]$/u.test(unquoted(line));
  return (line.signs & OF_PHRASES) === 0 && !COLONS.isAt(line.text, line.text.length - 1);
}

const COLONS = new CharacterSet('：:');
const OF_PHRASES = CLAUSE_SIGNS | Sign.PAUSE;

function opensBody(line: Line): boolean {
  const opening = line.opening;
  return opening === 'CAPTION'
    ? pointsAtPhoto(line.text)
    : opening === 'DATELINE' ||
        opening === 'BYLINE' ||
        opening === 'BRIEF' ||
        opening === 'JUMP' ||
        opening === 'NOTE' ||
        opening === 'LETTER';
}

function startsPiece(line: Line, before: Line, column: Column, lexicon: Lexicon): boolean {
  if (headingMark(line.text) > 0) return true;
  if (headingMark(before.text) > 0) return !isHeadlineLine(line, lexicon);
  const opening = line.opening;
  if (before.opening === 'BYLINE' || (before.opening === 'LETTER' && /[：:]$/u.test(before.text))) return true;
  // A dateline's reporters may fill lines of their own: "本报讯 通讯员某某", "记者某某报道".
  if (column.wrapped && before.opening === 'DATELINE' && !before.closed) return false;
  if (opensBody(line) && opening !== 'BYLINE') return true;
  // Each line is a paragraph or a headline of its own, unless it was cut in mid-sentence.
  if (!column.wrapped)
    return before.closed || opening !== null || (before.width <= COLUMN_WIDTH && !/[，、；]$/u.test(before.text));
  if (!before.closed) return false;
  if (endsInCredit(before.text, lexicon)) return true;
  if (opening !== null || (line.indented && !before.indented)) return true;
  // In a column a full line that ends a sentence may go on in the next; a short one ended its paragraph.
  return before.width < column.width - RAGGED;
}
