/** The front: the name, the field, what there is in five figures, the newest issues as their front pages. */
import { RoomFrontDocument, type RoomFrontQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { searchAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { ProblemNotice } from '../../parts/problem.js';
import { SearchField } from '../../parts/search-field.js';
import { useTitle } from '../../parts/title.js';
import { FrontPage, FrontPageSkeleton } from './front-page.js';
import { frontPagesOf } from './front-pages.js';
import styles from './home.module.css';

const useWords = wordsOf({
  zh: {
    name: '阅报室',
    motto: '读过的每一版都可检索，每一条事实都指得出原文。',
    span: (first: string, last: string) => `收录 ${first} 至 ${last}`,
    figures: '馆藏',
    articles: '文章',
    people: '人物',
    places: '地点',
    organizations: '机构',
    numbers: '数字',
    newest: '新到的报纸',
    all: '全部文章',
    none: '档案里还没有版面。用 broadsheet ingest 读入一些，再回到这里。',
  },
  en: {
    name: '阅报室',
    motto: 'Every page that was read can be searched, and every fact points at its words.',
    span: (first, last) => `From ${first} to ${last}`,
    figures: 'What the archive holds',
    articles: 'articles',
    people: 'people',
    places: 'places',
    organizations: 'organizations',
    numbers: 'numbers',
    newest: 'Newest issues',
    all: 'All articles',
    none: 'There are no pages in the archive yet. Read some with broadsheet ingest and come back.',
  },
});

export function Home() {
  const words = useWords();
  const asked = useAsk(RoomFrontDocument, {});
  useTitle('');
  return (
    <div className={styles.home}>
      <div className={styles.masthead}>
        <h1 lang="zh">{words.name}</h1>
        <p>{words.motto}</p>
        <div className={styles.field}>
          <SearchField isLarge />
        </div>
      </div>
      {asked.status === 'FAILED' ? (
        <ProblemNotice {...asked} />
      ) : (
        <Holdings data={asked.status === 'ANSWERED' ? asked.data : null} />
      )}
    </div>
  );
}

function Holdings({ data }: { readonly data: RoomFrontQuery | null }) {
  const words = useWords();
  const written = useWritten();
  const archive = data?.archive;
  const figures = [
    [words.articles, archive?.articleCount],
    [words.people, archive?.personCount],
    [words.places, archive?.locationCount],
    [words.organizations, archive?.organizationCount],
    [words.numbers, archive?.metricCount],
  ] as const;
  const isEmpty = archive?.articleCount === 0;
  return (
    <>
      <dl className={styles.figures} aria-label={words.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === undefined ? '\u00a0' : written.count(value)}</dd>
          </div>
        ))}
      </dl>
      <section className={styles.newest} aria-busy={data === null}>
        <header>
          <h2>{words.newest}</h2>
          <p>
            {archive?.firstDate && archive.lastDate
              ? words.span(written.day(archive.firstDate), written.day(archive.lastDate))
              : '\u00a0'}
          </p>
          <Link href={searchAt({})}>{words.all}</Link>
        </header>
        {isEmpty ? <p className={styles.none}>{words.none}</p> : null}
        <ul className={styles.pages}>
          {data === null
            ? [0, 1, 2, 3].map((place) => (
                <li key={place}>
                  <FrontPageSkeleton />
                </li>
              ))
            : frontPagesOf(data).map((page) => (
                <li key={page.id}>
                  <FrontPage page={page} />
                </li>
              ))}
        </ul>
      </section>
    </>
  );
}
