/** Ways to correct a fact where it stands: what it is called, what is said of it, and that it is none. */
import {
  CorrectAppearanceDocument,
  CorrectMetricDocument,
  DropMentionDocument,
  ExcludeNameDocument,
  type NameKind,
} from 'broadsheet-sdk/documents';
import { useState } from 'react';
import { CorrectionForm, Field } from '../../correcting/form.js';
import { useCorrect, useMayCorrect } from '../../correcting/use-correct.js';
import { wordsOf } from '../../language/language.js';
import styles from './correct-fact.module.css';
import type { ArticleRead, Fact, FactKind } from './facts.js';

const useWords = wordsOf({
  zh: {
    ways: '更正',
    change: '改正',
    drop: '这里没有它',
    exclude: '它从来不是名字',
    dropTitle: (text: string) => `“${text}”在这篇文章里不是它`,
    excludeTitle: (text: string) => `“${text}”在整个档案里都不是这样的名字`,
    changeTitle: (text: string) => `改正“${text}”`,
    name: '姓名',
    titles: '职务（用分号隔开）',
    label: '量的是什么',
    value: '数（按印出的单位）',
    unit: '单位',
  },
  en: {
    ways: 'Correct',
    change: 'Correct it',
    drop: 'It is not named here',
    exclude: 'It never is a name',
    dropTitle: (text) => `“${text}” is not it in this article`,
    excludeTitle: (text) => `“${text}” is no such name in the whole archive`,
    changeTitle: (text) => `Correct “${text}”`,
    name: 'Name',
    titles: 'Offices (semicolons between them)',
    label: 'What is measured',
    value: 'Number, in the unit as printed',
    unit: 'Unit',
  },
});

/** What may be said never to be a name. */
const NAMES: Readonly<Partial<Record<FactKind, NameKind>>> = {
  PERSON: 'PERSON',
  LOCATION: 'LOCATION',
  ORGANIZATION: 'ORGANIZATION',
};

type Way = 'CHANGE' | 'DROP' | 'EXCLUDE';

interface CorrectFactProps {
  readonly article: ArticleRead;
  readonly fact: Fact;
}

/** Nothing without a token, and for what is no object of the archive. */
export function CorrectFact({ article, fact }: CorrectFactProps) {
  const words = useWords();
  const mayCorrect = useMayCorrect();
  const [way, setWay] = useState<Way | null>(null);
  const { nodeId } = fact;
  if (!mayCorrect || nodeId === null) return null;
  const close = () => setWay(null);
  const nameKind = NAMES[fact.kind];
  switch (way) {
    case 'DROP':
      return <Drop article={article} fact={fact} object={nodeId} close={close} />;
    case 'EXCLUDE':
      return nameKind === undefined ? null : <Exclude name={fact.text} kind={nameKind} close={close} />;
    case 'CHANGE':
      return fact.kind === 'METRIC' ? (
        <ChangeMetric article={article} id={nodeId} close={close} />
      ) : (
        <ChangePerson article={article} id={nodeId} close={close} />
      );
    default:
      return (
        <p className={styles.ways}>
          <span>{words.ways}</span>
          {fact.kind === 'PERSON' || fact.kind === 'METRIC' ? (
            <button type="button" onClick={() => setWay('CHANGE')}>
              {words.change}
            </button>
          ) : null}
          <button type="button" onClick={() => setWay('DROP')}>
            {words.drop}
          </button>
          {nameKind === undefined ? null : (
            <button type="button" onClick={() => setWay('EXCLUDE')}>
              {words.exclude}
            </button>
          )}
        </p>
      );
  }
}

interface DropProps extends CorrectFactProps {
  readonly object: string;
  readonly close: () => void;
}

function Drop({ article, fact, object, close }: DropProps) {
  const words = useWords();
  const correcting = useCorrect();
  return (
    <CorrectionForm
      title={words.dropTitle(fact.text)}
      correcting={correcting}
      close={close}
      submit={(reason) => correcting.correct(DropMentionDocument, { input: { article: article.id, object }, reason })}
    />
  );
}

interface ExcludeProps {
  readonly name: string;
  readonly kind: NameKind;
  readonly close: () => void;
}

function Exclude({ name, kind, close }: ExcludeProps) {
  const words = useWords();
  const correcting = useCorrect();
  return (
    <CorrectionForm
      title={words.excludeTitle(name)}
      correcting={correcting}
      close={close}
      submit={(reason) => correcting.correct(ExcludeNameDocument, { input: { name, kinds: [kind] }, reason })}
    />
  );
}

interface ChangeProps {
  readonly article: ArticleRead;
  readonly id: string;
  readonly close: () => void;
}

function ChangePerson({ article, id, close }: ChangeProps) {
  const words = useWords();
  const correcting = useCorrect();
  const read = article.people.find(({ person }) => person.id === id);
  const [name, setName] = useState(read?.name ?? '');
  const [titles, setTitles] = useState(read?.titles.join('；') ?? '');
  const input = {
    article: article.id,
    person: id,
    // What is left as it is stays as the page says it.
    ...(name.trim() !== read?.name && { name: name.trim() }),
    ...(titles !== read?.titles.join('；') && { titles: titles.split(/[;；]/u).flatMap((each) => each.trim() || []) }),
  };
  return (
    <CorrectionForm
      title={words.changeTitle(read?.name ?? '')}
      correcting={correcting}
      close={close}
      submit={(reason) => correcting.correct(CorrectAppearanceDocument, { input, reason })}
    >
      <Field name={words.name} value={name} onChange={setName} />
      <Field name={words.titles} value={titles} onChange={setTitles} />
    </CorrectionForm>
  );
}

function ChangeMetric({ article, id, close }: ChangeProps) {
  const words = useWords();
  const correcting = useCorrect();
  const metric = article.metrics.find((each) => each.id === id);
  const [label, setLabel] = useState(metric?.label ?? '');
  const [value, setValue] = useState(String(metric?.value ?? ''));
  const [unit, setUnit] = useState(metric?.unit ?? '');
  if (metric === undefined) return null;
  const number = Number(value);
  // How many base units the printed unit is, as this number had it.
  const factor = metric.value === 0 ? 1 : metric.normalizedValue / metric.value;
  const input = {
    ...(label.trim() !== metric.label && { label: label.trim() }),
    ...((number !== metric.value || unit !== metric.unit) && {
      value: number,
      normalizedValue: number * factor,
      unit: unit.trim(),
    }),
  };
  return (
    <CorrectionForm
      title={words.changeTitle(metric.text)}
      correcting={correcting}
      close={close}
      submit={(reason) => correcting.correct(CorrectMetricDocument, { id, input, reason })}
    >
      <Field name={words.label} value={label} onChange={setLabel} />
      <Field name={words.value} type="number" value={value} onChange={setValue} />
      <Field name={words.unit} value={unit} onChange={setUnit} />
    </CorrectionForm>
  );
}
