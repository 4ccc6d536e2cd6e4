/** A page as it was ingested, and beside it what was read: where articles begin and end, what stands in them, what is in doubt. */
import { type MentionKind, RoomPageDocument } from 'broadsheet-sdk/documents';
import { type CSSProperties, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { addressOf, articleAt, issueAt, newspaperAt, pageAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { useFactTerms } from '../../language/facts.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useReasons } from '../../language/reasons.js';
import { useTerms } from '../../language/terms.js';
import { ProblemNotice } from '../../parts/problem.js';
import { Skeleton } from '../../parts/skeleton.js';
import { useTitle } from '../../parts/title.js';
import { NotHere } from '../not-here.js';
import { linesOf, type PageRead, type RawLine, type RawStretch } from './layout.js';
import styles from './page.module.css';

const useWords = wordsOf({
  zh: {
    raw: '读入时的原文',
    read: '判读出的文章',
    doubts: '存疑之处',
    noDoubts: '这一版没有把握低于九成的地方。',
    mark: '标出',
    doubt: '存疑',
    coverage: (share: string) => `全版 ${share} 的文字都有归属`,
    articles: (count: string) => `${count} 篇`,
    border: (share: string) => `起止 ${share}`,
    sure: (share: string) => `${share} 的把握`,
    lines: (first: number, last: number) => (first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`),
    earlier: '上一版',
    later: '下一版',
    beside: '同一期的版面',
    toText: (number: number) => `第 ${number} 篇在原文中的位置`,
    toArticle: (number: number) => `第 ${number} 篇`,
  },
  en: {
    raw: 'The text as ingested',
    read: 'The articles as read',
    doubts: 'In doubt',
    noDoubts: 'Nothing on this page is less sure than nine in ten.',
    mark: 'Mark',
    doubt: 'Doubts',
    coverage: (share) => `${share} of the text belongs somewhere`,
    articles: (count) => `${count} articles`,
    border: (share) => `borders ${share}`,
    sure: (share) => `${share} sure`,
    lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
    earlier: 'Page before',
    later: 'Next page',
    beside: 'Pages of the same issue',
    toText: (number) => `Where article ${number} stands in the text`,
    toArticle: (number) => `Article ${number}`,
  },
});

const MARKED = ['PERSON', 'LOCATION', 'ORGANIZATION', 'METRIC', 'DATE', 'HEADLINE'] as const satisfies MentionKind[];

export function Page({ id }: { readonly id: string }) {
  const written = useWritten();
  const asked = useAsk(RoomPageDocument, { id });
  const page = asked.status === 'ANSWERED' ? asked.data.page : undefined;
  const parts = page ? [page.newspaper, page.date && written.day(page.date), page.edition] : [];
  const title = parts.filter((part) => part !== null).join(' ');
  useTitle(page ? title || page.name : null);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  if (page === null) return <NotHere />;
  return page === undefined ? <PageSkeleton /> : <Opened page={page} />;
}

function Opened({ page }: { readonly page: PageRead }) {
  const words = useWords();
  const terms = useFactTerms();
  const [kinds, setKinds] = useState<ReadonlySet<MentionKind>>(new Set(MARKED));
  const [doubts, setDoubts] = useState(true);
  const lines = useMemo(() => linesOf(page, { kinds, doubts }), [page, kinds, doubts]);
  const toggle = (kind: MentionKind): void => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  return (
    <div>
      <PageHead page={page} />
      <fieldset className={styles.legend}>
        <legend>{words.mark}</legend>
        {MARKED.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={kinds.has(kind)} onChange={() => toggle(kind)} />
            <span className={styles.mark} data-kind={kind}>
              {terms.facts[kind]}
            </span>
          </label>
        ))}
        <label>
          <input type="checkbox" checked={doubts} onChange={() => setDoubts(!doubts)} />
          <span className={styles.mark} data-doubt="true">
            {words.doubt}
          </span>
        </label>
      </fieldset>
      <div className={styles.page}>
        <section className={styles.raw} aria-labelledby="raw">
          <h2 id="raw">{words.raw}</h2>
          <ol className={styles.lines} lang="zh">
            {lines.map((line) => (
              <Line key={line.number} line={line} />
            ))}
          </ol>
        </section>
        <div className={styles.beside}>
          <Articles page={page} />
          <Doubts page={page} />
        </div>
      </div>
    </div>
  );
}

function PageHead({ page }: { readonly page: PageRead }) {
  const words = useWords();
  const written = useWritten();
  const { paper, issue, previous, next } = page;
  return (
    <header className={styles.head}>
      <h1 lang="zh">
        {paper === null ? (page.newspaper ?? page.name) : <Link href={newspaperAt(paper.id)}>{paper.name}</Link>}
        {page.edition === null ? null : <span className={styles.edition}>{page.edition}</span>}
      </h1>
      <p className={styles.dateline}>
        {page.date === null ? null : issue !== null && paper !== null ? (
          <Link href={issueAt(paper.id, page.date)}>{written.day(page.date)}</Link>
        ) : (
          <span>{written.day(page.date)}</span>
        )}
        <span>{words.articles(written.count(page.articles.length))}</span>
        <span>{words.coverage(written.share(page.coverage))}</span>
        <span className={styles.file}>{page.name}</span>
      </p>
      {previous === null && next === null ? null : (
        <nav aria-label={words.beside} className={styles.turn}>
          {previous === null ? <span /> : <Link href={pageAt(previous.id)}>← {previous.edition ?? words.earlier}</Link>}
          {next === null ? <span /> : <Link href={pageAt(next.id)}>{next.edition ?? words.later} →</Link>}
        </nav>
      )}
    </header>
  );
}

function Line({ line }: { readonly line: RawLine }) {
  const words = useWords();
  const { article, number } = line;
  return (
    <li
      id={`line-${number}`}
      className={styles.line}
      data-side={article === null ? undefined : article % 2 === 0 ? 'even' : 'odd'}
      data-furniture={line.isFurniture}
    >
      <span className={styles.number}>
        {article !== null && line.isFirst ? (
          <a href={`#read-${article + 1}`} id={`text-${article + 1}`} aria-label={words.toArticle(article + 1)}>
            {article + 1}
          </a>
        ) : null}
      </span>
      <span className={styles.text}>
        {line.stretches.map((stretch) => (
          <Marked key={stretch.start} stretch={stretch} />
        ))}
      </span>
    </li>
  );
}

function Marked({ stretch: { text, fact, doubt } }: { readonly stretch: RawStretch }) {
  const terms = useFactTerms();
  const written = useWritten();
  const said = useReasons();
  if (fact === null && doubt === null) return text;
  const title = [
    fact && terms.facts[fact.kind],
    fact?.confidence == null ? null : written.share(fact.confidence),
    doubt && `${terms.doubts[doubt.kind]}: ${said(doubt.reason).text}`,
  ];
  const marks = {
    className: styles.mark,
    title: title.filter((part) => part !== null && part !== '').join(' · '),
    'data-kind': fact?.kind,
    'data-doubt': doubt !== null,
  };
  const address = fact?.node == null ? null : addressOf(fact.node);
  if (address === null) return <span {...marks}>{text}</span>;
  return (
    // The same names are links in the articles beside; a page of a hundred names is not to be a hundred stops.
    <Link href={address} tabIndex={-1} {...marks}>
      {text}
    </Link>
  );
}

function Articles({ page }: { readonly page: PageRead }) {
  const words = useWords();
  const terms = useTerms();
  const written = useWritten();
  return (
    <section aria-labelledby="read">
      <h2 id="read">{words.read}</h2>
      <ol>
        {page.articles.map(({ id, headline, kicker, kind, genre, confidence, paragraphs }, index) => (
          <li key={id} id={`read-${index + 1}`} className={styles.article} data-side={index % 2 === 0 ? 'even' : 'odd'}>
            <a href={`#text-${index + 1}`} className={styles.place} aria-label={words.toText(index + 1)}>
              {index + 1}
            </a>
            <div>
              {kicker === null ? null : (
                <p lang="zh" className={styles.kicker}>
                  {kicker}
                </p>
              )}
              <h3 lang="zh">
                <Link href={articleAt(id)}>{headline ?? terms.untitled}</Link>
              </h3>
              <p lang="zh" className={styles.body}>
                {paragraphs.join('')}
              </p>
              <p className={styles.sure}>
                <span>{genre === null ? terms.kinds[kind] : terms.genres[genre]}</span>
                {confidence === null ? null : <span>{words.border(written.share(confidence))}</span>}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Doubts({ page: { doubts } }: { readonly page: PageRead }) {
  const words = useWords();
  const terms = useFactTerms();
  const written = useWritten();
  const said = useReasons();
  return (
    <section aria-labelledby="doubts" className={styles.doubts}>
      <h2 id="doubts">
        {words.doubts} <span className={styles.count}>{written.count(doubts.length)}</span>
      </h2>
      {doubts.length === 0 ? <p>{words.noDoubts}</p> : null}
      <ol>
        {doubts.map(({ kind, text, reason, confidence, firstLine, lastLine, span }) => (
          <li key={`${kind} ${span.start} ${span.end} ${text}`}>
            <p>
              <a href={`#line-${firstLine}`}>{words.lines(firstLine, lastLine)}</a>
              <span>{terms.doubts[kind]}</span>
              <span className={styles.scale} style={{ '--sure': confidence } as CSSProperties} aria-hidden="true" />
              <span>{words.sure(written.share(confidence))}</span>
            </p>
            <p lang="zh" className={styles.doubted}>
              {text}
            </p>
            <p lang={said(reason).lang} className={styles.reason}>
              {said(reason).text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function PageSkeleton() {
  return (
    <div aria-busy="true">
      <div className={styles.head}>
        <Skeleton lines={[0.4]} size="head" />
      </div>
      <Skeleton lines={[0.5, 0.6, 0.5, 0.55, 0.6, 0.5, 0.4, 0.6, 0.5, 0.55, 0.6, 0.5]} />
    </div>
  );
}
