/** Which figures are kept, and what each document of the archive counts in. */
import type {
  AppearanceEntry,
  ArticleDocument,
  IssueDocument,
  LocationDocument,
  MetricDocument,
  OrganizationMention,
  PageDocument,
  PersonDocument,
} from '../documents.js';
import { type KeyText, keyText, longerKey } from './cells.js';

/** A figure: its id, and what it is asked for together with. */
export interface Figure {
  readonly id: string;
  readonly set: string;
  /** Whether the least and the greatest number of each cell are kept too. */
  readonly hasExtremes: boolean;
}

/** Where something counts, and as which number; null where it is only counted. */
export interface Count {
  readonly figure: Figure;
  readonly key: KeyText;
  readonly value: number | null;
}

/**
 * How many there are of everything. It is there if and only if the figures below are kept: another name where others
 * are, and whoever writes next counts all of them anew.
 */
export const ARCHIVE = alone('archive/8', false);
/** Articles by kind, genre and whether they have a headline. */
export const ARTICLES = alone('articles', false);
/** Numbers by kind and base unit; the same by what is counted, and by the unit as printed. */
export const METRICS = alone('metrics', true);
export const COUNTED = alone('counted', true);
export const UNITS = alone('units', true);

/** The set of the numbers of each place, organization and person, by kind, base unit and what they have to do with it. */
export const NUMBERS_OF = 'numbers of';
/** They stand in articles that name the place or anything in it, or they are about it. */
export const NAMING = 'NAMING';
export const ABOUT = 'ABOUT';

/** The numbers of a place, an organization or a person. */
export function metricsOf(id: string): Figure {
  return { id: `of/${id}`, set: NUMBERS_OF, hasExtremes: true };
}

/** The set of the numbers of each year, by kind, base unit and month: all of them, or those of a place. */
export function monthsOf(placeId: string | null): string {
  return placeId === null ? 'months' : `months/${placeId}`;
}

/** The set of the articles of each year, by day and kind: all of them, or those of a newspaper. Undated ones have a figure, too. */
export function daysOf(newspaperId: string | null): string {
  return newspaperId === null ? 'days' : `days/${newspaperId}`;
}

/** The set of the numbers of each year, by day. */
export const METRIC_DAYS = 'metric days';
/** Issues by newspaper, each as the number of its day: how many there are, the first and the last. */
export const ISSUES = alone('issues', true);

/** Numbers by newspaper. */
export const METRIC_PAPERS = alone('metric papers', false);

/** The set of the numbers of each measure, by kind and base unit. */
export const MEASURES = 'measures';

/** How many groups numbers make by place, by subject and by measure, in each base unit: see `groups.ts`. */
export const GROUPS = alone('groups', false);

export function metricsOfMeasure(measure: string): Figure {
  return { id: `measure/${measure}`, set: MEASURES, hasExtremes: true };
}

/**
 * The set of who stands in articles with a person, by year: each of them with the number of these articles. Articles that
 * name more than `CROWD` people are counted by themselves, as `[null, id]`: a list of names has the square of it in pairs.
 */
export function companyOf(personId: string): string {
  return `with/${personId}`;
}

export const CROWD = 40;

/** Whose numbers a figure holds. */
export function ownerOf({ id }: Pick<Figure, 'id'>): string {
  return id.slice(id.indexOf('/') + 1);
}

export type CountedPage = Pick<PageDocument, 'coverage'>;
export type CountedArticle = Pick<
  ArticleDocument,
  'id' | 'kind' | 'genre' | 'headline' | 'date' | 'newspaperId' | 'withinIds'
> & {
  readonly appearances: readonly Pick<AppearanceEntry, 'personId'>[];
  readonly organizations: readonly Pick<OrganizationMention, 'organizationId'>[];
};
export type CountedMetric = Pick<
  MetricDocument,
  | 'kind'
  | 'normalizedUnit'
  | 'normalizedValue'
  | 'unit'
  | 'counted'
  | 'measure'
  | 'subjectId'
  | 'withinIds'
  | 'date'
  | 'newspaperId'
>;
export type CountedPerson = Pick<PersonDocument, 'isOfficial'>;
export type CountedLocation = Pick<LocationDocument, 'level'>;
export type CountedIssue = Pick<IssueDocument, 'newspaperId' | 'date'>;

/** What is looked at of each collection's documents; of those left out, only how many there are. */
export const LOOKED_AT = {
  pages: ['coverage'],
  articles: [
    'id',
    'kind',
    'genre',
    'headline',
    'date',
    'newspaperId',
    'withinIds',
    'appearances.personId',
    'organizations.organizationId',
  ],
  metrics: [
    'kind',
    'normalizedUnit',
    'normalizedValue',
    'unit',
    'counted',
    'measure',
    'subjectId',
    'withinIds',
    'date',
    'newspaperId',
  ],
  people: ['isOfficial'],
  locations: ['level'],
  organizations: [],
  issues: ['newspaperId', 'date'],
  corrections: [],
} as const satisfies { readonly [Name in CountedCollection]: readonly PathIn<Counted[Name]>[] };

