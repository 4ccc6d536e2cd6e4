/** One article, set as newspapers set it, with all that was read from it beside it. */
import { RoomArticleDocument } from 'broadsheet-sdk/documents';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { articleAt, issueAt, newspaperAt, pageAt, personAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { ProblemNotice } from '../../parts/problem.js';
import { useSearchParams } from '../../parts/search-params.js';
import { Skeleton } from '../../parts/skeleton.js';
import { useTitle } from '../../parts/title.js';
import { NotHere } from '../not-here.js';
import { AddFact } from './add-fact.js';
import styles from './article.module.css';
import { Citation } from './citation.js';
import { CorrectArticle } from './correct-article.js';
import { FactList } from './fact-list.js';
import { type ArticleRead, type Line, type Part, readArticle } from './facts.js';
import { Near } from './near.js';

const useWords = wordsOf({
  zh: { loading: '正在取文章', page: '看原版', continued: '接', beside: '文中所见', byline: '署名' },
  en: {
    loading: 'Fetching the article',
    page: 'The page',
    continued: 'Continues',
    beside: 'Read from it',
    byline: 'Byline',
  },
});

export function Article({ id }: { readonly id: string }) {
  const asked = useAsk(RoomArticleDocument, { id });
  const article = asked.status === 'ANSWERED' ? asked.data.article : undefined;
  const terms = useTerms();
  useTitle(article ? (article.headline ?? terms.untitled) : null);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  if (article === null) return <NotHere />;
  return article === undefined ? <ArticleSkeleton /> : <Shown article={article} />;
}

function Shown({ article }: { readonly article: ArticleRead }) {
  const words = useWords();
  const params = useSearchParams();
  const text = useRef<HTMLDivElement>(null);
  const { facts, lines, bodyAlignment } = useMemo(() => readArticle(article), [article]);
  const sent = facts.find(({ nodeId }) => nodeId !== null && nodeId === params.get('fact'))?.key ?? null;
  const [chosen, setChosen] = useState<string | null>(sent);
  // An address may send whoever opens it to a place in the text.
  useEffect(() => {
    if (sent !== null) text.current?.querySelector('[data-chosen="true"]')?.scrollIntoView({ block: 'center' });
  }, [sent]);
  const head = (part: Part) => lines.filter((line) => line.part === part);
  const body = lines.filter(({ part }) => part === 'PARAGRAPH');
  const isVerse = article.genre === 'VERSE';
  const length = article.paragraphs.join('').length;
  const touch = { chosen, choose: setChosen };
  return (
    <div className={styles.screen}>
      <article className={styles.article} aria-labelledby="headline">
        <Dateline article={article} />
        <header className={styles.head} lang="zh">
          {head('RUBRIC').map((line) => (
            <p key={line.start} className={styles.rubric}>
              <Stretches line={line} {...touch} />
            </p>
          ))}
          {head('KICKER').map((line) => (
            <p key={line.start} className={styles.kicker}>
              <Stretches line={line} {...touch} />
            </p>
          ))}
          <Headline lines={head('HEADLINE')} {...touch} />
          {head('SUBHEAD').map((line) => (
            <p key={line.start} className={styles.subhead}>
              <Stretches line={line} {...touch} />
            </p>
          ))}
          <Byline article={article} />
        </header>
        <CorrectArticle article={article} />
        <div
          ref={text}
          className={styles.body}
          lang="zh"
          data-columns={length > 240 && length < 2400 && !isVerse}
          data-verse={isVerse}
        >
          {body.map((line) => (
            <p key={line.start}>
              <Stretches line={line} {...touch} />
            </p>
          ))}
        </div>
        {article.continues === null ? null : (
          <p className={styles.continued}>
            {words.continued} <Link href={articleAt(article.continues.id)}>{article.continues.headline}</Link>
          </p>
        )}
        <Citation article={article} />
      </article>
      <aside className={styles.beside} aria-label={words.beside}>
        <AddFact article={article} body={text} alignment={bodyAlignment} />
        <FactList article={article} facts={facts} {...touch} />
      </aside>
      <div className={styles.related}>
        <Near id={article.id} />
      </div>
    </div>
  );
}

interface Touch {
  readonly chosen: string | null;
  readonly choose: (key: string | null) => void;
}

function Headline({ lines, ...touch }: Touch & { readonly lines: readonly Line[] }) {
  const terms = useTerms();
  return (
    <h1 id="headline" className={styles.headline}>
      {lines.length === 0 ? terms.untitled : null}
      {lines.map((line) => (
        <span key={line.start}>
          <Stretches line={line} {...touch} />
        </span>
      ))}
    </h1>
  );
}

/** Touching a fact in the text does what touching it in the list does; the list is what keys reach. */
function Stretches({ line, chosen, choose }: Touch & { readonly line: Line }) {
  return line.stretches.map(({ start, text, facts }) => {
    const [innermost] = facts;
    if (innermost === undefined)
      return (
        <span key={start} data-start={start}>
          {text}
        </span>
      );
    const isChosen = chosen !== null && facts.includes(chosen);
    const [kind] = innermost.split(' ');
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the same fact is a button in the list beside the text
      // biome-ignore lint/a11y/noStaticElementInteractions: as above
      <span
        key={start}
        className={styles.fact}
        data-start={start}
        data-kind={kind}
        data-chosen={isChosen}
        onClick={() => choose(isChosen ? null : innermost)}
      >
        {text}
      </span>
    );
  });
}

function Dateline({ article: { page, kind, genre } }: { readonly article: ArticleRead }) {
  const words = useWords();
  const written = useWritten();
  const terms = useTerms();
  const { paper, issue, date } = page;
  return (
    <p className={styles.dateline}>
      {paper === null ? (
        <span lang="zh">{page.newspaper}</span>
      ) : (
        <Link href={newspaperAt(paper.id)} lang="zh">
          {paper.name}
        </Link>
      )}
      {date === null ? null : issue !== null && paper !== null ? (
        <Link href={issueAt(paper.id, date)}>{written.day(date)}</Link>
      ) : (
        <span>{written.day(date)}</span>
      )}
      {page.edition === null ? null : <span lang="zh">{page.edition}</span>}
      <span>{genre === null || genre === 'REPORT' ? terms.kinds[kind] : terms.genres[genre]}</span>
      <Link href={pageAt(page.id)} className={styles.toPage}>
        {words.page}
      </Link>
    </p>
  );
}

function Byline({ article: { byline } }: { readonly article: ArticleRead }) {
  const terms = useTerms();
  if (byline.length === 0) return null;
  return (
    <p className={styles.byline}>
      {byline.map(({ name, role, person }) => (
        <span key={`${role} ${name}`}>
          <span className={styles.role}>{terms.roles[role]}</span>{' '}
          {person === null ? name : <Link href={personAt(person.id)}>{name}</Link>}
        </span>
      ))}
    </p>
  );
}

function ArticleSkeleton() {
  const words = useWords();
  return (
    <div className={styles.screen} aria-busy="true" aria-label={words.loading} role="status">
      <div className={styles.article}>
        <Skeleton lines={[0.5]} />
        <Skeleton lines={[0.9, 0.6]} size="head" />
        <Skeleton lines={[1, 1, 0.9, 1, 1, 0.7, 1, 0.95, 1, 0.5]} />
      </div>
    </div>
  );
}
