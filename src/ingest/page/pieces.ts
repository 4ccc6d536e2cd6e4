/**
 * Lines → pieces: stretches of lines that were set together and play one part on the page.
 *
 * A piece is a paragraph (or what a column break left of one), a headline's line or lines, a row of a table, or
 * furniture. What belongs to what is decided later, in `articles.ts`.
 */
import { type Line, splitLines, widthOf } from './lines.js';
import {
  endsInCredit,
  headingMark,
  isClosed,
  isFurniture,
  isNoticeHeadline,
  type Opening,
  openingOf,
  pointsAtPhoto,
} from './markers.js';
import { authorOf } from './signature.js';

export type Role = 'TEXT' | 'HEAD' | 'TABLE' | 'FURNITURE';

export interface Piece {
  readonly role: Role;
  readonly lines: readonly Line[];
  readonly start: number;
  readonly end: number;
  /** What is printed, blanks removed. */
  readonly text: string;
  readonly opening: Opening | null;
  /** Markdown heading level, 1 the highest; 0 for what is no heading. */
  readonly level: number;
  readonly afterBlank: boolean;
  readonly beforeBlank: boolean;
  /** Whether its first line is set in from the margin. */
  readonly indented: boolean;
}

/** Lines of columns are about this narrow at the most, in Chinese characters. */
const COLUMN_WIDTH = 45;
const QUOTED = /[“「『《（(][^“”「」『』《》（）()]*[”」』》）)]/gu;
/** Captions are at most this long, in characters. */
const CAPTION_LENGTH = 320;
/** How texts end: a notice with who gives it and the day, a text that is continued elsewhere with where. */
const NO_HEADLINE = /\d{4}年\d{1,2}月\d{1,2}日$|^[（(【]\s*(?:下转|转)/u;
/** The longest heading within a text, in characters. */
const SECTION_HEADING_LENGTH = 24;
/** The longest subject that stands above its predicate in a headline, with its colon, in characters. */
const SUBJECT_LENGTH = 14;
/** The longest headline, in characters. */
const HEADLINE_LENGTH = 72;

export function splitPieces(page: string): Piece[] {
  const lines = splitLines(page);
  const pieces: Piece[] = [];
  const blocks = blocksOf(lines);
  for (const [i, block] of blocks.entries()) pieces.push(...splitBlock(block, blocks[i + 1] ?? []));
  return markHeads(markInterviews(markCaptions(pieces)));
}

/** The lines between blank ones. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    if (line.afterBlank) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

function pieceOf(lines: readonly Line[], role: Role): Piece {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a piece holds at least one line');
  return {
    role,
    lines,
    start: first.start,
    end: last.end,
    text: lines.map((line) => line.text.replace(/\s+/gu, '')).join(''),
    opening: role === 'TEXT' ? openingOf(first.text) : null,
    level: /^#{1,6}(?=\s)/u.exec(first.text)?.[0].length ?? 0,
    afterBlank: first.afterBlank,
    beforeBlank: last.beforeBlank,
    indented: first.indented,
  };
}

/** Cuts the lines between two blank ones where a new paragraph, heading, table or text of its own begins. */
function splitBlock(block: readonly Line[], following: readonly Line[]): Piece[] {
  if (block.length <= 3 && isFurniture(block.map((line) => line.text).join(''))) return [pieceOf(block, 'FURNITURE')];
  const column = columnOf(block);
  const furniture = furnitureLines(block);
  const headlines = headlineLines(block, column, furniture, opensWithHeadline(following));
  const pieces: Piece[] = [];
  let held: Line[] = [];
  const release = () => {
    if (held.length > 0) pieces.push(pieceOf(held, 'TEXT'));
    held = [];
  };
  for (const [i, line] of block.entries()) {
    const before = block[i - 1];
    const goesOn = column.wrapped && held.length > 0 && !isClosed(held.at(-1)?.text ?? '');
    const role = headlines.has(i) ? 'HEAD' : furniture.has(i) && !goesOn ? 'FURNITURE' : isRow(line) ? 'TABLE' : null;
    if (role !== null) {
      release();
      pieces.push(pieceOf([line], role));
    } else {
      if (before !== undefined && held.length > 0 && startsPiece(line, before, column)) release();
      held.push(line);
    }
  }
  release();
  return pieces;
}

/** Lines that are furniture by themselves, or with the next: "城南头条" above "微信公众号". */
function furnitureLines(block: readonly Line[]): Set<number> {
  const found = new Set<number>();
  for (const [i, { text }] of block.entries()) {
    if (!isFurniture(text)) continue;
    found.add(i);
    const above = block[i - 1]?.text ?? '';
    if (above.length > 0 && above.length <= text.length * 2 && isFurniture(above + text)) found.add(i - 1);
  }
  return found;
}

function isRow(line: Line): boolean {
  return line.text.includes('\t');
}

/** How lines set together are broken. */
interface Column {
  /** Whether they are broken at the edge of a column. */
  readonly wrapped: boolean;
  /** Width of the lines that fill it, in Chinese characters. */
  readonly width: number;
}

function columnOf(block: readonly Line[]): Column {
  const widths = block.map((line) => widthOf(line.text)).sort((a, b) => a - b);
  const widest = widths.at(-1) ?? 0;
  // Headlines may be wider than the column, last lines of paragraphs are shorter: most lines fill it.
  const width = block.length >= LEAST_LINES ? (widths[Math.floor(widths.length * 0.6)] ?? widest) : widest;
  return { wrapped: block.length > 1 && width <= COLUMN_WIDTH, width };
}

/** Fewer lines than this do not show how wide the column is. */
const LEAST_LINES = 6;
/** By how much lines that fill a column may differ in width, in Chinese characters. */
const RAGGED = 1.5;
/** A headline has at most so many lines, with what is set above and below it. */
const HEADLINE_LINES = 6;

/**
 * Headlines set close to the text above or below them, without a blank line: lines without punctuation between the
 * end of a sentence and the opening of another text, or at the end of a block where they do not fill the column.
 */
function headlineLines(
  block: readonly Line[],
  column: Column,
  furniture: ReadonlySet<number>,
  opensNext: boolean,
): Set<number> {
  const found = new Set<number>();
  if (block.length < 2 || !column.wrapped) return found;
  for (let from = 0; from < block.length; from++) {
    const before = block[from - 1];
    if (before !== undefined && !isClosed(before.text) && !endsWithCredit(block.slice(0, from))) continue;
    let to = from;
    while (to < block.length && to - from <= HEADLINE_LINES && (furniture.has(to) || isHeadlineLine(block[to]))) to++;
    if (to === from || to - from > HEADLINE_LINES) continue;
    const run = block.slice(from, to);
    const next = block[to];
    const stands =
      before !== undefined && (opensNext || (block.length >= LEAST_LINES && run.some((line) => !fills(line, column))));
    if (next === undefined ? stands : opensBody(next) || next.indented || isNoticeHeadline(run.at(-1)?.text ?? ''))
      for (let i = from; i < to; i++) if (!furniture.has(i)) found.add(i);
    from = to - 1;
  }
  return found;
}

/** Whether lines open a text, at once or below a headline. */
function opensWithHeadline(lines: readonly Line[]): boolean {
  const opening = lines.findIndex((line) => !isHeadlineLine(line));
  const line = lines[opening];
  return line !== undefined && opening <= HEADLINE_LINES && opensBody(line);
}

function fills(line: Line, column: Column): boolean {
  return Math.abs(widthOf(line.text) - column.width) <= RAGGED;
}

function isHeadlineLine(line: Line | undefined): boolean {
  if (line === undefined || isRow(line)) return false;
  const text = line.text.replace(QUOTED, '');
  return (
    openingOf(line.text) === null &&
    !/[，。；、]|[：:]$/u.test(text) &&
    /\p{Script=Han}{2}/u.test(line.text) &&
    !endsInCredit(line.text) &&
    !/^#{1,6}\s/u.test(line.text)
  );
}

function opensBody(line: Line): boolean {
  const opening = openingOf(line.text);
  return opening === 'CAPTION'
    ? pointsAtPhoto(line.text)
    : opening === 'DATELINE' || opening === 'BYLINE' || opening === 'JUMP' || opening === 'NOTE';
}

function startsPiece(line: Line, before: Line, column: Column): boolean {
  if (headingMark(line.text) > 0) return true;
  if (headingMark(before.text) > 0) return !isHeadlineLine(line);
  const opening = openingOf(line.text);
  if (openingOf(before.text) === 'BYLINE') return true;
  if (opensBody(line) && opening !== 'BYLINE') return true;
  if (!isClosed(before.text)) return !column.wrapped && widthOf(before.text) > COLUMN_WIDTH && opening !== null;
  if (opening !== null) return true;
  // In a column a full line that ends a sentence may go on in the next; a short one ended its paragraph.
  return !column.wrapped || widthOf(before.text) < column.width - RAGGED;
}

/** A photographer's credit ends a caption: what it closes, back to the paragraph's beginning, is one. */
function markCaptions(pieces: readonly Piece[]): Piece[] {
  const marked = [...pieces];
  for (const [i, piece] of pieces.entries()) {
    if (piece.role !== 'TEXT' || piece.opening !== null || !endsWithCredit(piece.lines)) continue;
    let first = i;
    if (isCredit(piece.text)) first = previousText(marked, i);
    while (first >= 0 && marked[first]?.opening === null && continuesCaption(marked, first))
      first = previousText(marked, first);
    const start = marked[first];
    const length = marked.slice(Math.max(first, 0), i + 1).reduce((sum, other) => sum + other.text.length, 0);
    if (start?.role === 'TEXT' && start.opening === null && start.level === 0 && length <= CAPTION_LENGTH)
      marked[first] = { ...start, opening: 'CAPTION' };
  }
  return marked;
}

function endsWithCredit(lines: readonly Line[]): boolean {
  return endsInCredit(
    lines
      .slice(-3)
      .map((line) => line.text)
      .join(' '),
  );
}

/** Whether a text is a credit and nothing else: "本报记者赵耀东摄". */
export function isCredit(text: string): boolean {
  return text.length <= 24 && !/[。，；]/u.test(text) && endsInCredit(` ${text}`);
}

function previousText(pieces: readonly Piece[], at: number): number {
  let i = at - 1;
  while (i >= 0 && pieces[i]?.role === 'FURNITURE') i--;
  return i;
}

/** Whether the piece at `at` goes on with a caption that a column break cut; captions open with a day or a season. */
function continuesCaption(pieces: readonly Piece[], at: number): boolean {
  if (CAPTION_BEGINNING.test(pieces[at]?.text ?? '')) return false;
  const before = pieces[previousText(pieces, at)];
  return before?.role === 'TEXT' && before.level === 0 && /[，。、；]/u.test(before.text) && !isClosed(before.text);
}

const CAPTION_BEGINNING =
  /^(?:近日|日前|昨日|昨天|前日|连日来|近年来|近期|今年|今日|眼下|当前|时下|目前|初[春夏秋冬]|金秋|盛夏|[春夏秋冬]日|\d{1,2}月|\d{1,2}日|图为|在[\u4e00-\u9fa5])/u;

/** The paragraph before the first question of an interview introduces it. */
function markInterviews(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    const introduces =
      piece.role === 'TEXT' &&
      piece.opening === null &&
      pieces[i + 1]?.opening === 'QUESTION' &&
      pieces[i - 1]?.opening !== 'BYLINE' &&
      /专访|采访|访谈|问答|对话|答记者问|实录/u.test(piece.text);
    return introduces ? { ...piece, opening: 'INTERVIEW' as const } : piece;
  });
}

