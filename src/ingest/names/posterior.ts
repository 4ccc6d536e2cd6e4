/**
 * How likely a decoded name is, by all labellings of the characters around it: the forward–backward algorithm over the
 * learned weights. The label must begin, end and be of the kind that was decoded.
 */
import type { LabelledName } from './decoder.js';
import { CLOSED, LABELS, labelIn, OUTSIDE, ROLES } from './labels.js';
import { FROM_CLOSED, type Steps, stepsOf, WITHIN } from './steps.js';
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
  for (let name = names[0]; name !== undefined; name = names[probabilities.length]) {
    const [start, end] = stretchAround(name, closed);
    const first = probabilities.length;
    let next = first;
    while (next < names.length && (names[next]?.start ?? end) < end) next++;
    weigh(names.slice(first, next), start, end, scores, weights, probabilities);
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
function weigh(
  names: readonly LabelledName[],
  start: number,
  end: number,
  scores: Int32Array,
  weights: Weights,
  into: number[],
): void {
  const length = end - start;
  const powers = powersIn(weights);
  if (room.length < length) room = roomFor(length);
  fillPowers(room.own, scores, start, end, powers);
  forward(room, (names.at(-1)?.end ?? end) - start, powers.steps);
  backward(room, (names[0]?.end ?? start) - start, length, powers.steps);
  for (const name of names) into.push(probabilityOf(name, start, room, powers));
}

function probabilityOf(
  name: LabelledName,
  start: number,
  { own, alpha, beta, scales }: Room,
  { transitions }: Powers,
): number {
  const first = name.start - start;
  const last = name.end - 1 - start;
  let all = 0;
  for (let label = 0; label < LABELS; label++) all += at(alpha, last + 1, label) * at(beta, last, label);
  // The sum over what stands before the name, then the name's own way, then the sum over what follows it.
  let ways = 0;
  let label = labelIn(name, name.start);
  for (const before of CLOSED) ways += at(alpha, first, before) * at(transitions, before, label);
  for (let i = first; i <= last; i++) {
    const before = label;
    label = labelIn(name, start + i);
    if (i > first) ways *= at(transitions, before, label);
    ways *= at(own, i, label) / (scales[i] as number);
  }
  return Math.min(1, (ways * at(beta, last, label)) / all);
}

/** Of a stretch, by character and label; made once, since the stretches of a page are many and short. */
interface Room {
  /** How many characters there is room for. */
  readonly length: number;
  /** e to what the character gives the label; the row behind the last character is that of an O. */
  readonly own: Float64Array;
  /** The sum over all ways there, from the row of the O before the first character on: each row is one further down. */
  readonly alpha: Float64Array;
  /** The sum over all ways on from there; the row behind the last character is that of an O. */
  readonly beta: Float64Array;
  /** By character, what the sums up to there were divided by. */
  readonly scales: Float64Array;
}

let room = roomFor(0);

function roomFor(length: number): Room {
  const make = (): Float64Array => new Float64Array((length + 1) * LABELS);
  return { length, own: make(), alpha: make(), beta: make(), scales: new Float64Array(length) };
}

function at(values: Float64Array, row: number, label: number): number {
  return values[row * LABELS + label] as number;
}

/** Makes a row that of a character which is surely O. */
function fillOutside(values: Float64Array, row: number): void {
  values.fill(0, row * LABELS, (row + 1) * LABELS);
  values[row * LABELS + OUTSIDE] = 1;
}

/** e to what each character gives each label, as a part of the most that it gives one. */
function fillPowers(own: Float64Array, scores: Int32Array, start: number, end: number, { powers }: Powers): void {
  const deepest = powers.length - 1;
  for (let i = start; i < end; i++) {
    const from = i * NAMED_LABELS;
    let most = 0;
    for (let label = 0; label < NAMED_LABELS; label++) most = Math.max(most, scores[from + label] as number);
    const into = (i - start) * LABELS;
    own[into] = powers[Math.min(most, deepest)] as number;
    for (let label = 0; label < NAMED_LABELS; label++)
      own[into + label + 1] = powers[Math.min(most - (scores[from + label] as number), deepest)] as number;
  }
  fillOutside(own, end - start);
}

/** What weights are powers of e of: made once, scores are whole numbers. */
interface Powers {
  /** By label before and label, `LABELS` a row. */
  readonly transitions: Float64Array;
  readonly steps: Steps;
  /** By how many steps of the scale something is below the best of its character. */
  readonly powers: Float64Array;
}

const known = new WeakMap<Weights, Powers>();

function powersIn(weights: Weights): Powers {
  const made = known.get(weights);
  if (made !== undefined) return made;
  const { scale } = weights.head;
  const transitions = Float64Array.from(weights.transitions, (weight) => Math.exp(weight / scale));
  const powers = Float64Array.from({ length: DEEPEST * scale + 1 }, (_, step) => Math.exp(-step / scale));
  const own = { transitions, steps: stepsOf(transitions), powers };
  known.set(weights, own);
  return own;
}

/** The labels that end names. */
const [, A = 0, B = 0, C = 0, D = 0] = CLOSED;
/** Sums outside of these bounds are scaled, long before they run out of a number's range. */
const SMALLEST = 1e-40;
const LARGEST = 1e40;

/** Fills `alpha` and `scales` up to the character before `end`. A stretch begins as if behind O. */
function forward({ own, alpha, scales }: Room, end: number, { opening, going }: Steps): void {
  fillOutside(alpha, 0);
  for (let i = 0; i < end; i++) {
    const before = i * LABELS;
    const row = before + LABELS;
    const outside = alpha[before] as number;
    const a = alpha[before + A] as number;
    const b = alpha[before + B] as number;
    const c = alpha[before + C] as number;
    const d = alpha[before + D] as number;
    let sum = 0;
    for (let label = OUTSIDE, step = 0; label < LABELS; label += label === OUTSIDE ? 1 : ROLES, step += FROM_CLOSED) {
      const ways =
        outside * (opening[step] as number) +
        a * (opening[step + 1] as number) +
        b * (opening[step + 2] as number) +
        c * (opening[step + 3] as number) +
        d * (opening[step + 4] as number);
      sum += alpha[row + label] = ways * (own[before + label] as number);
    }
    for (let begin = 1, step = 0; begin < LABELS; begin += ROLES, step += WITHIN) {
      const begun = alpha[before + begin] as number;
      const gone = alpha[before + begin + 1] as number;
      const inside = begun * (going[step] as number) + gone * (going[step + 1] as number);
      const ended = begun * (going[step + 2] as number) + gone * (going[step + 3] as number);
      sum += alpha[row + begin + 1] = inside * (own[before + begin + 1] as number);
      sum += alpha[row + begin + 2] = ended * (own[before + begin + 2] as number);
    }
    scales[i] = scaled(alpha, row, sum);
  }
}

/**
 * Fills `beta` from the stretch's last character back to the one before `end`, scaled by itself: a name's share is the same in
 * any scale. A stretch ends as if before O.
 */
function backward({ own, beta }: Room, end: number, length: number, { opening, going }: Steps): void {
  fillOutside(beta, length);
  for (let i = length - 1; i >= end - 1; i--) {
    const row = i * LABELS;
    const next = row + LABELS;
    const outside = wayOn(own, beta, next + OUTSIDE);
    const a = wayOn(own, beta, next + A - 2);
    const b = wayOn(own, beta, next + B - 2);
    const c = wayOn(own, beta, next + C - 2);
    const d = wayOn(own, beta, next + D - 2);
    let sum = 0;
    for (let last = OUTSIDE, step = 0; last < LABELS; last += ROLES, step++)
      sum += beta[row + last] =
        outside * (opening[step] as number) +
        a * (opening[step + FROM_CLOSED] as number) +
        b * (opening[step + 2 * FROM_CLOSED] as number) +
        c * (opening[step + 3 * FROM_CLOSED] as number) +
        d * (opening[step + 4 * FROM_CLOSED] as number);
    for (let begin = 1, step = 0; begin < LABELS; begin += ROLES, step += WITHIN) {
      const inside = wayOn(own, beta, next + begin + 1);
      const ended = wayOn(own, beta, next + begin + 2);
      sum += beta[row + begin] = inside * (going[step] as number) + ended * (going[step + 2] as number);
      sum += beta[row + begin + 1] = inside * (going[step + 1] as number) + ended * (going[step + 3] as number);
    }
    scaled(beta, row, sum);
  }
}

function wayOn(own: Float64Array, beta: Float64Array, at: number): number {
  return (own[at] as number) * (beta[at] as number);
}

/** Divides a row by its sum if that is very small or very large; returns what it was divided by. */
function scaled(values: Float64Array, row: number, sum: number): number {
  if (sum > SMALLEST && sum < LARGEST) return 1;
  for (let label = 0; label < LABELS; label++) values[row + label] = (values[row + label] as number) / sum;
  return sum;
}
