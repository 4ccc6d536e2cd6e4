/** Which pieces are headlines, going by how they look and what stands around them. */
import { COLUMN_WIDTH, fills } from './blocks.js';
import { closesText, isClosed } from './markers.js';
import { HEADLINE_LENGTH, type Piece, previousText, startsText, unquoted } from './piece.js';
import { authorOf } from './signature.js';

/** How a notice ends: with who gives it and the day. */
const DATED = /\d{4}年\d{1,2}月\d{1,2}日$/u;
/** The longest heading within a text, in characters. */
const SECTION_HEADING_LENGTH = 24;
/** The longest subject that stands above its predicate in a headline, with its colon, in characters. */
const SUBJECT_LENGTH = 14;

/** Says which pieces are headlines (or lines of one), going by how they look and what stands around them. */
export function markHeads(pieces: readonly Piece[]): Piece[] {
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

/** "市文联副主席 常桂枝" between a headline and its body: who wrote what follows. */
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
  if (!/\p{Script=Han}/u.test(text) || !isBalanced(text) || DATED.test(text) || closesText(text)) return false;
  const next = after[0];
  // "沁阳市：" above a headline is its first line.
  if (/[：:]$/u.test(text)) return text.length <= SUBJECT_LENGTH && next !== undefined && isUnpunctuated(next);
  const opensNext = next === undefined || startsText(next) || next.level > 0;
  const afterOpen = before !== undefined && before.role === 'TEXT' && !isClosed(before.text);
  // A line cut off a column by a break is as wide as the column.
  if (!opensNext && next !== undefined && isLineOf(piece, next)) return false;
  const runsOn = !opensNext && next?.role === 'TEXT' && !isUnpunctuated(next);
  if (runsOn && text.length > SECTION_HEADING_LENGTH) return false;
  const commas = unquoted(text).match(/[，,]/gu)?.length ?? 0;
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
  const column = Math.max(...next.lines.map((each) => each.width));
  return column <= COLUMN_WIDTH && fills(line, { wrapped: true, width: column });
}

/** Whether every quotation mark and bracket that opens also closes: a column break cuts through them. */
function isBalanced(text: string): boolean {
  const open = new Map<string, number>();
  for (const mark of text.match(/[“”《》（）()「」]/gu) ?? []) {
    const at = PAIRS.indexOf(mark);
    const pair = PAIRS.charAt(at & ~1);
    open.set(pair, (open.get(pair) ?? 0) + ((at & 1) === 0 ? 1 : -1));
  }
  return [...open.values()].every((count) => count === 0);
}

/** Opening and closing marks in turn. */
const PAIRS = '“”《》（）()「」';

function isUnpunctuated(piece: Piece): boolean {
  return piece.role === 'TEXT' && piece.text.length <= HEADLINE_LENGTH && !/[，。；、,;]/u.test(unquoted(piece.text));
}
