/** The found articles, the best or the newest first, with what can be done with all of them. */
import type { RoomResultsQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { addressWith, articleAt, searchAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Conditions, ListBar, ListBarPending } from '../../parts/list-bar.js';
import { Pager } from '../../parts/pager.js';
import { Skeleton } from '../../parts/skeleton.js';
import { Where } from '../../parts/where.js';
import { type AskedOfResults, CHOSEN_BY_ID, type Condition, filterOf, isKind, narrowed, orderOf } from './asked.js';
import styles from './found.module.css';
import { Marked, markedHeadline, snippetsOf } from './snippets.js';

type Edge = RoomResultsQuery['articles']['edges'][number];

const useWords = wordsOf({
  zh: {
    found: (count: string) => `${count} 篇`,
    finding: '检索中……',
    RELEVANCE: '最相关',
    DATE_DESC: '最新',
    DATE_ASC: '最早',
    feed: '订阅',
    none: '没有找到。',
    widen: '放宽一些条件，或换个说法：人名、地名也可以用拼音。',
    meant: '您要找的是',
    days: (from: string, to: string) => `${from} 至 ${to}`,
  },
  en: {
    found: (count) => `${count} articles`,
    finding: 'Searching …',
    RELEVANCE: 'Best match',
    DATE_DESC: 'Newest',
    DATE_ASC: 'Oldest',
    feed: 'Follow',
    none: 'Nothing was found.',
    widen: 'Ask for less, or in other words: names of people and places may be written in pinyin, too.',
    meant: 'Did you mean',
    days: (from, to) => `${from} to ${to}`,
  },
});

const ORDERS = ['RELEVANCE', 'DATE_DESC', 'DATE_ASC'] as const;

interface FoundProps {
  /** Null as long as nothing is known. */
  readonly found: { readonly data: RoomResultsQuery; readonly isOld: boolean } | null;
  readonly asked: AskedOfResults;
}

export function Found({ found, asked }: FoundProps) {
  const words = useWords();
  const written = useWritten();
  if (found === null) {
    return (
      <>
        <ListBarPending finding={words.finding} />
        {[0, 1, 2, 3, 4].map((place) => (
          <div key={place} className={styles.skeleton}>
            <Skeleton lines={[0.6]} size="head" />
            <Skeleton lines={[1, 0.8]} />
          </div>
        ))}
      </>
    );
  }
  const { articles, nodes } = found.data;
  const filter = JSON.stringify(filterOf(asked));
  return (
    <div className={styles.list} data-old={found.isOld} aria-busy={found.isOld}>
      <ListBar
        found={words.found(written.count(articles.totalCount))}
        orders={ORDERS.filter((order) => order !== 'RELEVANCE' || asked.q !== null).map((order) => ({
          name: words[order],
          address: narrowed(asked, { order }),
          isCurrent: order === orderOf(asked),
        }))}
        taken={{ table: 'articles', filter }}
      >
        <a href={addressWith('/feed', { filter, format: 'atom' })}>{words.feed}</a>
      </ListBar>
      <ConditionsOf asked={asked} nodes={nodes} />
      {articles.edges.length === 0 ? <None asked={asked} meant={articles.didYouMean} /> : null}
      <ol>
        {articles.edges.map((edge) => (
          <li key={edge.node.id}>
            <Piece edge={edge} />
          </li>
        ))}
      </ol>
      <Pager pageInfo={articles.pageInfo} addressOf={(part) => searchAt({ ...asked, ...part })} />
    </div>
  );
}

function Piece({ edge }: { readonly edge: Edge }) {
  const terms = useTerms();
  const { node } = edge;
  const snippets = snippetsOf(edge);
  return (
    <article className={styles.piece}>
      {node.kicker === null ? null : (
        <p lang="zh" className={styles.kicker}>
          {node.kicker}
        </p>
      )}
      <h2 lang="zh">
        <Link href={articleAt(node.id)}>
          {node.headline === null ? terms.untitled : <Marked pieces={markedHeadline(node.headline, edge)} />}
        </Link>
      </h2>
      <p lang="zh" className={styles.snippet}>
        {snippets.length === 0 ? (
          <span>{node.paragraphs?.join('')}</span>
        ) : (
          snippets.map(({ start, pieces }) => (
            <span key={start}>
              …<Marked pieces={pieces} />…{' '}
            </span>
          ))
        )}
      </p>
      <p className={styles.where}>
        <Where page={node.page} />
        <span>{terms.kinds[node.kind]}</span>
      </p>
    </article>
  );
}

function ConditionsOf({ asked, nodes }: { readonly asked: AskedOfResults; readonly nodes: RoomResultsQuery['nodes'] }) {
  const words = useWords();
  const written = useWritten();
  const terms = useTerms();
  const named = CHOSEN_BY_ID.flatMap((condition) => {
    const id = asked[condition];
    if (id === null) return [];
    const node = nodes.find((each) => each?.id === id);
    const name = node && 'name' in node ? node.name : id;
    return [{ drop: { [condition]: null } as Partial<Record<Condition, null>>, name }];
  });
  const kind = isKind(asked.kind) ? [{ drop: { kind: null }, name: terms.kinds[asked.kind] }] : [];
  const days =
    asked.from !== null && asked.to !== null
      ? [{ drop: { from: null, to: null }, name: words.days(written.day(asked.from), written.day(asked.to)) }]
      : [];
  const all = [...named, ...kind, ...days];
  return <Conditions conditions={all.map(({ drop, name }) => ({ name, without: narrowed(asked, drop) }))} />;
}

function None({ asked, meant }: { readonly asked: AskedOfResults; readonly meant: string | null }) {
  const words = useWords();
  return (
    <div className={styles.none}>
      <p>{words.none}</p>
      {meant === null ? null : (
        <p>
          {words.meant}{' '}
          <Link href={narrowed(asked, { q: meant })} lang="zh">
            {meant}
          </Link>
          ?
        </p>
      )}
      <p>{words.widen}</p>
    </div>
  );
}
