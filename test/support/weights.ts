/** Weights that a test makes by hand, so that it knows what speaks for a name. */
import { TEMPLATES } from '../../src/ingest/names/features.js';
import { GATE_SIZE } from '../../src/ingest/names/gate.js';
import { KINDS, LABELS, labelOf, type NameKind, type Role } from '../../src/ingest/names/labels.js';
import type { LearnedWeights } from '../../src/ingest/names/weights.js';

/** A label by its name: `label('PERSON', Role.BEGIN)`. */
export function label(kind: NameKind, role: (typeof Role)[keyof typeof Role]): number {
  return labelOf(KINDS.indexOf(kind), role);
}

export interface Given {
  readonly scale?: number;
  /** What each feature gives some labels: `[hash, { [label]: weight }]`, in ascending order of the unsigned hashes. */
  readonly features?: readonly (readonly [hash: number, gives: Readonly<Record<number, number>>])[];
  /** What a label adds behind another: `[before, behind, weight]`. */
  readonly transitions?: readonly (readonly [before: number, behind: number, weight: number])[];
}

/** Weights of which the gate closes nothing. */
export function weightsOf({ scale = 1, features = [], transitions = [] }: Given): LearnedWeights {
  const planes = new Int8Array(features.length * LABELS);
  for (const [i, [, gives]] of features.entries())
    for (const [given, weight] of Object.entries(gives)) planes[Number(given) * features.length + i] = weight;
  const rows = new Int16Array(LABELS * LABELS);
  for (const [before, behind, weight] of transitions) rows[before * LABELS + behind] = weight;
  return {
    head: {
      format: 1,
      templates: TEMPLATES,
      features: features.length,
      threshold: -128,
      scale,
      sources: ['written by the test'],
    },
    transitions: rows,
    gate: new Int8Array(GATE_SIZE),
    hashes: Int32Array.from(features, ([hash]) => hash),
    planes,
  };
}
