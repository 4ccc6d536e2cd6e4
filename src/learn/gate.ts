/** Learns where no name needs to be looked for, by logistic regression. */
import type { Lexicon } from '../ingest/lexicon/lexicon.js';
import { featuresOf, GLANCE_TEMPLATES, TEMPLATES } from '../ingest/names/features.js';
import { GATE_SIZE, type LearnedGate } from '../ingest/names/gate.js';
import { segment } from '../ingest/names/segmentation.js';
import type { Corpus } from './learn.js';

const ROUNDS = 3;
const RATE = 0.1;
const SCALE = 16;
/** So large a share of the characters of names may be closed. */
const LOST = 0.004;

interface Glances {
  /** Places in the table of the features of each open character, `GLANCE_TEMPLATES` a character; -1 for none. */
  readonly places: Int32Array;
  /** 1 for those in names. */
  readonly named: Uint8Array;
}

export function learnGate(corpora: readonly Corpus[], lexicon: Lexicon): LearnedGate {
  const glances = corpora.flatMap(({ sentences }) => sentences.map((sentence) => glancesOf(sentence, lexicon)));
  const weights = new Float64Array(GATE_SIZE);
  const squares = new Float64Array(GATE_SIZE);
  for (let round = 0; round < ROUNDS; round++) for (const glance of glances) step(glance, weights, squares);
  const quantized = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * SCALE))));
  return { weights: quantized, threshold: thresholdFor(glances, quantized) };
}

function glancesOf({ text, names }: Corpus['sentences'][number], lexicon: Lexicon): Glances {
  const { hashes, closed } = featuresOf(segment(text, lexicon.vocabulary), lexicon, null);
  const inName = new Uint8Array(text.length);
  for (const { start, end } of names) if (end - start > 1) inName.fill(1, start, end);
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) if (closed[i] === 0) open.push(i);
  const places = new Int32Array(open.length * GLANCE_TEMPLATES).fill(-1);
  for (const [n, i] of open.entries())
    for (let k = 0; k < GLANCE_TEMPLATES; k++) {
      const hash = hashes[i * TEMPLATES + k] as number;
      if (hash !== 0) places[n * GLANCE_TEMPLATES + k] = hash & (GATE_SIZE - 1);
    }
  return { places, named: Uint8Array.from(open, (i) => inName[i] as number) };
}

/** One pass over a sentence (AdaGrad). */
function step({ places, named }: Glances, weights: Float64Array, squares: Float64Array): void {
  for (let n = 0; n < named.length; n++) {
    const error = 1 / (1 + Math.exp(-sumOf(places, n, weights))) - (named[n] as number);
    if (Math.abs(error) < 1e-3) continue;
    for (let k = n * GLANCE_TEMPLATES; k < (n + 1) * GLANCE_TEMPLATES; k++) {
      const place = places[k] as number;
      if (place < 0) continue;
      squares[place] = (squares[place] as number) + error * error;
      weights[place] = (weights[place] as number) - (RATE * error) / Math.sqrt(squares[place] as number);
    }
  }
}

function sumOf(places: Int32Array, n: number, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let k = n * GLANCE_TEMPLATES; k < (n + 1) * GLANCE_TEMPLATES; k++) {
    const place = places[k] as number;
    if (place >= 0) sum += weights[place] as number;
  }
  return sum;
}

/** The sum that all but so few characters of names reach. */
function thresholdFor(glances: readonly Glances[], weights: Int8Array): number {
  const sums: number[] = [];
  for (const { places, named } of glances)
    for (let n = 0; n < named.length; n++) if (named[n] === 1) sums.push(sumOf(places, n, weights));
  sums.sort((a, b) => a - b);
  return sums[Math.floor(sums.length * LOST)] ?? 0;
}
