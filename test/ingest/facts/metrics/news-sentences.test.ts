import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMetrics } from '../../../../src/ingest/facts/metrics/metrics.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';

const rows = readFileSync(new URL('news-sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

/** "value unit", the value as far as a reader would reckon it. */
function rounded(value: number | string, unit: string): string {
  return `${Number(Number(value).toPrecision(6))} ${unit}`;
}

function measures(text: string): string[] {
  return findMetrics(text, { bodyStart: 0, people: [] }, shippedLexicon()).map((metric) =>
    rounded(metric.normalizedValue, metric.normalizedUnit),
  );
}

function expectedOf(printed: string, isOptional: boolean): string[] {
  return printed
    .split(';')
    .filter((item) => item !== '' && item.startsWith('?') === isOptional)
    .map((item) => item.replace('?', '').split(' '))
    .map(([value = '', unit = '']) => rounded(value, unit));
}

describe('sentences of city news', () => {
  it.each(rows)('%s', (text = '', printed = '') => {
    const optional = expectedOf(printed, true);
    const found = measures(text);
    for (const wanted of expectedOf(printed, false)) {
      expect(found).toContain(wanted);
      found.splice(found.indexOf(wanted), 1);
    }
    expect(found.filter((measure) => !optional.includes(measure))).toEqual([]);
  });
});
