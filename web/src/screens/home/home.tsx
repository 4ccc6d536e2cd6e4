/** The front: the name, the field, what there is in five figures, the newest issues as their front pages. */
import { RoomFrontDocument, type RoomFrontQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { numbersAt, personAt, searchAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { ProblemNotice } from '../../parts/problem.js';
import { SearchField } from '../../parts/search-field.js';
import { useTitle } from '../../parts/title.js';
import { FrontPage, FrontPageSkeleton } from './front-page.js';
import { issuesOnRack, type OnRack, undatedOnRack } from './front-pages.js';
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
    named: '常见报端',
    newest: '新到的报纸',
    undated: '日期不详的版面',
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
    named: 'Often named',
    newest: 'Newest issues',
    undated: 'Pages of unknown day',
    all: 'All articles',
    none: 'There are no pages in the archive yet. Read some with broadsheet ingest and come back.',
  },
});

export function Home() {
  const words = useWords();
  const asked = useAsk(RoomFrontDocument, {});
  const data = asked.status === 'ANSWERED' ? asked.data : null;
  useTitle('');
  return (
    <div className={styles.home}>
      <div className={styles.masthead}>
        <h1 lang="zh">{words.name}</h1>
        <p>{words.motto}</p>
        <div className={styles.field}>
          <SearchField isLarge />
        </div>
        <MostNamed people={data?.people.nodes ?? []} />
      </div>
      {asked.status === 'FAILED' ? <ProblemNotice {...asked} /> : <Holdings data={data} />}
    </div>
  );
}

function MostNamed({ people }: { readonly people: RoomFrontQuery['people']['nodes'] }) {
  const words = useWords();
  return (
    <div className={styles.named}>
      {people.length === 0 ? null : (
        <>
          <span id="named">{words.named}</span>
          <ul aria-labelledby="named">
            {people.map(({ id, name }) => (
              <li key={id} lang="zh">
                <Link href={personAt(id)}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Holdings({ data }: { readonly data: RoomFrontQuery | null }) {
  const words = useWords();
  const written = useWritten();
  const archive = data?.archive;
  const figures = [
    { name: words.articles, value: archive?.articleCount, address: searchAt({}) },
    { name: words.people, value: archive?.personCount, address: null },
    { name: words.places, value: archive?.locationCount, address: null },
    { name: words.organizations, value: archive?.organizationCount, address: null },
    { name: words.numbers, value: archive?.metricCount, address: numbersAt({}) },
  ];
  const undated = data === null ? [] : undatedOnRack(data);
  const hasUndatedAlone = undated.length > 0 && data?.issues.nodes.length === 0;
  return (
    <>
      <dl className={styles.figures} aria-label={words.figures}>
        {figures.map(({ name, value, address }) => (
          <div key={name}>
            <dt>{address === null ? name : <Link href={address}>{name}</Link>}</dt>
            <dd>{value === undefined ? '\u00a0' : written.count(value)}</dd>
          </div>
        ))}
      </dl>
      {hasUndatedAlone ? null : (
        <section className={styles.newest} aria-labelledby="newest" aria-busy={data === null}>
          <header>
            <h2 id="newest">{words.newest}</h2>
            <p>
              {archive?.firstDate && archive.lastDate
                ? words.span(written.day(archive.firstDate), written.day(archive.lastDate))
                : '\u00a0'}
            </p>
            <Link href={searchAt({})}>{words.all}</Link>
          </header>
          {archive?.articleCount === 0 ? <p className={styles.none}>{words.none}</p> : null}
          {data === null ? <RackSkeleton /> : <Rack fronts={issuesOnRack(data)} hasLead />}
        </section>
      )}
      {undated.length === 0 ? null : (
        <section className={styles.newest} aria-labelledby="undated">
          <header>
            <h2 id="undated">{words.undated}</h2>
          </header>
          <Rack fronts={undated} />
        </section>
      )}
    </>
  );
}

function Rack({ fronts, hasLead = false }: { readonly fronts: readonly OnRack[]; readonly hasLead?: boolean }) {
  return (
    <ul className={styles.rack} data-lead={hasLead}>
      {fronts.map((front, place) => (
        <li key={front.id}>
          <FrontPage front={front} isLead={hasLead && place === 0} />
        </li>
      ))}
    </ul>
  );
}

function RackSkeleton() {
  return (
    <ul className={styles.rack} data-lead="true">
      {[0, 1, 2, 3, 4, 5, 6].map((place) => (
        <li key={place}>
          <FrontPageSkeleton isLead={place === 0} />
        </li>
      ))}
    </ul>
  );
}
