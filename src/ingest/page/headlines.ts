/** A body's headline pieces → rubric, kicker (引题), headline and subhead (副题), by how each is worded. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { joinReadings, type Reading } from '../reading.js';
import { isBriefColumn } from './briefs.js';
import { isSetWide, splitDecks } from './decks.js';
import {
  COLUMN_SIGN,
  DOCUMENT_NUMBER,
  endsAsKicker,
  endsAsSubhead,
  introducesPerson,
  isColumnName,
  isGiverAbove,
  isPlaceName,
  isSeriesPart,
  phrasesOf,
  SUBHEAD_BEGINNING,
  SUBHEAD_SIGN,
} from './headline-wording.js';
import type { Line } from './lines.js';
import { headingMark } from './markers.js';
import type { Piece } from './piece.js';
import { readHeadline } from './spacing.js';
import { standingTitle } from './standing-titles.js';

export interface Headlines {
  readonly headline: Reading | null;
  readonly kicker: Reading | null;
  readonly subhead: Reading | null;
  readonly rubric: Reading | null;
}

interface Deck {
  /** The lines that were set together. */
  readonly reading: Reading;
  readonly text: string;
  /** Whether its characters stand apart. */
  readonly isWide: boolean;
  /** Whether a blank line parts it from what stands above. */
  readonly isApart: boolean;
  /** How many lines it is set on. */
  readonly height: number;
  /** Whether its lines are of one length, as those of a couplet. */
  readonly isEven: boolean;
  /** Markdown heading level, which tells the size of its type: 1 the largest; 0 for what is no heading. */
  readonly level: number;
}

/** A line this short above a headline is a column's name, in characters. */
const RUBRIC_LENGTH = 4;
/** The same where its characters stand apart. */
const WIDE_RUBRIC_LENGTH = 10;
/** "某某故事⑫", "某某故事（三）": a series and the number of its part. */
const SERIES = /^[^，。；：！？]{2,8}(?:[①-⑳⑴-⒇]|[（(][一二三四五六七八九十\d]{1,3}[）)])$/u;
/** Standing columns are set with their pinyin: "教育随笔 JIAO YU SUI BI". */
const IN_PINYIN = /\p{Script=Han}\s*[A-Z]+(?:\s[A-Z]+)+$/u;

const headlinesOf = perLexicon(({ page }) => ({
  /** Standing columns, series and their sponsors: "第20期", "联办", "……选粹". */
  rubric: new RegExp(
    `(?:第\\s*[\\d一二三四五六七八九十百]+\\s*${anyOf(page.instalments)}|${anyOf(page.sponsors)})[”」』）)]?$` +
      `|${anyOf(page.rubrics)}(?:[①-⑳\\d\\s]*|[（(][一二三四五六七八九十\\d]{1,3}[）)])$|^[【[].{2,12}[】\\]]$|^[▲▶▼➡]{2}.{2,8}$`,
    'u',
  ),
  sponsors: new RegExp(anyOf(page.sponsors), 'u'),
  subject: new RegExp(`${anyOf(page.subjects)}$`, 'u'),
}));

const FIGURES =
  /\d\s*[%％‰]|\d[余多]?[万亿吨亩元公千]|[一二三四五六七八九][成倍]多?$|\d\s*℃|(?:一|过|近|超)半$|[二三四五六七八九]十[一二三四五六七八九]?[余多]?(?:分钟|小时|公里|天|户|人|万|亿)/u;

/** How a page sets its headlines. */
export interface HeadlineHabit {
  /** Whether most that stand on two lines are one headline on both. */
  readonly inPairs: boolean;
  /** Whether it breaks headlines behind a line as short as a column's name: "某某村" above what happened there. */
  readonly onShortLines: boolean;
}

