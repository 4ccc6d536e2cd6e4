/**
 * What parts of the schema cost: so that what the limit allows takes at most about a second of a processor, as `npm run attack`
 * measures it on an archive of some thousand articles. What is dearer in a larger one, the store ends.
 */
import { DEFAULT_LENGTH, isGiven, MAX_LENGTH } from '../store/pagination.js';

type Args = Readonly<Record<string, unknown>>;

/** Of a plain value, of an object beside its values, and of one that says of the schema what is known already. */
const VALUE = 1;
const OBJECT = 8;
const OBJECT_OF_SCHEMA = 1;
/** Of an item in a list that is given as an argument. */
export const LISTED = 20;

/** A question to the archive, whatever comes back. */
const QUESTION = 5_000;
/** One for which a good part of an index is read. */
const SEARCH = 25_000;
/** One for which all that meets conditions is read. */
const READING = 100_000;
/** One for which a thousand kept groups are read. */
const GROUPING = 60_000;
/** One for which many are read, of people, organizations or articles. */
const LOOKING_THROUGH = 25_000;
const FEW_GROUPS: ReadonlySet<unknown> = new Set(['KIND', 'UNIT', 'MONTH']);
/** One that is answered for each object of a list, together with the others. */
const RELATION = 100;

/** How many items a list holds that is not given part by part, where that is not few. */
const LENGTHS: Readonly<Record<string, number>> = {
  'Query.metricGroups': 30,
  'Query.metricSeries': 20,
  'MetricSeries.points': 20,
  'ArticleConnection.histogram': 60,
  'MetricConnection.histogram': 60,
  'Page.articles': 10,
  'Issue.pages': 12,
  'Person.timeline': 10,
  '__Schema.types': 120,
  '__Type.fields': 6,
};
/** Of which lists more may be asked for at once. */
const LONGEST: Readonly<Record<string, number>> = {
  'Article.mentions': 1_000,
  'Page.facts': 1_000,
  'Query.metricGroups': 1_000,
};
const TYPICAL_LENGTH = 5;
/** Of lists of what the schema says of itself. */
const TYPICAL_LENGTH_OF_SCHEMA = 2;

/** Texts by their length, typically: 1 for ten characters. */
const TEXTS: Readonly<Record<string, number>> = {
  'Page.text': 1_000,
  'Article.body': 100,
  'Article.paragraphs': 100,
  'Metric.sentence': 10,
  'TextSpan.text': 10,
  'Doubt.text': 10,
};
const CHARACTERS = 10;

/** Conditions that no index answers. */
const UNINDEXED_OF_ARTICLES = ['metric', 'minConfidence', 'date', 'hasHeadline'] as const;
const UNINDEXED_OF_METRICS = ['text', 'label', 'minConfidence', 'minLabelConfidence'] as const;

/** What is read for a field of a type, beside what comes back. */
const WORK: Readonly<Record<string, (args: Args) => number>> = {
  'Query.articles': ({ filter }) =>
    textOf(filter)
      ? searchOf(filter as Args)
      : asksFor(filter, UNINDEXED_OF_ARTICLES)
        ? LOOKING_THROUGH
        : isFiltered(filter)
          ? 2 * QUESTION
          : QUESTION,
  'Query.metrics': ({ filter }) =>
    asksFor(filter, UNINDEXED_OF_METRICS) ? READING : isFiltered(filter) ? 2 * QUESTION : QUESTION,
  'Query.people': ({ filter }) =>
    asksArticles(filter) ? READING : asksFor(filter, ['text', 'title', 'office']) ? LOOKING_THROUGH : QUESTION,
  'Query.organizations': ({ filter }) => (isFiltered(filter) ? LOOKING_THROUGH : QUESTION),
  'Query.search': searchOf,
  // Words that find nothing cost a look, and each name that may be meant another.
  'ArticleConnection.didYouMean': () => SEARCH,
  'SearchConnection.didYouMean': () => SEARCH,
  // Of writes that are told whole.
  'Query.changes': () => LOOKING_THROUGH,
  'Query.suggest': () => 2 * QUESTION,
  'Query.metricGroups': groupingOf,
  // Asked beside the groups themselves, it is theirs.
  'Query.metricGroupCount': groupingOf,
  'Query.metricSeries': () => LOOKING_THROUGH,
  // What no figure tells of whole lists, and takes longer of others.
  'Facets.contributors': () => READING / 2,
  'Facets.offices': () => READING / 2,
  'Facets.measures': () => READING / 2,
  'Article.related': () => QUESTION,
  'Article.reprints': () => QUESTION,
  'Reprint.differs': () => QUESTION / 5,
  'Person.timeline': () => (2 * QUESTION) / 5,
  'Person.coAppearances': () => (3 * QUESTION) / 5,
};

