/** Corrects what an article says of itself: headline, the lines around it, kind, day and byline. */
import { type ArticleKind, type ContributorRole, CorrectArticleDocument } from 'broadsheet-sdk/documents';
import { useState } from 'react';
import { Choice, CorrectionForm, Field } from '../../correcting/form.js';
import { useCorrect, useMayCorrect } from '../../correcting/use-correct.js';
import { wordsOf } from '../../language/language.js';
import { entriesOf, useTerms } from '../../language/terms.js';
import styles from './correct-fact.module.css';
import type { ArticleRead } from './facts.js';

const useWords = wordsOf({
  zh: {
    open: '更正标题、体裁、日期、署名',
    title: '更正这篇文章',
    kicker: '引题',
    headline: '标题',
    subhead: '副题',
    kind: '体裁',
    date: '刊出日期',
    name: (place: number) => `署名 ${place}`,
    role: (place: number) => `署名 ${place} 的身份`,
    more: '再添一人',
  },
  en: {
    open: 'Correct headline, kind, day, byline',
    title: 'Correct this article',
    kicker: 'Line above the headline',
    headline: 'Headline',
    subhead: 'Line below the headline',
    kind: 'Kind',
    date: 'Day of publication',
    name: (place) => `Byline ${place}`,
    role: (place) => `Role in byline ${place}`,
    more: 'One more name',
  },
});

interface Contributor {
  readonly name: string;
  readonly role: ContributorRole;
}

/** Nothing without a token. */
export function CorrectArticle({ article }: { readonly article: ArticleRead }) {
  const words = useWords();
  const mayCorrect = useMayCorrect();
  const [isOpen, setOpen] = useState(false);
  if (!mayCorrect) return null;
  if (isOpen) return <ArticleForm article={article} close={() => setOpen(false)} />;
  return (
    <p className={styles.ways}>
      <button type="button" onClick={() => setOpen(true)}>
        {words.open}
      </button>
    </p>
  );
}

function ArticleForm({ article, close }: { readonly article: ArticleRead; readonly close: () => void }) {
  const words = useWords();
  const terms = useTerms();
  const correcting = useCorrect();
  const [kicker, setKicker] = useState(article.kicker ?? '');
  const [headline, setHeadline] = useState(article.headline ?? '');
  const [subhead, setSubhead] = useState(article.subhead ?? '');
  const [kind, setKind] = useState<ArticleKind>(article.kind);
  const [date, setDate] = useState(article.page.date ?? '');
  const [byline, setByline] = useState<readonly Contributor[]>(
    article.byline.map(({ name, role }) => ({ name, role })),
  );
  const change = (at: number, contributor: Contributor) =>
    setByline(byline.map((each, place) => (place === at ? contributor : each)));
  // What is left as it is stays as the page says it.
  const input = {
    ...changed('kicker', kicker, article.kicker),
    ...changed('headline', headline, article.headline),
    ...changed('subhead', subhead, article.subhead),
    ...changed('date', date, article.page.date),
    ...(kind !== article.kind && { kind }),
    ...(textOf(byline) !== textOf(article.byline) && {
      byline: byline.flatMap(({ name, role }) => (name.trim() === '' ? [] : [{ name: name.trim(), role }])),
    }),
  };
  return (
    <CorrectionForm
      title={words.title}
      correcting={correcting}
      close={close}
      submit={(reason) => correcting.correct(CorrectArticleDocument, { id: article.id, input, reason })}
    >
      <Field name={words.kicker} value={kicker} onChange={setKicker} />
      <Field name={words.headline} value={headline} onChange={setHeadline} />
      <Field name={words.subhead} value={subhead} onChange={setSubhead} />
      <Choice name={words.kind} value={kind} values={entriesOf(terms.kinds)} onChange={setKind} />
      <Field name={words.date} type="date" value={date} onChange={setDate} />
      {byline.map((contributor, at) => (
        <div key={at}>
          <Field
            name={words.name(at + 1)}
            value={contributor.name}
            onChange={(name) => change(at, { ...contributor, name })}
          />
          <Choice
            name={words.role(at + 1)}
            value={contributor.role}
            values={entriesOf(terms.roles)}
            onChange={(role) => change(at, { ...contributor, role })}
          />
        </div>
      ))}
      <p className={styles.ways}>
        <button type="button" onClick={() => setByline([...byline, { name: '', role: 'REPORTER' }])}>
          {words.more}
        </button>
      </p>
    </CorrectionForm>
  );
}

/** A field that was changed; null where nothing is left of it. */
function changed<Name extends string>(
  name: Name,
  typed: string,
  before: string | null,
): Partial<Record<Name, string | null>> {
  const value = typed.trim() === '' ? null : typed.trim();
  const field: Partial<Record<Name, string | null>> = {};
  if (value !== before) field[name] = value;
  return field;
}

function textOf(byline: readonly Contributor[]): string {
  return byline.map(({ name, role }) => `${role} ${name.trim()}`).join('\n');
}
