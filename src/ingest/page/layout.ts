/** A page's text → its articles, each with headline and body, and what belongs to none. */
import { zip } from '../../invariant.js';
import type { Span } from '../../store/documents.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { ArticleText, LayoutConfidence } from '../parsed.js';
import type { Reading } from '../reading.js';
import { affinityOf } from './affinity.js';
import { type Body, sequenceBodies } from './bodies.js';
import { isBriefColumn } from './briefs.js';
import { confidences } from './confidence.js';
import { isSetWide } from './decks.js';
import { type Paired, placeDisplaced } from './displaced.js';
import { composeHeadlines, type HeadlineHabit, type Headlines, headlineHabit, isRubric } from './headlines.js';
import { kindOf } from './kind.js';
import { jumpedFrom } from './openings.js';
import { pairHeadlines } from './pairing.js';
import { joinParagraphs } from './paragraphs.js';
import type { Piece } from './piece.js';
import { splitPieces } from './pieces.js';
import { roleWordsOf } from './reporting.js';
import { isReader, isSender } from './setting-lines.js';
import { authorOf, notedAuthor, postedWriter, senderOf } from './signature.js';
import { isLetterSpaced } from './spacing.js';

export interface PageLayout {
  /** In the order in which their bodies begin. */
  readonly articles: readonly ArticleText[];
  readonly furniture: readonly Span[];
}

export function readLayout(page: string, lexicon: Lexicon): PageLayout {
  const sequence = sequenceBodies(setAsideTeasers(splitPieces(page, lexicon)), lexicon);
  const { bodies, gaps, furniture } = sequence;
  const affinity = affinityOf(
    gaps.flat().map((piece) => piece.text),
    bodies.map((body) => body.pieces.map((piece) => piece.text)),
  );
  const headlines = withoutNotes(bodies, pairHeadlines(sequence, affinity));
  const pairs = placeDisplaced(
    bodies.map((body) => ({ body, heads: headlines.get(body) ?? [] })),
    lexicon,
  );
  const confidence = confidences(pairs, bodies, affinity);
  const habit = headlineHabit(
    pairs.map(({ heads }) => heads),
    lexicon,
  );
  return {
    articles: underColumns(
      pairs.map((pair) => articleOf(page, pair, confidence.get(pair) ?? CERTAIN, habit, lexicon)),
      pairs.map(({ body }) => isBrief(body)),
    ),
    furniture: [...furniture, ...(bodies.length === 0 ? gaps.flat() : [])].map(({ start, end }) => ({ start, end })),
  };
}

/** A note of the editors stands between a headline and its text: the headline is the text's. */
function withoutNotes(
  bodies: readonly Body[],
  headlines: ReadonlyMap<Body, readonly Piece[]>,
): ReadonlyMap<Body, readonly Piece[]> {
  const given = new Map(headlines);
  for (const [i, body] of bodies.entries()) {
    const next = bodies[i + 1];
    const heads = given.get(body) ?? [];
    if (body.pieces[0]?.opening !== 'NOTE' || next === undefined || heads.length === 0) continue;
    if (next.pieces[0]?.opening !== 'BYLINE' || (given.get(next) ?? []).length > 0) continue;
    if (heads.every(({ end }) => end <= (body.pieces[0]?.start ?? 0))) given.set(body, []).set(next, heads);
  }
  return given;
}

function isBrief({ pieces: [first] }: Body): boolean {
  return first?.opening === 'BRIEF';
}

/** The name above or below a column of brief items is that of each; `briefs[i]` tells which articles are such items. */
function underColumns(articles: readonly ArticleText[], briefs: readonly boolean[]): ArticleText[] {
  const named = [...articles];
  const hold = (i: number, from: number) => {
    const [article, other] = [named[i], named[from]];
    if (article === undefined || other === undefined || briefs[i] !== true || briefs[from] !== true) return;
    if (article.rubric === null && article.headline === null) named[i] = { ...article, rubric: other.rubric };
  };
  for (let i = 1; i < named.length; i++) hold(i, i - 1);
  for (let i = named.length - 2; i >= 0; i--) hold(i, i + 1);
  return named;
}

