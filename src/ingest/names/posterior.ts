/**
 * How likely a decoded name is, by all labellings of the characters around it: the forward–backward algorithm over the
 * learned weights. The label must begin, end and be of the kind that was decoded.
 */
import type { LabelledName } from './decoder.js';
import { CLOSED, LABELS, labelIn } from './labels.js';
import { LATTICE } from './lattice.js';
import type { Weights } from './weights.js';

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
  if (names.length === 0) return probabilities;
  LATTICE.load(scores, weights);
  for (let name = names[0]; name !== undefined; name = names[probabilities.length]) {
    const [start, end] = stretchAround(name, closed);
    const first = probabilities.length;
    let next = first;
    while (next < names.length && (names[next]?.start ?? end) < end) next++;
    weigh(names.slice(first, next), start, end, weights, probabilities);
  }
  return probabilities;
}

/** The open characters before, in and behind a name. */
function stretchAround(name: LabelledName, closed: Uint8Array): [start: number, end: number] {
  let { start, end } = name;
  while (start > 0 && closed[start - 1] === 0) start--;
  while (end < closed.length && closed[end] === 0) end++;
  return [start, end];
}

/**
 * Adds the probability of each of the names of a stretch. A name's is a share of all ways over the character that ends it, so
 * what stands before the last name is summed up to there, and what stands behind the first one back to there.
 */
function weigh(names: readonly LabelledName[], start: number, end: number, weights: Weights, into: number[]): void {
  LATTICE.sum(start, end, names[0]?.end ?? start, names.at(-1)?.end ?? end);
  for (const name of names) into.push(probabilityOf(name, start, weights));
}

function probabilityOf(name: LabelledName, start: number, weights: Weights): number {
  const transitions = raisedIn(weights);
  const first = name.start - start;
  const last = name.end - 1 - start;
  let all = 0;
  for (let label = 0; label < LABELS; label++) all += LATTICE.alpha(last + 1, label) * LATTICE.beta(last, label);
  // The sum over what stands before the name, then the name's own way, then the sum over what follows it.
  let ways = 0;
  let label = labelIn(name, name.start);
  for (const before of CLOSED) ways += LATTICE.alpha(first, before) * (transitions[before * LABELS + label] as number);
  for (let i = first; i <= last; i++) {
    const before = label;
    label = labelIn(name, start + i);
    if (i > first) ways *= transitions[before * LABELS + label] as number;
    ways *= LATTICE.own(i, label) / LATTICE.scale(i);
  }
  return Math.min(1, (ways * LATTICE.beta(last, label)) / all);
}

const known = new WeakMap<Weights, Float64Array>();

/** What weights are powers of e of, by label before and label. */
function raisedIn(weights: Weights): Float64Array {
  const made = known.get(weights);
  if (made !== undefined) return made;
  const raised = Float64Array.from(weights.transitions, (weight) => Math.exp(weight / weights.head.scale));
  known.set(weights, raised);
  return raised;
}
