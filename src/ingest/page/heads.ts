/** Which pieces are headlines, going by how they look and what stands around them. */

import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { COLUMN_WIDTH, fills } from './column.js';
import { isClosingCredit } from './credits.js';
import { COLUMN_SIGN, DOCUMENT_NUMBER, SUBHEAD_BEGINNING } from './headline-wording.js';
import { type Line, textWithoutBlanks } from './lines.js';
import {
  closesText,
  endsWithDate,
  isGivenWhen,
  isNoticeHeadline,
  isReplyHeading,
  isUndersigning,
  opensWithAnaphor,
} from './markers.js';
import { HEADLINE_LENGTH, type Piece, pieceOf, previousText, startsText, textBelow, unquoted } from './piece.js';
import { authorOf, isTutor, isWriters } from './signature.js';
import { CLAUSE_SIGNS, Sign } from './signs.js';
import { isLetterSpaced } from './spacing.js';

/** The longest heading within a text, in characters. */
const SECTION_HEADING_LENGTH = 24;
/** The longest subject that stands above its predicate in a headline, with its colon, in characters. */
const SUBJECT_LENGTH = 14;

/** Says which pieces are headlines (or lines of one), going by how they look and what stands around them. */
export function markHeads(pieces: readonly Piece[], lexicon: Lexicon): Piece[] {
  const marked: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = marked[previousText(marked, marked.length)];
    const next = belowTutor(pieces, i, lexicon);
    if (before?.opening === 'SIGNATURE' && isTutor(piece.lines[0]?.text ?? '', lexicon)) {
      marked.push({ ...piece, role: 'TEXT', opening: null, closed: true });
      continue;
    }
    if (attributes(piece, before, lexicon)) marked.push({ ...piece, role: 'TEXT', opening: null, closed: true });
    else if (piece.role === 'HEAD' && signsAbove(piece, before, lexicon))
      marked.push({ ...piece, role: 'TEXT', closed: true, isSigned: true });
    else if (isNameBelow(piece, before, pieces[i + 1], lexicon))
      marked.push({ ...piece, role: 'TEXT', opening: null, closed: true, isSigned: true });
    else if (signsApart(piece, before, pieces[i + 1], lexicon))
      marked.push({ ...piece, role: 'TEXT', opening: null, closed: true, isSigned: true });
    else if (piece.role === 'HEAD' && isUnderSign(pieces, i, lexicon)) marked.push(piece);
    else if (piece.role === 'HEAD' && (isSignature(piece, before, next, lexicon) || isPenName(pieces, i, before)))
      marked.push({ ...piece, role: 'TEXT', opening: 'SIGNATURE' });
    else if (piece.role !== 'TEXT') marked.push(piece);
    else if (isWriters(piece.lines[0]?.text ?? '', lexicon) && before?.role === 'TEXT')
      marked.push({ ...piece, opening: null });
    else if (before?.role === 'HEAD' && next?.role === 'TEXT' && isClosingCredit(piece.lines[0]?.text ?? '', lexicon))
      marked.push({ ...piece, opening: 'BYLINE' });
    else if (isUndersigned(pieces, i, lexicon)) marked.push(piece);
    else if (piece.closed && before?.role === 'TEXT' && isUndersigned(pieces, i + 1, lexicon)) marked.push(piece);
    else if (signsAbove(piece, before, lexicon)) marked.push({ ...piece, opening: null, closed: true, isSigned: true });
    else if (isSignature(piece, before, next, lexicon) || isPenName(pieces, i, before))
      marked.push({ ...piece, opening: 'SIGNATURE' });
    else if (looksLikeHead(piece, before, next, lexicon) || isKickerAbove(pieces, i, before))
      marked.push(...withoutWriter(piece, next, lexicon));
    else marked.push(piece);
  }
  return marked;
}

/** What stands below a piece, who helped its writer aside. */
function belowTutor(pieces: readonly Piece[], at: number, lexicon: Lexicon): Piece | undefined {
  const next = textBelow(pieces, at, NEAR);
  return next !== undefined && isTutor(next.lines[0]?.text ?? '', lexicon) ? textBelow(pieces, at + 1, NEAR) : next;
}

