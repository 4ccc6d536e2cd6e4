/** A question to the archive and what has come of it so far. */
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useQuery } from 'urql';

export type Asked<Data> =
  | { readonly status: 'ASKED' }
  | { readonly status: 'FAILED'; readonly problem: Problem; readonly again: () => void }
  | {
      readonly status: 'ANSWERED';
      readonly data: Data;
      /** Whether this answers what was asked before, while what is asked now is on its way. */
      readonly isOld: boolean;
    };

/** Why there is no answer, by what whoever asked can do about it. */
export type Problem =
  | { readonly kind: 'OFFLINE' }
  | { readonly kind: 'TOKEN' }
  | { readonly kind: 'BUSY' }
  | { readonly kind: 'REFUSED'; readonly message: string }
  | { readonly kind: 'BROKEN'; readonly message: string };

/**
 * Asks as soon as it is rendered, and again whenever the variables change.
 * @param paused true asks nothing yet
 */
export function useAsk<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  paused = false,
): Asked<Data> {
  const [{ data, error, fetching, stale }, repeat] = useQuery({ query: document, variables, pause: paused });
  if (error !== undefined && !fetching) {
    const again = () => repeat({ requestPolicy: 'network-only' });
    return { status: 'FAILED', problem: problemOf(error), again };
  }
  if (data === undefined) return { status: 'ASKED' };
  return { status: 'ANSWERED', data, isOld: fetching || stale };
}

const BUSY = new Set(['OVERLOADED', 'TIMEOUT', 'RATE_LIMITED', 'TOO_MANY_REQUESTS']);
const REFUSED = new Set(['BAD_USER_INPUT', 'QUERY_TOO_COSTLY', 'QUERY_TOO_DEEP', 'NOT_FOUND', 'FORBIDDEN']);

export function problemOf({ networkError, graphQLErrors, response }: CombinedError): Problem {
  const [first] = graphQLErrors;
  const code = String(first?.extensions.code ?? '');
  const status: unknown = response?.status;
  if (code === 'UNAUTHENTICATED' || status === 401) return { kind: 'TOKEN' };
  if (BUSY.has(code) || status === 429 || status === 503) return { kind: 'BUSY' };
  if (first !== undefined) return { kind: REFUSED.has(code) ? 'REFUSED' : 'BROKEN', message: first.message };
  if (networkError !== undefined && response === undefined) return { kind: 'OFFLINE' };
  return { kind: 'BROKEN', message: networkError?.message ?? '' };
}
