import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { decode } from '../../../src/ingest/names/decoder.js';
import { findNames } from '../../../src/ingest/names/names.js';
import { probabilitiesOf } from '../../../src/ingest/names/posterior.js';
import { NAMED_LABELS } from '../../../src/ingest/names/weight-table.js';
import { Weights } from '../../../src/ingest/names/weights.js';
import { randomFrom } from '../../../src/learn/crf.js';
import { labellings, labelsOf, scoreOf } from '../../support/labellings.js';
import { weightsOf } from '../../support/weights.js';

const SCALE = 16;

describe('how likely a name is', () => {
  it('is the share of all labellings in which it begins, ends and is of its kind', () => {
    const random = randomFrom(11);
    let checked = 0;
    for (let round = 0; round < 60; round++) {
      const length = 2 + (round % 3);
      const scores = Int32Array.from({ length: length * NAMED_LABELS }, () => Math.floor(random() * 60) - 25);
      const learned = weightsOf({ scale: SCALE });
      for (let i = 0; i < learned.transitions.length; i++) learned.transitions[i] = Math.floor(random() * 30) - 15;
      const weights = new Weights(learned);
      const line = decode({ scores, closed: new Uint8Array(length) }, weights);
      const all = labellings(length).map((labels) => ({
        labels,
        // Behind the line, no name is open.
        power: Math.exp(scoreOf([...labels, 0], scores, learned.transitions) / SCALE),
      }));
      const total = all.reduce((sum, { power }) => sum + power, 0);
      const found = probabilitiesOf(line.names, scores, line.closed, weights);
      for (const [i, name] of line.names.entries()) {
        const own = labelsOf([name], length).slice(name.start, name.end).join();
        const share = all
          .filter(({ labels }) => labels.slice(name.start, name.end).join() === own)
          .reduce((sum, { power }) => sum + power, 0);
        expect(found[i]).toBeCloseTo(share / total, 8);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(30);
  });

  it('stretches that closed characters part are weighed apart', () => {
    const weights = new Weights(weightsOf({ scale: SCALE }));
    const random = randomFrom(5);
    const one = Int32Array.from({ length: 4 * NAMED_LABELS }, () => Math.floor(random() * 60) - 25);
    const closedCharacter = new Int32Array(NAMED_LABELS);
    const alone = decode({ scores: one, closed: new Uint8Array(4) }, weights);
    const both = decode(
      { scores: Int32Array.of(...one, ...closedCharacter, ...one), closed: Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0) },
      weights,
    );
    const apart = probabilitiesOf(alone.names, alone.scores, alone.closed, weights);
    expect(apart.length).toBeGreaterThan(0);
    const found = probabilitiesOf(both.names, both.scores, both.closed, weights);
    expect(found).toHaveLength(apart.length * 2);
    for (const [i, probability] of found.entries()) expect(probability).toBeCloseTo(apart[i % apart.length] ?? 0, 8);
  });

  it('no names have no probabilities, and scores far apart stay numbers', () => {
    const weights = new Weights(weightsOf({ scale: SCALE }));
    expect(probabilitiesOf([], new Int32Array(NAMED_LABELS), new Uint8Array(1), weights)).toEqual([]);
    const scores = Int32Array.from({ length: 3 * NAMED_LABELS }, (_, i) => (i % 2 === 0 ? 90_000 : -90_000));
    const line = decode({ scores, closed: new Uint8Array(3) }, weights);
    for (const probability of probabilitiesOf(line.names, scores, line.closed, weights)) {
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
  });

  it('a plain name in plain news is nearly sure, one that may end elsewhere is not', () => {
    const [plain] = findNames(['桐庐县水利局局长方国栋说，水库已经满了。'], shippedLexicon());
    const person = plain?.names.find(({ kind }) => kind === 'PERSON');
    expect(person?.probability).toBeGreaterThan(0.95);
    expect(person?.probability).toBeLessThanOrEqual(1);
  });
});