/** So many pieces are looked at below one. */
const NEAR = 7;

/** A headline, and the writer's line that is set close below it. */
function withoutWriter(piece: Piece, next: Piece | undefined, lexicon: Lexicon): Piece[] {
  const head: Piece = { ...piece, role: 'HEAD', opening: null };
  if (piece.lines.length < 2) return [head];
  // Two headlines may stand there, each of a text of its own.
  if (piece.level === 0 && piece.lines.every(isWholePhrase))
    return piece.lines.map((line) => ({ ...pieceOf([line], 'HEAD', lexicon), opening: null }));
  const above = { ...pieceOf(piece.lines.slice(0, -1), 'HEAD', lexicon), opening: null };
  const writer = pieceOf(piece.lines.slice(-1), 'TEXT', lexicon);
  return isSignature(writer, above, next, lexicon) ? [above, { ...writer, opening: 'SIGNATURE' }] : [head];
}

/** Whether a line of two phrases may be a headline by itself: "某某开业 市民尝鲜". */
function isWholePhrase({ text, signs, width }: Line): boolean {
  return width >= LEAST_PHRASES && (signs & Sign.BLANK) !== 0 && !isLetterSpaced(text);
}

/** A headline of two phrases is hardly shorter, in Chinese characters. */
const LEAST_PHRASES = 9;

/** Whoever wrote a letter, or answers one, signs at its foot, set in and with their post: "　　某某处处长 张三". */
function signsAbove(piece: Piece, before: Piece | undefined, lexicon: Lexicon): boolean {
  if (!piece.indented || piece.afterBlank || piece.lines.length > 1 || piece.text.length > SIGNATURE_LENGTH)
    return false;
  if (piece.opening !== null || before?.role !== 'TEXT' || !before.closed) return false;
  if ((piece.signs & OF_SENTENCES) !== 0 || /[“”]/u.test(piece.text)) return false;
  const signature = authorOf(piece.lines[0]?.text ?? '', lexicon);
  return signature !== null && signature.title !== '';
}

/** Whoever answers a letter signs below, with their post, on a line set apart above the next headline. */
function signsApart(piece: Piece, before: Piece | undefined, next: Piece | undefined, lexicon: Lexicon): boolean {
  if (piece.role !== 'TEXT' || piece.opening !== null || piece.lines.length > 1 || !piece.afterBlank) return false;
  if (before?.role !== 'TEXT' || !before.closed || before.isSigned || !piece.beforeBlank) return false;
  if (piece.text.length > SIGNATURE_LENGTH || (piece.signs & Sign.BLANK) === 0) return false;
  if (
    (piece.signs & OF_SENTENCES) !== 0 ||
    (next !== undefined && next.role === 'TEXT' && !startsText(next) && next.closed)
  )
    return false;
  return (authorOf(piece.lines[0]?.text ?? '', lexicon)?.title ?? '') !== '';
}

/**
 * What looks like a name right below a column's name behind its sign is the headline of a text whose writer is named
 * below it: "■小小说" above "门 铃".
 */
function isUnderSign(pieces: readonly Piece[], at: number, lexicon: Lexicon): boolean {
  const column = pieces[at - 1];
  if (column?.role !== 'HEAD' || !COLUMN_SIGN.test(column.lines[0]?.text ?? '')) return false;
  for (const piece of pieces.slice(at + 1)) {
    if (piece.role !== 'TEXT' || startsText(piece)) return false;
    if (piece.lines.length === 1 && piece.text.length <= LONGEST_NAME && lexicon.surnames.isNameShaped(piece.text))
      return true;
  }
  return false;
}

