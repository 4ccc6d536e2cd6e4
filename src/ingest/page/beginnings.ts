/**
 * How likely a paragraph begins a text of its own although neither dateline nor byline says so: by how the text above
 * ends, how the paragraph opens, what the two and the paragraph below speak of, and the headline between them.
 */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { Mark } from '../lexicon/vocabulary.js';
import { segment } from '../names/segmentation.js';
import type { Body } from './bodies.js';
import { pairsOf, visitPairs } from './pairs.js';
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
}

/**
 * Logistic weights, fitted to the borders of annotated pages with and without their headlines and datelines
 * (`npm run eval:layouts` shows what they are good for).
 */
const BARE = {
  bias: -2.59,
  /** The text above ends with its writer in brackets. */
  signed: 4.09,
  /** A blank line stands above where most paragraphs have none, or none where most have one. */
  blank: 3,
  noBlank: -2.5,
  anaphora: -1.28,
  /** A day, a place is named right at the beginning. */
  day: 2.5,
  place: 1.04,
  /** Character pairs shared with the text above, rare ones weighing more. */
  shared: -3.31,
  /** Pairs that the paragraph below shares with this one more than with the text above. */
  ahead: 2.99,
  /** Headlines, and texts with datelines, a paragraph of the page: where texts have them, few begin without. */
  headlines: -1.95,
  datelines: -2.18,
  /** The page has neither. */
  noOtherWay: 1.94,
};
const HEADED = {
  bias: -0.7,
  signed: 4.02,
  anaphora: -0.1,
  day: 0.66,
  place: 1.86,
  shared: -1.79,
  /** Logarithm of the paragraph's length in characters, above that of a short one. */
  length: 0.74,
  /** Logarithm of the number of paragraphs above: only long texts have headings within. */
  paragraphs: -1.2,
  heads: 0.53,
  /** In tens of characters, three at the most. */
  headLength: 0.37,
  /** Share of the headline's pairs that stand in the paragraph. */
  headHere: 2.78,
};

type Signs<Weights> = { readonly [Sign in Exclude<keyof Weights, 'bias'>]: number };

