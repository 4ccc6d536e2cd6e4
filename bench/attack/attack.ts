/** What an attack is, whatever it does. */
import { post, type Reply, seen } from './http.js';

export interface Attack {
  readonly name: string;
  /** What a server that holds answers, such as "400 QUERY_TOO_COSTLY"; any of several. */
  readonly expected: readonly string[];
  /** Makes it once, and tells what was seen. */
  readonly make: (url: string) => Promise<string>;
  /** By many at once: the limits of a single request say nothing of it. */
  readonly isOfMany?: boolean;
  /** Takes long by itself, without much being sent: it is made once, not over and over. */
  readonly isSlow?: boolean;
}

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export const ask = (url: string, question: Question): Promise<Reply> =>
  post(`${url}/graphql`, JSON.stringify(question));

/** One question to `/graphql`. */
export function asking(
  name: string,
  expected: string | readonly string[],
  query: string,
  variables: Question['variables'] = {},
): Attack {
  return {
    name,
    expected: typeof expected === 'string' ? [expected] : expected,
    make: (url) => seen(ask(url, { query, variables })),
  };
}

/** The same under so many names. */
export function often(times: number, field: string): string {
  return Array.from({ length: times }, (_, n) => `a${n}: ${field}`).join(' ');
}
