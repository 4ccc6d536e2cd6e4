import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { type TextView, viewOf } from '../../../src/ingest/names/features/view.js';
import { GATE_FEATURES, GATE_SIZE, Gate, seeWord, sumsOf } from '../../../src/ingest/names/gate.js';
import { segment, wordOf } from '../../../src/ingest/names/segmentation.js';

const lexicon = shippedLexicon();

function viewed(text: string): TextView {
  return viewOf(segment(text, lexicon.vocabulary), lexicon);
}

/** A gate that gives the word at `at` of a text `sums[at]`, by the place that only that word's own feature has. */
function gateFor(view: TextView, sums: readonly number[], threshold: number): Gate {
  const weights = new Int8Array(GATE_SIZE);
  const seen = new Int32Array(GATE_FEATURES);
  for (const [word, sum] of sums.entries()) {
    seeWord(view, word, seen);
    weights[seen[0] ?? 0] = sum;
  }
  return new Gate({ weights, threshold });
}

/** The words of a text that stay open. */
function openWords(text: string, sums: readonly number[], threshold: number): string[] {
  const view = viewed(text);
  gateFor(view, sums, threshold).close(view);
  const { count, starts } = view.segmentation;
  return Array.from({ length: count }, (_, word) => word)
    .filter((word) => view.closed[starts[word] ?? 0] === 0)
    .map((word) => wordOf(view.segmentation, word));
}

// Five words: 走进|绩溪县|教育局|引进|项目.
const TEXT = '走进绩溪县教育局引进项目';

describe('the gate', () => {
  it('words of which it says less than the threshold are closed', () => {
    expect(openWords(TEXT, [-90, 20, 20, -90, -90], 0)).toEqual(['绩溪县', '教育局']);
    expect(openWords(TEXT, [20, 20, 20, 20, 20], 0)).toEqual(['走进', '绩溪县', '教育局', '引进', '项目']);
  });

  it('beside a word that stays open, one stays open that is little below', () => {
    expect(openWords(TEXT, [-90, -5, 20, -5, -5], 0)).toEqual(['绩溪县', '教育局', '引进']);
    expect(openWords(TEXT, [-5, -5, -5, -5, -5], 0)).toEqual([]);
  });

  it('a word is closed with all its characters', () => {
    const view = viewed(TEXT);
    gateFor(view, [-90, 20, 20, -90, -90], 0).close(view);
    expect([...view.closed]).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('marks that part clauses stay closed, whatever stands beside them', () => {
    const view = viewed('绩溪县，宁波市');
    gateFor(view, [20, 120, 20], 0).close(view);
    expect([...view.closed]).toEqual([0, 0, 0, 1, 0, 0, 0]);
  });

  it('an empty text has nothing to close', () => {
    const view = viewed('');
    gateFor(view, [], 0).close(view);
    expect([...view.closed]).toEqual([]);
  });

  it('what it sees of a word lies in its table', () => {
    const view = viewed(TEXT);
    const seen = new Int32Array(GATE_FEATURES);
    for (let word = 0; word < view.segmentation.count; word++) {
      seeWord(view, word, seen);
      for (const place of seen) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(GATE_SIZE);
      }
    }
  });

  it('sums up what it sees of each word', () => {
    const weights = Int8Array.from({ length: GATE_SIZE }, (_, place) => (place % 251) - 125);
    const seen = new Int32Array(GATE_FEATURES);
    for (const text of [TEXT, '走进', '县', '绩溪县，宁波市\n教育局引进项目']) {
      const view = viewed(text);
      const { count, starts } = view.segmentation;
      const sums = sumsOf(view, weights);
      for (let word = 0; word < count; word++) {
        if (view.closed[starts[word] ?? 0] === 1) continue;
        seeWord(view, word, seen);
        expect(sums[word + 1]).toBe(seen.reduce((sum, place) => sum + (weights[place] ?? 0), 0));
      }
    }
  });
});
