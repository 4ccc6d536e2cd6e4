/** Weights that a test makes by hand, so that it knows what speaks for a name. */
import { type Features, TEMPLATES } from '../../src/ingest/names/features.js';
import { GATE_SIZE } from '../../src/ingest/names/gate.js';
import { KINDS, LABELS, labelOf, type NameKind, type Role } from '../../src/ingest/names/labels.js';
import type { LearnedWeights } from '../../src/ingest/names/weights.js';

/** A label by its name: `label('PERSON', Role.BEGIN)`. */
export function label(kind: NameKind, role: (typeof Role)[keyof typeof Role]): number {
  return labelOf(KINDS.indexOf(kind), role);
}

export interface Given {
  readonly scale?: number;
  /** Words of which the gate says less are closed; without it, none is. */
  readonly threshold?: number;
  /** What the gate's table holds: `[place, weight]`. */
  readonly gate?: readonly (readonly [place: number, weight: number])[];
  /** What each feature gives some labels: `[hash, { [label]: weight }]`, in ascending order of the unsigned hashes. */
  readonly features?: readonly (readonly [hash: number, gives: Readonly<Record<number, number>>])[];
  /** What a label adds behind another: `[before, behind, weight]`. */
  readonly transitions?: readonly (readonly [before: number, behind: number, weight: number])[];
}

export function weightsOf({
  scale = 1,
  threshold = 0,
  gate = [],
  features = [],
  transitions = [],
}: Given): LearnedWeights {
  const planes = new Int8Array(features.length * LABELS);
  for (const [i, [, gives]] of features.entries())
    for (const [given, weight] of Object.entries(gives)) planes[Number(given) * features.length + i] = weight;
  const rows = new Int16Array(LABELS * LABELS);
  for (const [before, behind, weight] of transitions) rows[before * LABELS + behind] = weight;
  const glance = new Int8Array(GATE_SIZE);
  for (const [place, weight] of gate) glance[place] = weight;
  return {
    head: {
      format: 2,
      templates: TEMPLATES,
      features: features.length,
      threshold,
      scale,
      sources: ['written by the test'],
    },
    transitions: rows,
    gate: glance,
    hashes: Int32Array.from(features, ([hash]) => hash),
    planes,
  };
}

/** A line whose characters have these features; none is closed. */
export function lineOf(...hashes: readonly (readonly number[])[]): Features {
  const width = Math.max(0, ...hashes.map(({ length }) => length));
  const line = {
    hashes: new Int32Array(hashes.length * width),
    width,
    counts: Uint8Array.from(hashes, ({ length }) => length),
    closed: new Uint8Array(hashes.length),
  };
  for (const [i, own] of hashes.entries()) line.hashes.set(own, i * width);
  return line;
}
