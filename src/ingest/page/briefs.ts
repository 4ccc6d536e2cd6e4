/** Brief items, which a column sets below one another with the same sign before each: "▲", "◆". */
import { CharacterSet } from '../character-set.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { WordSet } from '../word-set.js';
import { divisionIn, namesDay } from './beginnings.js';
import { speaksAsCaption } from './captions.js';
import { RAGGED } from './column.js';
import { endsWithCredit } from './credits.js';
import { type Line, textWithoutBlanks } from './lines.js';
import { opensWithAnaphor } from './markers.js';
import { pointsAtPhoto } from './openings.js';
import { type Piece, startsText } from './piece.js';
import { settingsOf } from './setting-lines.js';
import { endsWithWriters, isWriters } from './signature.js';
import { CLAUSE_SIGNS, Sign } from './signs.js';

/** What stands before items; what points at photos may too. */
const MARKS = new CharacterSet('●■◆★○□◇☆◎※');
/** What else a line with such a sign may be: its writer's line, a heading. */
const LEAST_LENGTH = 8;
/** The longest name of a column, in characters. */
const COLUMN_LENGTH = 10;
/** The fewest items, and the fewest below no column's name where they speak as captions do. */
const LEAST_ITEMS = 2;
const LEAST_UNNAMED = 3;
/** An item has so many lines at most. */
const MOST_LINES = 24;

const columnsOf = perLexicon(({ page }) => new WordSet(page.briefColumns));

/** Marks the items: signs that point at photos do so only where photographers are named or the text speaks of a picture. */
export function markBriefs(lines: readonly Line[], lexicon: Lexicon): readonly Line[] {
  const opened: number[] = [];
  for (const [i, line] of lines.entries()) if (isMarked(line)) opened.push(i);
  if (opened.length < LEAST_ITEMS) return lines;
  const marked = [...lines];
  for (let from = 0; from < opened.length; ) {
    let to = from + 1;
    while (to < opened.length && goesOn(lines, opened[to - 1] ?? 0, opened[to] ?? 0, lexicon)) to++;
    const items = opened.slice(from, to);
    if (items.length >= LEAST_ITEMS && items.every((at) => POINT.test(lines[at]?.text ?? ''))) {
      for (const at of items) {
        const line = lines[at];
        if (line !== undefined) marked[at] = { ...line, opening: null };
      }
    } else if (items.length >= LEAST_ITEMS && areBriefs(lines, items, lexicon)) {
      const areHeaded = items.every((at) => isHeading(lines[at], lines[at + 1]));
      for (const at of items) {
        const [line, text] = [lines[at], lines[at + 1]];
        if (line !== undefined) marked[at] = { ...line, opening: areHeaded ? null : 'BRIEF' };
        if (text !== undefined && areHeaded) marked[at + 1] = { ...text, opening: 'BRIEF' };
      }
    }
    from = to;
  }
  return marked;
}

function isMarked({ text, opening, furniture }: Line): boolean {
  if (furniture || text.length < LEAST_LENGTH || (opening !== null && opening !== 'CAPTION')) return false;
  return MARKS.isAt(text, 0) || pointsAtPhoto(text) || hasLead(text) || isNumbered(text);
}

/** "▲清沟排水。雨后……": a point of one text opens with what it is about, and a stop; an item tells news at once. */
const POINT = /^\S\s*\p{Script=Han}{2,8}。\s*\S/u;

/** Whether an item's first line is its headline: it ends before the edge of the column, and holds no mark. */
function isHeading(line: Line | undefined, text: Line | undefined): boolean {
  if (line === undefined || text === undefined || line.closed) return false;
  return (line.signs & OF_SENTENCES) === 0 && line.width + line.indent < text.width - RAGGED;
}

/** What stands before an item; numbers are one sign. */
function signOf(line: Line | undefined): string {
  const text = line?.text ?? '';
  return isNumbered(text) ? '1' : text.charAt(0);
}

