/** A body's headline pieces → rubric, kicker (引题), headline and subhead (副题), by how each is worded. */
import { joinReadings, type Reading } from '../reading.js';
import type { Line } from './lines.js';
import { headingMark } from './markers.js';
import type { Piece } from './piece.js';
import { readHeadline } from './spacing.js';

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
}

/** Standing columns, series and their sponsors: "第20期", "联办", "……选登". */
/** Standing columns are set with their pinyin: "教育随笔 JIAO YU SUI BI". */
const IN_PINYIN = /\p{Script=Han}\s*[A-Z]+(?:\s[A-Z]+)+$/u;
const RUBRIC =
  /(?:第\s*[\d一二三四五六七八九十百]+\s*(?:期|季|集)|联办|主办|协办|合办|承办)[”」』）)]?$|(?:选登|连载|专栏|专版|专题|特刊|特别报道|系列报道|进行时|在行动|进行曲)[①-⑳\d（(）)\s]*$|^[【[].{2,12}[】\]]$/u;
const SPONSORS = /联办|主办|协办|合办|承办/u;
/** "……工作推进会强调", "……在调研时指出": a kicker that the headline completes. */
const KICKER_ENDING = /(?:强调|指出|要求|提出|表示|希望|寄语|勉励|号召|时说|时)$/u;
const FIGURES = /\d\s*[%％‰]|\d[余多]?[万亿吨亩元公千]/u;
const SUBHEAD_BEGINNING = /^(?:——|—|--|－)/u;

export function composeHeadlines(page: string, pieces: readonly Piece[]): Headlines {
  const decks = setTogether(pieces).map((lines) => deckOf(page, lines));
  const rubrics = takeRubrics(decks);
  const subheads = takeWhere(decks, (deck, rest) => rest.length > 1 && SUBHEAD_BEGINNING.test(deck.text));
  const main = mainDeck(decks);
  const kickers = decks.slice(0, main.from);
  const after = decks.slice(main.to);
  return {
    rubric: joined(rubrics),
    kicker: joined(kickers),
    headline: joined(decks.slice(main.from, main.to), true),
    subhead: joined([...after, ...subheads]),
  };
}

/** The lines of each deck. Pieces with no blank line between are one, but for a kicker or a subhead that shows as such. */
function setTogether(pieces: readonly Piece[]): Line[][] {
  const decks: Line[][] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1];
    const text = piece.lines[0]?.text ?? '';
    const isApart =
      before === undefined ||
      before.beforeBlank ||
      piece.afterBlank ||
      piece.level > 0 ||
      before.level > 0 ||
      SUBHEAD_BEGINNING.test(text) ||
      KICKER_ENDING.test(before.text) ||
      isSlogan(before.lines.at(-1)?.text ?? '');
    if (isApart) decks.push([...piece.lines]);
    else decks.at(-1)?.push(...piece.lines);
  }
  return decks;
}

function deckOf(page: string, lines: readonly Line[]): Deck {
  const reading = joinReadings(
    lines.map((line) => readHeadline(page, line.start + headingMark(line.text), line.end)),
    '',
  );
  return { reading, text: reading.text };
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

/** The name of a standing column, and above it the slogan of a column that names its sponsors. */
function takeRubrics(decks: Deck[]): Deck[] {
  const at = decks.findIndex((deck) => RUBRIC.test(deck.text) || IN_PINYIN.test(deck.text));
  const deck = decks[at];
  if (deck === undefined || (decks.length < 2 && !IN_PINYIN.test(deck.text))) return [];
  const hasSlogan = SPONSORS.test(deck.text) && at > 0 && decks.length > 2;
  return decks.splice(hasSlogan ? at - 1 : at, hasSlogan ? 2 : 1);
}

/** Which decks are the headline itself. */
function mainDeck(decks: readonly Deck[]): { from: number; to: number } {
  const [first, second] = decks;
  if (decks.length === 0 || first === undefined) return { from: 0, to: 0 };
  if (second === undefined) return { from: 0, to: 1 };
  // A bare subject above its predicate is one headline in two sizes: "苏家作乡 / 为……开展培训".
  if (isBareSubject(first.text)) return { from: 0, to: 2 };
  if (KICKER_ENDING.test(first.text)) return { from: 1, to: 2 };
  if (isSlogan(first.text) || isSlogan(second.text)) return { from: 1, to: 2 };
  // Figures are a subhead's: the headline says what they mean.
  if (FIGURES.test(second.text) && !FIGURES.test(first.text)) return { from: 0, to: 1 };
  return second.text.length > first.text.length * 1.6 ? { from: 0, to: 1 } : { from: 1, to: 2 };
}

function isBareSubject(text: string): boolean {
  return (
    /[：:]$/u.test(text) ||
    (text.length <= 9 &&
      !/\s/u.test(text) &&
      /(?:[省市县区乡镇村局委办院校厂站所会]|街道|公司|大学|集团|中心|支队|大队|办事处)$/u.test(text))
  );
}

/** Parallel phrases set side by side: "深入对接 优化环境 紧盯项目". */
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
  return reading.text === '' ? null : reading;
}
