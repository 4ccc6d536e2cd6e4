/** The way to the other parts of a list. */
import { Link } from 'wouter';
import { wordsOf } from '../language/language.js';
import styles from './pager.module.css';

const useWords = wordsOf({
  zh: { parts: '翻页', earlier: '上一页', later: '下一页' },
  en: { parts: 'Parts of the list', earlier: 'Previous', later: 'Next' },
});

/** From where a part of a list is asked for: behind the one cursor or before the other; from its beginning where there is neither. */
export interface PartAsked {
  readonly after: string | null;
  readonly before: string | null;
}

interface PagerProps {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly addressOf: (part: PartAsked) => string;
}

export function Pager({ pageInfo: { hasNextPage, hasPreviousPage, startCursor, endCursor }, addressOf }: PagerProps) {
  const words = useWords();
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <nav aria-label={words.parts} className={styles.parts}>
      {hasPreviousPage ? (
        <Link href={addressOf({ after: null, before: startCursor })} rel="prev">
          ← {words.earlier}
        </Link>
      ) : (
        <span />
      )}
      {hasNextPage ? (
        <Link href={addressOf({ before: null, after: endCursor })} rel="next">
          {words.later} →
        </Link>
      ) : null}
    </nav>
  );
}

/** A part of a list as its address has it. */
export function partIn(params: URLSearchParams): PartAsked {
  return { after: params.get('after'), before: params.get('before') };
}

/** The same as an operation is asked for it. */
export function variablesOf({ after, before }: PartAsked, length: number) {
  return before === null ? { first: length, after } : { last: length, before };
}
