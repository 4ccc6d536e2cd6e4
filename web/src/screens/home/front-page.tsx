import { Link } from 'wouter';
import { articleAt, issueAt, pageAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Skeleton } from '../../parts/skeleton.js';
import styles from './front-page.module.css';
import type { OnRack } from './front-pages.js';

const useWords = wordsOf({
  zh: { holds: (pages: string, articles: string) => `${pages} 版 ${articles} 篇`, undated: '日期不详' },
  en: { holds: (_, articles) => (articles === '1' ? '1 article' : `${articles} articles`), undated: 'Undated' },
});

/** More than fit on a small page: what does not fit is not shown. */
const SHOWN = 7;

/** An issue as it lies on the rack: its name, its day, the headlines of its first page; the uppermost also with how they begin. */
export function FrontPage({ front, isLead = false }: { readonly front: OnRack; readonly isLead?: boolean }) {
  const words = useWords();
  const written = useWritten();
  const terms = useTerms();
  const { issue, name, edition } = front;
  const address = issue === null ? pageAt(front.id) : issueAt(issue.newspaperId, issue.date);
  const [lead, ...others] = front.headlines.slice(0, SHOWN);
  const holds =
    issue === null ? edition : words.holds(written.count(issue.pageCount), written.count(issue.articleCount));
  return (
    <article className={styles.page} data-lead={isLead}>
      <h3 className={styles.name} lang="zh">
        <Link href={address}>{name}</Link>
      </h3>
      <p className={styles.line}>
        <span>{issue === null ? words.undated : written.day(issue.date)}</span>
        {issue === null ? null : <span className={styles.weekday}>{written.weekday(issue.date)}</span>}
        <span>{holds}</span>
      </p>
      <div className={styles.sheet} lang="zh">
        {lead === undefined ? null : (
          <div className={styles.lead}>
            {lead.kicker === null ? null : <p className={styles.kicker}>{lead.kicker}</p>}
            <Link href={articleAt(lead.id)}>{lead.headline ?? terms.untitled}</Link>
            {isLead ? <p className={styles.beginning}>{lead.beginning}</p> : null}
          </div>
        )}
        <ul className={styles.others}>
          {others.map(({ id, headline, beginning }) => (
            <li key={id}>
              <Link href={articleAt(id)}>{headline ?? terms.untitled}</Link>
              {isLead ? <p className={styles.beginning}>{beginning}</p> : null}
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}

export function FrontPageSkeleton({ isLead = false }: { readonly isLead?: boolean }) {
  return (
    <div className={styles.page} data-lead={isLead}>
      <Skeleton lines={[0.7]} size="head" />
      <Skeleton lines={[1, 0.8, 1, 0.6, 0.9]} />
    </div>
  );
}
