/**
 * How likely a decoded name is, by all labellings of the characters around it: the forward–backward algorithm over the
 * learned weights. The label must begin, end and be of the kind that was decoded.
 */
import type { LabelledName } from './decoder.js';
import { CLOSED, LABELS, labelIn, OUTSIDE, ROLES } from './labels.js';
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
  const known = powersIn(weights);
  const { transitions } = known;
  if (room.length < length) room = roomFor(length);
  const { own, alpha, beta, scales } = room;
  fillPowers(own, scores, start, end, known);
  forward(room, length, transitions);
  backward(room, length, transitions);
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

/** Of a stretch, by character and label; made once, since the stretches of a page are many and short. */
interface Room {
  /** How many characters there is room for. */
  readonly length: number;
  /** e to what the character gives the label. */
  readonly own: Float64Array;
  /** The sum over all ways there, scaled to 1 a character by `scales`. */
  readonly alpha: Float64Array;
  /** The sum over all ways on from there, in the same scales. */
  readonly beta: Float64Array;
  readonly scales: Float64Array;
}

let room = roomFor(0);

function roomFor(length: number): Room {
  const make = (): Float64Array => new Float64Array(length * LABELS);
  return { length, own: make(), alpha: make(), beta: make(), scales: new Float64Array(length) };
}

function at(values: Float64Array, character: number, label: number): number {
  return values[character * LABELS + label] as number;
}

/** e to what each character gives each label, as a part of the most that it gives one. */
function fillPowers(own: Float64Array, scores: Int32Array, start: number, end: number, { steps }: Powers): void {
  const deepest = steps.length - 1;
  for (let i = start; i < end; i++) {
    const from = i * NAMED_LABELS;
    let most = 0;
    for (let label = 0; label < NAMED_LABELS; label++) most = Math.max(most, scores[from + label] as number);
    const into = (i - start) * LABELS;
    own[into] = steps[Math.min(most, deepest)] as number;
    for (let label = 0; label < NAMED_LABELS; label++)
      own[into + label + 1] = steps[Math.min(most - (scores[from + label] as number), deepest)] as number;
  }
}

/** What weights are powers of e of: made once, scores are whole numbers. */
interface Powers {
  /** By label before and label, as the weights have them. */
  readonly transitions: Float64Array;
  /** By how many steps of the scale something is below the best of its character. */
  readonly steps: Float64Array;
}

const powers = new WeakMap<Weights, Powers>();

function powersIn(weights: Weights): Powers {
  const known = powers.get(weights);
  if (known !== undefined) return known;
  const { scale } = weights.head;
  const made = {
    transitions: Float64Array.from(weights.transitions, (weight) => Math.exp(weight / scale)),
    steps: Float64Array.from({ length: DEEPEST * scale + 1 }, (_, step) => Math.exp(-step / scale)),
  };
  powers.set(weights, made);
  return made;
}

/** The labels after which no name is open, but for O: the loops over them stand open, since all ways lead over them. */
const [, A = 0, B = 0, C = 0, D = 0] = CLOSED;

/** Fills `alpha` and `scales`. */
function forward({ own, alpha, scales }: Room, length: number, transitions: Float64Array): void {
  // A stretch begins as if behind O.
  let outside = 1;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < length; i++) {
    const base = i * LABELS;
    const before = base - LABELS;
    let sum = 0;
    for (let label = OUTSIDE; label < LABELS; label += label === OUTSIDE ? 1 : ROLES) {
      const ways =
        outside * (transitions[label] as number) +
        a * (transitions[A * LABELS + label] as number) +
        b * (transitions[B * LABELS + label] as number) +
        c * (transitions[C * LABELS + label] as number) +
        d * (transitions[D * LABELS + label] as number);
      sum += alpha[base + label] = ways * (own[base + label] as number);
    }
    for (let begin = 1; begin < LABELS; begin += ROLES) {
      const inside = begin + 1;
      const begun = i > 0 ? (alpha[before + begin] as number) : 0;
      const going = i > 0 ? (alpha[before + inside] as number) : 0;
      for (let label = inside; label <= inside + 1; label++) {
        const ways =
          begun * (transitions[begin * LABELS + label] as number) +
          going * (transitions[inside * LABELS + label] as number);
        sum += alpha[base + label] = ways * (own[base + label] as number);
      }
    }
    scales[i] = sum;
    const share = 1 / sum;
    for (let label = 0; label < LABELS; label++) alpha[base + label] = (alpha[base + label] as number) * share;
    outside = alpha[base] as number;
    a = alpha[base + A] as number;
    b = alpha[base + B] as number;
    c = alpha[base + C] as number;
    d = alpha[base + D] as number;
  }
}

/** Fills `beta`. A stretch ends as if before O. */
function backward({ own, beta, scales }: Room, length: number, transitions: Float64Array): void {
  beta.fill(0, (length - 1) * LABELS, length * LABELS);
  for (const label of CLOSED) beta[(length - 1) * LABELS + label] = transitions[label * LABELS + OUTSIDE] as number;
  for (let i = length - 2; i >= 0; i--) {
    const base = i * LABELS;
    const next = base + LABELS;
    const share = 1 / (scales[i + 1] as number);
    const outside = wayOn(own, beta, next + OUTSIDE) * share;
    const a = wayOn(own, beta, next + A - 2) * share;
    const b = wayOn(own, beta, next + B - 2) * share;
    const c = wayOn(own, beta, next + C - 2) * share;
    const d = wayOn(own, beta, next + D - 2) * share;
    for (let last = OUTSIDE; last < LABELS; last += ROLES) {
      const row = last * LABELS;
      beta[base + last] =
        outside * (transitions[row] as number) +
        a * (transitions[row + A - 2] as number) +
        b * (transitions[row + B - 2] as number) +
        c * (transitions[row + C - 2] as number) +
        d * (transitions[row + D - 2] as number);
    }
    for (let begin = 1; begin < LABELS; begin += ROLES) {
      const inside = wayOn(own, beta, next + begin + 1) * share;
      const end = wayOn(own, beta, next + begin + 2) * share;
      for (let from = begin; from <= begin + 1; from++)
        beta[base + from] =
          inside * (transitions[from * LABELS + begin + 1] as number) +
          end * (transitions[from * LABELS + begin + 2] as number);
    }
  }
}

function wayOn(own: Float64Array, beta: Float64Array, at: number): number {
  return (own[at] as number) * (beta[at] as number);
}
