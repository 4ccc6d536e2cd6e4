/** Annotated sentences → weights. */

import type { Lexicon } from '../ingest/lexicon/lexicon.js';
import { type Features, featuresOf, TEMPLATES } from '../ingest/names/features.js';
import type { LearnedGate } from '../ingest/names/gate.js';
import { LABELS } from '../ingest/names/labels.js';
import { segment } from '../ingest/names/segmentation.js';
import type { LearnedWeights } from '../ingest/names/weights.js';
import { elementAt } from '../invariant.js';
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
}

/** Features that stand fewer times are left out. */
const LEAST = 2;
const SCALE = 16;

export type Progress = (round: number, loss: number) => void;

export function learn(
  corpora: readonly Corpus[],
  lexicon: Lexicon,
  settings: Settings,
  options: { readonly without?: ReadonlySet<number>; readonly report?: Progress } = {},
): LearnedWeights {
  const gate = learnGate(corpora, lexicon);
  // Names are learned from all characters, closed ones as well: those are the plainest examples of no name.
  const features = corpora.map(({ sentences }) =>
    sentences.map(({ text }) => masked(featuresOf(segment(text, lexicon.vocabulary), lexicon, null), options.without)),
  );
  const rows = rowsOf(features.flat().map(({ hashes }) => hashes));
  let used = rows.size;
  const examples = corpora.flatMap(({ sentences, isModel }, c) => {
    const copies: Copies | null = isModel ? null : { rows: new Map(), add: () => used++ };
    return sentences.map((sentence, i) => exampleOf(sentence, elementAt(elementAt(features, c), i), rows, copies));
  });
  const crf = new Crf(used);
  crf.learn(examples, settings, options.report ?? (() => {}));
  return quantize(crf, rows, gate, corpora);
}

function masked(features: Features, without: ReadonlySet<number> | undefined): Features {
  const { hashes } = features;
  if (without !== undefined && without.size > 0)
    for (let i = 0; i < hashes.length; i++) if (without.has(i % TEMPLATES)) hashes[i] = 0;
  return features;
}

/** A row of weights for each feature that stands often enough. */
function rowsOf(sentences: readonly Int32Array[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const hashes of sentences)
    for (const hash of hashes) if (hash !== 0) counts.set(hash, (counts.get(hash) ?? 0) + 1);
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
  { hashes, closed }: Features,
  rows: ReadonlyMap<number, number>,
  own: Copies | null,
): Example {
  const { length } = sentence.text;
  const width = own === null ? TEMPLATES : TEMPLATES * 2;
  const found = new Int32Array(length * width).fill(-1);
  for (let i = 0; i < length; i++)
    for (let k = 0; k < TEMPLATES; k++) {
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

function quantize(
  crf: Crf,
  rows: ReadonlyMap<number, number>,
  gate: LearnedGate,
  corpora: readonly Corpus[],
): LearnedWeights {
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
      format: 1,
      templates: TEMPLATES,
      features: kept.length,
      threshold: gate.threshold,
      scale: SCALE,
      sources: corpora.map(({ source }) => source),
    },
    transitions: Int16Array.from(crf.transitions, (weight) => Math.round(weight * SCALE)),
    gate: gate.weights,
    hashes: Int32Array.from(kept, ([hash]) => hash),
    planes,
  };
}

/** Whether a feature gives any label enough to be told from nothing. */
function speaks(weights: Float32Array, row: number): boolean {
  for (let label = 0; label < LABELS; label++)
    if (Math.abs(weights[row * LABELS + label] as number) * SCALE >= 0.5) return true;
  return false;
}
