/**
 * How likely a paragraph begins a text of its own although neither dateline nor byline says so: by how the text above
 * ends, how the paragraph opens, what the two and the paragraph below speak of, and the headline between them.
 */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { Mark } from '../lexicon/vocabulary.js';
import { segment, wordOf } from '../names/segmentation.js';
import { shareOf } from '../share-of.js';
import type { Body } from './bodies.js';
import { BARE, chance, HEADED, type Signs, weigh } from './border-weights.js';
import { Habits, isOfPhrases, standsUnderColumn } from './habits.js';
import { opensWithAnaphor } from './markers.js';
import { rarityIn } from './pair-rarity.js';
import { PairSet, pairsOf } from './pairs.js';
import { type Piece, startsText } from './piece.js';

/** Where a text may begin. */
export interface Candidate {
  readonly piece: Piece;
  /** The headline pieces right above it. */
  readonly heads: readonly Piece[];
  /** The text above. */
  readonly above: Body;
  /** The paragraph below, if it opens nothing. */
  readonly next: Piece | undefined;
  /** Whether writers sign below it, before the next headline or text. */
  readonly isSignedBelow: boolean;
  /** Whether its headline is the only one between texts that show by themselves where they begin. */
  readonly isOnlyHeadline: boolean;
}

/** More paragraphs than this say no more. */
const MANY_PARAGRAPHS = 6;
/** So much of a paragraph shows what it speaks of, in characters. */
const PROBE_LENGTH = 200;
/** Within so many characters a text says when and where it happens. */
const DAY_LENGTH = 60;
const PLACE_LENGTH = 50;
/** The most that `ahead` ever adds, for what is not worth comparing. */
const MOST_AHEAD = 0.9;
/** Below this, in the logarithm of the odds, a chance does not matter: three in ten. */
const SMALL = -0.85;

/** The share of a page's headlines from which on it is a habit. */
const HABIT = 1 / 3;

const UNBIASED = { ...BARE, bias: 0 };

/** What has been read of a text. */
interface Topic {
  pieces: number;
  paragraphs: number;
  readonly pairs: PairSet;
}

export class Beginnings {
  readonly #lexicon: Lexicon;
  readonly #texts: readonly Piece[];
  readonly #topics = new Map<Body, Topic>();
  /** Share of the paragraphs below another one that a blank line parts from it. */
  readonly #blankShare: number;
  readonly #headlineShare: number;
  readonly #habits: Habits;
  readonly #datelineShare: number;
  /** The pairs with which each paragraph begins. */
  readonly #probes = new Map<Piece, PairSet>();
  #rarity: ((pair: number) => number) | null = null;

  constructor(pieces: readonly Piece[], lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#texts = pieces.filter((piece) => piece.role === 'TEXT');
    const texts = this.#texts;
    const below = texts.filter((piece, i) => piece.opening === null && texts[i - 1]?.closed === true);
    this.#blankShare = shareOf(below, (piece) => piece.afterBlank);
    this.#datelineShare = shareOf(texts, startsText);
    this.#habits = new Habits(pieces, lexicon);
    this.#headlineShare = pieces.filter((piece) => piece.role === 'HEAD').length / Math.max(1, texts.length);
  }

  /** Whether a headline is set as many of the page's are, and headings are not. */
  isHeadline([head, ...others]: readonly Piece[]): boolean {
    return head !== undefined && others.length === 0 && this.#habits.phrased >= HABIT && isOfPhrases(head);
  }

  /** Whether a text names who wrote it where it begins. */
  isSignedAbove({ pieces }: Body): boolean {
    return this.#habits.isSignedAbove(pieces[0]);
  }

  /** Whether a column's name stands above the headline, on a page that prints such names above its texts. */
  isUnderColumn({ heads }: Candidate): boolean {
    return this.#habits.hasColumns && standsUnderColumn(heads);
  }

