/** What a search finds: ranked pieces with what matched, counted by what they hold and when they were printed. */
import { ArticleCountsDocument, RoomResultsDocument } from 'broadsheet-sdk/documents';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { ProblemNotice } from '../../parts/problem.js';
import { useSearchParams } from '../../parts/search-params.js';
import { useTitle } from '../../parts/title.js';
import { askedIn, CHOSEN_BY_ID, filterOf, intervalOf, orderOf } from './asked.js';
import { Facets } from './facets.js';
import { Found } from './found.js';
import { Histogram } from './histogram.js';
import styles from './results.module.css';

const useWords = wordsOf({
  zh: { title: '检索', all: '全部文章' },
  en: { title: 'Search', all: 'All articles' },
});

/** Articles on one screen. */
const SHOWN = 20;
/** Values of each facet. */
const VALUES = 8;

export function Results() {
  const words = useWords();
  const params = useSearchParams();
  const asked = askedIn(params);
  const filter = filterOf(asked);
  const part = asked.before === null ? { first: SHOWN, after: asked.after } : { last: SHOWN, before: asked.before };
  const found = useAsk(RoomResultsDocument, {
    filter,
    orderBy: orderOf(asked),
    ...part,
    withBeginnings: asked.q === null,
    chosen: CHOSEN_BY_ID.flatMap((condition) => asked[condition] ?? []),
  });
  const counts = useAsk(ArticleCountsDocument, { filter, interval: intervalOf(asked), first: VALUES });
  useTitle(asked.q === null ? words.all : `${asked.q} · ${words.title}`);

  if (found.status === 'FAILED') return <ProblemNotice {...found} />;
  const counted = counts.status === 'ANSWERED' ? counts.data.articles : null;
  return (
    <div className={styles.results}>
      <h1 className={styles.title}>{asked.q === null ? words.all : <span lang="zh">“{asked.q}”</span>}</h1>
      <div className={styles.when}>
        <Histogram buckets={counted?.histogram ?? null} asked={asked} />
      </div>
      <div className={styles.facets}>
        <Facets facets={counted?.facets ?? null} asked={asked} />
      </div>
      <div className={styles.found}>
        <Found found={found.status === 'ANSWERED' ? found : null} asked={asked} />
      </div>
    </div>
  );
}
