/** The numbers themselves, each with what it measures, of whom, and the sentence that prints it. */
import type { RoomNumbersQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { addressOf, articleAt, numbersAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Conditions, ListBar } from '../../parts/list-bar.js';
import { Pager } from '../../parts/pager.js';
import { PiecesSkeleton } from '../../parts/pieces.js';
import { Where } from '../../parts/where.js';
import { type AskedOfNumbers, CHOSEN_BY_ID, daysIn, filterOf, isMetricKind, narrowed, orderOf } from './asked.js';
import styles from './table.module.css';

type Metric = RoomNumbersQuery['metrics']['nodes'][number];

const useWords = wordsOf({
  zh: {
    title: '数字',
    found: (count: string) => `${count} 个`,
    PAGE_ORDER: '按版面',
    VALUE_DESC: '从大到小',
    VALUE_ASC: '从小到大',
    none: '没有这样的数字。',
    measure: '量的是什么',
    value: '数字',
    printed: '原文',
    days: (from: string, to: string) => `${from} 至 ${to}`,
  },
  en: {
    title: 'Numbers',
    found: (count) => `${count} numbers`,
    PAGE_ORDER: 'As printed',
    VALUE_DESC: 'Largest first',
    VALUE_ASC: 'Smallest first',
    none: 'There are no such numbers.',
    measure: 'What is measured',
    value: 'Number',
    printed: 'As printed',
    days: (from, to) => `${from} to ${to}`,
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
  return (
    <section className={styles.section} data-old={found.isOld} aria-busy={found.isOld}>
      <ListBar
        found={words.found(written.count(metrics.totalCount))}
        orders={ORDERS.map((order) => ({
          name: words[order],
          address: narrowed(asked, { order }),
          isCurrent: order === orderOf(asked),
        }))}
        taken={{ table: 'metrics', filter: JSON.stringify(filterOf(asked)) }}
      />
      <ConditionsOf asked={asked} nodes={nodes} />
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
                <Link href={articleAt(article.id, id)} lang="zh">
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

function ConditionsOf({ asked, nodes }: ConditionsProps) {
  const words = useWords();
  const written = useWritten();
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
  const days = daysIn(asked);
  const all = [...others, ...byId].map(({ condition, name }) => ({
    name,
    without: narrowed(asked, { [condition]: null }),
  }));
  const ofDays = {
    name: days === null ? '' : words.days(written.day(days.from), written.day(days.to)),
    without: narrowed(asked, { from: null, to: null }),
  };
  return <Conditions conditions={days === null ? all : [...all, ofDays]} />;
}
