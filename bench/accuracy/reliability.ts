/** Whether facts are right as often as their confidence says. */

export interface Observation {
  /** 0–1. */
  readonly confidence: number;
  readonly isRight: boolean;
}

/** The facts whose confidence lies in `[from, to)`; the last bucket holds 1, too. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The mean confidence, 0–1. */
  readonly confidence: number;
  /** The share of right ones, 0–1. */
  readonly right: number;
}

const BUCKETS = 10;
/** What counts as sure. */
export const SURE = 0.9;

/** The buckets that hold anything, of ten equally wide ones. */
export function bucketsOf(observations: readonly Observation[]): Bucket[] {
  return Array.from({ length: BUCKETS }, (_, i) => {
    const held = observations.filter(({ confidence }) => bucketAt(confidence) === i);
    return { from: i / BUCKETS, to: (i + 1) / BUCKETS, count: held.length, ...meansOf(held) };
  }).filter(({ count }) => count > 0);
}

function bucketAt(confidence: number): number {
  return Math.min(BUCKETS - 1, Math.floor(confidence * BUCKETS + 1e-9));
}

/** The mean distance between confidence and share of right ones, each bucket weighed by how much it holds; 0 without facts. */
export function expectedCalibrationError(observations: readonly Observation[]): number {
  return bucketsOf(observations).reduce(
    (sum, { count, confidence, right }) => sum + (count / observations.length) * Math.abs(confidence - right),
    0,
  );
}

/**
 * The error that confidence which is right would show by chance, since so few facts were counted: the mean distance between a
 * share and its expectation, each bucket taken for normally distributed.
 */
export function errorByChance(observations: readonly Observation[]): number {
  return bucketsOf(observations).reduce(
    (sum, { count, confidence }) =>
      sum + (count / observations.length) * Math.sqrt((2 / Math.PI) * ((confidence * (1 - confidence)) / count)),
    0,
  );
}

export interface Reliability {
  readonly kind: string;
  readonly observations: readonly Observation[];
}

/** A line a kind: how many, how sure, how many right, ECE, and what the sure ones come to. */
export function summaryTable(kinds: readonly Reliability[]): string {
  const rows = kinds.map(({ kind, observations }) => {
    const { confidence, right } = meansOf(observations);
    const sure = observations.filter((each) => each.confidence >= SURE);
    return [
      kind.padEnd(14),
      String(observations.length).padStart(6),
      ...[confidence, right, expectedCalibrationError(observations), errorByChance(observations)].map((share) =>
        share.toFixed(3).padStart(11),
      ),
      String(sure.length).padStart(8),
      (sure.length === 0 ? '-' : meansOf(sure).right.toFixed(3)).padStart(11),
    ].join('');
  });
  return ['kind           facts confidence      right        ECE  by chance   ≥ 0.9      right', ...rows].join('\n');
}

/** A line a bucket of each kind. */
export function bucketTable(kinds: readonly Reliability[]): string {
  const rows = kinds.flatMap(({ kind, observations }) =>
    bucketsOf(observations).map(({ from, to, count, confidence, right }) =>
      [
        kind.padEnd(14),
        `${from.toFixed(1)}–${to.toFixed(1)}`,
        String(count).padStart(8),
        confidence.toFixed(3).padStart(12),
        right.toFixed(3).padStart(8),
      ].join(''),
    ),
  );
  return ['kind          bucket    facts  confidence   right', ...rows].join('\n');
}

function meansOf(observations: readonly Observation[]): { confidence: number; right: number } {
  const { length } = observations;
  if (length === 0) return { confidence: 0, right: 0 };
  return {
    confidence: observations.reduce((sum, { confidence }) => sum + confidence, 0) / length,
    right: observations.filter(({ isRight }) => isRight).length / length,
  };
}
