/** A newspaper: what there is of it, and a calendar of its issues, a year at a time. */
import { RoomIssuesOfYearDocument, RoomNewspaperDocument, type RoomNewspaperQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { addressWith, newspaperAt, pageAt, searchAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { ProblemNotice } from '../../parts/problem.js';
import { useSearchParams } from '../../parts/search-params.js';
import { Skeleton } from '../../parts/skeleton.js';
import { useTitle } from '../../parts/title.js';
import { NotHere } from '../not-here.js';
import { Calendar } from './calendar.js';
import styles from './newspaper.module.css';

const useWords = wordsOf({
  zh: {
    also: '又作',
    issues: (count: string) => `${count} 期`,
    pages: (count: string) => `${count} 版`,
    articles: (count: string) => `${count} 篇`,
    span: (first: string, last: string) => `${first} 至 ${last}`,
    search: '检索这份报纸',
    calendar: (year: string) => `${year} 年`,
    years: '年份',
    none: '没有一版注明了日期。',
    undated: '日期不详的版面',
  },
  en: {
    also: 'Also',
    issues: (count) => (count === '1' ? '1 issue' : `${count} issues`),
    pages: (count) => (count === '1' ? '1 page' : `${count} pages`),
    articles: (count) => (count === '1' ? '1 article' : `${count} articles`),
    span: (first, last) => `${first} to ${last}`,
    search: 'Search this newspaper',
    calendar: (year) => year,
    years: 'Years',
    none: 'None of its pages is dated.',
    undated: 'Pages of which no day is known',
  },
});

type NewspaperRead = NonNullable<RoomNewspaperQuery['newspaper']>;

const YEAR = /^\d{4}$/u;

export function Newspaper({ id }: { readonly id: string }) {
  const params = useSearchParams();
  const asked = useAsk(RoomNewspaperDocument, { id });
  const newspaper = asked.status === 'ANSWERED' ? asked.data.newspaper : undefined;
  useTitle(newspaper?.name ?? null);
  const wanted = params.get('year') ?? '';
  const year = YEAR.test(wanted) ? wanted : (newspaper?.lastDate?.slice(0, 4) ?? null);
  // Side by side with the first question where the address says the year.
  const days = useAsk(RoomIssuesOfYearDocument, { id, ...quartersOf(year ?? '2000') }, year === null);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  if (days.status === 'FAILED') return <ProblemNotice {...days} />;
  if (newspaper === null) return <NotHere />;
  if (newspaper === undefined) return <NewspaperSkeleton />;
  const read = days.status === 'ANSWERED' ? days.data.newspaper : null;
  const issues = read && [read.winter, read.spring, read.summer, read.autumn].flatMap(({ nodes }) => nodes);
  const undated = asked.status === 'ANSWERED' ? asked.data.pages.nodes : [];
  return (
    <div>
      <NewspaperHead newspaper={newspaper} />
      {year === null ? null : <Years newspaper={newspaper} year={year} />}
      {year === null ? null : <Calendar newspaperId={id} year={year} issues={issues} />}
      <Undated pages={undated} />
    </div>
  );
}

function NewspaperHead({ newspaper }: { readonly newspaper: NewspaperRead }) {
  const words = useWords();
  const written = useWritten();
  const { id, name, spellings, firstDate, lastDate } = newspaper;
  const others = spellings.filter((spelling) => spelling !== name);
  const figures = [
    words.issues(written.count(newspaper.issueCount)),
    words.pages(written.count(newspaper.pageCount)),
    words.articles(written.count(newspaper.articleCount)),
  ];
  return (
    <header className={styles.head}>
      <h1 lang="zh">{name}</h1>
      {others.length === 0 ? null : (
        <p className={styles.also}>
          {words.also} <span lang="zh">{others.join('、')}</span>
        </p>
      )}
      <p className={styles.dateline}>
        <span>
          {firstDate === null || lastDate === null
            ? words.none
            : firstDate === lastDate
              ? written.day(firstDate)
              : words.span(written.day(firstDate), written.day(lastDate))}
        </span>
        {figures.map((figure) => (
          <span key={figure}>{figure}</span>
        ))}
        <Link href={searchAt({ newspaper: id })}>{words.search}</Link>
      </p>
    </header>
  );
}

function Years({ newspaper, year }: { readonly newspaper: NewspaperRead; readonly year: string }) {
  const words = useWords();
  const first = Number(newspaper.firstDate?.slice(0, 4) ?? year);
  const last = Number(newspaper.lastDate?.slice(0, 4) ?? year);
  const at = (each: number): string => addressWith(newspaperAt(newspaper.id), { year: String(each) });
  const shown = Number(year);
  return (
    <nav aria-label={words.years} className={styles.years}>
      {shown > first ? <Link href={at(shown - 1)}>← {shown - 1}</Link> : <span />}
      <h2>{words.calendar(year)}</h2>
      {shown < last ? <Link href={at(shown + 1)}>{shown + 1} →</Link> : <span />}
    </nav>
  );
}

function Undated({ pages }: { readonly pages: RoomNewspaperQuery['pages']['nodes'] }) {
  const words = useWords();
  if (pages.length === 0) return null;
  return (
    <section className={styles.undated}>
      <h2>{words.undated}</h2>
      <ul>
        {pages.map((page) => (
          <li key={page.id}>
            <Link href={pageAt(page.id)}>
              <span lang="zh">{page.edition ?? page.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewspaperSkeleton() {
  return (
    <div aria-busy="true" className={styles.head}>
      <Skeleton lines={[0.4]} size="head" />
      <Skeleton lines={[0.9, 0.7]} />
    </div>
  );
}

interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Quarters of a year, none of which has more days than a list may be long. */
function quartersOf(year: string): Readonly<Record<'winter' | 'spring' | 'summer' | 'autumn', DayRange>> {
  return {
    winter: { from: `${year}-01-01`, to: `${year}-03-31` },
    spring: { from: `${year}-04-01`, to: `${year}-06-30` },
    summer: { from: `${year}-07-01`, to: `${year}-09-30` },
    autumn: { from: `${year}-10-01`, to: `${year}-12-31` },
  };
}
