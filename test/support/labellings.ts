/** Every labelling of a short line, to check against what an algorithm finds. */
import type { LabelledName } from '../../src/ingest/names/decoder.js';
import { CLOSED, CONTINUING, LABELS, OPENING, Role, roleOf } from '../../src/ingest/names/labels.js';
import { NAMED_LABELS } from '../../src/ingest/names/weight-table.js';
import { label } from './weights.js';

/** The labels of characters that names make. */
export function labelsOf(names: readonly LabelledName[], length: number): number[] {
  const labels = new Array<number>(length).fill(0);
  for (const { start, end, kind } of names)
    for (let i = start; i < end; i++)
      labels[i] = label(kind, i === start ? Role.BEGIN : i === end - 1 ? Role.END : Role.INSIDE);
  return labels;
}

/** All labellings of a line in which every name has a beginning and an end. */
export function labellings(length: number): number[][] {
  const begun = (labels: readonly number[]) =>
    CLOSED.includes(labels.at(-1) ?? 0) ? OPENING : goingOn(labels.at(-1) ?? 0);
  let all: number[][] = [[]];
  for (let i = 0; i < length; i++) all = all.flatMap((labels) => begun(labels).map((next) => [...labels, next]));
  return all.filter((labels) => CLOSED.includes(labels.at(-1) ?? 0));
}

/** I and E of the kind that is open. */
function goingOn(open: number): readonly number[] {
  const begin = open - roleOf(open);
  return CONTINUING.filter((next) => next - roleOf(next) === begin);
}

/** The sum of what the labels and what stands behind what add. */
export function scoreOf(labels: readonly number[], scores: Int32Array, transitions: Int16Array): number {
  let score = 0;
  for (const [i, own] of labels.entries()) {
    score += transitions[(labels[i - 1] ?? 0) * LABELS + own] ?? 0;
    score += own === 0 ? 0 : (scores[i * NAMED_LABELS + own - 1] ?? 0);
  }
  return score;
}
