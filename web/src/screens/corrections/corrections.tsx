/** What people have corrected: the history, each taken back with a reason; and where a token is given or forgotten. */
import {
  type CorrectionKind,
  type CorrectionStatus,
  RoomCorrectionsDocument,
  type RoomCorrectionsQuery,
  UndoCorrectionDocument,
} from 'broadsheet-sdk/documents';
import { useState } from 'react';
import { Link } from 'wouter';
import { addressOf, addressWith, articleAt, PATHS } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { CorrectionForm } from '../../correcting/form.js';
import { useCorrect, useMayCorrect } from '../../correcting/use-correct.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Pager, partIn, variablesOf } from '../../parts/pager.js';
import { PiecesSkeleton } from '../../parts/pieces.js';
import { ProblemNotice } from '../../parts/problem.js';
import { useSearchParams } from '../../parts/search-params.js';
import { useTitle } from '../../parts/title.js';
import styles from './corrections.module.css';
import { useKinds, useStatuses } from './kinds.js';
import { TokenField } from './token-field.js';

type Correction = RoomCorrectionsQuery['corrections']['nodes'][number];
type Corrected = Correction['nodes'][number];

const useWords = wordsOf({
  zh: {
    title: '更正',
    note: '机器读错的，人来改；改过的永远作数，重新读入版面时也不丢，随时可以撤回。',
    found: (count: string) => `${count} 条`,
    none: '还没有人更正过什么。',
    noneSuch: '没有这样的更正。',
    how: '填入令牌后，打开任何一篇文章：点一个人名、地名或数字，就在它旁边改正；选中漏读的文字，就能添上；标题和正文也能改。',
    all: '全部',
    by: (author: string) => `${author} 记`,
    because: (reason: string) => `理由：${reason}`,
    nothing: '（无）',
    undo: '撤回',
    undoTitle: '撤回这条更正',
    undone: (author: string, when: string) => `${author} 于 ${when} 撤回`,
    statuses: '状态',
    number: '数字',
    page: '版面',
  },
  en: {
    title: 'Corrections',
    note: 'What the machine misread, people put right: for good, also when a page is ingested again, and each can be taken back.',
    found: (count) => `${count} corrections`,
    none: 'Nobody has corrected anything yet.',
    noneSuch: 'There are no such corrections.',
    how: 'With a token, open any article: touch a name or a number and put it right beside it, select words that were missed to add them; headline and text can be changed, too.',
    all: 'All',
    by: (author) => `by ${author}`,
    because: (reason) => `Because: ${reason}`,
    nothing: '(nothing)',
    undo: 'Take it back',
    undoTitle: 'Take this correction back',
    undone: (author, when) => `Taken back by ${author} on ${when}`,
    statuses: 'Status',
    number: 'number',
    page: 'page',
  },
});

/** Corrections on one screen. */
const SHOWN = 25;
const STATUSES = ['APPLIED', 'UNANCHORED', 'SUPERSEDED', 'UNDONE'] as const satisfies readonly CorrectionStatus[];

