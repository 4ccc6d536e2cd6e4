/** What is asked of the results, as their address has it. */
import type { ArticleFilter, ArticleKind, ArticleOrder, Interval } from 'broadsheet-sdk/documents';
import { searchAt } from '../../addresses.js';

/** Conditions by name of their parameter; each may be left out. */
export interface AskedOfResults {
  readonly q: string | null;
  readonly newspaper: string | null;
  readonly kind: string | null;
  readonly person: string | null;
  readonly organization: string | null;
  readonly place: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly order: string | null;
  readonly after: string | null;
  readonly before: string | null;
}

export type Condition = keyof AskedOfResults;

/** Those that stand for something in the archive, by its id. */
export const CHOSEN_BY_ID = ['newspaper', 'person', 'organization', 'place'] as const satisfies readonly Condition[];

const KINDS: Readonly<Record<ArticleKind, true>> = {
  NEWS: true,
  FEATURE: true,
  INTERVIEW: true,
  JUMP: true,
  NOTE: true,
  NOTICE: true,
  PHOTO: true,
  STORY: true,
};
const ORDERS: readonly ArticleOrder[] = ['RELEVANCE', 'DATE_DESC', 'DATE_ASC'];
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

export function askedIn(params: URLSearchParams): AskedOfResults {
  const given = (name: Condition) => {
    const value = params.get(name)?.trim() ?? '';
    return value === '' ? null : value;
  };
  return {
    q: given('q'),
    newspaper: given('newspaper'),
    kind: given('kind'),
    person: given('person'),
    organization: given('organization'),
    place: given('place'),
    from: given('from'),
    to: given('to'),
    order: given('order'),
    after: given('after'),
    before: given('before'),
  };
}

export function filterOf({ q, newspaper, kind, person, organization, place, from, to }: AskedOfResults): ArticleFilter {
  const kinds = isKind(kind) ? [kind] : [];
  const range = { ...(isDay(from) && { from }), ...(isDay(to) && { to }) };
  return {
    ...(q !== null && { text: q }),
    ...(newspaper !== null && { newspaper }),
    ...(kinds.length > 0 && { kinds }),
    ...(person !== null && { person }),
    ...(organization !== null && { organization }),
    ...(place !== null && { location: place }),
    ...(Object.keys(range).length > 0 && { date: range }),
  };
}

export function orderOf({ order, q }: AskedOfResults): ArticleOrder {
  const known = ORDERS.find((each) => each === order);
  if (known !== undefined && !(known === 'RELEVANCE' && q === null)) return known;
  return q === null ? 'DATE_DESC' : 'RELEVANCE';
}

/** The narrower the days that are asked for, the shorter the stretches in which they are counted. */
export function intervalOf({ from, to }: AskedOfResults): Interval {
  if (!isDay(from) || !isDay(to)) return 'YEAR';
  if (from.slice(0, 7) === to.slice(0, 7)) return 'DAY';
  return from.slice(0, 4) === to.slice(0, 4) ? 'MONTH' : 'YEAR';
}

export function isKind(text: string | null): text is ArticleKind {
  return text !== null && Object.hasOwn(KINDS, text);
}

function isDay(text: string | null): text is string {
  return text !== null && DAY.test(text);
}

/** The address of the same results under another condition, from their beginning. */
export function narrowed(asked: AskedOfResults, change: Partial<AskedOfResults>): string {
  return searchAt({ ...asked, after: null, before: null, ...change });
}
