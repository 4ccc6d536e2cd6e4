/** What all forms that correct something have: fields, a reason, what was refused and why. */
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { wordsOf } from '../language/language.js';
import styles from './form.module.css';
import type { Correcting } from './use-correct.js';

const useWords = wordsOf({
  zh: {
    reason: '理由（会记入更正记录）',
    save: '记下更正',
    saving: '正在记……',
    cancel: '作罢',
    offline: '档案没有回应，更正没有记下。',
    token: '令牌不对，或它无权更正。',
    busy: '档案正忙，请稍候再试。',
    broken: '档案出了差错，更正没有记下。',
  },
  en: {
    reason: 'Why (noted with the correction)',
    save: 'Correct it',
    saving: 'Correcting …',
    cancel: 'Leave it',
    offline: 'The archive does not answer: nothing was corrected.',
    token: 'The token is wrong, or gives no right to correct.',
    busy: 'The archive is busy: try again in a moment.',
    broken: 'The archive failed: nothing was corrected.',
  },
});

interface CorrectionFormProps {
  readonly title: string;
  readonly correcting: Correcting;
  /** @returns whether it was taken: then the form closes */
  readonly submit: (reason: string | null) => Promise<boolean>;
  readonly close: () => void;
  readonly children?: ReactNode;
}

export function CorrectionForm({ title, correcting, submit, close, children }: CorrectionFormProps) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await submit(reason.trim() === '' ? null : reason.trim())) close();
  };
  return (
    <form className={styles.form} onSubmit={onSubmit} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {children}
      <Field name={words.reason} value={reason} onChange={setReason} />
      <Refusal correcting={correcting} />
      <p className={styles.ways}>
        <button type="submit" className={styles.save} disabled={correcting.isBusy}>
          {correcting.isBusy ? words.saving : words.save}
        </button>
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

/** Why the last correction was refused, in plain words; nothing where it was not. */
export function Refusal({ correcting: { problem } }: { readonly correcting: Correcting }) {
  const words = useWords();
  if (problem === null) return null;
  const said = { OFFLINE: words.offline, TOKEN: words.token, BUSY: words.busy, BROKEN: words.broken };
  return (
    <p role="alert" className={styles.refusal}>
      {problem.kind === 'REFUSED' ? problem.message : said[problem.kind]}
    </p>
  );
}

interface FieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date' | 'number';
}

export function Field({ name, value, onChange, type = 'text' }: FieldProps) {
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        type={type}
        step={type === 'number' ? 'any' : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </p>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly values: readonly (readonly [value: Value, name: string])[];
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({ name, value, values, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = values.find(([each]) => each === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {values.map(([each, shown]) => (
          <option key={each} value={each}>
            {shown}
          </option>
        ))}
      </select>
    </p>
  );
}
