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
  OUTSIDE,
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

/** What a line's characters say for themselves. */
export interface Scored {
  /** What every character gives every label but O, `NAMED_LABELS` a character. */
  readonly scores: Int32Array;
  /** By character, 1 where no name is looked for. */
  readonly closed: Uint8Array;
}

/** The names of a line, with the scores that they were found by. */
export interface Decoded extends Scored {
  /** Left to right. */
  readonly names: readonly LabelledName[];
}

/** The names of the likeliest labelling. Where a hint speaks of a name, one is looked for, and its scores are raised. */
export function decode(line: Scored, weights: Weights, hints: readonly Hint[] = []): Decoded {
  const scores = hints.length === 0 ? line.scores : withHints(line.scores, hints, weights.head.scale);
  const closed = hints.length === 0 ? line.closed : openedBy(line.closed, hints);
  return { scores, closed, names: namesOf(bestLabels(scores, closed, weights.transitions), scores, weights) };
}

/** Where somebody tells of a name, one is looked for. */
function openedBy(closed: Uint8Array, hints: readonly Hint[]): Uint8Array {
  const open = closed.slice();
  for (const { start, end, kind } of hints) if (kind !== null && end - start > 1) open.fill(0, start, end);
  return open;
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

/** The labels of each open stretch: what is closed has O. */
function bestLabels(scores: Int32Array, closed: Uint8Array, transitions: Int16Array): Uint8Array {
  const { length } = closed;
  const labels = new Uint8Array(length);
  const from = new Uint8Array(length * LABELS);
  let before = new Int32Array(LABELS);
  let now = new Int32Array(LABELS);
  for (let start = 0; start < length; ) {
    if (closed[start] === 1) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < length && closed[end] === 0) end++;
    // A stretch begins as if behind O.
    before.fill(UNREACHABLE);
    before[OUTSIDE] = 0;
    for (let i = start; i < end; i++) {
      step(scores, i, before, now, from, transitions);
      [before, now] = [now, before];
    }
    let label = lastLabel(before, end < length, transitions);
    for (let i = end - 1; i >= start; i--) {
      labels[i] = label;
      label = from[i * LABELS + label] as number;
    }
    start = end;
  }
  return labels;
}

/** The label that a stretch ends with; where text follows, O stands behind it. */
function lastLabel(scores: Int32Array, isFollowed: boolean, transitions: Int16Array): number {
  let best = OUTSIDE;
  let most = UNREACHABLE * 2;
  for (const label of CLOSED) {
    const score = (scores[label] as number) + (isFollowed ? (transitions[label * LABELS] as number) : 0);
    if (score > most) {
      most = score;
      best = label;
    }
  }
  return best;
}

/** What the best way to each label of the character at `i` comes to, and over which label before it leads. */
function step(
  scores: Int32Array,
  i: number,
  before: Int32Array,
  now: Int32Array,
  from: Uint8Array,
  transitions: Int16Array,
): void {
  const base = i * NAMED_LABELS - 1;
  const back = i * LABELS;
  for (let k = 0; k < OPENING.length; k++) {
    const label = OPENING[k] as number;
    let best = UNREACHABLE * 2;
    let source = 0;
    for (let j = 0; j < CLOSED.length; j++) {
      const last = CLOSED[j] as number;
      const score = (before[last] as number) + (transitions[last * LABELS + label] as number);
      if (score > best) {
        best = score;
        source = last;
      }
    }
    now[label] = best + (label === OUTSIDE ? 0 : (scores[base + label] as number));
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
