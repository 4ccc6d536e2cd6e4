/** Numbers of the archive: the values of a measure over time, sums, and each number with the sentence that prints it. */
import { RoomNumberSumsDocument, RoomNumbersDocument } from 'broadsheet-sdk/documents';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { partIn, variablesOf } from '../../parts/pager.js';
import { ProblemNotice } from '../../parts/problem.js';
import { useSearchParams } from '../../parts/search-params.js';
import { useTitle } from '../../parts/title.js';
import { askedIn, CHOSEN_BY_ID, filterOf, orderOf, sumsOf } from './asked.js';
import { Facets } from './facets.js';
import styles from './numbers.module.css';
import { Series } from './series.js';
import { groupsOf, Sums } from './sums.js';
import { Table } from './table.js';

const useWords = wordsOf({
  zh: { title: '数字', note: '每个数字都指向印着它的那句话。' },
  en: { title: 'Numbers', note: 'Each number points at the sentence that prints it.' },
});

/** Numbers on one screen. */
const SHOWN = 25;
/** Values of each facet. */
const VALUES = 10;

export function Numbers() {
  const words = useWords();
  const params = useSearchParams();
  const asked = askedIn(params);
  const filter = filterOf(asked);
  const found = useAsk(RoomNumbersDocument, {
    filter,
    orderBy: orderOf(asked),
    ...variablesOf(partIn(params), SHOWN),
    chosen: CHOSEN_BY_ID.flatMap((condition) => asked[condition] ?? []),
  });
  const counted = useAsk(RoomNumberSumsDocument, {
    filter,
    groupBy: sumsOf(asked),
    measure: asked.measure,
    withSeries: asked.measure !== null,
    first: VALUES,
    groups: groupsOf(sumsOf(asked)),
  });
  useTitle(asked.measure ?? words.title);
  if (found.status === 'FAILED') return <ProblemNotice {...found} />;
  const sums = counted.status === 'ANSWERED' ? counted.data : null;
  return (
    <div className={styles.numbers}>
      <header className={styles.head}>
        <h1>{asked.measure === null ? words.title : <span lang="zh">{asked.measure}</span>}</h1>
        <p>{words.note}</p>
      </header>
      <div className={styles.narrow}>
        <Facets facets={sums?.metrics.facets ?? null} asked={asked} />
      </div>
      <div className={styles.found}>
        {asked.measure === null ? null : <Series series={sums?.metricSeries ?? null} asked={asked} />}
        <Table found={found.status === 'ANSWERED' ? found : null} asked={asked} />
        {/* Below the table: it would jump if it came before the table does. */}
        {counted.status === 'FAILED' ? <ProblemNotice {...counted} /> : null}
        {found.status === 'ANSWERED' && found.data.metrics.totalCount > 0 && counted.status !== 'FAILED' ? (
          <Sums groups={sums?.metricGroups ?? null} all={sums?.metricGroupCount ?? 0} asked={asked} />
        ) : null}
      </div>
    </div>
  );
}
