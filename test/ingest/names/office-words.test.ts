import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { OfficeWords, officeWordsOf } from '../../../src/ingest/names/office-words.js';

const shipped = officeWordsOf(shippedLexicon());

function found(text: string, words: OfficeWords = shipped): string[] {
  return words.in(text).map(({ start, end, kind }) => `${text.slice(start, end)}: ${kind}`);
}

describe('words for offices and callings', () => {
  it('an office is held, a calling is what somebody does', () => {
    expect(found('县长和村民都来了，民警在场。')).toEqual(['县长: OFFICE', '村民: CALLING', '民警: CALLING']);
  });

  it('the longest word stands', () => {
    const words = new OfficeWords({ offices: ['市长', '副市长', '主任'], callings: ['医师', '主任医师'] });
    expect(found('副市长看望主任医师，主任陪同。', words)).toEqual([
      '副市长: OFFICE',
      '主任医师: CALLING',
      '主任: OFFICE',
    ]);
  });

  it('no word reaches over another', () => {
    const words = new OfficeWords({ offices: ['会长'], callings: ['长工'] });
    expect(found('会长工', words)).toEqual(['会长: OFFICE']);
  });

  it('a word that is both is an office', () => {
    expect(found('代表', new OfficeWords({ offices: ['代表'], callings: ['代表'] }))).toEqual(['代表: OFFICE']);
  });

  it('a phrase is the post that it ends with, by its longest ending', () => {
    const words = new OfficeWords({ offices: ['主任', '员'], callings: ['护理员'] });
    expect(words.kindOf('市医院办公室主任')).toBe('OFFICE');
    expect(words.kindOf('病区护理员')).toBe('CALLING');
    expect(words.kindOf('检察员')).toBe('OFFICE');
    expect(words.kindOf('主任的车')).toBeNull();
    expect(words.kindOf('')).toBeNull();
  });

  it('a paper that brings its own words is read by them', () => {
    const lexicon = { ...shippedLexicon(), offices: ['盟长'], callings: ['牧民'] };
    expect(found('盟长走访牧民和县长。', officeWordsOf(lexicon))).toEqual(['盟长: OFFICE', '牧民: CALLING']);
  });
});

describe('abuse', () => {
  it.each([
    ['nothing', '', 0],
    ['offices without a gap', '书记县长'.repeat(500), 1000],
    ['beginnings of offices', '书'.repeat(500), 0],
    ['lone surrogates', '\ud840县长\udc00', 1],
  ])('%s is read left to right, without overlap', (_, text, count) => {
    const words = shipped.in(text);
    expect(words).toHaveLength(count);
    let last = 0;
    for (const { start, end } of words) {
      expect(start).toBeGreaterThanOrEqual(last);
      last = end;
    }
  });
});