/** Says which pieces are headlines (or lines of one), going by how they look and what stands around them. */
function markHeads(pieces: readonly Piece[]): Piece[] {
  const marked: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = marked[previousText(marked, i)];
    const after = pieces.slice(i + 1, i + 8).filter((other) => other.role !== 'FURNITURE');
    if (piece.role !== 'TEXT') marked.push(piece);
    else if (isUndersigned(pieces, i)) marked.push(piece);
    else if (isSignature(piece, before, after[0])) marked.push({ ...piece, opening: 'SIGNATURE' });
    else marked.push(looksLikeHead(piece, before, after) ? { ...piece, role: 'HEAD', opening: null } : piece);
  }
  return marked;
}

/** Who gives a notice stands below it, a line a body, above the day. */
function isUndersigned(pieces: readonly Piece[], at: number): boolean {
  let i = at;
  while (i < at + 4 && UNDERSIGNED.test(pieces[i]?.text ?? '')) i++;
  return i > at && /^\d{4}年\d{1,2}月\d{1,2}日$/u.test(pieces[i]?.text ?? '');
}

const UNDERSIGNED =
  /^[\p{Script=Han}（）()]{2,28}(?:局|委|委员会|办公室|政府|中心|公司|大队|支队|总队|院|校|会|部|厅|处|站|所|厂|集团|社)$/u;

