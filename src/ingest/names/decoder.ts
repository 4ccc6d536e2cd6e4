/** Text → the likeliest labelling of its characters as a whole (Viterbi's algorithm over the learned weights). */
import {
  CLOSED,
  KINDS,
  kindOf,
  LABELS,
  labelIn,
  type NameKind,
  OPENING,
  OUTSIDE,
  ROLES,
  Role,
  roleOf,
} from './labels.js';
import { FROM_CLOSED, stepsOf, WITHIN } from './steps.js';
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

const UNREACHABLE = -0x20000000;

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

let room = { labels: new Uint8Array(0), from: new Int32Array(0) };

/** Room to decode so many characters, made once: every text is decoded by itself. */
function roomFor(length: number): typeof room {
  if (room.labels.length < length) room = { labels: new Uint8Array(length), from: new Int32Array(length) };
  return room;
}

/** The labels of each open stretch: what is closed has O. Holds until the next call. */
function bestLabels(scores: Int32Array, closed: Uint8Array, { transitions }: Weights): Uint8Array {
  const { length } = closed;
  const { labels, from } = roomFor(length);
  labels.fill(OUTSIDE, 0, length);
  const steps = weighedSteps(transitions);
  for (let start = 0; start < length; ) {
    if (closed[start] === 1) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < length && closed[end] === 0) end++;
    followBest(scores, start, end, from, steps);
    let label = lastLabel(end < length, transitions);
    for (let i = end - 1; i >= start; i--) {
      labels[i] = label;
      label = labelBefore(label, from[i] as number);
    }
    start = end;
  }
  return labels;
}

/** The label that a stretch ends with; where text follows, O stands behind it. */
function lastLabel(isFollowed: boolean, transitions: Int16Array): number {
  let best = OUTSIDE;
  let most = UNREACHABLE * 2;
  for (const label of CLOSED) {
    const score = (BEST[label] as number) + (isFollowed ? (transitions[label * LABELS] as number) : 0);
    if (score > most) {
      most = score;
      best = label;
    }
  }
  return best;
}

interface WeighedSteps {
  readonly transitions: Int16Array;
  readonly opening: Int32Array;
  readonly going: Int32Array;
  /** By how much more than O the ends of names can give what stands behind them, in the order of `CLOSED`. */
  readonly gains: Int32Array;
}

/** Those of the weights that were decoded with last: hardly ever are there others. */
let known: WeighedSteps | null = null;

function weighedSteps(transitions: Int16Array): WeighedSteps {
  if (known?.transitions === transitions) return known;
  const { opening, going } = stepsOf(transitions);
  const gains = CLOSED.map((end) =>
    Math.max(...OPENING.map((label) => (transitions[end * LABELS + label] ?? 0) - (transitions[label] ?? 0))),
  );
  known = {
    transitions,
    opening: Int32Array.from(opening),
    going: Int32Array.from(going),
    gains: Int32Array.from(gains),
  };
  return known;
}

/** What the best way to each label of the last character comes to. */
const BEST = new Int32Array(LABELS);
const [, A = 0, B = 0, C = 0, D = 0] = CLOSED;

/** Bits that say over which of the labels of `CLOSED` a way leads. */
const CLOSED_BITS = 3;
const CLOSED_MASK = (1 << CLOSED_BITS) - 1;
/** Where those of I and E stand, a bit each, that say whether a way leads over I rather than B. */
const GOING_SHIFT = CLOSED_BITS * FROM_CLOSED;

/** The label before `label` on the best way to it, by the bits of its character. */
function labelBefore(label: number, from: number): number {
  if (label === OUTSIDE) return CLOSED[from & CLOSED_MASK] ?? OUTSIDE;
  const kind = kindOf(label);
  const role = roleOf(label);
  if (role === Role.BEGIN) return CLOSED[(from >>> (CLOSED_BITS * (kind + 1))) & CLOSED_MASK] ?? OUTSIDE;
  const isInside = (from >>> (GOING_SHIFT + 2 * kind + (role === Role.END ? 1 : 0))) & 1;
  return label - role + isInside;
}

/**
 * What the best ways to the labels of a stretch's last character come to, in `BEST`, and for each character over which label
 * before it the best way to each label leads, in `from`. It takes most of the time of decoding, so the labels after which no
 * name is open stand in variables, and the greater of two is taken without a branch, which a processor would guess wrong.
 */
function followBest(
  scores: Int32Array,
  start: number,
  end: number,
  from: Int32Array,
  { opening, going, gains }: WeighedSteps,
): void {
  // A stretch begins as if behind O.
  BEST.fill(UNREACHABLE);
  BEST[OUTSIDE] = 0;
  for (let i = start; i < end; i++) {
    const base = i * NAMED_LABELS - 1;
    let sources = 0;
    const outside = BEST[OUTSIDE] as number;
    const a = BEST[A] as number;
    const b = BEST[B] as number;
    const c = BEST[C] as number;
    const d = BEST[D] as number;
    for (let begin = 1, step = 0, bit = 1 << GOING_SHIFT; begin < LABELS; begin += ROLES, step += WITHIN, bit <<= 2) {
      const inside = begin + 1;
      const ended = begin + 2;
      const begun = BEST[begin] as number;
      const gone = BEST[inside] as number;
      const toInside = begun + (going[step] as number);
      const lessInside = toInside - gone - (going[step + 1] as number);
      const toEnd = begun + (going[step + 2] as number);
      const lessEnd = toEnd - gone - (going[step + 3] as number);
      BEST[inside] = toInside - (lessInside & (lessInside >> 31)) + (scores[base + inside] as number);
      BEST[ended] = toEnd - (lessEnd & (lessEnd >> 31)) + (scores[base + ended] as number);
      sources |= ((lessInside >> 31) & bit) | ((lessEnd >> 31) & (bit << 1));
    }
    const mayFollowName =
      a + (gains[1] as number) > outside ||
      b + (gains[2] as number) > outside ||
      c + (gains[3] as number) > outside ||
      d + (gains[4] as number) > outside;
    for (let label = OUTSIDE, n = 0; n < FROM_CLOSED; label += label === OUTSIDE ? 1 : ROLES, n++) {
      const step = n * FROM_CLOSED;
      let best = outside + (opening[step] as number);
      if (mayFollowName) {
        let source = 0;
        const overA = a + (opening[step + 1] as number);
        if (overA > best) {
          best = overA;
          source = 1;
        }
        const overB = b + (opening[step + 2] as number);
        if (overB > best) {
          best = overB;
          source = 2;
        }
        const overC = c + (opening[step + 3] as number);
        if (overC > best) {
          best = overC;
          source = 3;
        }
        const overD = d + (opening[step + 4] as number);
        if (overD > best) {
          best = overD;
          source = 4;
        }
        sources |= source << (CLOSED_BITS * n);
      }
      BEST[label] = label === OUTSIDE ? best : best + (scores[base + label] as number);
    }
    from[i] = sources;
  }
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