/** A headline that the page prints again further down is a teaser: its article stands below the second one. */
function setAsideTeasers(pieces: readonly Piece[]): readonly Piece[] {
  const heads = pieces.filter(({ role }) => role === 'HEAD');
  const letters = heads.map(({ text }) => text.replace(NO_LETTERS, ''));
  const last = new Map(zip(letters, heads));
  if (last.size === heads.length) return pieces;
  const shown = new Set(last.values());
  return pieces.map((piece) =>
    piece.role === 'HEAD' && !shown.has(piece) ? { ...piece, role: 'FURNITURE' as const } : piece,
  );
}

const NO_LETTERS = /[^\p{L}\p{N}]+/gu;

const CERTAIN: LayoutConfidence = { borderConfidence: 1, headlineConfidence: null, doubts: [] };

/** Bylines stand within so many characters of a body's beginning or end, blanks not counted. */
const OPENING_LENGTH = 160;
const CLOSING_LENGTH = 60;

/** What the page prints for the characters `[from, to)` of a reading, blanks included. */
function printed(page: string, { offsets }: Reading, from: number, to: number): string {
  const first = offsets[from];
  const last = offsets[to - 1];
  return first === undefined || last === undefined ? '' : page.slice(first, last + 1);
}

function articleOf(
  page: string,
  { body, heads }: Paired,
  { borderConfidence, headlineConfidence, doubts }: LayoutConfidence,
  habit: HeadlineHabit,
  lexicon: Lexicon,
): ArticleText {
  const { headline, kicker, subhead, rubric } = headlinesOf(page, { body, heads }, habit, lexicon);
  const first = body.pieces[0];
  const last = body.pieces.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a body holds at least one piece');
  const paragraphs = joinParagraphs(page, body.pieces);
  return {
    headline,
    kicker,
    subhead,
    rubric,
    kind: kindOf(body, { headline: headline?.text ?? null, subhead: subhead?.text ?? null }, lexicon),
    authorLine: authorLineOf(page, body.pieces, lexicon),
    opening: openingOf(page, body.pieces, paragraphs),
    closing: closingOf(page, paragraphs, lexicon),
    paragraphs,
    continuedFrom: first.opening === 'JUMP' ? jumpedFrom(paragraphs[0]?.text ?? '', lexicon) : null,
    span: { start: first.start, end: last.end },
    borderConfidence,
    headlineConfidence,
    doubts,
  };
}

/**
 * A note of the editors has no headline: what is set wide above it is the column's that it introduces. Neither have
 * brief items.
 */
function headlinesOf(page: string, { body, heads }: Paired, habit: HeadlineHabit, lexicon: Lexicon): Headlines {
  const [column, ...below] = heads;
  if (column !== undefined && isColumnOver(body, column, below)) {
    const composed = composeHeadlines(page, below, habit, lexicon);
    const over = composeHeadlines(page, [column], habit, lexicon);
    return { ...composed, rubric: composed.rubric ?? over.rubric ?? over.headline };
  }
  const composed = composeHeadlines(page, heads, habit, lexicon);
  const isColumn = isBrief(body)
    ? isBriefColumn(composed.headline?.text ?? '', lexicon)
    : body.pieces[0]?.opening === 'CAPTION'
      ? lexicon.page.photoColumns.includes(composed.headline?.text ?? '')
      : body.pieces[0]?.opening === 'NOTE' &&
        (heads.every(({ lines }) => isSetWide(lines)) || isRubric(composed.headline?.text ?? '', lexicon));
  return isColumn && composed.rubric === null ? { ...composed, headline: null, rubric: composed.headline } : composed;
}

/** Above the short headline of a signed text stands its column's name: "人间草木"; only narrow columns break such headlines. */
function isColumnOver({ pieces }: Body, column: Piece, below: readonly Piece[]): boolean {
  const [first] = pieces;
  if (first?.opening !== 'SIGNATURE' || below.length !== 1 || column.level > 0) return false;
  const widest = pieces.reduce((most, { lines: [line] }) => Math.max(most, line?.width ?? 0), 0);
  return column.text.length <= COLUMN_LENGTH && /^\p{Script=Han}+$/u.test(column.text) && widest >= WIDE_SETTING;
}

const COLUMN_LENGTH = 4;
/** No headline is broken on lines of so few characters above a text that is set so wide, in Chinese characters. */
const WIDE_SETTING = 24;