/** "市总工会副调研员 孔亚平" between a headline and its body: who wrote what follows. */
function isSignature(piece: Piece, before: Piece | undefined, next: Piece | undefined): boolean {
  if (piece.opening !== null || piece.level > 0 || piece.lines.length > 2 || piece.text.length > 40) return false;
  if (before?.role !== 'HEAD' || next?.role !== 'TEXT' || next.opening !== null) return false;
  if (isUnpunctuated(next) || /[，。；：！？“”]/u.test(piece.text)) return false;
  return authorOf(piece.lines.map((line) => line.text).join(' ')) !== null;
}

function looksLikeHead(piece: Piece, before: Piece | undefined, after: readonly Piece[]): boolean {
  if (piece.level > 0) return true;
  if (piece.opening !== null) return false;
  const text = piece.text;
  if (text.length < 2 || text.length > HEADLINE_LENGTH || piece.lines.length > 4) return false;
  if (/[。；]/u.test(text) || /[，、；,]$/u.test(text)) return false;
  if (!/\p{Script=Han}/u.test(text) || !isBalanced(text) || NO_HEADLINE.test(text)) return false;
  const next = after[0];
  // "沁阳市：" above a headline is its first line.
  if (/[：:]$/u.test(text)) return text.length <= SUBJECT_LENGTH && next !== undefined && isUnpunctuated(next);
  const opensNext = next === undefined || startsText(next) || next.level > 0;
  const afterOpen = before !== undefined && before.role === 'TEXT' && !isClosed(before.text);
  // A line cut off a column by a break is as wide as the column.
  if (!opensNext && next !== undefined && isLineOf(piece, next)) return false;
  const runsOn = !opensNext && next?.role === 'TEXT' && !isUnpunctuated(next);
  if (runsOn && text.length > SECTION_HEADING_LENGTH) return false;
  const commas = text.replace(QUOTED, '').match(/[，,]/gu)?.length ?? 0;
  if (commas > 0) return opensNext && !afterOpen && commas <= 2 && piece.beforeBlank && text.length >= 8;
  if (isClosed(text) && !/[！？!?”』」）)]$/u.test(text)) return false;
  // What a column break cut off goes on in the next piece.
  if (afterOpen) return opensNext || (next !== undefined && isUnpunctuated(next) && piece.afterBlank);
  return piece.afterBlank || opensNext;
}

