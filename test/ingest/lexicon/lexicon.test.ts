import { describe, expect, it } from 'vitest';
import { anyOf, anyOfSpaced } from '../../../src/ingest/lexicon/any-of.js';
import { loadLexicon, perLexicon, shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';

describe('the lexicon', () => {
  it('that ships is made once', () => {
    const first = shippedLexicon();
    const second = shippedLexicon();
    expect(first === second).toBe(true);
    expect(loadLexicon() === first).toBe(false);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(shippedLexicon())).toBe(true);
  });

  it('has one vocabulary', () => {
    const [first, second] = [shippedLexicon().vocabulary, shippedLexicon().vocabulary];
    expect(first === second).toBe(true);
  });

  it('keeps what is derived from it, apart from what is derived from another', () => {
    let made = 0;
    const numberOf = perLexicon(() => ++made);
    const other = loadLexicon();
    expect([numberOf(shippedLexicon()), numberOf(shippedLexicon()), numberOf(other), numberOf(other)]).toEqual([
      1, 1, 2, 2,
    ]);
  });
});

describe('a list of words as a pattern', () => {
  it('matches the longest word that fits', () => {
    expect(new RegExp(`^${anyOf(['日', '日报'])}`, 'u').exec('日报社')?.[0]).toBe('日报');
  });

  it('matches words with signs as they stand', () => {
    expect(new RegExp(`^${anyOf(['文/图', 'C++', '[注]'])}$`, 'u').test('C++')).toBe(true);
    expect(new RegExp(`^${anyOf(['a.c'])}$`, 'u').test('abc')).toBe(false);
  });

  it('may match words that are set wide', () => {
    expect(new RegExp(`^${anyOfSpaced(['记者', '记'])}$`, 'u').test('记 者')).toBe(true);
  });

  it('needs a word', () => {
    expect(() => anyOf([])).toThrow('a pattern needs at least one word');
  });
});
