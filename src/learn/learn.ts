/** Annotated sentences → weights. */

import type { Lexicon } from '../ingest/lexicon/lexicon.js';
import { decode, type LabelledName } from '../ingest/names/decoder.js';
import { type FeatureGroup, type Features, featuresOf, GROUPS, TEMPLATES } from '../ingest/names/features.js';
import { GATE_SIZE } from '../ingest/names/gate.js';
import { LABELS, OUTSIDE } from '../ingest/names/labels.js';
import { segment } from '../ingest/names/segmentation.js';
import { NAMED_LABELS } from '../ingest/names/weight-table.js';
import { type LearnedWeights, Weights } from '../ingest/names/weights.js';
import { elementAt, zip } from '../invariant.js';
import { allowedLabels, type Sentence } from './corpora.js';
import { Crf, type Example, type Settings } from './crf.js';
import { learnGate } from './gate.js';

/** Sentences that share conventions of annotation: what is called a place, how far an organization reaches. */
export interface Corpus {
  /** What the head of the weights says of it. */
  readonly source: string;
  readonly sentences: readonly Sentence[];
  /**
   * Whether it is annotated as the archive wants it. Of others, each feature is learned twice, for all and for that
   * corpus alone, so that what only they hold does not enter the weights.
   */
  readonly isModel: boolean;
  /** How many times each sentence is seen in a round. */
  readonly times: number;
}

/** Features that stand fewer times are left out. */
const LEAST = 2;
const SCALE = 16;

export type Progress = (round: number, loss: number) => void;

export function learn(
  corpora: readonly Corpus[],
  lexicon: Lexicon,
  settings: Settings,
  options: { readonly groups?: readonly FeatureGroup[]; readonly report?: Progress } = {},
): LearnedWeights {
  const { groups = GROUPS } = options;
  // Names are learned from all characters, closed ones as well: those are the plainest examples of no name.
  const features = corpora.map(({ sentences }) =>
    sentences.map(({ text }) => featuresOf(segment(text, lexicon.vocabulary), lexicon, null, { groups })),
  );
  const rows = rowsOf(features.flat());
  let used = rows.size;
  const examples = corpora.flatMap(({ sentences, isModel, times }, c) => {
    const copies: Copies | null = isModel ? null : { rows: new Map(), add: () => used++ };
    const own = sentences.map((sentence, i) => exampleOf(sentence, elementAt(elementAt(features, c), i), rows, copies));
    return Array.from({ length: times }, () => own).flat();
  });
  const crf = meanOf(used, examples, settings, options.report ?? (() => {}));
  const learned = quantize(crf, rows, corpora);
  const weights = new Weights(learned);
  const texts = zip(
    corpora.flatMap(({ sentences }) => sentences),
    features.flat(),
  );
  const gate = learnGate(
    texts.map(([{ text }, seen]) => ({ text, names: namesIn(seen, weights) })),
    lexicon,
  );
  return { ...learned, head: { ...learned.head, threshold: gate.threshold }, gate: gate.weights };
}

/**
 * What several learners come to that see the sentences in other orders: their mean errs less than each of them
 * (Breiman 1996, Bagging predictors).
 */
function meanOf(rows: number, examples: readonly Example[], settings: Settings, report: Progress): Learned {
  const weights = new Float32Array(rows * LABELS);
  const transitions = new Float64Array(LABELS * LABELS);
  for (let member = 0; member < settings.members; member++) {
    const crf = new Crf(rows);
    crf.learn(examples, { ...settings, seed: settings.seed + member }, (round, loss) =>
      report(member * settings.rounds + round, loss),
    );
    for (const [i, weight] of crf.weights.entries()) weights[i] = (weights[i] as number) + weight / settings.members;
    for (const [i, weight] of crf.transitions.entries())
      transitions[i] = (transitions[i] as number) + weight / settings.members;
  }
  return { weights, transitions };
}

type Learned = Pick<Crf, 'weights' | 'transitions'>;

/** The names that weights find without a gate. */
function namesIn(features: Features, weights: Weights): readonly LabelledName[] {
  const scores = new Int32Array(features.closed.length * NAMED_LABELS);
  weights.table.score(features, scores);
  return decode({ scores, closed: features.closed }, weights).names;
}

/** A row of weights for each feature that stands often enough. */
function rowsOf(sentences: readonly Features[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { hashes, width, counts: taken } of sentences)
    for (const [i, count] of taken.entries())
      for (const hash of hashes.subarray(i * width, i * width + count)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const rows = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= LEAST) rows.set(hash, rows.size);
  return rows;
}

/** The rows that one corpus has for itself. */
interface Copies {
  /** By the row that all corpora share. */
  readonly rows: Map<number, number>;
  /** A row that is nobody's yet. */
  add(): number;
}

function exampleOf(
  sentence: Sentence,
  { hashes, counts, closed }: Features,
  rows: ReadonlyMap<number, number>,
  own: Copies | null,
): Example {
  const { length } = sentence.text;
  const width = own === null ? TEMPLATES : TEMPLATES * 2;
  const found = new Int32Array(length * width).fill(-1);
  for (let i = 0; i < length; i++)
    for (let k = 0; k < (counts[i] as number); k++) {
      const row = rows.get(hashes[i * TEMPLATES + k] as number);
      if (row === undefined) continue;
      found[i * width + k] = row;
      if (own !== null) found[i * width + TEMPLATES + k] = copyOf(row, own);
    }
  return { rows: found, width, length, closed, allowed: allowedLabels(sentence, closed) };
}

function copyOf(row: number, copies: Copies): number {
  const known = copies.rows.get(row);
  if (known !== undefined) return known;
  const copy = copies.add();
  copies.rows.set(row, copy);
  return copy;
}

function quantize(crf: Learned, rows: ReadonlyMap<number, number>, corpora: readonly Corpus[]): LearnedWeights {
  const kept: [hash: number, row: number][] = [];
  for (const [hash, row] of rows) if (speaks(crf.weights, row)) kept.push([hash, row]);
  kept.sort(([a], [b]) => (a >>> 0) - (b >>> 0));
  const planes = new Int8Array(kept.length * LABELS);
  for (const [i, [, row]] of kept.entries())
    for (let label = 0; label < LABELS; label++)
      planes[label * kept.length + i] = Math.max(
        -127,
        Math.min(127, Math.round((crf.weights[row * LABELS + label] as number) * SCALE)),
      );
  return {
    head: {
      format: 2,
      templates: TEMPLATES,
      features: kept.length,
      threshold: 0,
      scale: SCALE,
      sources: corpora.map(({ source }) => source),
    },
    transitions: Int16Array.from(crf.transitions, (weight) => Math.round(weight * SCALE)),
    gate: new Int8Array(GATE_SIZE),
    hashes: Int32Array.from(kept, ([hash]) => hash),
    planes,
  };
}

/** So much less or more than O must a feature give a label, in steps of the scale, to be kept. */
const LEAST_STEPS = 2.25;

/** Whether a feature tells any label from O. */
function speaks(weights: Float32Array, row: number): boolean {
  const outside = weights[row * LABELS + OUTSIDE] as number;
  for (let label = 0; label < LABELS; label++)
    if (Math.abs((weights[row * LABELS + label] as number) - outside) * SCALE >= LEAST_STEPS) return true;
  return false;
}