/** Whether a piece is a single line that fills the column in which the next piece is set. */
function isLineOf(piece: Piece, next: Piece): boolean {
  const [line] = piece.lines;
  if (line === undefined || piece.lines.length > 1 || next.lines.length < 2) return false;
  const column = Math.max(...next.lines.map((each) => widthOf(each.text)));
  return column <= COLUMN_WIDTH && fills(line, { wrapped: true, width: column });
}

/** Whether a text of its own begins with this piece: a dateline, a byline, a signature, a jump, a caption. */
export function startsText(piece: Piece): boolean {
  return piece.opening !== null && piece.opening !== 'QUESTION' && piece.opening !== 'ANSWER';
}

/** "——从……说起": a heading that opens with a dash goes with the one above it. */
export function isSubhead(piece: Piece): boolean {
  return /^(?:#{1,6})?[—－-]/u.test(piece.text);
}

/** Whether every quotation mark and bracket that opens also closes: a column break cuts through them. */
function isBalanced(text: string): boolean {
  return ['“”', '《》', '（）', '()', '「」'].every(
    ([opening = '', closing = '']) => text.split(opening).length === text.split(closing).length,
  );
}

function isUnpunctuated(piece: Piece): boolean {
  const unquoted = piece.text.replace(QUOTED, '');
  return piece.role === 'TEXT' && piece.text.length <= HEADLINE_LENGTH && !/[，。；、,;]/u.test(unquoted);
}
