/** Where the characters of a shown text stand on the page. */
import { describe, expect, test } from 'vitest';
import { alignmentOf, rangesIn, without } from '../../web/src/screens/article/places.js';

/** What of the shown text stands where `word` stands on the page, the first time. */
function shownOf(word: string, shown: string, page: string, within = [{ start: 0, end: page.length }]): string[] {
  const start = page.indexOf(word);
  const ranges = rangesIn(alignmentOf(shown, page, within), [{ start, end: start + word.length }]);
  return ranges.map((range) => shown.slice(range.start, range.end));
}

describe('a name is found in the shown text', () => {
  test('where the page breaks its line', () => {
    expect(shownOf('柳青\n禾', '昨日，柳青禾到场。', '昨日，柳青\n禾到场。')).toEqual(['柳青禾']);
  });

  test('where the page spaces its characters out', () => {
    expect(shownOf('柳 青 禾', '昨日柳青禾到场。', '昨日 柳 青 禾 到场。')).toEqual(['柳青禾']);
  });

  test('behind another text that stands amid its own', () => {
    const page = '柳青禾到了\n清水县，\n夏日好读书\n秋日好读诗\n见到了乔木生。';
    expect(shownOf('乔木生', '柳青禾到了清水县，见到了乔木生。', page)).toEqual(['乔木生']);
  });

  test('when only one of its two places is asked for', () => {
    const page = '柳青禾说好，\n柳青禾走了。';
    const alignment = alignmentOf('柳青禾说好，柳青禾走了。', page, [{ start: 0, end: page.length }]);
    expect(rangesIn(alignment, [{ start: 7, end: 10 }])).toEqual([{ start: 6, end: 9 }]);
  });
});

test('what another text says is nowhere in the shown one', () => {
  expect(shownOf('夏日', '柳青禾到了。', '柳青禾\n夏日\n到了。')).toEqual([]);
});

test('a range without those that lie in it', () => {
  expect(
    without({ start: 0, end: 10 }, [
      { start: 6, end: 8 },
      { start: 2, end: 3 },
    ]),
  ).toEqual([
    { start: 0, end: 2 },
    { start: 3, end: 6 },
    { start: 8, end: 10 },
  ]);
});