export function objectPriceOf(type: string): number {
  return type.startsWith('__') ? OBJECT_OF_SCHEMA : OBJECT;
}

export function workOf(type: string, field: string, args: Args): number {
  const work = WORK[`${type}.${field}`];
  // What is new is found through an index and then put in order.
  const ofChanges = type === 'Query' && isGiven(args.since) ? LOOKING_THROUGH : 0;
  if (work !== undefined) return Math.max(work(args), ofChanges);
  if (type === 'Query' || type === 'Mutation') return Math.max(QUESTION, ofChanges);
  return type === 'Archive' ? QUESTION / 5 : 0;
}

/** Of counting a list by what it holds, or by day: kept where no condition is given. */
export function workOfCounts(type: string, args: Args): number {
  // All groups together hold no more than all that is grouped.
  if (type === 'MetricGroup') return READING / 20;
  return type !== 'Query' || isFiltered(args.filter) || isGiven(args.since) ? READING : SEARCH;
}

/** Of counting all that a connection is a part of: kept where no condition is given. */
export function workOfCounting(type: string, field: string, args: Args): number {
  // What is new is not kept counted.
  if (type !== 'Query') return isGiven(args.since) ? QUESTION : RELATION;
  if (field === 'search' || textOf(args.filter)) return QUESTION;
  return isFiltered(args.filter) || isGiven(args.about) || isGiven(args.since) ? READING : QUESTION / 5;
}

export function textPriceOf(type: string, field: string, args: Args): number {
  if (type === 'TextSpan' && field === 'context') {
    return VALUE + Math.ceil((lengthIn(args.before) + lengthIn(args.after)) / CHARACTERS);
  }
  return TEXTS[`${type}.${field}`] ?? VALUE;
}

/** Of the part of a list that is asked for; null where nothing is said of it. More than `most` is refused later. */
export function lengthAskedFor({ first, last, ids, representations }: Args, most = MAX_LENGTH): number | null {
  const named = ids ?? representations;
  if (Array.isArray(named)) return named.length;
  const length = first ?? last;
  return typeof length === 'number' ? Math.min(Math.max(length, 0), most) : null;
}

export const lengthOfConnection = (args: Args): number => lengthAskedFor(args) ?? DEFAULT_LENGTH;

export function lengthOfList(type: string, field: string, args: Args): number {
  const typical = type.startsWith('__') ? TYPICAL_LENGTH_OF_SCHEMA : TYPICAL_LENGTH;
  const name = `${type}.${field}`;
  return lengthAskedFor(args, LONGEST[name]) ?? LENGTHS[name] ?? typical;
}

function isFiltered(filter: unknown): boolean {
  return typeof filter === 'object' && filter !== null && Object.values(filter).some(isGiven);
}

/** Whether people are asked by what the articles are that name them. */
function asksArticles(filter: unknown): boolean {
  if (typeof filter !== 'object' || filter === null) return false;
  const { name, isOfficial, title, text, office, ...inArticles } = filter as Args;
  return isFiltered(inArticles);
}

function asksFor(filter: unknown, conditions: readonly string[]): boolean {
  return typeof filter === 'object' && filter !== null && conditions.some((name) => isGiven(Reflect.get(filter, name)));
}

function groupingOf({ filter, groupBy }: Args): number {
  if (isFiltered(filter) || groupBy === 'LABEL' || groupBy === 'PAGE') return READING;
  return FEW_GROUPS.has(groupBy) ? SEARCH : GROUPING;
}

function textOf(filter: unknown): boolean {
  return typeof filter === 'object' && filter !== null && 'text' in filter && isGiven(filter.text);
}

/** Forms with characters that look alike ask the index about as many words as a long text does. */
function searchOf({ lookAlikes }: Args): number {
  return lookAlikes === true ? 2 * SEARCH : SEARCH;
}

function lengthIn(argument: unknown): number {
  return typeof argument === 'number' ? Math.max(argument, 0) : 0;
}