/** How a page sets its headlines, by those that show it. */
export function headlineHabit(heads: readonly (readonly Piece[])[], lexicon: Lexicon): HeadlineHabit {
  let whole = 0;
  let parted = 0;
  let short = 0;
  for (const pieces of heads) {
    if (pieces.reduce((sum, { lines }) => sum + lines.length, 0) !== 2) continue;
    const decks = splitDecks(pieces, lexicon);
    if (decks.some(([line]) => line === undefined || isSetWide([line]))) continue;
    if (decks.length > 1) parted++;
    else whole++;
    if (decks.length === 1 && (pieces[0]?.lines[0]?.width ?? 0) <= SHORT_LINE) short++;
  }
  return { inPairs: whole >= LEAST_PAIRS && whole > parted, onShortLines: short >= LEAST_PAIRS };
}

/** Fewer headlines on two lines show no habit. */
const LEAST_PAIRS = 2;
/** A line that holds where or who, and no more, in Chinese characters. */
const SHORT_LINE = 5;

export function composeHeadlines(
  page: string,
  pieces: readonly Piece[],
  habit: HeadlineHabit,
  lexicon: Lexicon,
): Headlines {
  const columns = pieces.length > 1 ? pieces.filter(({ text }) => standingTitle(text, lexicon) === 'COLUMN') : [];
  const rest = pieces.filter((piece) => !columns.includes(piece));
  const decks = splitDecks(rest, lexicon).map((lines) => deckOf(page, lines));
  const rubrics =
    columns.length > 0 ? columns.map(({ lines }) => deckOf(page, lines)) : takeRubrics(decks, habit, lexicon);
  const subheads = takeWhere(
    decks,
    (deck, rest) =>
      rest.length > 1 &&
      (SUBHEAD_BEGINNING.test(deck.text) ||
        (deck !== rest[0] && (SUBHEAD_SIGN.test(deck.text) || DOCUMENT_NUMBER.test(deck.text)))),
  );
  const main = mainDeck(decks, habit, lexicon);
  const kickers = decks.slice(0, main.from);
  const after = decks.slice(main.to);
  return {
    rubric: joined(rubrics),
    kicker: joined(kickers),
    headline: joined(decks.slice(main.from, main.to), true),
    subhead: joined([...after, ...subheads]),
  };
}

function deckOf(page: string, lines: readonly Line[]): Deck {
  const reading = joinReadings(
    lines.map((line) => readHeadline(page, line.start + headingMark(line.text), line.end)),
    '',
  );
  return {
    reading,
    text: reading.text,
    isWide: isSetWide(lines),
    isApart: lines[0]?.afterBlank === true,
    height: lines.length,
    isEven: lines.every(({ width }) => width === lines[0]?.width),
    level: Math.max(0, headingMark(lines[0]?.text ?? '') - 1),
  };
}

/** Takes the decks that fit out of the list. */
function takeWhere(decks: Deck[], fits: (deck: Deck, rest: readonly Deck[]) => boolean): Deck[] {
  const taken: Deck[] = [];
  for (let i = 0; i < decks.length; ) {
    const deck = decks[i];
    if (deck !== undefined && fits(deck, decks)) taken.push(...decks.splice(i, 1));
    else i++;
  }
  return taken;
}

/** The names of standing columns, and above one that names its sponsors its slogan. */
function takeRubrics(decks: Deck[], habit: HeadlineHabit, lexicon: Lexicon): Deck[] {
  const { rubric, sponsors } = headlinesOf(lexicon);
  const taken: Deck[] = [];
  for (;;) {
    const isNamed = ({ text }: Deck) => rubric.test(text) || isSeriesPart(text, lexicon) || IN_PINYIN.test(text);
    const at = decks.findIndex(
      (deck, i) =>
        isNamed(deck) ||
        (i === 0 &&
          (isNumberedSeries(deck, decks[1]) ||
            (isBriefColumn(firstOfEven(deck.text), lexicon) && !isFirstOfPair(deck, decks, habit)) ||
            looksLikeColumn(deck, decks, habit, lexicon))),
    );
    const deck = decks[at];
    if (deck === undefined) return taken;
    // A name alone may be a headline all the same, unless the column's name that it is part of stands above it.
    if (decks.length < 2 && taken.length === 0 && !IN_PINYIN.test(deck.text) && !deck.isWide) return taken;
    // What stands above a sponsor or a part of a series is the slogan, the series itself.
    const hasSlogan = (sponsors.test(deck.text) || isSeriesPart(deck.text, lexicon)) && at > 0 && decks.length > 2;
    taken.push(...decks.splice(hasSlogan ? at - 1 : at, hasSlogan ? 2 : 1));
  }
}

