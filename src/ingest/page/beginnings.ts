/**
 * How likely a paragraph begins a text of its own although neither dateline nor byline says so: by how the text above
 * ends, how the paragraph opens, what the two and the paragraph below speak of, and the headline between them.
 */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
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
  bias: -2.42,
  /** The text above ends with its writer in brackets. */
  signed: 1.44,
  /** A blank line stands above where most paragraphs have none, or none where most have one. */
  blank: 2.13,
  noBlank: -1.19,
  anaphora: -1.47,
  /** A day, a place is named right at the beginning. */
  day: 2.51,
  place: 0.96,
  /** Character pairs shared with the text above, rare ones weighing more. */
  shared: -3.65,
  /** Pairs that the paragraph below shares with this one more than with the text above. */
  ahead: 2.72,
  /** Headlines, and texts with datelines, a paragraph of the page: where texts have them, few begin without. */
  headlines: -1.51,
  datelines: -2.27,
  /** The page has neither. */
  noOtherWay: 1.97,
};
const HEADED = {
  bias: -1.24,
  anaphora: -0.44,
  day: 1.98,
  place: 0.73,
  shared: -2.14,
  /** Logarithm of the paragraph's length in characters, above that of a short one. */
  length: 0.78,
  /** Logarithm of the number of paragraphs above: only long texts have headings within. */
  paragraphs: -1.48,
  heads: 1.23,
  /** In tens of characters, three at the most. */
  headLength: 0.38,
  /** Share of the headline's pairs that stand in the paragraph. */
  headHere: 2.57,
};

/** So much of a paragraph shows what it speaks of, in characters. */
const PROBE_LENGTH = 200;
/** Within so many characters a text says when and where it happens. */
const DAY_LENGTH = 60;
const PLACE_LENGTH = 50;
/** The most that `ahead` ever adds, for what is not worth comparing. */
const MOST_AHEAD = 0.8;

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
    const worth = candidate.heads.length > 0 ? this.#headed(candidate) : this.#bare(candidate);
    return 1 / (1 + Math.exp(-worth));
  }

  #bare({ piece, above, next }: Candidate): number {
    const signed = above.pieces.at(-1)?.isSigned === true;
    const noOtherWay = this.#headlineShare === 0 && this.#datelineShare === 0;
    const worth =
      BARE.bias +
      this.#opening(piece, BARE) +
      (signed ? BARE.signed : 0) +
      (piece.afterBlank ? BARE.blank * (1 - this.#blankShare) : BARE.noBlank * this.#blankShare) +
      BARE.headlines * this.#headlineShare +
      BARE.datelines * this.#datelineShare +
      (noOtherWay ? BARE.noOtherWay : 0);
    if (worth + MOST_AHEAD < 0) return worth;
    const { pairs } = this.#topicOf(above);
    const ahead = next === undefined ? 0 : this.#shared(next, pairsOf(piece.text)) - this.#shared(next, pairs);
    return worth + BARE.shared * this.#shared(piece, pairs) + BARE.ahead * ahead;
  }

  #headed({ piece, heads, above }: Candidate): number {
    const { pairs, paragraphs } = this.#topicOf(above);
    const head = heads.map(({ text }) => text).join('\n');
    const own = pairsOf(piece.text.slice(0, PROBE_LENGTH));
    const inHead = [...pairsOf(head)];
    return (
      HEADED.bias +
      this.#opening(piece, HEADED) +
      HEADED.shared * this.#shared(piece, pairs) +
      HEADED.length * (Math.log(piece.text.length) - 4) +
      HEADED.paragraphs * Math.log(1 + paragraphs) +
      HEADED.heads * heads.length +
      HEADED.headLength * (Math.min(head.length, 30) / 10) +
      HEADED.headHere * shareOf(inHead, (pair) => own.has(pair))
    );
  }

  #opening(
    { text }: Piece,
    worth: { readonly anaphora: number; readonly day: number; readonly place: number },
  ): number {
    const { anaphora, day, place } = openersOf(this.#lexicon);
    return (
      (anaphora.test(text) ? worth.anaphora : 0) +
      (day.test(text.slice(0, DAY_LENGTH)) ? worth.day : 0) +
      (place.test(text.slice(0, PLACE_LENGTH)) ? worth.place : 0)
    );
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
      if (piece.role === 'TEXT') topic.paragraphs++;
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
  place: /\p{Script=Han}{2}[省市县区镇乡村州旗]\p{Script=Han}/u,
}));

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