/** "——某某厂工人 张三" below what he said in quotation marks. */
function attributes(piece: Piece, before: Piece | undefined, lexicon: Lexicon): boolean {
  if (piece.lines.length > 1 || piece.text.length > SIGNATURE_LENGTH + 2 || !SUBHEAD_BEGINNING.test(piece.text))
    return false;
  if (before?.role !== 'TEXT' || !/[。！？…]”$/u.test(before.text) || !/^“[^”]*”$/u.test(before.text)) return false;
  return (authorOf(piece.lines[0]?.text ?? '', lexicon)?.title ?? '') !== '';
}

const OF_SENTENCES = CLAUSE_SIGNS | Sign.COLON | Sign.CALL;
/** A signature with its writer's post is hardly longer, in characters. */
const SIGNATURE_LENGTH = 24;

/** Who gives a notice stands below it, a line a body, above the day. */
function isUndersigned(pieces: readonly Piece[], at: number, lexicon: Lexicon): boolean {
  const lines = pieces.slice(at, at + MOST_GIVERS + 1).flatMap((piece) => piece.lines.map(textWithoutBlanks));
  let i = 0;
  while (i < MOST_GIVERS && isUndersigning(lines[i] ?? '', lexicon)) i++;
  return i > 0 && isGivenWhen(lines[i] ?? '');
}

/** So many give a notice together at most. */
const MOST_GIVERS = 4;

/** "市总工会干事 某某" between a headline and its body: who wrote what follows. */
function isSignature(piece: Piece, before: Piece | undefined, next: Piece | undefined, lexicon: Lexicon): boolean {
  if (piece.opening !== null || piece.level > 0 || piece.lines.length > 2 || piece.text.length > 40) return false;
  if (before?.role !== 'HEAD' || next?.role !== 'TEXT' || next.opening !== null) return false;
  if ((piece.signs & (OF_SENTENCES & ~Sign.COLON)) !== 0 || /[“”]/u.test(piece.text) || isUnpunctuated(next))
    return false;
  if (isReplyHeading(piece.text, lexicon)) return false;
  return authorOf(piece.lines.map((line) => line.text).join(' '), lexicon) !== null;
}

/** A name alone close below the end of a text, with no text below that it could be the headline of: who wrote it. */
function isNameBelow(piece: Piece, before: Piece | undefined, next: Piece | undefined, lexicon: Lexicon): boolean {
  if (piece.text.length > LONGEST_NAME || piece.afterBlank || piece.level > 0 || piece.lines.length > 1) return false;
  if ((piece.role !== 'HEAD' && piece.role !== 'TEXT') || before?.role !== 'TEXT' || !before.closed) return false;
  if (before.isSigned || before.opening === 'DATELINE' || !lexicon.surnames.isNameShaped(piece.text)) return false;
  if (next === undefined || next.opening === 'JUMP' || next.opening === 'CAPTION') return true;
  return next.role === 'HEAD' && next.afterBlank;
}

/**
 * Two or three characters below a headline that is much longer, above a text that opens by itself nothing: a pen name,
 * unless such lines head the sections of the text too.
 */
function isPenName(pieces: readonly Piece[], at: number, before: Piece | undefined): boolean {
  const piece = pieces[at];
  if (piece === undefined || !PEN_NAME.test(piece.text) || piece.lines.length > 1 || piece.level > 0) return false;
  if (before?.role !== 'HEAD' || before.lines.length > 1 || before.text.length < PEN_NAME_TIMES * piece.text.length)
    return false;
  const next = pieces[at + 1];
  if (next?.role !== 'TEXT' || next.opening !== null || next.lines.length < 2 || !next.closed) return false;
  const heading = pieces
    .slice(at + 1, at + SECTIONS)
    .find(({ role, opening }) => role === 'HEAD' || opening === 'BYLINE');
  return heading?.role !== 'HEAD' || heading.text.length > LONGEST_NAME;
}

const PEN_NAME = /^\p{Script=Han}{2,3}$/u;
const PEN_NAME_TIMES = 2;
const LONGEST_NAME = 4;
/** The first heading of a text stands within so many pieces. */
const SECTIONS = 8;