/** Whether a text is the name of a standing column or a series by its form. */
export function isRubric(text: string, lexicon: Lexicon): boolean {
  return headlinesOf(lexicon).rubric.test(text);
}

/** A column's name may stand beside its motto, which is as long: "便民快讯 有问必答". */
function firstOfEven(text: string): string {
  const phrases = text.split(/\s+/u);
  return phrases.length === 2 && phrases[0]?.length === phrases[1]?.length ? (phrases[0] ?? text) : text;
}

function isNumberedSeries({ text }: Deck, below: Deck | undefined): boolean {
  return below !== undefined && SERIES.test(text) && !SUBHEAD_BEGINNING.test(below.text);
}

/**
 * Whether a deck above another one is a column's name by its form: behind its sign, very short, or set wide above one
 * that is not. Where headlines are set on two lines, a short one heads a column only where it is set apart.
 */
function looksLikeColumn(deck: Deck, decks: readonly Deck[], habit: HeadlineHabit, lexicon: Lexicon): boolean {
  const [, below] = decks;
  if (below === undefined || SUBHEAD_BEGINNING.test(below.text) || isPlaceName(deck.text, lexicon)) return false;
  if (COLUMN_SIGN.test(deck.text)) return !COLUMN_SIGN.test(below.text);
  if ((deck.isApart || /[？?]$/u.test(below.text)) && isColumnName(deck.text, lexicon)) return true;
  if (deck.text.length <= RUBRIC_LENGTH)
    return !isFirstOfPair(deck, decks, habit) && !isBareSubject(deck.text, lexicon);
  return deck.isWide && deck.text.length <= WIDE_RUBRIC_LENGTH && !below.isWide;
}

/** Whether a short line close below a text is the first of a headline's two, on a page that sets them so. */
function isFirstOfPair(
  { isApart }: Deck,
  { length }: readonly Deck[],
  { inPairs, onShortLines }: HeadlineHabit,
): boolean {
  return (inPairs || onShortLines) && length === 2 && !isApart;
}

/** Which decks are the headline itself. */
function mainDeck(decks: readonly Deck[], habit: HeadlineHabit, lexicon: Lexicon): { from: number; to: number } {
  const [first, second] = decks;
  if (decks.length === 0 || first === undefined) return { from: 0, to: 0 };
  if (second === undefined) return { from: 0, to: 1 };
  // The headline is set in the larger type.
  if (first.level > 0 && second.level > 0 && first.level !== second.level)
    return first.level < second.level ? { from: 0, to: 1 } : { from: 1, to: 2 };
  if (endsAsKicker(first.text, lexicon) || introducesPerson(first.text, lexicon)) return { from: 1, to: 2 };
  if (isGiverAbove(first.text, second.text, lexicon)) return { from: 1, to: 2 };
  // A bare subject above its predicate is one headline in two sizes: "某某乡 / 为……开展培训".
  if (isBareSubject(first.text, lexicon)) return { from: 0, to: 2 };
  // Where it happened, above what did: "某县" above "茶园里来了采茶工".
  if (isPlaceName(first.text, lexicon)) return { from: 1, to: 2 };
  if (endsAsSubhead(second.text, lexicon) || (saidOf(lexicon).test(second.text) && !/[：:]/u.test(first.text)))
    return { from: 0, to: 1 };
  if (givesFigures(first.text, second.text)) return { from: 0, to: 1 };
  if (
    (habit.inPairs || (first.text.length <= RUBRIC_LENGTH && isFirstOfPair(first, decks, habit))) &&
    isPair(first, second)
  )
    return { from: 0, to: 2 };
  if (isSlogan(first.text) || isSlogan(second.text)) return { from: 1, to: 2 };
  if (/^“[^”]+”$/u.test(first.text) && second.height > first.height) return { from: 1, to: 2 };
  // Figures are a subhead's: the headline says what they mean.
  if (FIGURES.test(second.text) && !FIGURES.test(first.text)) return { from: 0, to: 1 };
  // The headline is set larger, so it takes more lines.
  if (second.height > first.height) return { from: 1, to: 2 };
  if (first.height > second.height && !first.isEven && lineLength(second) >= SMALLER_TIMES * lineLength(first))
    return { from: 0, to: 1 };
  if (second.text.length > first.text.length * 1.6) return { from: 0, to: 1 };
  return { from: 1, to: 2 };
}

