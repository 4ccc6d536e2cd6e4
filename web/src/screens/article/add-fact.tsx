/** Adds what was not read: whoever holds a token selects it in the text and says what it is. */
import { AddMentionDocument, type AddMentionInput } from 'broadsheet-sdk/documents';
import { type RefObject, useEffect, useState } from 'react';
import { Choice, CorrectionForm, Field } from '../../correcting/form.js';
import { useCorrect, useMayCorrect } from '../../correcting/use-correct.js';
import { wordsOf } from '../../language/language.js';
import styles from './add-fact.module.css';
import type { ArticleRead } from './facts.js';
import { type Alignment, placeOf, type Range } from './places.js';

const useWords = wordsOf({
  zh: {
    hint: '漏了什么？在正文里选中它，便可添上。',
    title: (text: string) => `添上“${text}”`,
    kind: '它是',
    PERSON: '人物',
    ORGANIZATION: '机构',
    LOCATION: '地点',
    METRIC: '数字',
    titles: '职务（用分号隔开）',
    label: '量的是什么',
  },
  en: {
    hint: 'Something is missing? Select it in the text to add it.',
    title: (text) => `Add “${text}”`,
    kind: 'It is',
    PERSON: 'a person',
    ORGANIZATION: 'an organization',
    LOCATION: 'a place',
    METRIC: 'a number',
    titles: 'Offices (semicolons between them)',
    label: 'What is measured',
  },
});

const KINDS = ['PERSON', 'ORGANIZATION', 'LOCATION', 'METRIC'] as const;
type Kind = (typeof KINDS)[number];

/** Longer than any name. */
const LONGEST = 60;

interface AddFactProps {
  readonly article: ArticleRead;
  /** Where the text is shown, its stretches marked by where they begin. */
  readonly body: RefObject<HTMLDivElement | null>;
  readonly alignment: Alignment;
}

/** Nothing without a token. */
export function AddFact({ article, body, alignment }: AddFactProps) {
  const words = useWords();
  const mayCorrect = useMayCorrect();
  const [selected, setSelected] = useState<{ readonly span: Range; readonly text: string } | null>(null);
  useEffect(() => {
    if (!mayCorrect) return;
    const onSelect = (): void => {
      const range = selectedIn(body.current);
      const span = range === null || range.end - range.start > LONGEST ? null : placeOf(alignment, range);
      // While the form is typed into nothing is selected, and what was stays.
      if (span !== null)
        setSelected({ span, text: article.page.text.slice(span.start, span.end).replaceAll(/\s/gu, '') });
    };
    document.addEventListener('selectionchange', onSelect);
    return () => document.removeEventListener('selectionchange', onSelect);
  }, [mayCorrect, body, alignment, article]);
  if (!mayCorrect) return null;
  if (selected === null) return <p className={styles.hint}>{words.hint}</p>;
  return (
    <AddForm
      key={selected.span.start}
      article={article}
      span={selected.span}
      text={selected.text}
      close={() => setSelected(null)}
    />
  );
}

interface AddFormProps {
  readonly article: ArticleRead;
  readonly span: Range;
  readonly text: string;
  readonly close: () => void;
}

function AddForm({ article, span, text, close }: AddFormProps) {
  const words = useWords();
  const correcting = useCorrect();
  const [kind, setKind] = useState<Kind>('PERSON');
  const [said, setSaid] = useState('');
  const what: Readonly<Record<Kind, Partial<AddMentionInput>>> = {
    PERSON: { person: { titles: said.split(/[;；]/u).flatMap((each) => each.trim() || []) } },
    ORGANIZATION: { organization: {} },
    LOCATION: { location: {} },
    METRIC: { metric: { label: said.trim() } },
  };
  const input = { article: article.id, span: { start: span.start, end: span.end }, ...what[kind] };
  return (
    <CorrectionForm
      title={words.title(text)}
      correcting={correcting}
      close={close}
      submit={(reason) => correcting.correct(AddMentionDocument, { input, reason })}
    >
      <Choice
        name={words.kind}
        value={kind}
        values={KINDS.map((each) => [each, words[each]] as const)}
        onChange={setKind}
      />
      {kind === 'PERSON' ? <Field name={words.titles} value={said} onChange={setSaid} /> : null}
      {kind === 'METRIC' ? <Field name={words.label} value={said} onChange={setSaid} /> : null}
    </CorrectionForm>
  );
}

/** What is selected of the shown text; null where nothing is, or it begins or ends elsewhere. */
function selectedIn(body: HTMLDivElement | null): Range | null {
  const selection = document.getSelection();
  if (body === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetOf(body, startContainer, startOffset);
  const end = offsetOf(body, endContainer, endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

function offsetOf(body: HTMLDivElement, node: Node, offset: number): number | null {
  if (!body.contains(node)) return null;
  const stretch = node.parentElement?.closest<HTMLElement>('[data-start]');
  return stretch?.dataset.start === undefined ? null : Number(stretch.dataset.start) + offset;
}
