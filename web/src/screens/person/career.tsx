import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import styles from './career.module.css';
import { careerOf, type Office } from './offices.js';

const useWords = wordsOf({
  zh: {
    title: '任职',
    note: '按报纸印出的日期，不是任免的日期',
    span: (first: string, last: string) => `${first} 至 ${last}`,
    undated: '日期不详',
    articles: (count: string) => `${count} 篇`,
  },
  en: {
    title: 'Offices',
    note: 'By the days on which they were printed, not those of appointment',
    span: (first, last) => `${first} to ${last}`,
    undated: 'Days not known',
    articles: (count) => `articles: ${count}`,
  },
});

/** Each office with a line over the time in which newspapers gave it; nothing where there are none. */
export function Career({ offices }: { readonly offices: readonly Office[] }) {
  const words = useWords();
  const written = useWritten();
  if (offices.length === 0) return null;
  const career = careerOf(offices);
  const days = ({ firstSeen, lastSeen }: Office): string => {
    if (!firstSeen || !lastSeen) return words.undated;
    return firstSeen === lastSeen ? written.day(firstSeen) : words.span(written.day(firstSeen), written.day(lastSeen));
  };
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">
        {words.title} <small>{words.note}</small>
      </h2>
      <ol className={styles.career}>
        {career.offices.map(({ office, line }) => (
          <li key={office.title}>
            <p className={styles.title} lang="zh">
              {office.title}
            </p>
            <p className={styles.days}>
              <span>{days(office)}</span>
              <span>{words.articles(written.count(office.articleCount))}</span>
            </p>
            <div className={styles.track} aria-hidden="true">
              {career.years.map(({ year, at }) => (
                <i key={year} className={styles.turn} style={{ left: `${at * 100}%` }} />
              ))}
              {line === null ? null : (
                <i className={styles.line} style={{ left: `${line.start * 100}%`, width: `${line.length * 100}%` }} />
              )}
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.years} aria-hidden="true">
        {career.years.map(({ year, at }) => (
          <span key={year} style={{ left: `${at * 100}%` }}>
            {year}
          </span>
        ))}
      </div>
    </section>
  );
}
