/** Text → the likeliest labelling of its characters as a whole (Viterbi's algorithm over the learned weights). */

import { CLOSED, KINDS, kindOf, LABELS, labelIn, type NameKind, OUTSIDE, Role, roleOf } from './labels.js';
import { LATTICE } from './lattice.js';
import { NAMED_LABELS } from './weight-table.js';
import type { Weights } from './weights.js';

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

/** What a line's characters say for themselves. */
export interface Scored {
  /** What every open character gives every label but O, `NAMED_LABELS` a character; what others have counts as 0. */
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
  const scores = hints.length === 0 ? line.scores : withHints(line, hints, weights.head.scale);
  const closed = hints.length === 0 ? line.closed : openedBy(line.closed, hints);
  return { scores, closed, names: namesOf(bestLabels(scores, closed, weights), closed.length, scores, weights) };
}

/** Where somebody tells of a name, one is looked for. */
function openedBy(closed: Uint8Array, hints: readonly Hint[]): Uint8Array {
  const open = closed.slice();
  for (const { start, end, kind } of hints) if (kind !== null && end - start > 1) open.fill(0, start, end);
  return open;
}

function withHints({ scores, closed }: Scored, hints: readonly Hint[], scale: number): Int32Array {
  const own = scores.slice();
  for (const { start, end } of hints)
    for (let i = start; i < end; i++) if (closed[i] === 1) own.fill(0, i * NAMED_LABELS, (i + 1) * NAMED_LABELS);
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

/** Made once: every text is decoded by itself. */
let room = new Uint8Array(0);

/** The labels of each open stretch: what is closed has O. Holds until the next call. */
function bestLabels(scores: Int32Array, closed: Uint8Array, weights: Weights): Uint8Array {
  const { length } = closed;
  if (room.length < length) room = new Uint8Array(length);
  const labels = room;
  labels.fill(OUTSIDE, 0, length);
  LATTICE.load(scores, weights);
  for (let start = 0; start < length; ) {
    if (closed[start] === 1) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < length && closed[end] === 0) end++;
    LATTICE.follow(start, end);
    let label = lastLabel(end - start, end < length, weights.transitions);
    for (let i = end - 1; i >= start; i--) {
      labels[i] = label;
      label = labelBefore(label, i - start);
    }
    start = end;
  }
  return labels;
}

/** The label that a stretch ends with; where text follows, O stands behind it. */
function lastLabel(length: number, isFollowed: boolean, transitions: Int16Array): number {
  let best = OUTSIDE;
  let most = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < CLOSED.length; n++) {
    const label = CLOSED[n] as number;
    const score = LATTICE.endOf(length, n) + (isFollowed ? (transitions[label * LABELS] as number) : 0);
    if (score > most) {
      most = score;
      best = label;
    }
  }
  return best;
}

/** The label before `label` on the best way to it, at a character of the stretch. */
function labelBefore(label: number, at: number): number {
  if (label === OUTSIDE) return CLOSED[LATTICE.beforeOutside(at)] as number;
  const kind = kindOf(label);
  const role = roleOf(label);
  if (role === Role.BEGIN) return CLOSED[LATTICE.beforeBegin(at, kind)] as number;
  return label - role + LATTICE.isBehindInside(at, kind, role === Role.END);
}

function namesOf(
  labels: Uint8Array,
  length: number,
  scores: Int32Array,
  { transitions, head }: Weights,
): LabelledName[] {
  const names: LabelledName[] = [];
  let start = 0;
  let support = 0;
  for (let i = 0; i < length; i++) {
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
