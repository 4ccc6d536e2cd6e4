/** When the found articles were printed; each bar leads into its stretch of time. */
import type { ArticleCountsQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { type AskedOfResults, intervalOf, narrowed } from './asked.js';
import styles from './histogram.module.css';

type Bucket = ArticleCountsQuery['articles']['histogram'][number];

const useWords = wordsOf({
  zh: { when: '刊出时间', wider: '所有日期', of: (when: string, count: string) => `${when}：${count} 篇` },
  en: { when: 'When printed', wider: 'All dates', of: (when, count) => `${when}: ${count} articles` },
});

/** More bars than this have no room for their counts above them. */
const MANY = 16;
/** The highest bar, in percent of what there is: its count stands above it. */
const HIGHEST = 62;

interface HistogramProps {
  /** Null as long as they are not known. */
  readonly buckets: readonly Bucket[] | null;
  readonly asked: AskedOfResults;
}

export function Histogram({ buckets, asked }: HistogramProps) {
  const words = useWords();
  const written = useWritten();
  const interval = intervalOf(asked);
  const highest = Math.max(1, ...(buckets ?? []).map(({ count }) => count));
  const nameOf = ({ from }: Bucket): string =>
    interval === 'YEAR' ? from.slice(0, 4) : interval === 'MONTH' ? written.month(from) : written.day(from);
  const shortOf = ({ from }: Bucket): string =>
    interval === 'YEAR'
      ? from.slice(0, 4)
      : interval === 'MONTH'
        ? String(Number(from.slice(5, 7)))
        : String(Number(from.slice(8)));
  const isNarrowed = asked.from !== null || asked.to !== null;
  return (
    <nav aria-label={words.when} className={styles.histogram} aria-busy={buckets === null}>
      <ol data-many={(buckets?.length ?? 0) > MANY}>
        {buckets?.map((bucket) => (
          <li key={bucket.from}>
            <Link
              href={narrowed(asked, { from: bucket.from, to: bucket.to })}
              aria-label={words.of(nameOf(bucket), written.count(bucket.count))}
              title={words.of(nameOf(bucket), written.count(bucket.count))}
            >
              <span
                className={styles.bar}
                data-count={written.count(bucket.count)}
                style={{ height: `${(bucket.count / highest) * HIGHEST}%` }}
              />
              <span className={styles.when}>{shortOf(bucket)}</span>
            </Link>
          </li>
        ))}
      </ol>
      <p>{isNarrowed ? <Link href={narrowed(asked, { from: null, to: null })}>← {words.wider}</Link> : '\u00a0'}</p>
    </nav>
  );
}
