import { type FormEvent, useId, useState } from 'react';
import { giveToken } from '../../archive/token.js';
import { useMayCorrect } from '../../correcting/use-correct.js';
import { wordsOf } from '../../language/language.js';
import styles from './corrections.module.css';

const useWords = wordsOf({
  zh: {
    ask: '有令牌，才能更正',
    give: '填入',
    given: '令牌已填：在文章里点开任何一条，都可以更正。',
    forget: '忘掉令牌',
  },
  en: {
    ask: 'A token gives the right to correct',
    give: 'Give it',
    given: 'A token is given: open any fact of an article to correct it.',
    forget: 'Forget the token',
  },
});

/** Where a token is given, which is kept for as long as the tab is open; and forgotten. */
export function TokenField() {
  const words = useWords();
  const isGiven = useMayCorrect();
  const [typed, setTyped] = useState('');
  const id = useId();
  const give = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') giveToken(typed.trim());
    setTyped('');
  };
  if (isGiven) {
    return (
      <p className={styles.token}>
        <span>{words.given}</span>
        <button type="button" onClick={() => giveToken(null)}>
          {words.forget}
        </button>
      </p>
    );
  }
  return (
    <form className={styles.token} onSubmit={give}>
      <label htmlFor={id}>{words.ask}</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit">{words.give}</button>
    </form>
  );
}
