import { RoomRelatedDocument } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { articleAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useTerms } from '../../language/terms.js';
import { Where } from '../../parts/where.js';
import styles from './related.module.css';

const useWords = wordsOf({
  zh: { related: '相关报道', shared: '同及' },
  en: { related: 'Related', shared: 'Both tell of' },
});

/** So much of what two articles share is named. */
const NAMED = 4;

/** Articles that tell of the same people, places and things; nothing where there are none. */
export function Related({ id }: { readonly id: string }) {
  const words = useWords();
  const terms = useTerms();
  const asked = useAsk(RoomRelatedDocument, { id, first: 4 });
  const related = asked.status === 'ANSWERED' ? (asked.data.article?.related ?? []) : [];
  if (related.length === 0) return null;
  return (
    <section aria-labelledby="related" className={styles.related}>
      <h2 id="related">{words.related}</h2>
      <ul>
        {related.map(({ article, sharedPeople, sharedOrganizations, sharedLocations, sharedTerms }) => {
          const names = [...sharedPeople, ...sharedOrganizations, ...sharedLocations].map(({ name }) => name);
          const shared = [...names, ...sharedTerms].slice(0, NAMED);
          return (
            <li key={article.id}>
              <h3 lang="zh">
                <Link href={articleAt(article.id)}>{article.headline ?? terms.untitled}</Link>
              </h3>
              <p>
                <Where page={article.page} />
              </p>
              <p>
                {words.shared} <span lang="zh">{shared.join('、')}</span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
