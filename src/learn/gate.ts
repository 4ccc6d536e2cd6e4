/**
 * Learns where no name needs to be looked for, by logistic regression: from where the weights find names, since what people
 * marked says nothing of the kinds that they did not mark.
 */
import type { Lexicon } from '../ingest/lexicon/lexicon.js';
import type { LabelledName } from '../ingest/names/decoder.js';
import { type TextView, viewOf } from '../ingest/names/features/view.js';
import { GATE_FEATURES, GATE_SIZE, type LearnedGate, openness, seeWord, sumsOf } from '../ingest/names/gate.js';
import { segment } from '../ingest/names/segmentation.js';

const ROUNDS = 3;
const RATE = 0.1;
const SCALE = 16;
/** So large a share of the words of names may be closed. */
const LOST = 0.009;

export interface NamedText {
  readonly text: string;
  readonly names: readonly Pick<LabelledName, 'start' | 'end'>[];
}

interface Glances {
  /** Places in the gate's table of the features of each open word, `GATE_FEATURES` a word. */
  readonly places: Int32Array;
  /** 1 for words of which a character stands in a name. */
  readonly named: Uint8Array;
}

export function learnGate(texts: readonly NamedText[], lexicon: Lexicon): LearnedGate {
  const glances = texts.map((text) => glancesOf(text, lexicon));
  const weights = new Float64Array(GATE_SIZE);
  const squares = new Float64Array(GATE_SIZE);
  for (let round = 0; round < ROUNDS; round++) for (const glance of glances) step(glance, weights, squares);
  const quantized = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * SCALE))));
  return { weights: quantized, threshold: thresholdFor(texts, lexicon, quantized) };
}

function glancesOf(text: NamedText, lexicon: Lexicon): Glances {
  const { view, named } = markedWords(text, lexicon);
  const { count, starts } = view.segmentation;
  const open: number[] = [];
  for (let word = 0; word < count; word++) if (view.closed[starts[word] ?? 0] === 0) open.push(word);
  const places = new Int32Array(open.length * GATE_FEATURES);
  for (const [n, word] of open.entries()) seeWord(view, word, places.subarray(n * GATE_FEATURES));
  return { places, named: Uint8Array.from(open, (word) => named[word] as number) };
}

function markedWords({ text, names }: NamedText, lexicon: Lexicon): { view: TextView; named: Uint8Array } {
  const view = viewOf(segment(text, lexicon.vocabulary), lexicon);
  const named = new Uint8Array(view.segmentation.count);
  for (const { start, end } of names) named.fill(1, view.words[start], wordBehind(view.words, end));
  return { view, named };
}

/** The word after the one that holds the last character before `end`. */
function wordBehind(words: Int32Array, end: number): number {
  return (words[end - 1] as number) + 1;
}

/** One pass over a text (AdaGrad). */
function step({ places, named }: Glances, weights: Float64Array, squares: Float64Array): void {
  for (let n = 0; n < named.length; n++) {
    const error = 1 / (1 + Math.exp(-sumOf(places, n, weights))) - (named[n] as number);
    if (Math.abs(error) < 1e-3) continue;
    for (let k = n * GATE_FEATURES; k < (n + 1) * GATE_FEATURES; k++) {
      const place = places[k] as number;
      squares[place] = (squares[place] as number) + error * error;
      weights[place] = (weights[place] as number) - (RATE * error) / Math.sqrt(squares[place] as number);
    }
  }
}

function sumOf(places: Int32Array, n: number, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let k = n * GATE_FEATURES; k < (n + 1) * GATE_FEATURES; k++) sum += weights[places[k] as number] as number;
  return sum;
}

/** What all but so few words of names reach. */
function thresholdFor(texts: readonly NamedText[], lexicon: Lexicon, weights: Int8Array): number {
  const reached: number[] = [];
  for (const text of texts) {
    const { view, named } = markedWords(text, lexicon);
    const sums = sumsOf(view, weights);
    for (const [word, isNamed] of named.entries()) if (isNamed === 1) reached.push(openness(sums, word));
  }
  reached.sort((a, b) => a - b);
  return reached[Math.floor(reached.length * LOST)] ?? 0;
}
