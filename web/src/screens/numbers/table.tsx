/** The numbers themselves, each with what it measures, of whom, and the sentence that prints it. */
import type { RoomNumbersQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { addressOf, addressWith, articleAt, numbersAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Pager } from '../../parts/pager.js';
import { PiecesSkeleton } from '../../parts/pieces.js';
import { Where } from '../../parts/where.js';
import { type AskedOfNumbers, CHOSEN_BY_ID, filterOf, isMetricKind, narrowed, orderOf } from './asked.js';
import styles from './table.module.css';

type Metric = RoomNumbersQuery['metrics']['nodes'][number];

const useWords = wordsOf({
  zh: {
    title: '数字',
    found: (count: string) => `${count} 个`,
    order: '排列',
    PAGE_ORDER: '按版面',
    VALUE_DESC: '从大到小',
    VALUE_ASC: '从小到大',
    take: '取走全部',
    none: '没有这样的数字。',
    without: (name: string) => `去掉条件“${name}”`,
    measure: '量的是什么',
    value: '数字',
    printed: '原文',
  },
  en: {
    title: 'Numbers',
    found: (count) => `${count} numbers`,
    order: 'Order',
    PAGE_ORDER: 'As printed',
    VALUE_DESC: 'Largest first',
    VALUE_ASC: 'Smallest first',
    take: 'Take them away',
    none: 'There are no such numbers.',
    without: (name) => `Without “${name}”`,
    measure: 'What is measured',
    value: 'Number',
    printed: 'As printed',
  },
});

const ORDERS = ['PAGE_ORDER', 'VALUE_DESC', 'VALUE_ASC'] as const;

interface TableProps {
  /** Null as long as nothing is known. */
  readonly found: { readonly data: RoomNumbersQuery; readonly isOld: boolean } | null;
  readonly asked: AskedOfNumbers;
}

export function Table({ found, asked }: TableProps) {
  const words = useWords();
  const written = useWritten();
  if (found === null) return <PiecesSkeleton />;
  const { metrics, nodes } = found.data;
  const current = orderOf(asked);
  const filter = JSON.stringify(filterOf(asked));
  return (
    <section className={styles.section} data-old={found.isOld} aria-busy={found.isOld}>
      <div className={styles.bar}>
        <p role="status">{words.found(written.count(metrics.totalCount))}</p>
        <nav aria-label={words.order} className={styles.orders}>
          {ORDERS.map((order) => (
            <Link key={order} href={narrowed(asked, { order })} aria-current={order === current ? 'true' : undefined}>
              {words[order]}
            </Link>
          ))}
        </nav>
        <nav aria-label={words.take} className={styles.takings}>
          {(['csv', 'jsonl', 'parquet'] as const).map((format) => (
            <a key={format} href={addressWith(`/export/metrics.${format}`, { filter })} download>
              {format.toUpperCase()}
            </a>
          ))}
        </nav>
      </div>
      <Conditions asked={asked} nodes={nodes} />
      {metrics.nodes.length === 0 ? <p className={styles.none}>{words.none}</p> : <Rows metrics={metrics.nodes} />}
      <Pager pageInfo={metrics.pageInfo} addressOf={(part) => numbersAt({ ...asked, ...part })} />
    </section>
  );
}

function Rows({ metrics }: { readonly metrics: readonly Metric[] }) {
  const words = useWords();
  const terms = useTerms();
  return (
    <table className={styles.table}>
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.printed}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map(({ id, label, measure, text, sentence, subject, article }) => (
          <tr key={id}>
            <th scope="row" lang="zh">
              {subject === null ? null : <Subject subject={subject} />}
              <Link href={numbersAt({ measure })}>{label}</Link>
            </th>
            <td lang="zh" className={styles.value}>
              {text}
            </td>
            <td>
              <p lang="zh" className={styles.sentence}>
                <Said sentence={sentence} text={text} />
              </p>
              <p className={styles.where}>
                <Link href={articleAt(article.id)} lang="zh">
                  {article.headline ?? terms.untitled}
                </Link>
                <Where page={article.page} />
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ subject }: { readonly subject: NonNullable<Metric['subject']> }) {
  const address = addressOf(subject);
  return (
    <span className={styles.subject}>
      {address === null ? subject.name : <Link href={address}>{subject.name}</Link>}
    </span>
  );
}

/** The sentence with its number marked where it first stands. */
function Said({ sentence, text }: { readonly sentence: string; readonly text: string }) {
  const at = sentence.indexOf(text);
  if (at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <mark>{text}</mark>
      {sentence.slice(at + text.length)}
    </>
  );
}

interface ConditionsProps {
  readonly asked: AskedOfNumbers;
  readonly nodes: RoomNumbersQuery['nodes'];
}

function Conditions({ asked, nodes }: ConditionsProps) {
  const words = useWords();
  const terms = useTerms();
  const byId = CHOSEN_BY_ID.flatMap((condition) => {
    const id = asked[condition];
    if (id === null) return [];
    const node = nodes.find((each) => each?.id === id);
    return [{ condition, name: node && 'name' in node ? node.name : id }];
  });
  const others = (['q', 'measure', 'kind', 'unit'] as const).flatMap((condition) => {
    const value = asked[condition];
    if (value === null) return [];
    return [{ condition, name: isMetricKind(value) ? terms.measures[value] : value }];
  });
  const all = [...others, ...byId];
  if (all.length === 0) return null;
  return (
    <ul className={styles.conditions}>
      {all.map(({ condition, name }) => (
        <li key={condition}>
          <Link href={narrowed(asked, { [condition]: null })} aria-label={words.without(name)}>
            <span lang="zh">{name}</span> ×
          </Link>
        </li>
      ))}
    </ul>
  );
}