function isNumbered(text: string): boolean {
  return NUMBERS.isAt(text, 0) && NUMBERED.test(text);
}

const NUMBERS = new CharacterSet('0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
/** "1.某某镇……", "②某某区……". */
const NUMBERED = /^(?:\d{1,2}[.．、]\s*(?!\d)|[\u2460-\u2473])/u;

/** "【公交】4月20日起，……": what an item is about, and the item behind it. */
function hasLead(text: string): boolean {
  if (!LEADS.isAt(text, 0)) return false;
  const end = text.slice(0, LEAD_LENGTH).search(/[】\]〕］]/u);
  return end > 1 && text.length - end > LEAST_BEHIND;
}

const LEADS = new CharacterSet('【[〔［');
/** A lead with its brackets is hardly longer, in characters. */
const LEAD_LENGTH = 12;
/** In a narrow column so many characters of an item stand behind its lead. */
const LEAST_BEHIND = 6;

/** Whether the next item stands close below one: the same sign, behind nothing but the item's own lines. */
function goesOn(lines: readonly Line[], at: number, next: number, lexicon: Lexicon): boolean {
  if (next - at > MOST_LINES || signOf(lines[at]) !== signOf(lines[next])) return false;
  if (lines[next - 1]?.closed !== true) return false;
  for (let i = at + 1; i < next; i++) {
    const line = lines[i];
    if (line === undefined || line.afterBlank || line.furniture) return false;
    if (line.opening !== null && !isWriters(line.text, lexicon)) return false;
  }
  return true;
}

function areBriefs(lines: readonly Line[], items: readonly number[], lexicon: Lexicon): boolean {
  const [first = 0] = items;
  const end = paragraphEnd(lines, items.at(-1) ?? 0);
  // Entries of losses have such signs too.
  if (items.some((at) => settingsOf(lexicon).lost.test((lines[at]?.text ?? '') + (lines[at + 1]?.text ?? ''))))
    return false;
  const isNamed =
    isColumn(lines[first - 1], lexicon) || isColumn(lines[end], lexicon) || areSigned(lines, items, lexicon);
  const pointing = pointsAtPhoto(lines[first]?.text ?? '');
  if (!isNamed && !pointing) return false;
  for (let i = first; i <= Math.min(end, lines.length - 1); i++)
    if (endsWithCredit(lines.slice(Math.max(first, i - 2), i + 1), lexicon)) return false;
  if (isNamed) return true;
  const captions = items.filter((at) => speaksAsCaption(lines[at]?.text.slice(1).trimStart() ?? '', lexicon));
  return captions.length === 0 || items.length >= LEAST_UNNAMED;
}

/** Whether each item ends with its writers in brackets. */
function areSigned(lines: readonly Line[], items: readonly number[], lexicon: Lexicon): boolean {
  return items.every((at) => {
    const end = signedEnd(lines, at, lexicon);
    return endsWithWriters((lines[end - 2]?.text ?? '') + (lines[end - 1]?.text ?? ''), lexicon);
  });
}

/**
 * Under a column's name that speaks of brief items, paragraphs without any sign are items too, if each of them tells
 * where or when, or is signed: those below the name, or above it where the page sets headlines below their texts.
 */
