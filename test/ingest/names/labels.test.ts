import { describe, expect, it } from 'vitest';
import {
  CLOSED,
  CONTINUING,
  KINDS,
  kindOf,
  LABELS,
  labelOf,
  OPENING,
  OUTSIDE,
  Role,
  roleOf,
} from '../../../src/ingest/names/labels.js';

const roles = Object.values(Role);
const labels = Array.from({ length: LABELS }, (_, label) => label);

describe('labels of characters', () => {
  it('each label but O tells a kind of name and a place in it', () => {
    const named = KINDS.flatMap((_, kind) => roles.map((role) => labelOf(kind, role)));
    expect([OUTSIDE, ...named]).toEqual(labels);
    for (const label of named) expect(labelOf(kindOf(label), roleOf(label))).toBe(label);
  });

  it('every label either opens or continues, never both', () => {
    expect([...OPENING, ...CONTINUING].sort((a, b) => a - b)).toEqual(labels);
  });

  it('behind O, an end and a single character no name is open', () => {
    const closed = labels.filter((label) => label === OUTSIDE || roleOf(label) >= Role.END);
    expect(CLOSED).toEqual(closed);
  });
});
