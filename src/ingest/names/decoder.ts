/** Text → the likeliest labelling of its characters as a whole (Viterbi's algorithm over the learned weights). */
import {
  BEGIN_OF,
  CLOSED,
  CONTINUING,
  KINDS,
  kindOf,
  LABELS,
  labelIn,
  type NameKind,
  OPENING,
  Role,
  roleOf,
} from './labels.js';
import { NAMED_LABELS, type Weights } from './weights.js';

/** A name in a line: `[start, end)`. */
export interface LabelledName {
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
  /** By how much the text speaks for it rather than for no name there: the logarithm of the odds, as a sum of weights. */
  readonly support: number;
}

/** What something outside the line says of a stretch of it: so much more for this kind. Null says that it is no name. */
export interface Hint {
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind | null;
  readonly weight: number;
}

const UNREACHABLE = -0x20000000;
/** In the weights' own unit: less than any transitions and neighbours make good. */
const HOPELESS = -100;

/** The names of the likeliest labelling, left to right. */
export function decode(
  scores: Int32Array,
  length: number,
  weights: Weights,
  hints: readonly Hint[] = [],
): LabelledName[] {
  if (length === 0) return [];
  const own = hints.length === 0 ? scores : withHints(scores, hints, weights.head.scale);
  return namesOf(bestLabels(own, length, weights.transitions), own, weights);
}

function withHints(scores: Int32Array, hints: readonly Hint[], scale: number): Int32Array {
  const own = scores.slice();
  for (const { start, end, kind, weight } of hints) {
    if (end - start < 2) continue;
    const share = Math.round((weight * scale) / (end - start));
    for (let i = start; i < end; i++) {
      const base = i * NAMED_LABELS - 1;
      if (kind === null)
        for (let label = 1; label < LABELS; label++) own[base + label] = (own[base + label] as number) - share;
      else {
        const label = labelIn({ start, end, kind }, i);
        own[base + label] = (own[base + label] as number) + share;
      }
    }
  }
  return own;
}

function bestLabels(scores: Int32Array, length: number, transitions: Int16Array): Uint8Array {
  let before = new Int32Array(LABELS).fill(UNREACHABLE);
  let now = new Int32Array(LABELS);
  const from = new Uint8Array(length * LABELS);
  // A text begins as if behind O.
  before[0] = 0;
  for (let i = 0; i < length; i++) {
    const base = i * NAMED_LABELS - 1;
    const back = i * LABELS;
    if (isHopeless(scores, base + 1)) {
      const closed = bestClosed(before, transitions);
      const score = (before[closed] as number) + (transitions[closed * LABELS] as number);
      for (let label = 1; label < LABELS; label++) now[label] = UNREACHABLE;
      now[0] = score;
      from[back] = closed;
      [before, now] = [now, before];
      continue;
    }
    for (let k = 0; k < OPENING.length; k++) {
      const label = OPENING[k] as number;
      let best = UNREACHABLE * 2;
      let source = 0;
      for (let j = 0; j < CLOSED.length; j++) {
        const closed = CLOSED[j] as number;
        const score = (before[closed] as number) + (transitions[closed * LABELS + label] as number);
        if (score > best) {
          best = score;
          source = closed;
        }
      }
      now[label] = best + (label === 0 ? 0 : (scores[base + label] as number));
      from[back + label] = source;
    }
    for (let k = 0; k < CONTINUING.length; k++) {
      const label = CONTINUING[k] as number;
      const begin = BEGIN_OF[label] as number;
      const fromBegin = (before[begin] as number) + (transitions[begin * LABELS + label] as number);
      const fromInside = (before[begin + 1] as number) + (transitions[(begin + 1) * LABELS + label] as number);
      now[label] = Math.max(fromBegin, fromInside) + (scores[base + label] as number);
      from[back + label] = fromInside > fromBegin ? begin + 1 : begin;
    }
    [before, now] = [now, before];
  }
  let label = 0;
  for (const closed of CLOSED) if ((before[closed] as number) > (before[label] as number)) label = closed;
  const labels = new Uint8Array(length);
  for (let i = length - 1; i >= 0; i--) {
    labels[i] = label;
    label = from[i * LABELS + label] as number;
  }
  return labels;
}

/** Whether everything speaks so much against any name at a character that none will hold it: most characters of a text. */
function isHopeless(scores: Int32Array, base: number): boolean {
  for (let y = 0; y < NAMED_LABELS; y++) if ((scores[base + y] as number) > HOPELESS) return false;
  return true;
}

/** The label from which O is reached best. */
function bestClosed(before: Int32Array, transitions: Int16Array): number {
  let best = 0;
  let most = UNREACHABLE * 2;
  for (let j = 0; j < CLOSED.length; j++) {
    const closed = CLOSED[j] as number;
    const score = (before[closed] as number) + (transitions[closed * LABELS] as number);
    if (score > most) {
      most = score;
      best = closed;
    }
  }
  return best;
}

function namesOf(labels: Uint8Array, scores: Int32Array, { transitions, head }: Weights): LabelledName[] {
  const names: LabelledName[] = [];
  let start = 0;
  let support = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (label === 0) continue;
    const role = roleOf(label);
    const last = i > 0 ? (labels[i - 1] as number) : 0;
    if (role === Role.BEGIN) {
      start = i;
      support = 0;
    }
    support += (scores[i * NAMED_LABELS + label - 1] as number) + (transitions[last * LABELS + label] as number);
    const kind = KINDS[kindOf(label)];
    if (role === Role.END && kind !== undefined) names.push({ start, end: i + 1, kind, support: support / head.scale });
  }
  return names;
}
