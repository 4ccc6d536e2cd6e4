/** The values of a measure over time: a line for each thing that they are about, each point leading to its sentence. */
import type { RoomNumberSumsQuery } from 'broadsheet-sdk/documents';
import { useCallback, useMemo } from 'react';
import { Link } from 'wouter';
import { articleAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { Plot } from '../../parts/plot.js';
import { Skeleton } from '../../parts/skeleton.js';
import { linesOf, type Point } from './lines.js';
import styles from './series.module.css';
import { useUnits } from './units.js';

export type SeriesRead = NonNullable<RoomNumberSumsQuery['metricSeries']>;

const useWords = wordsOf({
  zh: {
    title: '随时间的变化',
    whole: '（未说明所指）',
    chart: (unit: string) => `各日印出的值，单位：${unit}。下面的表里有同样的值。`,
    values: '图中的值',
    pieces: '个数',
    none: '没有注明日期的值，画不成图。',
  },
  en: {
    title: 'Over time',
    whole: '(about nothing named)',
    chart: (unit) => `The values printed, by day, in ${unit}. The table below has the same values.`,
    values: 'The values of the chart',
    pieces: 'pieces',
    none: 'No value has a day: there is nothing to draw.',
  },
});

const HEIGHT = 260;
/** So many units have a chart; the others stand in the list. */
const CHARTS = 2;

export function Series({ series }: { readonly series: SeriesRead | null }) {
  const words = useWords();
  const charts = useMemo(() => (series === null ? null : linesOf(series, words.whole)), [series, words]);
  return (
    <section aria-labelledby="series" className={styles.series} aria-busy={charts === null}>
      <h2 id="series">{words.title}</h2>
      {charts === null ? <ChartSkeleton /> : null}
      {charts?.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      {charts?.slice(0, CHARTS).map(({ unit, points }) => (
        <Chart key={unit} unit={unit} points={points} />
      ))}
    </section>
  );
}

/** As high as one chart with what stands below it. */
function ChartSkeleton() {
  return (
    <figure>
      <div style={{ height: HEIGHT }}>
        <Skeleton lines={[1, 0.9, 1]} />
      </div>
      <p className={styles.values}>{'\u00a0'}</p>
    </figure>
  );
}

function Chart({ unit, points }: { readonly unit: string; readonly points: readonly Point[] }) {
  const words = useWords();
  const written = useWritten();
  const units = useUnits();
  const name = (units[unit] ?? unit) || words.pieces;
  const draw = useCallback(
    (plot: typeof import('@observablehq/plot')) => ({
      x: { type: 'utc' as const, label: null, nice: true },
      y: { label: name, grid: true, zero: true, tickFormat: 's' },
      color: { legend: false },
      marginLeft: 56,
      marginRight: 90,
      marks: [
        plot.ruleY([0]),
        plot.line(points, { x: 'time', y: 'value', z: 'about', stroke: 'about', strokeWidth: 1.5 }),
        plot.dot(points, { x: 'time', y: 'value', fill: 'about', r: 4, href: 'address', title: 'said' }),
        plot.text(
          points,
          plot.selectLast({ x: 'time', y: 'value', z: 'about', text: 'about', textAnchor: 'start', dx: 8 }),
        ),
      ],
    }),
    [points, name],
  );
  return (
    <figure>
      <Plot draw={draw} label={words.chart(name)} height={HEIGHT} />
      <details className={styles.values}>
        <summary>{words.values}</summary>
        <ol>
          {points.map(({ id, day, about, said, articleId }) => (
            <li key={id}>
              <span>{written.day(day)}</span> <span lang="zh">{about}</span>{' '}
              <Link href={articleAt(articleId)} lang="zh">
                {said}
              </Link>
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}
