/** All that was read from an article, by kind. The one that is touched says where it stands and why it is believed. */
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import styles from './fact-list.module.css';
import type { ArticleRead, Fact, FactKind } from './facts.js';
import { Why } from './why.js';

const useWords = wordsOf({
  zh: {
    hint: '点一下，文中每一处都会标出，并说明为什么这样判读。',
    none: '文中没有判读出人名、地名、机构或数字。',
    officials: '官员与任职',
    PERSON: '人物',
    LOCATION: '地点',
    ORGANIZATION: '机构',
    METRIC: '数字',
    DATE: '日期',
  },
  en: {
    hint: 'Touch one: all its places in the text are marked, and why it is believed is said.',
    none: 'No people, places, organizations or numbers were read from this text.',
    officials: 'Officials and their offices',
    PERSON: 'People',
    LOCATION: 'Places',
    ORGANIZATION: 'Organizations',
    METRIC: 'Numbers',
    DATE: 'Days',
  },
});

const KINDS = ['PERSON', 'LOCATION', 'ORGANIZATION', 'METRIC', 'DATE'] as const satisfies readonly FactKind[];

interface Group {
  readonly name: string;
  readonly kind: FactKind;
  readonly facts: readonly Fact[];
}

interface FactListProps {
  readonly article: ArticleRead;
  readonly facts: readonly Fact[];
  readonly chosen: string | null;
  readonly choose: (key: string | null) => void;
}

export function FactList({ article, facts, chosen, choose }: FactListProps) {
  const words = useWords();
  const officials = new Set(article.people.flatMap(({ person, isOfficial: holds }) => (holds ? person.id : [])));
  const isOfficial = ({ nodeId }: Fact): boolean => nodeId !== null && officials.has(nodeId);
  const groups = KINDS.flatMap((kind): readonly Group[] => {
    const all = facts.filter((fact) => fact.kind === kind);
    if (kind !== 'PERSON') return [{ name: words[kind], kind, facts: all }];
    return [
      { name: words.officials, kind, facts: all.filter(isOfficial) },
      { name: words.PERSON, kind, facts: all.filter((fact) => !isOfficial(fact)) },
    ];
  }).filter((group) => group.facts.length > 0);
  if (groups.length === 0) return <p className={styles.hint}>{words.none}</p>;
  return (
    <>
      <p className={styles.hint}>{words.hint}</p>
      {groups.map((group) => (
        <section key={group.name} className={styles.group}>
          <h2>{group.name}</h2>
          <ul data-kind={group.kind}>
            {group.facts.map((fact) => (
              <li key={fact.key} data-fact={fact.key}>
                <button
                  type="button"
                  aria-expanded={fact.key === chosen}
                  data-kind={fact.kind}
                  onClick={() => choose(fact.key === chosen ? null : fact.key)}
                >
                  <Named article={article} fact={fact} />
                </button>
                {fact.key === chosen ? <Why article={article} fact={fact} close={() => choose(null)} /> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Named({ article, fact }: { readonly article: ArticleRead; readonly fact: Fact }) {
  const written = useWritten();
  const beside = besideOf(article, fact);
  return (
    <>
      <span lang="zh" className={styles.name}>
        {fact.text}
      </span>
      {beside === '' ? null : (
        <span lang="zh" className={styles.beside}>
          {beside}
        </span>
      )}
      {fact.kind === 'DATE' && fact.date !== null ? (
        <span className={styles.beside}>{written.day(fact.date)}</span>
      ) : null}
    </>
  );
}

/** What stands behind the name: offices, the place around it, what is measured. */
function besideOf(article: ArticleRead, { kind, nodeId }: Fact): string {
  switch (kind) {
    case 'PERSON':
      return article.people.find(({ person }) => person.id === nodeId)?.titles.join('，') ?? '';
    case 'LOCATION':
      return (
        article.locationMentions.find(({ location }) => location.id === nodeId)?.location.ancestors.at(-1)?.name ?? ''
      );
    case 'METRIC':
      return article.metrics.find(({ id }) => id === nodeId)?.label ?? '';
    default:
      return '';
  }
}
