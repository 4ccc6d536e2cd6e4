/** The first of the numbers that are about something, and the way to all of them. */
import type { RoomNumbersAboutFragment } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { articleAt, numbersAt } from '../addresses.js';
import { wordsOf } from '../language/language.js';
import { useWritten } from '../language/numbers.js';
import styles from './numbers-about.module.css';

const useWords = wordsOf({
  zh: { title: '有关的数字', all: (count: string) => `全部 ${count} 个` },
  en: { title: 'Numbers about it', all: (count) => `All ${count}` },
});

interface NumbersAboutProps {
  readonly id: string;
  readonly metrics: RoomNumbersAboutFragment;
}

/** Nothing where there are none. */
export function NumbersAbout({ id, metrics: { totalCount, nodes } }: NumbersAboutProps) {
  const words = useWords();
  const written = useWritten();
  if (nodes.length === 0) return null;
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">
        {words.title} <Link href={numbersAt({ subject: id })}>{words.all(written.count(totalCount))}</Link>
      </h2>
      <dl className={styles.numbers} lang="zh">
        {nodes.map((metric) => (
          <div key={metric.id}>
            <dt>
              <Link href={numbersAt({ subject: id, measure: metric.measure })}>{metric.label}</Link>
            </dt>
            <dd>
              <Link href={articleAt(metric.article.id, metric.id)}>{metric.text}</Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
