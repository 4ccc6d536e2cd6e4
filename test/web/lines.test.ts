/** What a chart of numbers shows, and of which days and values its axes tell. */
import { describe, expect, test } from 'vitest';
import {
  type Line,
  linesOf,
  type Point,
  powersIn,
  type SeriesRead,
  scaleOf,
  shownOf,
  ticksOf,
} from '../../web/src/screens/numbers/lines.js';

const pointOf = (value: number, day = '2021-05-18'): Point => ({
  id: `met_${value}`,
  key: 'loc_1',
  day,
  time: new Date(`${day}T00:00:00Z`),
  value,
  about: '清水县',
  said: String(value),
  articleId: 'art_1',
  address: '/articles/art_1',
});
const lineOf = (key: string): Line => ({ key, about: key, points: [pointOf(1)] });

function seriesOf(name: string | null, unit: string, days: readonly string[]): SeriesRead[number] {
  return {
    subject: name === null ? null : { id: `loc_${name}`, name },
    normalizedUnit: unit,
    points: days.map((date, place) => ({
      date,
      value: place + 1,
      metric: { id: `met_${name}_${place}`, text: `${place + 1}吨`, article: { id: 'art_1' } },
    })),
  };
}

test('each thing has a line in the chart of its unit; the unit and the line with the most points come first', () => {
  const charts = linesOf(
    [
      seriesOf('甲县', 'CNY', ['2021-01-01']),
      seriesOf('乙县', 'kg', ['2021-01-01']),
      seriesOf(null, 'kg', ['2022-01-01', '2021-06-01']),
    ],
    '未说明',
  );
  expect(charts.map(({ unit, lines }) => [unit, lines.map(({ about }) => about)])).toEqual([
    ['kg', ['未说明', '乙县']],
    ['CNY', ['甲县']],
  ]);
  expect(charts[0]?.lines[0]?.points.map(({ day }) => day)).toEqual(['2021-06-01', '2022-01-01']);
});

test('a point leads to its article with the number marked', () => {
  const [chart] = linesOf([seriesOf('甲县', 'kg', ['2021-01-01'])], '');
  expect(chart?.lines[0]?.points[0]?.address).toBe(`/articles/art_1?fact=${encodeURIComponent('met_甲县_0')}`);
});

describe('of many lines there are shown', () => {
  const lines = ['a', 'b', 'c', 'd'].map(lineOf);
  const keysOf = (shown: readonly Line[]) => shown.map(({ key }) => key);

  test('those that are asked for', () => {
    expect(keysOf(shownOf(lines, ['d', 'b'], 3))).toEqual(['b', 'd']);
  });

  test('the first, where nothing is asked for that there is', () => {
    expect(keysOf(shownOf(lines, ['z'], 3))).toEqual(['a', 'b', 'c']);
  });
});

test.each([
  ['near each other', [3, 40], 'linear'],
  ['far apart', [430, 32_780_000], 'log'],
  ['with a nought among them', [0, 500], 'linear'],
  ['below nought', [-3, 500], 'linear'],
])('values %s are drawn on the scale on which they are seen apart', (_, values, scale) => {
  expect(scaleOf(values.map((value) => pointOf(value)))).toBe(scale);
});

test('powers of ten reach around the values', () => {
  expect(powersIn([pointOf(430), pointOf(32_000)])).toEqual([100, 1000, 10_000, 100_000]);
});

test('days are written below a chart once each, and only where there is room', () => {
  const days = ['2021-01-01', '2021-01-01', '2021-01-05', '2021-06-01', '2021-12-31'];
  const points = days.map((day) => pointOf(1, day));
  expect(ticksOf(points, 600).map((time) => time.toISOString().slice(0, 10))).toEqual([
    '2021-01-01',
    '2021-06-01',
    '2021-12-31',
  ]);
});
