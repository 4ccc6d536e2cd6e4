/** Why a fact is believed, and how surely, in plain words; and the way to what the archive knows of it. */
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { organizationAt, personAt, placeAt } from '../../addresses.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useReasons } from '../../language/reasons.js';
import { CorrectFact } from './correct-fact.js';
import type { ArticleRead, Fact } from './facts.js';
import styles from './why.module.css';

const useWords = wordsOf({
  zh: {
    places: (count: string) => `文中 ${count} 处`,
    sure: (of: string, share: string) => `${of}：${share} 的把握`,
    how: {
      PERSON:
        '怎么读出的：整句里的人名、地名、机构和职务放在一起判读，取最说得通的读法；职务归谁，看它印在名字的哪一边。',
      LOCATION: '怎么读出的：整句里的名字放在一起判读；是哪一处，看它前面印的行政区划和本版所在的城市。',
      ORGANIZATION: '怎么读出的：整句里的名字放在一起判读，取最说得通的读法；简称归到文中说过的全称。',
      METRIC: '怎么读出的：数、单位和约数按文法读出；量的是什么，看它前后的词；说的是谁，看小句的开头。',
      DATE: '怎么读出的：没有印年份的日子，取文中说到的年份，没有就取本版的年份。',
    },
    counted: '把握是数出来的：在从未学过的版面上，同样判读的每一百处里，对的约有这么多。',
    unknown: '没有把握可说：这一项没有数过，或版面是在记录把握之前读入的。',
    name: '这是一个名字',
    office: '职务就是这些',
    identity: '指的就是档案里的这个人',
    link: '指的就是这个地方',
    number: '数与单位',
    label: '量的是“什么”',
    day: '指的就是这一天',
    measure: (measure: string) => `量的是：${measure}`,
    about: (name: string) => `说的是：${name}`,
    normalized: (value: string, unit: string) => `合 ${value} ${unit}`,
    doubt: '存疑',
    person: '此人的全部记录',
    place: '此地的全部记录',
    organization: '此机构的全部记录',
    close: '收起',
  },
  en: {
    places: (count) => `places in the text: ${count}`,
    sure: (of, share) => `${of}: ${share} sure`,
    how: {
      PERSON:
        'How it was read: all names and offices of a sentence are decided together, as they make most sense; whose an office is follows from the side of the name on which it stands.',
      LOCATION:
        'How it was read: all names of a sentence are decided together; which place is meant follows from the divisions printed before it and the city of the page.',
      ORGANIZATION:
        'How it was read: all names of a sentence are decided together, as they make most sense; short forms belong to the full name that the text has given.',
      METRIC:
        'How it was read: number, unit and “about” by grammar; what is measured by the words around it; what it is about by the head of its clause.',
      DATE: 'How it was read: a day without a year is of the year that its story tells of, else of the page.',
    },
    counted:
      'Counted, not felt: of a hundred that were read like this on pages that nothing was learned from, so many were right.',
    unknown: 'How sure is not known: this was never counted, or the page was stored before that was kept.',
    name: 'It is a name',
    office: 'The offices are just these',
    identity: 'It is this person of the archive',
    link: 'It is this place',
    number: 'Number and unit',
    label: 'What is measured',
    day: 'It is this day',
    measure: (measure) => `Measured: ${measure}`,
    about: (name) => `About: ${name}`,
    normalized: (value, unit) => `= ${value} ${unit}`,
    doubt: 'In doubt',
    person: 'All of this person',
    place: 'All of this place',
    organization: 'All of this organization',
    close: 'Close',
  },
});

interface WhyProps {
  readonly article: ArticleRead;
  readonly fact: Fact;
  readonly close: () => void;
}