type PathIn<T> = (keyof T & string) | `${keyof T & string}.${string}`;

export interface Counted {
  pages: CountedPage;
  articles: CountedArticle;
  metrics: CountedMetric;
  people: CountedPerson;
  locations: CountedLocation;
  organizations: object;
  issues: CountedIssue;
  corrections: object;
}

export type CountedCollection = keyof Counted;

export const COUNTED_COLLECTIONS = Object.keys(LOOKED_AT) as CountedCollection[];

/** Everywhere that one document counts. */
export const COUNTS_OF: { readonly [Name in CountedCollection]: (document: Counted[Name]) => Count[] } = {
  pages: ({ coverage }) => [{ figure: ARCHIVE, key: keyText(['pages']), value: coverage }],
  articles: (article) => [
    only('articles'),
    { figure: ARTICLES, key: keyText([article.kind, article.genre ?? null, article.headline !== null]), value: null },
    ...countsOfDay(article),
    ...countsOfCompany(article),
  ],
  metrics: countsOfMetric,
  people: ({ isOfficial }) => (isOfficial ? [only('people'), only('officials')] : [only('people')]),
  locations: ({ level }) => [{ figure: ARCHIVE, key: keyText(['locations', level]), value: null }],
  organizations: () => [only('organizations')],
  issues: ({ newspaperId, date }) => [{ figure: ISSUES, key: keyText([newspaperId]), value: dayNumber(date) }],
  corrections: () => [only('corrections')],
};

function countsOfDay({ date, kind, newspaperId }: CountedArticle): Count[] {
  const sets = [daysOf(null), ...(newspaperId ? [daysOf(newspaperId)] : [])];
  const year = date === null ? '' : yearOf(date);
  return sets.map((set) => ({
    figure: { id: `${set}/${year}`, set, hasExtremes: false },
    key: keyText([date, kind]),
    value: null,
  }));
}

function countsOfCompany({ id, date, appearances }: CountedArticle): Count[] {
  const people = [...new Set(appearances.map(({ personId }) => personId))];
  const isCrowd = people.length > CROWD;
  return people.flatMap((personId) => {
    const set = companyOf(personId);
    const figure = { id: `${set}/${date === null ? '' : yearOf(date)}`, set, hasExtremes: false };
    if (isCrowd) return [{ figure, key: keyText([null, id]), value: null }];
    return people
      .filter((other) => other !== personId)
      .map((other) => ({ figure, key: keyText([other]), value: null }));
  });
}

function countsOfMetric(metric: CountedMetric): Count[] {
  const { kind, normalizedUnit, normalizedValue: value, unit, counted, measure, subjectId, withinIds, date } = metric;
  const key = keyText([kind, normalizedUnit]);
  const ofDay = { id: `${METRIC_DAYS}/${date === null ? '' : yearOf(date)}`, set: METRIC_DAYS, hasExtremes: false };
  const counts: Count[] = [
    only('metrics'),
    { figure: METRICS, key, value },
    { figure: UNITS, key: longerKey(key, unit), value },
    { figure: metricsOfMeasure(measure), key, value },
    { figure: ofDay, key: keyText([date]), value: null },
    { figure: METRIC_PAPERS, key: keyText([metric.newspaperId ?? null]), value: null },
  ];
  // What was written before metrics had a subject has none.
  if (subjectId !== null && subjectId !== undefined) {
    counts.push({ figure: metricsOf(subjectId), key: longerKey(key, ABOUT), value });
  }
  if (counted !== null) counts.push({ figure: COUNTED, key: longerKey(key, counted), value });
  const [naming, inMonth] = [longerKey(key, NAMING), date === null ? null : longerKey(key, monthOf(date))];
  if (date !== null && inMonth !== null) counts.push({ figure: metricsIn(date, null), key: inMonth, value });
  for (const placeId of withinIds) {
    counts.push({ figure: metricsOf(placeId), key: naming, value });
    if (date !== null && inMonth !== null) counts.push({ figure: metricsIn(date, placeId), key: inMonth, value });
  }
  return counts;
}

/** A year's numbers by month: only the figure of the present year is written again and again. */
function metricsIn(date: string, placeId: string | null): Figure {
  const set = monthsOf(placeId);
  return { id: `${set}/${yearOf(date)}`, set, hasExtremes: true };
}

function only(name: string): Count {
  return { figure: ARCHIVE, key: keyText([name]), value: null };
}

function alone(id: string, hasExtremes: boolean): Figure {
  return { id, set: id, hasExtremes };
}

const DAY = 86_400_000;

/** "1970-01-02" is 1. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** The day of a number. */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, '2020-10-16'.length);
}

function yearOf(date: string): string {
  return date.slice(0, 4);
}

/** "2020-10-16" belongs to "2020-10". */
function monthOf(date: string): string {
  return date.slice(0, 7);
}