function looksLikeHead(piece: Piece, before: Piece | undefined, next: Piece | undefined, lexicon: Lexicon): boolean {
  if (piece.level > 0) return true;
  if (piece.opening !== null || piece.isCredit) return false;
  const text = piece.text;
  if (text.length < 2 || text.length > HEADLINE_LENGTH || (piece.lines.length > FEW_LINES && !isRagged(piece)))
    return false;
  if ((piece.signs & (Sign.STOP | Sign.SEMICOLON)) !== 0 || /[，、；,]$/u.test(text)) return false;
  if (isNumberedNotice(piece, lexicon) || isAskedAbove(piece, before, next)) return true;
  // Who gave a text, in brackets below it.
  if (
    before !== undefined &&
    before.role !== 'HEAD' &&
    (before.closed || before.role === 'LINE') &&
    IN_BRACKETS.test(text)
  )
    return false;
  if (!/\p{Script=Han}/u.test(text) || !isBalanced(text) || endsWithDate(text) || closesText(text, lexicon))
    return false;
  // "某某市：" above a headline is its first line.
  if (/[：:]$/u.test(text))
    return text.length <= SUBJECT_LENGTH && next !== undefined && (isUnpunctuated(next) || isPhrase(next));
  const opensNext = next === undefined || startsText(next) || next.level > 0;
  const afterOpen = before !== undefined && before.role === 'TEXT' && !before.closed;
  // A line cut off a column by a break is as wide as the column.
  if (!opensNext && !piece.isNotice && next !== undefined && isLineOf(piece, next)) return false;
  const runsOn = !opensNext && next?.role === 'TEXT' && !isUnpunctuated(next);
  if (runsOn && text.length > SECTION_HEADING_LENGTH) return false;
  const commas = unquoted(piece).match(/[，,]/gu)?.length ?? 0;
  // What goes on with something said before is no headline.
  if (commas > 0 && opensWithAnaphor(text, lexicon)) return false;
  const headed = next?.role === 'HEAD' && (isRagged(piece) || isBrokenAtComma(piece));
  if (commas > 0)
    return (
      (opensNext || headed || isAbovePlain(piece, before, next)) &&
      !afterOpen &&
      commas <= 2 &&
      (piece.beforeBlank || piece.isWholeLine || headed) &&
      text.length >= 8
    );
  if (piece.closed && (!/[！？!?”』」）)]$/u.test(text) || isSpeech(text, lexicon))) return false;
  // What a column break cut off goes on in the next piece: what follows ends a sentence that somebody speaks, as it does.
  if (piece.indented && before?.role === 'TEXT' && SPOKEN.test(text)) return false;
  if (afterOpen && SPOKEN.test(text) && !/^“[^”]*”$/u.test(text)) return false;
  if (afterOpen) return opensNext || (next !== undefined && isUnpunctuated(next) && piece.afterBlank);
  return piece.afterBlank || piece.isWholeLine || opensNext;
}

/** A question on a line of its own above the letter that asks it, at the head of a column or below who answered the last one. */
function isAskedAbove(piece: Piece, before: Piece | undefined, next: Piece | undefined): boolean {
  if (next?.opening !== 'QUESTION' || piece.lines.length > 1 || !/[？?]$/u.test(piece.text)) return false;
  return before === undefined || before.role === 'HEAD' || before.isSigned;
}

const IN_BRACKETS = /^[（(][^（()）]*[）)]$/u;

const SPOKEN = /[。！？…]”$/u;

/** "她笑着问我：“……？”": whom only a pronoun names, a text above speaks of. */
function isSpeech(text: string, lexicon: Lexicon): boolean {
  return text.endsWith('”') && speechOf(lexicon).test(text);
}

const speechOf = perLexicon(
  ({ page }) => new RegExp(`^[^“：:]{0,24}${anyOf(page.pronouns)}[^“：:]{0,6}[：:]“[^”]*[。！？…]”$`, 'u'),
);

