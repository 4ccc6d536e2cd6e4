/** Why the archive did not answer, in plain words, with a way on. */
import { type FormEvent, useId, useState } from 'react';
import type { Problem } from '../archive/ask.js';
import { giveToken, tokenGiven } from '../archive/token.js';
import { wordsOf } from '../language/language.js';
import { Notice } from './notice.js';
import styles from './problem.module.css';

const useWords = wordsOf({
  zh: {
    again: '再试一次',
    offline: ['连不上档案', '服务器没有回应。请看看网络是否通畅、服务是否还在运行。'],
    busy: ['档案正忙', '此刻提问的人太多，或这个问题要算得太久。请稍候再试，或问得窄一些。'],
    refused: ['这样问档案答不上来', ''],
    broken: ['档案没能作答', '它出了差错。再试一次；若反复如此，请告诉管理档案的人。'],
    closed: ['这份档案不公开', '请填写令牌。它只在这个标签页里保存。'],
    wrong: '这个令牌打不开这份档案。',
    token: '令牌',
    enter: '进入',
  },
  en: {
    again: 'Try again',
    offline: [
      'The archive cannot be reached',
      'The server does not answer. See whether it is running and the network is up.',
    ],
    busy: [
      'The archive is busy',
      'Too many are asking at the moment, or this takes too long. Wait a little, or ask for less.',
    ],
    refused: ['The archive cannot answer that', ''],
    broken: ['The archive failed to answer', 'Try again; if it keeps failing, tell whoever keeps this archive.'],
    closed: ['This archive is not public', 'Give a token. It is kept in this tab alone.'],
    wrong: 'This token does not open the archive.',
    token: 'Token',
    enter: 'Enter',
  },
});

interface ProblemProps {
  readonly problem: Problem;
  readonly again: () => void;
}

export function ProblemNotice({ problem, again }: ProblemProps) {
  const words = useWords();
  if (problem.kind === 'TOKEN') return <TokenNotice again={again} />;
  const [title = '', text = ''] = {
    OFFLINE: words.offline,
    BUSY: words.busy,
    REFUSED: words.refused,
    BROKEN: words.broken,
  }[problem.kind];
  const said = problem.kind === 'REFUSED' ? problem.message : text;
  return (
    <div role="alert">
      <Notice title={title} text={said}>
        <button type="button" onClick={again}>
          {words.again}
        </button>
      </Notice>
    </div>
  );
}

function TokenNotice({ again }: { readonly again: () => void }) {
  const words = useWords();
  const [token, setToken] = useState('');
  const id = useId();
  const [title = '', text = ''] = words.closed;
  const enter = (event: FormEvent) => {
    event.preventDefault();
    giveToken(token.trim());
    again();
  };
  return (
    <>
      <Notice title={title} text={text} />
      {tokenGiven() === null ? null : (
        <p role="alert" className={styles.wrong}>
          {words.wrong}
        </p>
      )}
      <form className={styles.token} onSubmit={enter}>
        <label htmlFor={id}>{words.token}</label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          value={token}
          onChange={({ target }) => setToken(target.value)}
        />
        <button type="submit">{words.enter}</button>
      </form>
    </>
  );
}