/** "某某提醒：……", "医生：……": who says what, below the headline. */
const saidOf = perLexicon(
  ({ callings, page }) => new RegExp(`^\\p{Script=Han}{0,8}${anyOf([...callings, ...page.advisers])}[：:]\\s*\\S`, 'u'),
);

/** Whether two lines may be one headline where a page sets them so: neither is much longer, and none is a row of phrases. */
function isPair(first: Deck, second: Deck): boolean {
  if (first.height > 1 || second.height > 1 || first.isWide || second.isWide) return false;
  if (Math.max(phrasesOf(first.text), phrasesOf(second.text)) > 2) return false;
  if (isCouplet(first.text)) return false;
  // So short a line is no headline by itself.
  return first.text.length <= RUBRIC_LENGTH || second.text.length <= first.text.length * 1.6;
}

/** How many characters stand on a line: fewer in larger type. */
function lineLength({ text, height }: Deck): number {
  return text.length / height;
}

const SMALLER_TIMES = 1.5;

/** "260个摊位一个不少", "单程45分钟 沿途停靠四站": figures to what the line above tells. */
function givesFigures(above: string, line: string): boolean {
  return /\d/u.test(line) && !/\d/u.test(above) && !isSlogan(above) && (/^\d/u.test(line) || isSlogan(line));
}

function isBareSubject(text: string, lexicon: Lexicon): boolean {
  return /[：:]$/u.test(text) || (text.length <= 9 && !/\s/u.test(text) && headlinesOf(lexicon).subject.test(text));
}

/** Two phrases of one length side by side, "山上种茶 山下养鱼", are a kicker above one that is not. */
function isCouplet(text: string): boolean {
  const phrases = text.split(/\s+/u);
  return phrases.length === 2 && phrases[0]?.length === phrases[1]?.length;
}

/** Parallel phrases set side by side: "春有花 夏有荫 秋有果". */
function isSlogan(text: string): boolean {
  const phrases = text.split(/\s+/u);
  if (phrases.length < 2) return false;
  const lengths = phrases.map((phrase) => phrase.replace(/[“”"‘’]/gu, '').length);
  return Math.max(...lengths) - Math.min(...lengths) <= 2;
}

function joined(decks: readonly Deck[], main = false): Reading | null {
  if (decks.length === 0) return null;
  const reading = joinReadings(
    decks.map((deck) => deck.reading),
    main ? '' : '\n',
  );
  return reading.text === '' ? null : main ? withoutSign(reading) : reading;
}

/** A headline without the sign of the item that it stands over: "●某某站开通". */
function withoutSign({ text, offsets }: Reading): Reading {
  const length = ITEM_SIGN.exec(text)?.[0].length ?? 0;
  return length === 0 ? { text, offsets } : { text: text.slice(length), offsets: offsets.slice(length) };
}

const ITEM_SIGN = /^[●■◆★○□◇☆◎※▲△]\s*(?=[\p{L}\p{N}“《])/u;
