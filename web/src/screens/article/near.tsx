/** What stands near an article: the same text elsewhere, and what tells of the same. */
import { RoomNearDocument, type RoomNearQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { articleAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Where } from '../../parts/where.js';
import styles from './near.module.css';

const useWords = wordsOf({
  zh: {
    reprinted: '同文转载',
    alike: (share: string) => `${share} 相同`,
    same: '文字相同',
    differs: (count: string) => `不同之处 ${count}`,
    here: '本文',
    there: '彼处',
    nothing: '（无）',
    related: '相关报道',
    shared: '同及',
  },
  en: {
    reprinted: 'The same text elsewhere',
    alike: (share) => `${share} the same`,
    same: 'word for word',
    differs: (count) => `What differs: ${count}`,
    here: 'Here',
    there: 'There',
    nothing: '(nothing)',
    related: 'Related',
    shared: 'Both tell of',
  },
});

type Near = NonNullable<RoomNearQuery['article']>;
type ReprintShown = Near['reprints'][number];

/** So many characters are asked for on either side of what differs. */
const AROUND = 8;

/** So much of what two articles share is named. */
const NAMED = 4;

/** Nothing where there is nothing. */
export function Near({ id }: { readonly id: string }) {
  const asked = useAsk(RoomNearDocument, { id });
  const { reprints, related } = (asked.status === 'ANSWERED' ? asked.data.article : null) ?? {
    reprints: [],
    related: [],
  };
  const reprinted = new Set(reprints.map(({ article }) => article.id));
  return (
    <>
      <Reprinted reprints={reprints} />
      <Related related={related.filter(({ article }) => !reprinted.has(article.id))} />
    </>
  );
}

function Reprinted({ reprints }: Pick<Near, 'reprints'>) {
  const words = useWords();
  const written = useWritten();
  if (reprints.length === 0) return null;
  return (
    <section aria-labelledby="reprinted" className={styles.near}>
      <h2 id="reprinted">{words.reprinted}</h2>
      <ul className={styles.reprints}>
        {reprints.map(({ article, similarity, differs }) => (
          <li key={article.id}>
            <Named article={article} />
            <p>{differs.length === 0 ? words.same : words.alike(written.share(similarity))}</p>
            {differs.length === 0 ? null : <Differences differs={differs} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Line by line what either text has instead of the other. */
function Differences({ differs }: Pick<ReprintShown, 'differs'>) {
  const words = useWords();
  const written = useWritten();
  return (
    <details className={styles.differences}>
      <summary>{words.differs(written.count(differs.length))}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.here}</th>
            <th scope="col">{words.there}</th>
          </tr>
        </thead>
        <tbody lang="zh">
          {differs.map(({ before, after }) => (
            <tr key={`${before?.start} ${after?.start}`}>
              <td>
                <InContext span={before} />
              </td>
              <td>
                <InContext span={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What stands there, marked, amid what stands around it; lines of the page are run on. */
function InContext({ span }: { readonly span: ReprintShown['differs'][number]['before'] }) {
  const words = useWords();
  if (span === null) return <i>{words.nothing}</i>;
  const { context, text } = span;
  const from = Math.min(AROUND, span.start);
  const run = (part: string) => part.replaceAll(/\s/gu, '');
  return (
    <>
      {run(context.slice(0, from))}
      <mark>{run(text)}</mark>
      {run(context.slice(from + text.length))}
    </>
  );
}

function Related({ related }: Pick<Near, 'related'>) {
  const words = useWords();
  if (related.length === 0) return null;
  return (
    <section aria-labelledby="related" className={styles.near}>
      <h2 id="related">{words.related}</h2>
      <ul className={styles.related}>
        {related.map(({ article, sharedPeople, sharedOrganizations, sharedLocations, sharedTerms }) => {
          const names = [...sharedPeople, ...sharedOrganizations, ...sharedLocations].map(({ name }) => name);
          return (
            <li key={article.id}>
              <Named article={article} />
              <p>
                {words.shared} <span lang="zh">{[...names, ...sharedTerms].slice(0, NAMED).join('、')}</span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Named({ article }: Pick<ReprintShown, 'article'>) {
  const terms = useTerms();
  return (
    <>
      <h3 lang="zh">
        <Link href={articleAt(article.id)}>{article.headline ?? terms.untitled}</Link>
      </h3>
      <p>
        <Where page={article.page} />
      </p>
    </>
  );
}
