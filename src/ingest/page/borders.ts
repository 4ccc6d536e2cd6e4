/** Whether a text begins at a piece that has neither dateline nor byline: by the marks of layout, or else by what it says. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { Beginnings, type Candidate } from './beginnings.js';
import type { Body } from './bodies.js';
import type { BARE, HEADED, Signs } from './border-weights.js';
import { COLUMN_SIGN } from './headline-wording.js';
import { isReplyHeading } from './markers.js';
import { speaksOfInterview } from './openings.js';
import { isSubhead, type Piece, startsText } from './piece.js';

export class Borders {
  readonly #beginnings: Beginnings;
  readonly #main: MainLevel;
  readonly #lexicon: Lexicon;

  constructor(pieces: readonly Piece[], lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#beginnings = new Beginnings(pieces, lexicon);
    this.#main = mainHeadingLevel(pieces);
  }

  /** The chance that a text begins there, 0..1: the piece may also be a section, or go on with the text above. */
  chanceOf(candidate: Candidate): number {
    return this.ruleFor(candidate) ?? this.#beginnings.chanceOf(withNextText(candidate));
  }

  /** What the marks of layout say by themselves: 1 where a text begins, 0 where none does; null where they leave it open. */
  ruleFor(candidate: Candidate): 0 | 1 | null {
    const { piece, heads, above } = candidate;
    if (heads.length > 0) {
      if (answers(heads, above, this.#lexicon)) return 0;
      // A text names its writers once: what others sign below, under a headline, is another one.
      if (candidate.isSignedBelow && piece.role === 'TEXT' && this.#beginnings.isSignedAbove(above)) return 1;
      const levels = heads.map((head) => head.level).filter((level) => level > 0);
      if (levels.length > 0 && Math.min(...levels) <= this.#main.level) return 1;
      if (levels.length > 0 && this.#main.isSure) return 0;
      if (heads.some((head) => head.isNotice)) return 1;
      if (this.#beginnings.isUnderColumn(candidate) || isUnderSign(heads)) return 1;
      if (heads.every((head) => NUMBERED.test(head.text))) return 0;
      if (piece.role === 'TEXT' && above.pieces.at(-1)?.closed === true && this.#beginnings.isHeadline(heads)) return 1;
      // Where only first paragraphs are set in, one that is begins an article.
      const below = above.pieces.slice(1).filter((other) => other.role === 'TEXT');
      if (piece.indented && below.length > 0 && !below.some((other) => other.indented)) return 1;
      if (piece.role === 'TEXT' && above.pieces.at(-1)?.closed === true && isUnderColumn(heads)) return 1;
      // "市民李先生来电：……" under a headline: what a reader called about.
      if (callsOf(this.#lexicon).test(piece.text)) return 1;
      // Questions under a headline, below a text that asks none.
      if (piece.opening === 'QUESTION' && !above.pieces.some((other) => mayAsk(other, above))) return 1;
      // Brief items have no headings, and writers sign below the last of theirs.
      if (piece.role === 'TEXT' && (above.pieces[0]?.opening === 'BRIEF' || above.pieces.at(-1)?.isSigned)) return 1;
      // Below a list of entries under its title no prose goes on.
      if (piece.role === 'TEXT' && above.pieces.every(({ role }) => role === 'LINE')) return 1;
      // Below who gives a notice.
      if (isUndersigned(above, this.#lexicon)) return 1;
      // The name under a notice, above its date or table.
      if (above.pieces.some((other) => other.role === 'TABLE')) return 1;
      // A table with a headline of its own, set apart from the text above.
      const isTabular = piece.role === 'TABLE' || piece.role === 'LINE';
      if (isTabular && above.pieces.at(-1)?.closed === true && heads.every(isTableTitle)) return 1;
    }
    if (heads.length === 0 && (goesOnWithList(piece, above) || piece.text.length < SHORTEST_TEXT)) return 0;
    // Questions and answers set apart below a text that speaks of none: their headline may stand below them.
    if (heads.length === 0 && asksAnew(candidate, this.#lexicon)) return 1;
    return piece.role !== 'TEXT' || piece.opening !== null || !mayEnd(above, heads) ? 0 : null;
  }

  /** How much there is of each sign by which the rest is decided. */
  signsOf(candidate: Candidate): Signs<typeof BARE> | Signs<typeof HEADED> {
    const whole = withNextText(candidate);
    return whole.heads.length > 0 ? this.#beginnings.headedSigns(whole) : this.#beginnings.bareSigns(whole);
  }
}

/** No text is shorter, in characters. */
const SHORTEST_TEXT = 8;

/** Whether a paragraph is a point of a list, below another one or below what introduces it: "三、……" below "二、……". */
function goesOnWithList({ text }: Piece, { pieces }: Body): boolean {
  const last = pieces.at(-1)?.text ?? '';
  return NUMBERED.test(text) && (NUMBERED.test(last) || /[：:]$/u.test(last));
}

/** "市民李先生来电：……", "读者张女士问：……". */
const callsOf = perLexicon(
  ({ genres }) => new RegExp(`^${anyOf(genres.readers)}\\p{Script=Han}{0,5}${anyOf(genres.asking)}[：:]`, 'u'),
);

/** Whether a column's name behind its sign stands over a headline. */
function isUnderSign([column, headline]: readonly Piece[]): boolean {
  return headline !== undefined && column?.lines.length === 1 && COLUMN_SIGN.test(column.lines[0]?.text ?? '');
}

/** Whether a column's name stands close over a headline: the headings of a text have none over them. */
function isUnderColumn(heads: readonly Piece[]): boolean {
  const [column, headline] = heads.slice(0, 2).flatMap(({ lines }) => lines);
  if (column === undefined || headline === undefined || column.text.length > COLUMN_LENGTH) return false;
  if (!/^\p{Script=Han}+$/u.test(column.text)) return false;
  return !headline.afterBlank && headline.width >= HEADLINE_TIMES * column.width;
}

/** The longest name of a column that shows by its length, in characters; its headline is longer. */
const COLUMN_LENGTH = 4;
const HEADLINE_TIMES = 1.5;

/** Whether a text holds questions, or may introduce them. */
function mayAsk({ opening }: Piece, { pieces }: Body): boolean {
  // What introduces an interview is short.
  if (opening === 'BYLINE') return pieces.length <= LONG_INTRODUCTION;
  return opening === 'QUESTION' || opening === 'NOTE' || opening === 'INTERVIEW';
}

/** An introduction with its byline has so many pieces at most. */
const LONG_INTRODUCTION = 4;

/** Whether a question with its answer stands apart below the end of a text that neither asks nor says that somebody was asked. */
function asksAnew({ piece, above, next }: Candidate, lexicon: Lexicon): boolean {
  if (piece.opening !== 'QUESTION' || next?.opening !== 'ANSWER' || !piece.afterBlank) return false;
  const { pieces } = above;
  if (pieces.at(-1)?.closed !== true || pieces.some((other) => mayAsk(other, above))) return false;
  return !pieces.slice(-INTRODUCTION).some(({ text }) => speaksOfInterview(text, lexicon));
}

/** Among so many last paragraphs stands the one that introduces questions. */
const INTRODUCTION = 2;

/** "附表" goes with its text, and so does what stands close below it. */
function isTableTitle({ text, afterBlank }: Piece): boolean {
  return afterBlank && text.length >= TABLE_TITLE_LENGTH && !text.startsWith('附');
}

/** The shortest title of a table that stands for itself, in characters. */
const TABLE_TITLE_LENGTH = 6;

/** The paragraph below tells only where it opens nothing. */
function withNextText(candidate: Candidate): Candidate {
  const { next } = candidate;
  return next?.role === 'TEXT' && next.opening === null ? candidate : { ...candidate, next: undefined };
}

/** Whether a heading stands over the answer to the text above: a letter, or one that a comment of the editors follows. */
function answers(heads: readonly Piece[], above: Body, lexicon: Lexicon): boolean {
  return above.pieces.length > 0 && heads.every((head) => isReplyHeading(head.text, lexicon));
}

/** Whether the last line of a text names who gives it, and nothing else: "某某市供水公司". */
function isUndersigned({ pieces }: Body, lexicon: Lexicon): boolean {
  const lines = pieces.slice(-2).flatMap((piece) => piece.lines);
  const [above, last] = lines.slice(-2);
  if (above === undefined || last === undefined || pieces.at(-1)?.role !== 'TEXT') return false;
  if (last.width > above.width && !above.closed) return false;
  return undersigning(lexicon).test(last.text) && (above.closed || !/[，、：\p{Script=Han}]$/u.test(above.text));
}

const undersigning = perLexicon(
  ({ page }) => new RegExp(`^[\\p{Script=Han}（）()]{4,28}${anyOf(page.undersigned)}$`, 'u'),
);

/** Whether a text may end with its last piece: a sentence does, or who gave or signed it below the last one. */
function mayEnd({ pieces }: Body, heads: readonly Piece[]): boolean {
  const last = pieces.at(-1);
  if (last === undefined || last.closed) return true;
  return heads.length > 0 && (DATED.test(last.text) || (last.lines.length === 1 && pieces.at(-2)?.closed === true));
}

const DATED = /[年月][\d一二三四五六七八九十]{1,3}日$/u;

/** "一、……": a section's heading. */
const NUMBERED = /^[（(]?[一二三四五六七八九十]{1,2}[、）)]/u;

interface MainLevel {
  /** 1 is the highest, 0 stands for none. */
  readonly level: number;
  /** Whether texts that open with a dateline stand below such headings. */
  readonly isSure: boolean;
}

/**
 * The heading level of articles: the lowest one that a text of its own follows, or else the highest. Where headings of
 * two levels stand above a text, the lower one may be its subhead: they tell only if no text has one of them alone.
 */
function mainHeadingLevel(pieces: readonly Piece[]): MainLevel {
  const alone = new Set<number>();
  const mixed: number[][] = [];
  let levels: number[] = [];
  for (const piece of pieces) {
    if (piece.role === 'HEAD') {
      if (piece.level > 0 && !isSubhead(piece)) levels.push(piece.level);
      continue;
    }
    const [level] = levels;
    if (startsText(piece) && level !== undefined) {
      if (levels.every((other) => other === level)) alone.add(level);
      else mixed.push(levels);
    }
    if (piece.role !== 'FURNITURE') levels = [];
  }
  const sure = [...alone, ...mixed.flatMap((each) => (each.some((level) => alone.has(level)) ? [] : each.slice(-1)))];
  if (sure.length > 0) return { level: Math.max(...sure), isSure: true };
  const all = pieces.map((piece) => piece.level).filter((level) => level > 0);
  return { level: all.length > 0 ? Math.min(...all) : 0, isSure: false };
}