export function Why({ article, fact, close }: WhyProps) {
  const words = useWords();
  const written = useWritten();
  const said = useReasons();
  const box = useRef<HTMLDivElement>(null);
  const sureties = useSureties(article, fact).filter(([, share]) => share !== null);
  // Chosen in the text, it may stand far down the list.
  useEffect(() => {
    // In braces: newer browsers give back a promise, which React would take for what undoes the effect.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={styles.why} ref={box} role="status">
      <p className={styles.title}>
        <strong lang="zh">{fact.text}</strong>
        <span>{words.places(written.count(fact.places))}</span>
        <button type="button" onClick={close} aria-label={words.close}>
          ×
        </button>
      </p>
      <Meaning article={article} fact={fact} />
      <ul className={styles.sureties}>
        {sureties.map(([of, share]) => (
          <li key={of}>
            <span className={styles.scale} aria-hidden="true">
              <span style={{ width: `${(share ?? 0) * 100}%` }} />
            </span>
            {words.sure(of, written.share(share ?? 0))}
          </li>
        ))}
      </ul>
      {fact.doubts.map(({ reason, kind, span }) => (
        <p key={`${kind} ${span.start}`} className={styles.doubt}>
          {words.doubt}
          {': '}
          <span lang={said(reason).lang}>{said(reason).text}</span>
        </p>
      ))}
      <p className={styles.basis}>
        {words.how[fact.kind]} {sureties.length === 0 ? words.unknown : words.counted}
      </p>
      <CorrectFact article={article} fact={fact} />
      <Onward fact={fact} />
    </div>
  );
}

function Meaning({ article, fact }: Pick<WhyProps, 'article' | 'fact'>) {
  const words = useWords();
  const written = useWritten();
  if (fact.kind === 'PERSON') {
    const titles = article.people.find(({ person }) => person.id === fact.nodeId)?.titles ?? [];
    return titles.length === 0 ? null : <p lang="zh">{titles.join('，')}</p>;
  }
  if (fact.kind === 'LOCATION') {
    const place = article.locationMentions.find(({ location }) => location.id === fact.nodeId)?.location;
    return place === undefined ? null : (
      <p lang="zh">{[...place.ancestors, place].map(({ name }) => name).join(' › ')}</p>
    );
  }
  if (fact.kind === 'DATE') return fact.date === null ? null : <p>{written.day(fact.date)}</p>;
  const metric = article.metrics.find(({ id }) => id === fact.nodeId);
  if (metric === undefined) return null;
  return (
    <p className={styles.meaning}>
      <span>{words.measure(metric.measure)}</span>
      {metric.subject === null ? null : <span>{words.about(metric.subject.name)}</span>}
      <span>{words.normalized(written.count(metric.normalizedValue), metric.normalizedUnit)}</span>
    </p>
  );
}

/** Each thing that may be right or wrong about a fact, with how likely it is right. */
function useSureties(
  article: ArticleRead,
  { kind, nodeId, confidence }: Fact,
): readonly (readonly [string, number | null])[] {
  const words = useWords();
  switch (kind) {
    case 'PERSON': {
      const read = article.people.find(({ person }) => person.id === nodeId);
      return [
        [words.name, confidence],
        [words.office, read?.officeConfidence ?? null],
        [words.identity, read?.identityConfidence ?? null],
      ];
    }
    case 'LOCATION': {
      const read = article.locationMentions.find(({ location }) => location.id === nodeId);
      return [
        [words.name, confidence],
        [words.link, read?.linkConfidence ?? null],
      ];
    }
    case 'METRIC':
      return [
        [words.number, confidence],
        [words.label, article.metrics.find(({ id }) => id === nodeId)?.labelConfidence ?? null],
      ];
    case 'DATE':
      return [[words.day, confidence]];
    default:
      return [[words.name, confidence]];
  }
}

function Onward({ fact: { kind, nodeId } }: Pick<WhyProps, 'fact'>) {
  const words = useWords();
  if (nodeId === null) return null;
  switch (kind) {
    case 'PERSON':
      return <Link href={personAt(nodeId)}>{words.person} →</Link>;
    case 'LOCATION':
      return <Link href={placeAt(nodeId)}>{words.place} →</Link>;
    case 'ORGANIZATION':
      return <Link href={organizationAt(nodeId)}>{words.organization} →</Link>;
    default:
      return null;
  }
}