export function markUnsignedBriefs(pieces: readonly Piece[], lexicon: Lexicon): readonly Piece[] {
  const names = pieces.flatMap(({ role, text }, i) => (role === 'HEAD' && isBriefColumn(text, lexicon) ? [i] : []));
  if (names.length === 0) return pieces;
  const marked = [...pieces];
  const step = headlinesStandBelow(pieces) ? -1 : 1;
  for (const at of names) {
    const headed = step > 0 ? headedItems(pieces, at + 1) : [];
    for (const item of headed) {
      const piece = pieces[item];
      if (piece !== undefined) marked[item] = { ...piece, opening: 'BRIEF' };
    }
    const items: number[] = [];
    let i = at + step;
    let isSigned = true;
    for (let piece = pieces[i]; piece?.role === 'TEXT' && piece.opening === null; piece = pieces[i]) {
      const isName = isWriters(piece.text, lexicon);
      if (!isName) items.push(i);
      isSigned &&= isName || piece.isSigned || isWriters(pieces[i + 1]?.text ?? '', lexicon);
      i += step;
    }
    if (items.length < LEAST_ITEMS) continue;
    if (!isSigned && !items.every((item) => isItem(pieces[item], lexicon))) continue;
    for (const item of items) {
      const piece = pieces[item];
      if (piece !== undefined) marked[item] = { ...piece, opening: 'BRIEF' };
    }
  }
  return marked;
}

/** The items below a column's name of which each has a headline: a single paragraph below it. */
function headedItems(pieces: readonly Piece[], from: number): number[] {
  const items: number[] = [];
  for (let i = from; pieces[i]?.role === 'HEAD'; ) {
    while (pieces[i]?.role === 'HEAD') i++;
    const [item, next] = [pieces[i], pieces[i + 1]];
    if (item?.role !== 'TEXT' || item.opening !== null || !item.closed || item.text.length > ITEM_LENGTH) break;
    if (next?.role === 'TEXT' && next.opening === null) break;
    items.push(i++);
  }
  return items.length < LEAST_ITEMS ? [] : items;
}

/** The longest item, in characters. */
const ITEM_LENGTH = 240;

/** Whether a page opens with a text and closes with a headline. */
function headlinesStandBelow(pieces: readonly Piece[]): boolean {
  const read = pieces.filter(({ role }) => role !== 'FURNITURE');
  return read[0]?.role === 'TEXT' && startsText(read[0]) && read.at(-1)?.role === 'HEAD';
}

/** Whether a paragraph is whole, and tells where or when at its beginning. */
function isItem(piece: Piece | undefined, lexicon: Lexicon): boolean {
  if (piece?.closed !== true || opensWithAnaphor(piece.text, lexicon)) return false;
  const beginning = piece.text.slice(0, BEGINNING);
  return namesDay(beginning, lexicon) || divisionIn(beginning, lexicon) !== null;
}

/** Within so many characters an item says where or when. */
const BEGINNING = 20;

/** Where the paragraph that begins at `at` ends, by the first of its lines that ends with a sentence. */
function paragraphEnd(lines: readonly Line[], at: number): number {
  let end = at + 1;
  while (end < lines.length && end - at < MOST_LINES && lines[end - 1]?.closed !== true) end++;
  return end;
}

/** Where an item ends whose writers may stand in brackets on the line below its last sentence. */
function signedEnd(lines: readonly Line[], at: number, lexicon: Lexicon): number {
  const end = paragraphEnd(lines, at);
  const below = lines[end];
  const isSigned = below !== undefined && !below.afterBlank && /^[（(]/u.test(below.text);
  return isSigned && endsWithWriters(below.text, lexicon) ? end + 1 : end;
}

/** Whether a line is the name of a column of brief items, and nothing else. */
function isColumn(line: Line | undefined, lexicon: Lexicon): boolean {
  if (line === undefined || line.opening !== null || (line.signs & OF_SENTENCES) !== 0) return false;
  return isBriefColumn(textWithoutBlanks(line), lexicon);
}

/** Whether a text names a column of brief items, and nothing else: "县区简讯", "【短波】". */
export function isBriefColumn(text: string, lexicon: Lexicon): boolean {
  const name = text.replace(BRACKETS, '');
  return name.length <= COLUMN_LENGTH && columnsOf(lexicon).endsAt(name, name.length);
}

const BRACKETS = /^[【[〔●■◆★○□◇☆◎※▲△▼▽▶]+|[】\]〕●■◆★○□◇☆◎※▲△▼▽◀▶]+$/gu;
const OF_SENTENCES = CLAUSE_SIGNS | Sign.COLON;