/** The line that names whoever wrote: above a story, below a letter, whose answer may follow. */
function authorLineOf(page: string, pieces: readonly Piece[], lexicon: Lexicon): string | null {
  const [first] = pieces;
  const line =
    first?.opening === 'LETTER'
      ? pieces.find(
          ({ role, lines: [only, ...others] }) =>
            only !== undefined &&
            others.length === 0 &&
            (isReader(only, lexicon) || (role === 'LINE' && isSender(only, lexicon))),
        )
      : first;
  if (line === undefined && first?.opening === 'LETTER') {
    const name = /^[（(]\s*(.{2,8}?)\s*[）)]$/u.exec(pieces.at(-1)?.text ?? '')?.[1] ?? '';
    if (lexicon.surnames.isNameShaped(name)) return name;
  }
  if (line === undefined || (line === first && line.opening !== 'SIGNATURE')) return authorBelow(pieces, lexicon);
  const text = page.slice(line.start, line.end).trim();
  const isPlaced = first?.opening === 'LETTER' && authorOf(text, lexicon) === null;
  return isPlaced ? senderOf(text, lexicon) : text;
}

/** The writer whom one of the last lines of a text presents: "作者：张三" above "单位：某某区委". */
function authorBelow(pieces: readonly Piece[], lexicon: Lexicon): string | null {
  for (const { text, isSigned } of pieces.slice(-LINES_BELOW)) {
    const author = isSigned ? notedAuthor(text, lexicon) : null;
    if (author !== null) return author;
  }
  const last = pieces.at(-1);
  if (last?.isSigned !== true || last.isCredit) return null;
  if (lexicon.surnames.isNameShaped(last.text)) return last.text;
  const end = last.lines.slice(-2).map(({ text }) => text);
  return postedWriter(
    last.lines.length === 1 || !/^[（(]/u.test(end[1] ?? '') ? end.join('') : (end[1] ?? ''),
    lexicon,
  );
}

const LINES_BELOW = 2;

/** Where a text names its writers above: its bylines, a line each, or else its beginning. */
function openingOf(page: string, pieces: readonly Piece[], paragraphs: readonly Reading[]): string {
  const bylines = bylinesOf(pieces);
  if (bylines.length > 0)
    return bylines
      .map(({ start, end }) => page.slice(start, Math.min(end, start + OPENING_LENGTH)).replace(LINE_BREAKS, ''))
      .join(' ');
  const [first] = paragraphs;
  if (first === undefined) return '';
  return withoutWideLines(printed(page, first, 0, Math.min(OPENING_LENGTH, first.text.length)));
}

/** A narrow column's lines as one, those that are set wide to fill it set close: "通 讯 员   张 三". */
function withoutWideLines(text: string): string {
  return text
    .split(LINE_BREAKS)
    .map((line) => (isLetterSpaced(line) ? line.replace(SINGLE_BLANK, '').replace(BLANKS, ' ') : line))
    .join('');
}

const SINGLE_BLANK = /(?<=\S)[ \u3000](?=\S)/gu;
const BLANKS = /[ \u3000]+/gu;

/** Where a text names its writers below. */
function closingOf(page: string, paragraphs: readonly Reading[], lexicon: Lexicon): string {
  const last = paragraphs.at(-1);
  if (last === undefined) return '';
  const { length } = last.text;
  return joinedLines(printed(page, last, Math.max(0, length - CLOSING_LENGTH), length), lexicon);
}

/** Lines joined by a blank, unless a word for who reports or a single character of a name runs across the break. */
function joinedLines(text: string, lexicon: Lexicon): string {
  const lines = text.split(LINE_BREAKS).map((line) => line.trim());
  return lines.reduce((above, line) => {
    const join = above.slice(-ROLE_LENGTH) + line.slice(0, ROLE_LENGTH);
    const role = roleWordsOf(lexicon);
    const isAcross = role.isIn(join) && !role.isIn(above.slice(-ROLE_LENGTH)) && !role.isIn(line.slice(0, ROLE_LENGTH));
    return (
      above +
      (isAcross || /[\s（(、]\p{Script=Han}$/u.test(above) || /^\p{Script=Han}[\s）)、]/u.test(line) ? '' : ' ') +
      line
    );
  });
}

const ROLE_LENGTH = 3;

const LINE_BREAKS = /[\n\r]+/gu;

/** The lines of bylines that a text opens with. */
function bylinesOf(pieces: readonly Piece[]): readonly Piece[] {
  const text = pieces.findIndex(({ opening }) => opening !== 'BYLINE');
  return text < 0 ? pieces : pieces.slice(0, text);
}