export function Corrections() {
  const words = useWords();
  const statusNames = useStatuses();
  const written = useWritten();
  const params = useSearchParams();
  const status = STATUSES.find((each) => each === params.get('status')) ?? null;
  const about = params.get('about');
  const asked = useAsk(RoomCorrectionsDocument, {
    filter: { ...(status !== null && { statuses: [status] }), ...(about !== null && { about }) },
    ...variablesOf(partIn(params), SHOWN),
  });
  useTitle(words.title);
  const corrections = asked.status === 'ANSWERED' ? asked.data.corrections : null;
  const at = (change: Readonly<Record<string, string | null>>) =>
    addressWith(PATHS.corrections, { status, about, ...change });
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p>{words.note}</p>
        <TokenField />
      </header>
      <nav className={styles.statuses} aria-label={words.statuses}>
        <Link href={at({ status: null })} aria-current={status === null ? 'true' : undefined}>
          {words.all}
        </Link>
        {STATUSES.map((each) => (
          <Link key={each} href={at({ status: each })} aria-current={status === each ? 'true' : undefined}>
            {statusNames[each]}
          </Link>
        ))}
        <span role="status">{corrections === null ? '' : words.found(written.count(corrections.totalCount))}</span>
      </nav>
      {asked.status === 'FAILED' ? <ProblemNotice {...asked} /> : null}
      {asked.status === 'ASKED' ? <PiecesSkeleton /> : null}
      {corrections?.nodes.length === 0 ? (
        <div className={styles.none}>
          <p>{status === null && about === null ? words.none : words.noneSuch}</p>
          <p>{words.how}</p>
        </div>
      ) : null}
      <ol>
        {corrections?.nodes.map((correction) => (
          <li key={correction.id}>
            <Entry correction={correction} />
          </li>
        ))}
      </ol>
      {corrections === null ? null : <Pager pageInfo={corrections.pageInfo} addressOf={(part) => at({ ...part })} />}
    </div>
  );
}

function Entry({ correction }: { readonly correction: Correction }) {
  const words = useWords();
  const kinds = useKinds();
  const statusNames = useStatuses();
  const written = useWritten();
  const { kind, author, at, reason, status, changes, anchor, nodes, undone } = correction;
  return (
    <article className={styles.entry} data-status={status}>
      <p className={styles.line}>
        <strong>{kinds[kind as CorrectionKind]}</strong>
        <span>{words.by(author)}</span>
        <time dateTime={at}>{written.day(at.slice(0, 10))}</time>
        {status === 'APPLIED' ? null : <span className={styles.status}>{statusNames[status]}</span>}
      </p>
      <p lang="zh" className={styles.about}>
        {nodes.map((node) => (
          <About key={node.id} node={node} />
        ))}
      </p>
      {anchor === null ? null : (
        <p lang="zh" className={styles.anchor}>
          …{anchor.before}
          <mark>{anchor.quote}</mark>
          {anchor.after}…
        </p>
      )}
      <dl className={styles.changes}>
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd lang="zh">
              <del>{before ?? words.nothing}</del> → <ins>{after ?? words.nothing}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {reason === null ? null : <p className={styles.reason}>{words.because(reason)}</p>}
      {undone === null ? null : (
        <p className={styles.reason}>
          {words.undone(undone.author, written.day(undone.at.slice(0, 10)))}
          {undone.reason === null ? null : ` · ${words.because(undone.reason)}`}
        </p>
      )}
      {status === 'UNDONE' ? null : <TakeBack id={correction.id} />}
    </article>
  );
}

/** What was corrected, as it is now. */
function About({ node }: { readonly node: Corrected }) {
  const words = useWords();
  const terms = useTerms();
  switch (node.__typename) {
    case 'Article':
      return <Link href={articleAt(node.id)}>{node.headline ?? terms.untitled}</Link>;
    case 'Metric':
      return <span>{node.text}</span>;
    case 'Person':
    case 'Location':
    case 'Organization':
    case 'Page': {
      const address = addressOf(node);
      return address === null ? <span>{node.name}</span> : <Link href={address}>{node.name}</Link>;
    }
    default:
      return <span>{words.page}</span>;
  }
}

/** Nothing without a token. */
function TakeBack({ id }: { readonly id: string }) {
  const words = useWords();
  const mayCorrect = useMayCorrect();
  const correcting = useCorrect();
  const [isOpen, setOpen] = useState(false);
  if (!mayCorrect) return null;
  if (!isOpen) {
    return (
      <button type="button" className={styles.undo} onClick={() => setOpen(true)}>
        {words.undo}
      </button>
    );
  }
  return (
    <CorrectionForm
      title={words.undoTitle}
      correcting={correcting}
      close={() => setOpen(false)}
      submit={(reason) => correcting.correct(UndoCorrectionDocument, { correctionId: id, reason })}
    />
  );
}
