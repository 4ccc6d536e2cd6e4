import { Link } from 'wouter';
import { issueAt, pageAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Skeleton } from '../../parts/skeleton.js';
import styles from './front-page.module.css';
import type { PageOnFront } from './front-pages.js';

const useWords = wordsOf({
  zh: { holds: (pages: string, articles: string) => `${pages} 版 ${articles} 篇`, undated: '日期不详' },
  en: { holds: (pages, articles) => `pages: ${pages} · articles: ${articles}`, undated: 'Undated' },
});

/** So many headlines fit on a small page. */
const SHOWN = 5;

/** An issue as it lies on the rack: its name, its day, the headlines of its first page. */
export function FrontPage({ page }: { readonly page: PageOnFront }) {
  const words = useWords();
  const written = useWritten();
  const terms = useTerms();
  const { issue, paper } = page;
  const address = issue !== null && paper !== null ? issueAt(paper.id, issue.date) : pageAt(page.id);
  const headed = page.articles.filter(({ headline }) => headline !== null);
  const shown = (headed.length > 0 ? headed : page.articles).slice(0, SHOWN);
  return (
    <Link href={address} className={styles.page}>
      <span className={styles.name} lang="zh">
        {page.newspaper ?? page.name}
      </span>
      <span className={styles.line}>
        <span>{page.date === null ? words.undated : written.day(page.date)}</span>
        <span>{page.date === null ? page.edition : written.weekday(page.date)}</span>
      </span>
      <span className={styles.headlines} lang="zh">
        {shown.map(({ id, headline, kicker }, place) => (
          <span key={id} className={place === 0 ? styles.lead : styles.other}>
            {place === 0 && kicker !== null ? <span className={styles.kicker}>{kicker}</span> : null}
            {headline ?? terms.untitled}
          </span>
        ))}
      </span>
      <span className={styles.holds}>
        {issue === null ? page.edition : words.holds(written.count(issue.pageCount), written.count(issue.articleCount))}
      </span>
    </Link>
  );
}

export function FrontPageSkeleton() {
  return (
    <div className={styles.page}>
      <Skeleton lines={[0.7]} size="head" />
      <Skeleton lines={[1, 0.8, 1, 0.6, 0.9]} />
    </div>
  );
}
