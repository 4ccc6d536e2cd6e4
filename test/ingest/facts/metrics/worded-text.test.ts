import { describe, expect, it } from 'vitest';
import { WordedText } from '../../../../src/ingest/facts/metrics/worded-text.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { segment } from '../../../../src/ingest/names/segmentation.js';

const { vocabulary } = shippedLexicon();

/** Where words begin in a text of which these parts were read before. */
function bordersOf(text: string, cuts: readonly number[]): number[] {
  const starts = [0, ...cuts];
  const read = starts.map((at, i) => ({ at, segmentation: segment(text.slice(at, starts[i + 1]), vocabulary) }));
  const worded = new WordedText(text, vocabulary, cuts.length === 0 ? [] : read);
  return Array.from(text, (_, at) => at).filter((at) => worded.isBorder(at));
}

describe('words of a text that was read in parts', () => {
  const text = '全市新建公路三十公里。改造农村危房两百户，培训技术人员八十人；发放补贴五万元。';
  const whole = bordersOf(text, []);

  it.each([
    ['behind a sentence', [11]],
    ['behind a comma', [21]],
    ['within a word', [15]],
    ['several times within a sentence', [13, 15, 26]],
  ])('are those of the whole: %s', (_, cuts) => {
    expect(bordersOf(text, cuts)).toEqual(whole);
  });
});