  /** The chance that a text begins there, 0..1; 0 where it is too small to matter. */
  chanceOf(candidate: Candidate): number {
    if (candidate.heads.length > 0) return chance(weigh(HEADED, this.headedSigns(candidate)));
    const setting = this.#settingSigns(candidate);
    const worth = weigh(BARE, setting) + MOST_AHEAD;
    // Hardly any page has few headlines and datelines: the wording is seldom worth a look.
    if (worth <= SMALL && !this.#mayBegin(candidate.piece, worth)) return 0;
    return chance(weigh(BARE, { ...setting, ...this.#wordingSigns(candidate) }));
  }

  /** Whether its wording may make up for what speaks against a text below no headline. */
  #mayBegin({ text }: Piece, setting: number): boolean {
    if (setting + BARE.day + BARE.place + BARE.elsewhere < SMALL || !namesDay(text, this.#lexicon)) return false;
    const anaphora = Number(opensWithAnaphor(text, this.#lexicon));
    const worthWith = (place: number) => setting + weigh(UNBIASED, { anaphora, day: 1, place, elsewhere: 1 });
    // A place is looked for only where it matters.
    return worthWith(1) > SMALL && (worthWith(0) > SMALL || this.#namesPlace(text));
  }

  /** What speaks for and against a text that stands below no headline. */
  bareSigns(candidate: Candidate): Signs<typeof BARE> {
    return { ...this.#settingSigns(candidate), ...this.#wordingSigns(candidate) };
  }

  /** How it opens, and what it speaks of beside the text above and the paragraph below. */
  #wordingSigns({ piece, above, next }: Candidate) {
    const { pairs } = this.#topicOf(above);
    return {
      ...this.#wording(piece.text),
      elsewhere: Number(isElsewhere(piece.text, above, this.#lexicon)),
      shared: this.#shared(piece, pairs),
      ahead: next === undefined ? 0 : this.#shared(next, pairsOf(piece.text)) - this.#shared(next, pairs),
    };
  }

  /** How it is set, and how the page sets its other texts. */
  #settingSigns({ piece, above }: Candidate) {
    return {
      signed: Number(isSignedBelow(above)),
      blank: piece.afterBlank ? 1 - this.#blankShare : 0,
      noBlank: piece.afterBlank ? 0 : this.#blankShare,
      headlines: this.#headlineShare,
      datelines: this.#datelineShare,
      noOtherWay: Number(this.#headlineShare === 0 && this.#datelineShare === 0),
    };
  }

  /** What speaks for and against a text below a headline: that may also head a section of the text above. */
  headedSigns({ piece, heads, above, isOnlyHeadline }: Candidate): Signs<typeof HEADED> {
    const { pairs, paragraphs } = this.#topicOf(above);
    const head = heads.map(({ text }) => text).join('\n');
    const headPairs = pairsOf(head);
    const isClose = heads[0]?.afterBlank !== true;
    const wording = this.#wording(piece.text);
    return {
      ...wording,
      place: Math.max(wording.place, Number(isElsewhere(head, above, this.#lexicon))),
      signed: Number(isSignedBelow(above)),
      unsigned: isSignedBelow(above) || this.#habits.isSignedAbove(above.pieces[0]) ? 0 : this.#habits.signedEnds,
      shared: this.#shared(piece, pairs),
      close: isClose && !this.#habits.isBelowClose(above.pieces[0]) ? this.#habits.headedBlanks : 0,
      opened: this.#habits.opened,
      unlike: this.#habits.unlike(heads[0]),
      shorter: this.#habits.shorter(head.length),
      plain: opensItself(above) ? 0 : 1 - this.#habits.signedEnds,
      feature: Number(isFeature(above)),
      only: Number(isOnlyHeadline),
      alike: Number(hasHeadingLike(above, heads)),
      length: Math.log(piece.text.length) - 4,
      paragraphs: Math.log(1 + Math.min(paragraphs, MANY_PARAGRAPHS)),
      heads: heads.length,
      headLength: Math.min(head.length, 30) / 10,
      headHere: headPairs.countIn(this.#probeOf(piece)) / Math.max(1, headPairs.pairs.length),
    };
  }

  #wording(text: string): { readonly anaphora: number; readonly day: number; readonly place: number } {
    return {
      anaphora: Number(opensWithAnaphor(text, this.#lexicon)),
      day: Number(namesDay(text, this.#lexicon)),
      place: Number(this.#namesPlace(text)),
    };
  }

  #namesPlace(text: string): boolean {
    return divisionIn(text.slice(0, PLACE_LENGTH), this.#lexicon) !== null;
  }

  /** How much of what a paragraph speaks of is held, 0 and up. */
  #shared(piece: Piece, held: PairSet): number {
    this.#rarity ??= rarityIn(this.#texts.map(({ text }) => text));
    const own = this.#probeOf(piece);
    let shared = 0;
    for (const pair of own.pairs) if (held.has(pair)) shared += this.#rarity(pair);
    return own.pairs.length === 0 ? 0 : shared / own.pairs.length;
  }

  #probeOf(piece: Piece): PairSet {
    let probe = this.#probes.get(piece);
    if (probe === undefined) {
      probe = pairsOf(piece.text.slice(0, PROBE_LENGTH));
      this.#probes.set(piece, probe);
    }
    return probe;
  }

  #topicOf(body: Body): Topic {
    let topic = this.#topics.get(body);
    if (topic === undefined) {
      const length = body.pieces.reduce((sum, { text }) => sum + text.length, 0);
      topic = { pieces: 0, paragraphs: 0, pairs: new PairSet(2 * length) };
      this.#topics.set(body, topic);
    }
    for (; topic.pieces < body.pieces.length; topic.pieces++) {
      const piece = body.pieces[topic.pieces];
      if (piece === undefined) break;
      if (piece.role === 'TEXT' && piece.opening !== 'BYLINE') topic.paragraphs++;
      topic.pairs.addAll(piece.text);
    }
    return topic;
  }
}

function isSignedBelow({ pieces }: Body): boolean {
  const last = pieces.at(-1);
  if (last?.isSigned !== true) return last?.role === 'LINE' && pieces.at(-2)?.isSigned === true;
  // Above a text the writer may be presented too.
  const [first] = pieces;
  const paragraphs = pieces.length - Number(first?.opening === 'SIGNATURE' || first?.opening === 'BYLINE');
  return paragraphs > 1 || !PRESENTED.test(last.text);
}

const PRESENTED = /^(?:[（(【[]|作者)/u;

/** Whether a text shows by itself where it begins. */
function opensItself({ pieces: [first] }: Body): boolean {
  return first !== undefined && startsText(first);
}

/** Whether a text opens with its writer's line: such texts have sections. */
function isFeature({ pieces }: Body): boolean {
  return pieces[0]?.opening === 'BYLINE';
}

/** Whether a text has a heading already that is set as these are: one line of about the length. */
function hasHeadingLike({ pieces }: Body, heads: readonly Piece[]): boolean {
  const [head] = heads;
  if (head === undefined || heads.length > 1) return false;
  return pieces
    .slice(-NEAR_PIECES)
    .some(
      (piece) =>
        piece.role === 'HEAD' &&
        piece.afterBlank === head.afterBlank &&
        Math.abs(piece.text.length - head.text.length) <= LIKE_LENGTH,
    );
}

/** So much of a long text is looked at, beside its beginning. */
const NEAR_PIECES = 16;
/** Headings of a text differ by so many characters. */
const LIKE_LENGTH = 3;

/** Whether a paragraph opens with a place that the text above does not name. */
function isElsewhere(text: string, { pieces }: Body, lexicon: Lexicon): boolean {
  const name = divisionIn(text.slice(0, OPENING_LENGTH), lexicon);
  if (name === null || name.length < 2) return false;
  return ![...pieces.slice(0, 1), ...pieces.slice(-NEAR_PIECES)].some((piece) => piece.text.includes(name));
}

/** A text about another place names it within so many characters. */
const OPENING_LENGTH = 16;

const openersOf = perLexicon(({ page }) => ({
  /** "近日，", "10月8日，", "昨天上午，". */
  day: new RegExp(`${anyOf(page.newsDays)}|\\d{1,2}月\\d{1,2}日|\\d{1,2}日[，上下]`, 'u'),
}));

/** Whether a text says right at its beginning on which day it happens. */
export function namesDay(text: string, lexicon: Lexicon): boolean {
  return openersOf(lexicon).day.test(text.slice(0, DAY_LENGTH));
}

/** The first division that a text names, as printed; null if it names none. */
export function divisionIn(text: string, { vocabulary }: Lexicon): string | null {
  const row = segment(text, vocabulary);
  for (let i = 0; i < row.count; i++) {
    const mark = row.marks[i] ?? 0;
    if ((mark & (Mark.DIVISION | Mark.SHORT_DIVISION)) !== 0 && (mark & (Mark.NOUN | Mark.VERB)) === 0)
      return wordOf(row, i);
  }
  return null;
}
