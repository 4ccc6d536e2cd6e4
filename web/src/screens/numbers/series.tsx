/** The values of a measure over time: a line for each thing that they are about, each point leading to its sentence. */
import { useCallback, useMemo } from 'react';
import { Link } from 'wouter';
import { articleAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { Plot } from '../../parts/plot.js';
import { Skeleton } from '../../parts/skeleton.js';
import { type AskedOfNumbers, narrowed } from './asked.js';
import { type Line, linesOf, type Point, powersIn, type SeriesRead, scaleOf, shownOf, ticksOf } from './lines.js';
import styles from './series.module.css';
import { useUnits } from './units.js';

const useWords = wordsOf({
  zh: {
    title: '随时间的变化',
    whole: '（未说明所指）',
    chart: (unit: string) => `各日印出的值，单位：${unit}。下面的表里有同样的值。`,
    logarithmic: (unit: string) => `${unit}（对数刻度）`,
    values: '图中的值',
    lines: '图中各线所指',
    pieces: '个数',
    none: '没有注明日期的值，画不成图。',
  },
  en: {
    title: 'Over time',
    whole: '(about nothing named)',
    chart: (unit) => `The values printed, by day, in ${unit}. The table below has the same values.`,
    logarithmic: (unit) => `${unit} (logarithmic)`,
    values: 'The values of the chart',
    lines: 'What the lines are about',
    pieces: 'pieces',
    none: 'No value has a day: there is nothing to draw.',
  },
});

const HEIGHT = 280;
/** So many units have a chart; the others stand in the list. */
const CHARTS = 2;
/** Told apart by form as well as by colour, in the chart as in what stands below it. */
const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross'] as const;
const SIGNS = ['●', '■', '▲', '◆', '★', '✚'] as const;
const COLOURS = SYMBOLS.map((_, place) => `var(--line-${place + 1})`);

interface SeriesProps {
  /** Null as long as they are not known. */
  readonly series: SeriesRead | null;
  readonly asked: AskedOfNumbers;
}

export function Series({ series, asked }: SeriesProps) {
  const words = useWords();
  const charts = useMemo(() => (series === null ? null : linesOf(series, words.whole)), [series, words]);
  return (
    <section aria-labelledby="series" className={styles.series} aria-busy={charts === null}>
      <h2 id="series">{words.title}</h2>
      {charts === null ? <ChartSkeleton /> : null}
      {charts?.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      {charts?.slice(0, CHARTS).map(({ unit, lines }) => (
        <Chart key={unit} unit={unit} lines={lines} asked={asked} />
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
      <p className={styles.legend}>{'\u00a0'}</p>
      <p className={styles.values}>{'\u00a0'}</p>
    </figure>
  );
}

interface ChartProps {
  readonly unit: string;
  readonly lines: readonly Line[];
  readonly asked: AskedOfNumbers;
}

function Chart({ unit, lines, asked }: ChartProps) {
  const words = useWords();
  const written = useWritten();
  const units = useUnits();
  const name = (units[unit] ?? unit) || words.pieces;
  const wanted = asked.lines.join(' ');
  const shown = useMemo(() => shownOf(lines, wanted.split(' '), SYMBOLS.length), [lines, wanted]);
  const points = useMemo(() => shown.flatMap((line) => line.points), [shown]);
  const draw = useCallback(
    (plot: typeof import('@observablehq/plot'), width: number) => {
      const scale = scaleOf(points);
      const powers = scale === 'log' ? powersIn(points) : null;
      const names = shown.map(({ key }) => key);
      return {
        x: {
          type: 'utc' as const,
          label: null,
          inset: 12,
          ticks: ticksOf(points, width),
          tickFormat: (time: Date) => time.toISOString().slice(0, 10),
        },
        y: {
          type: scale,
          label: scale === 'log' ? words.logarithmic(name) : name,
          grid: true,
          ...(powers === null ? { zero: true, ticks: 5 } : { domain: [powers[0], powers.at(-1)], ticks: powers }),
          tickFormat: (value: number) => written.amount(value),
        },
        color: { domain: names, range: COLOURS.slice(0, names.length) },
        symbol: { domain: names, range: SYMBOLS.slice(0, names.length) },
        marginLeft: 64,
        marginRight: 40,
        marks: [
          plot.line(points, { x: 'time', y: 'value', z: 'key', stroke: 'key', strokeWidth: 1.5 }),
          plot.dot(points, {
            x: 'time',
            y: 'value',
            fill: 'key',
            symbol: 'key',
            r: 4.5,
            href: 'address',
            title: ({ about, day, said }: Point) => `${about} ${written.day(day)} ${said}`,
          }),
        ],
      };
    },
    [points, shown, name, words, written],
  );
  return (
    <figure>
      <Plot draw={draw} label={words.chart(name)} height={HEIGHT} />
      <Legend lines={lines} shown={shown} asked={asked} />
      <details className={styles.values}>
        <summary>{words.values}</summary>
        <ol>
          {points.map(({ id, day, about, said, articleId }) => (
            <li key={id}>
              <span>{written.day(day)}</span> <span lang="zh">{about}</span>{' '}
              <Link href={articleAt(articleId, id)} lang="zh">
                {said}
              </Link>
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}

/** What the lines are about: each can be taken out of the chart or put into it. */
function Legend({ lines, shown, asked }: Pick<ChartProps, 'lines' | 'asked'> & { readonly shown: readonly Line[] }) {
  const words = useWords();
  const written = useWritten();
  const keys = shown.map(({ key }) => key);
  return (
    <ul className={styles.legend} aria-label={words.lines}>
      {lines.map(({ key, about, points }) => {
        const place = keys.indexOf(key);
        const others = place < 0 ? [...keys, key] : keys.filter((each) => each !== key);
        return (
          <li key={key}>
            <Link href={narrowed(asked, { lines: others })} aria-current={place < 0 ? undefined : 'true'}>
              <span aria-hidden="true" style={place < 0 ? undefined : { color: COLOURS[place] }}>
                {place < 0 ? '○' : SIGNS[place]}
              </span>{' '}
              <span lang="zh">{about}</span> <span className={styles.count}>{written.count(points.length)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