function weigh(weights: Readonly<Record<string, number>>, signs: Readonly<Record<string, number>>): number {
  let worth = weights.bias ?? 0;
  for (const sign in signs) worth += (weights[sign] ?? 0) * (signs[sign] ?? 0);
  return worth;
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

/** What has been read of a text. */
interface Topic {
  pieces: number;
  paragraphs: number;
  readonly pairs: Set<number>;
}

export class Beginnings {
  readonly #lexicon: Lexicon;
  readonly #texts: readonly Piece[];
  readonly #topics = new Map<Body, Topic>();
  /** Share of the paragraphs below another one that a blank line parts from it. */
  readonly #blankShare: number;
  readonly #headlineShare: number;
  readonly #datelineShare: number;
  #rarity: ((pair: number) => number) | null = null;

  constructor(pieces: readonly Piece[], lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#texts = pieces.filter((piece) => piece.role === 'TEXT');
    const texts = this.#texts;
    const below = texts.filter((piece, i) => piece.opening === null && texts[i - 1]?.closed === true);
    this.#blankShare = shareOf(below, (piece) => piece.afterBlank);
    this.#datelineShare = shareOf(texts, startsText);
    this.#headlineShare = pieces.filter((piece) => piece.role === 'HEAD').length / Math.max(1, texts.length);
  }

  /** The chance that a text begins there, 0..1. */
  chanceOf(candidate: Candidate): number {
    const isHeaded = candidate.heads.length > 0;
    const worth = isHeaded
      ? weigh(HEADED, this.headedSigns(candidate))
      : weigh(BARE, this.bareSigns(candidate, weigh(BARE, this.#openingSigns(candidate)) + MOST_AHEAD > 0));
    return 1 / (1 + Math.exp(-worth));
  }

  /** What speaks for and against a text below no headline; what it speaks of is compared only if it `matters`. */
  bareSigns(candidate: Candidate, matters = true): Signs<typeof BARE> {
    const signs = this.#openingSigns(candidate);
    if (!matters) return signs;
    const { piece, above, next } = candidate;
    const { pairs } = this.#topicOf(above);
    return {
      ...signs,
      shared: this.#shared(piece, pairs),
      ahead: next === undefined ? 0 : this.#shared(next, pairsOf(piece.text)) - this.#shared(next, pairs),
    };
  }

  #openingSigns({ piece, above }: Candidate): Signs<typeof BARE> {
    return {
      ...this.#wording(piece),
      signed: Number(above.pieces.at(-1)?.isSigned === true),
      blank: piece.afterBlank ? 1 - this.#blankShare : 0,
      noBlank: piece.afterBlank ? 0 : this.#blankShare,
      headlines: this.#headlineShare,
      datelines: this.#datelineShare,
      noOtherWay: Number(this.#headlineShare === 0 && this.#datelineShare === 0),
      shared: 0,
      ahead: 0,
    };
  }

  headedSigns({ piece, heads, above }: Candidate): Signs<typeof HEADED> {
    const { pairs, paragraphs } = this.#topicOf(above);
    const head = heads.map(({ text }) => text).join('\n');
    const own = pairsOf(piece.text.slice(0, PROBE_LENGTH));
    return {
      ...this.#wording(piece),
      signed: Number(above.pieces.at(-1)?.isSigned === true),
      shared: this.#shared(piece, pairs),
      length: Math.log(piece.text.length) - 4,
      paragraphs: Math.log(1 + Math.min(paragraphs, MANY_PARAGRAPHS)),
      heads: heads.length,
      headLength: Math.min(head.length, 30) / 10,
      headHere: shareOf([...pairsOf(head)], (pair) => own.has(pair)),
    };
  }

  #wording({ text }: Piece): { readonly anaphora: number; readonly day: number; readonly place: number } {
    const { anaphora, day } = openersOf(this.#lexicon);
    return {
      anaphora: Number(anaphora.test(text)),
      day: Number(day.test(text.slice(0, DAY_LENGTH))),
      place: Number(namesDivision(text.slice(0, PLACE_LENGTH), this.#lexicon)),
    };
  }

  /** How much of what a paragraph speaks of is held, 0 and up. */
  #shared(piece: Piece, held: ReadonlySet<number>): number {
    this.#rarity ??= rarityIn(this.#texts);
    const own = pairsOf(piece.text.slice(0, PROBE_LENGTH));
    let shared = 0;
    for (const pair of own) if (held.has(pair)) shared += this.#rarity(pair);
    return own.size === 0 ? 0 : shared / own.size;
  }

  #topicOf(body: Body): Topic {
    let topic = this.#topics.get(body);
    if (topic === undefined) {
      topic = { pieces: 0, paragraphs: 0, pairs: new Set() };
      this.#topics.set(body, topic);
    }
    for (; topic.pieces < body.pieces.length; topic.pieces++) {
      const piece = body.pieces[topic.pieces];
      if (piece === undefined) break;
      if (piece.role === 'TEXT' && piece.opening !== 'BYLINE') topic.paragraphs++;
      const { pairs } = topic;
      visitPairs(piece.text, (pair) => pairs.add(pair));
    }
    return topic;
  }
}

const openersOf = perLexicon(({ page }) => ({
  anaphora: new RegExp(`^${anyOf(page.anaphora)}`, 'u'),
  /** "近日，", "10月8日，", "昨天上午，". */
  day: new RegExp(`${anyOf(page.newsDays)}|\\d{1,2}月\\d{1,2}日|\\d{1,2}日[，上下]`, 'u'),
}));

function namesDivision(text: string, { vocabulary }: Lexicon): boolean {
  const { marks, count } = segment(text, vocabulary);
  for (let i = 0; i < count; i++) {
    const mark = marks[i] ?? 0;
    if ((mark & (Mark.DIVISION | Mark.SHORT_DIVISION)) !== 0 && (mark & (Mark.NOUN | Mark.VERB)) === 0) return true;
  }
  return false;
}

/** How rare a pair is among the paragraphs of a page: the logarithm of their number to that of those that hold it. */
function rarityIn(texts: readonly Piece[]): (pair: number) => number {
  const counts = new Uint16Array(1 << 16);
  const latest = new Uint16Array(1 << 16);
  for (const [i, { text }] of texts.entries())
    visitPairs(text, (pair) => {
      const bucket = bucketOf(pair);
      if (latest[bucket] !== i + 1) counts[bucket] = (counts[bucket] ?? 0) + 1;
      latest[bucket] = i + 1;
    });
  return (pair) => Math.log((texts.length + 1) / ((counts[bucketOf(pair)] ?? 0) + 0.5));
}

function bucketOf(pair: number): number {
  return (pair ^ (pair >>> 13)) & 0xffff;
}

function shareOf<Item>(items: readonly Item[], fits: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(fits).length / items.length;
}
