/**
 * How likely a decoded name is, by all labellings of the characters around it: the forward–backward algorithm over the
 * learned weights. The label must begin, end and be of the kind that was decoded.
 */
import type { LabelledName } from './decoder.js';
import { BEGIN_OF, CLOSED, CONTINUING, LABELS, labelIn, OPENING, OUTSIDE } from './labels.js';
import { NAMED_LABELS } from './weight-table.js';
import type { Weights } from './weights.js';

/** Scores are powers of e in parts of this size: what is further below the best of a character counts as nothing. */
const DEEPEST = 30;

/**
 * The probability of each name, 0–1, in the order of the names.
 * @param scores what every character gives every label but O, `NAMED_LABELS` a character
 * @param closed by character, 1 where no name was looked for: each stretch between is weighed apart
 */
export function probabilitiesOf(
  names: readonly LabelledName[],
  scores: Int32Array,
  closed: Uint8Array,
  weights: Weights,
): number[] {
  const probabilities: number[] = [];
  for (let first = 0; first < names.length; ) {
    const [start, end] = stretchAround(names[first], closed);
    let next = first;
    while (next < names.length && (names[next]?.start ?? end) < end) next++;
    probabilities.push(...inStretch(names.slice(first, next), start, end, scores, weights));
    first = next;
  }
  return probabilities;
}

/** The open characters before, in and behind a name. */
function stretchAround(name: LabelledName | undefined, closed: Uint8Array): [start: number, end: number] {
  let start = name?.start ?? 0;
  let end = name?.end ?? 0;
  while (start > 0 && closed[start - 1] === 0) start--;
  while (end < closed.length && closed[end] === 0) end++;
  return [start, end];
}

function inStretch(
  names: readonly LabelledName[],
  start: number,
  end: number,
  scores: Int32Array,
  weights: Weights,
): number[] {
  const length = end - start;
  const own = powersOf(scores, start, end, weights.head.scale);
  const transitions = transitionPowersOf(weights);
  const { alpha, scales } = forward(own, length, transitions);
  const beta = backward(own, length, transitions, scales);
  let all = 0;
  for (const label of CLOSED) all += at(alpha, length - 1, label) * at(beta, length - 1, label);
  return names.map((name) => {
    const first = name.start - start;
    const last = name.end - 1 - start;
    // The sum over what stands before the name, then the name's own way, then the sum over what follows it.
    let probability = 0;
    const begin = labelIn(name, name.start);
    for (const before of first === 0 ? [OUTSIDE] : CLOSED)
      probability +=
        (first === 0 ? 1 : at(alpha, first - 1, before)) * (transitions[before * LABELS + begin] as number);
    for (let i = first; i <= last; i++) {
      const label = labelIn(name, start + i);
      if (i > first) probability *= transitions[labelIn(name, start + i - 1) * LABELS + label] as number;
      probability *= at(own, i, label) / (scales[i] as number);
    }
    return Math.min(1, (probability * at(beta, last, labelIn(name, name.end - 1))) / all);
  });
}

function at(values: Float64Array, character: number, label: number): number {
  return values[character * LABELS + label] as number;
}

/** e to what each character gives each label, as a part of the most that it gives one. */
function powersOf(scores: Int32Array, start: number, end: number, scale: number): Float64Array {
  const powers = new Float64Array((end - start) * LABELS);
  for (let i = start; i < end; i++) {
    const from = i * NAMED_LABELS;
    let most = 0;
    for (let label = 0; label < NAMED_LABELS; label++) most = Math.max(most, scores[from + label] as number);
    const into = (i - start) * LABELS;
    powers[into] = powerOf(-most / scale);
    for (let label = 0; label < NAMED_LABELS; label++)
      powers[into + label + 1] = powerOf(((scores[from + label] as number) - most) / scale);
  }
  return powers;
}

function powerOf(exponent: number): number {
  return Math.exp(Math.max(exponent, -DEEPEST));
}

const powers = new WeakMap<Weights, Float64Array>();

function transitionPowersOf(weights: Weights): Float64Array {
  const known = powers.get(weights);
  if (known !== undefined) return known;
  const made = Float64Array.from(weights.transitions, (weight) => Math.exp(weight / weights.head.scale));
  powers.set(weights, made);
  return made;
}

/** By character and label, the sum over all ways there, scaled to 1 a character; and the scales. */
function forward(
  own: Float64Array,
  length: number,
  transitions: Float64Array,
): { alpha: Float64Array; scales: Float64Array } {
  const alpha = new Float64Array(length * LABELS);
  const scales = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const base = i * LABELS;
    const before = base - LABELS;
    let sum = 0;
    for (const label of OPENING) {
      let ways = 0;
      // A stretch begins as if behind O.
      if (i === 0) ways = transitions[label] as number;
      else
        for (const last of CLOSED)
          ways += (alpha[before + last] as number) * (transitions[last * LABELS + label] as number);
      sum += alpha[base + label] = ways * (own[base + label] as number);
    }
    if (i > 0)
      for (const label of CONTINUING) {
        const begin = BEGIN_OF[label] as number;
        const ways =
          (alpha[before + begin] as number) * (transitions[begin * LABELS + label] as number) +
          (alpha[before + begin + 1] as number) * (transitions[(begin + 1) * LABELS + label] as number);
        sum += alpha[base + label] = ways * (own[base + label] as number);
      }
    scales[i] = sum;
    for (let label = 0; label < LABELS; label++) alpha[base + label] = (alpha[base + label] as number) / sum;
  }
  return { alpha, scales };
}

/** By character and label, the sum over all ways on from there, in the same scales. A stretch ends as if before O. */
function backward(own: Float64Array, length: number, transitions: Float64Array, scales: Float64Array): Float64Array {
  const beta = new Float64Array(length * LABELS);
  for (const label of CLOSED) beta[(length - 1) * LABELS + label] = transitions[label * LABELS + OUTSIDE] as number;
  for (let i = length - 2; i >= 0; i--) {
    const base = i * LABELS;
    const next = base + LABELS;
    const scale = scales[i + 1] as number;
    for (const last of CLOSED) {
      let ways = 0;
      for (const label of OPENING)
        ways +=
          (transitions[last * LABELS + label] as number) *
          (own[next + label] as number) *
          (beta[next + label] as number);
      beta[base + last] = ways / scale;
    }
    for (const label of CONTINUING) {
      const begin = BEGIN_OF[label] as number;
      const ways = ((own[next + label] as number) * (beta[next + label] as number)) / scale;
      for (const from of [begin, begin + 1])
        beta[base + from] = (beta[base + from] as number) + (transitions[from * LABELS + label] as number) * ways;
    }
  }
  return beta;
}
