/** What a newspaper printed on one day: its name, its pages, their headlines. */
import { RoomIssueDocument, type RoomIssueQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { articleAt, issueAt, newspaperAt, pageAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { ProblemNotice } from '../../parts/problem.js';
import { Skeleton } from '../../parts/skeleton.js';
import { useTitle } from '../../parts/title.js';
import { NotHere } from '../not-here.js';
import { dayAfter, dayBefore, isDay } from './days.js';
import styles from './issue.module.css';

const useWords = wordsOf({
  zh: {
    holds: (pages: string, articles: string) => `${pages} 版 ${articles} 篇`,
    others: '前后各期',
    empty: '这一版没有判读出文章。',
  },
  en: {
    holds: (pages, articles) => `pages: ${pages} · articles: ${articles}`,
    others: 'Issues before and after',
    empty: 'No articles were read from this page.',
  },
});

type IssueRead = NonNullable<RoomIssueQuery['issue']>;
type PageOfIssue = IssueRead['pages'][number];

export function Issue({ newspaper, date }: { readonly newspaper: string; readonly date: string }) {
  return isDay(date) ? <Asked newspaper={newspaper} date={date} /> : <NotHere />;
}

function Asked({ newspaper, date }: { readonly newspaper: string; readonly date: string }) {
  const written = useWritten();
  const asked = useAsk(RoomIssueDocument, {
    newspaper,
    date,
    earlier: { to: dayBefore(date) },
    later: { from: dayAfter(date) },
  });
  const issue = asked.status === 'ANSWERED' ? asked.data.issue : undefined;
  useTitle(issue ? `${issue.newspaper.name} ${written.day(issue.date)}` : null);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  if (issue === null) return <NotHere />;
  return issue === undefined ? <IssueSkeleton /> : <Opened issue={issue} />;
}

function Opened({ issue }: { readonly issue: IssueRead }) {
  const words = useWords();
  const written = useWritten();
  const { newspaper, date } = issue;
  const [earlier] = newspaper.earlier.nodes;
  const [later] = newspaper.later.nodes;
  return (
    <div>
      <header className={styles.head}>
        <h1 lang="zh">
          <Link href={newspaperAt(newspaper.id)}>{newspaper.name}</Link>
        </h1>
        <p className={styles.dateline}>
          <span>{written.day(date)}</span>
          <span>{written.weekday(date)}</span>
          <span>{words.holds(written.count(issue.pageCount), written.count(issue.articleCount))}</span>
        </p>
        {earlier === undefined && later === undefined ? null : (
          <nav aria-label={words.others} className={styles.turn}>
            {earlier === undefined ? (
              <span />
            ) : (
              <Link href={issueAt(newspaper.id, earlier.date)}>← {written.day(earlier.date)}</Link>
            )}
            {later === undefined ? (
              <span />
            ) : (
              <Link href={issueAt(newspaper.id, later.date)}>{written.day(later.date)} →</Link>
            )}
          </nav>
        )}
      </header>
      {issue.pages.map((page) => (
        <PageOfIssue key={page.id} page={page} />
      ))}
    </div>
  );
}

function PageOfIssue({ page }: { readonly page: PageOfIssue }) {
  const words = useWords();
  const terms = useTerms();
  return (
    <section className={styles.page} aria-label={page.edition ?? page.name}>
      <h2>
        <Link href={pageAt(page.id)}>
          <span lang="zh">{page.edition ?? page.name}</span>
        </Link>
      </h2>
      {page.articles.length === 0 ? <p>{words.empty}</p> : null}
      <ol className={styles.articles} lang="zh">
        {page.articles.map(({ id, headline, kicker, subhead, kind }) => (
          <li key={id} data-untitled={headline === null}>
            {kicker === null ? null : <p className={styles.kicker}>{kicker}</p>}
            <h3>
              <Link href={articleAt(id)}>{headline ?? `${terms.kinds[kind]}${terms.untitled}`}</Link>
            </h3>
            {subhead === null ? null : <p className={styles.subhead}>{subhead}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function IssueSkeleton() {
  return (
    <div aria-busy="true" className={styles.head}>
      <Skeleton lines={[0.5]} size="head" />
      <Skeleton lines={[1, 0.8, 0.9, 0.7, 0.9, 0.6]} />
    </div>
  );
}
