/** All newspapers of the archive. */
import { NewspapersDocument } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { addressWith, newspaperAt, PATHS } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { ProblemNotice } from '../../parts/problem.js';
import { useSearchParams } from '../../parts/search-params.js';
import { Skeleton } from '../../parts/skeleton.js';
import { useTitle } from '../../parts/title.js';
import styles from './newspapers.module.css';

const useWords = wordsOf({
  zh: {
    title: '报刊',
    holds: (issues: string, pages: string, articles: string) => `${issues} 期 ${pages} 版 ${articles} 篇`,
    undated: '日期不详',
    more: '下一页',
    none: '档案里还没有印着报名的版面。',
  },
  en: {
    title: 'Newspapers',
    holds: (issues, pages, articles) => `issues: ${issues} · pages: ${pages} · articles: ${articles}`,
    undated: 'Undated',
    more: 'Next',
    none: 'There are no pages in the archive yet that name their newspaper.',
  },
});

export function Newspapers() {
  const words = useWords();
  const written = useWritten();
  const params = useSearchParams();
  const asked = useAsk(NewspapersDocument, { first: 60, after: params.get('after') });
  useTitle(words.title);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  const newspapers = asked.status === 'ANSWERED' ? asked.data.newspapers : null;
  return (
    <div aria-busy={newspapers === null}>
      <h1 className={styles.title}>{words.title}</h1>
      {newspapers === null ? <Skeleton lines={[0.4, 0.5, 0.3]} size="head" /> : null}
      {newspapers?.edges.length === 0 ? <p>{words.none}</p> : null}
      <ul className={styles.list}>
        {newspapers?.edges.map(({ node: { id, name, issueCount, pageCount, articleCount, firstDate, lastDate } }) => (
          <li key={id}>
            <h2 lang="zh">
              <Link href={newspaperAt(id)}>{name}</Link>
            </h2>
            <p>
              {firstDate === null || lastDate === null
                ? words.undated
                : firstDate === lastDate
                  ? written.day(firstDate)
                  : `${written.day(firstDate)} – ${written.day(lastDate)}`}
            </p>
            <p>{words.holds(written.count(issueCount), written.count(pageCount), written.count(articleCount))}</p>
          </li>
        ))}
      </ul>
      {newspapers?.pageInfo.hasNextPage === true ? (
        <p>
          <Link href={addressWith(PATHS.newspapers, { after: newspapers.pageInfo.endCursor })}>{words.more} →</Link>
        </p>
      ) : null}
    </div>
  );
}