/** Whether a line that ends no sentence stands between two paragraphs that do, and is much shorter than the one below. */
function isAbovePlain(piece: Piece, before: Piece | undefined, next: Piece | undefined): boolean {
  if (piece.closed || !piece.isWholeLine || next?.role !== 'TEXT' || !next.closed || next.opening !== null)
    return false;
  if (before !== undefined && before.role === 'TEXT' && !before.closed) return false;
  return piece.text.length <= SECTION_HEADING_LENGTH && next.text.length >= 2 * piece.text.length;
}

/** Whether a notice's headline stands above its number: "某某公告", "某告字〔2021〕9号". */
function isNumberedNotice({ lines }: Piece, lexicon: Lexicon): boolean {
  const [headline, number, ...others] = lines;
  if (headline === undefined || number === undefined || others.length > 0) return false;
  return DOCUMENT_NUMBER.test(number.text) && isNoticeHeadline(headline.text, lexicon);
}

/** "三年里，她……" right above a headline: a kicker may hold commas. */
function isKickerAbove(pieces: readonly Piece[], at: number, before: Piece | undefined): boolean {
  const piece = pieces[at];
  const next = pieces[at + 1];
  if (piece?.role !== 'TEXT' || piece.opening !== null || piece.closed || piece.lines.length > 1) return false;
  if (!(piece.isWholeLine || piece.afterBlank) || (before?.role === 'TEXT' && !before.closed)) return false;
  if (IN_BRACKETS.test(piece.text) && before !== undefined && before.role !== 'HEAD') return false;
  if (piece.text.length < LEAST_KICKER || piece.text.length > LONGEST_KICKER || !isBalanced(piece.text)) return false;
  if ((piece.signs & (Sign.STOP | Sign.SEMICOLON)) !== 0 || /[，、,：:]$/u.test(piece.text)) return false;
  if (next === undefined || next.lines.length > 2 || next.text.length > LONGEST_KICKER) return false;
  if (SUBHEAD_BEGINNING.test(next.text)) return true;
  const below = textBelow(pieces, at + 1, NEAR);
  return (next.role === 'HEAD' || (isUnpunctuated(next) && !next.closed)) && below !== undefined && opensReport(below);
}

/** A kicker with commas has so many characters. */
const LEAST_KICKER = 8;
const LONGEST_KICKER = 36;

function opensReport({ opening }: Piece): boolean {
  return opening === 'DATELINE' || opening === 'BYLINE';
}

/** Whether the lines of a piece differ in width as those of a headline and its kicker do; running text fills its lines. */
function isRagged({ lines }: Piece): boolean {
  if (lines.length > MOST_LINES) return false;
  if (lines.some(({ text }) => isLetterSpaced(text) || SUBHEAD_BEGINNING.test(text))) return true;
  const widest = lines.reduce((most, line) => Math.max(most, line.width), 0);
  return lines.slice(0, -1).some((line) => line.width < widest - RAGGED);
}

/** Whether a line that is set apart breaks behind its comma above a longer one: a paragraph's last line is not the longest. */
function isBrokenAtComma({ lines: [first, second, ...others], afterBlank }: Piece): boolean {
  if (first === undefined || second === undefined || others.length > 0 || !afterBlank) return false;
  return first.text.endsWith('，') && first.width < second.width;
}

/** Lines that need not differ, and the most lines of a headline, its kicker and its subhead. */
const FEW_LINES = 4;
const MOST_LINES = 8;
/** By how much lines differ that do not fill a column, in Chinese characters. */
const RAGGED = 2;

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

/** Whether a whole line is a phrase with a comma, as headlines are. */
function isPhrase({ role, lines, isWholeLine, afterBlank, beforeBlank, closed, text, opening }: Piece): boolean {
  if (role !== 'TEXT' || closed || opening !== null || text.length > SECTION_HEADING_LENGTH) return false;
  if (!isWholeLine && !(lines.length === 1 && afterBlank && beforeBlank)) return false;
  return !/[。；]|[，、：]$/u.test(text);
}

function isUnpunctuated(piece: Piece): boolean {
  return piece.role === 'TEXT' && piece.text.length <= HEADLINE_LENGTH && !/[，。；、,;]/u.test(unquoted(piece));
}
