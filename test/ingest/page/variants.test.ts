import { describe, expect, it } from 'vitest';
import { readAnnotated } from '../../../bench/accuracy/gold.js';
import { squeeze, VARIANTS } from '../../../bench/accuracy/variants.js';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { readLayout } from '../../../src/ingest/page/layout.js';

/** The sample pages whose articles stand in one piece: what a column break cut needs its headline to be found again. */
const whole = readAnnotated('seeds').filter(({ name }) => /^(?:zunyi|changzhi-2023-11-10)/u.test(name));

describe.each([
  'as printed',
  'no blank lines',
  'a paragraph a line',
  'columns of 16 characters',
  'datelines of other papers',
  'headline lines close together',
])('a sample page keeps its articles: %s', (variant) => {
  it.each(whole.map(({ name, gold, source }) => [name, gold, source.text] as const))('%s', (_, gold, text) => {
    const { page, borders } = VARIANTS.get(variant)?.(text, gold) ?? { page: '', borders: [] };
    const bodies = readLayout(page, shippedLexicon()).articles.map(({ paragraphs }) =>
      squeeze(paragraphs.map((paragraph) => paragraph.text).join('')),
    );
    expect(bodies).toHaveLength(borders.length);
    for (const [i, { start, end }] of borders.entries()) {
      expect(bodies[i]?.slice(0, start.length + 30)).toContain(start);
      expect(bodies[i]?.slice(-end.length - 12)).toContain(end);
    }
  });
});
