/** One list of everything that a text finds: articles by what they say, people, locations and organizations by name. */
import { ArgumentError } from '../argument-error.js';
import { findScored, type ScoredArticle } from '../articles.js';
import type { ArticleDocument, LocationDocument, OrganizationDocument, PersonDocument } from '../documents.js';
import { type Edges, edgesOf, limitOf, type Order, type Part, type PartArguments, partOf } from '../pagination.js';
import { and, findAll, type Projection } from '../reading.js';
import { changedSince, type SinceCondition, sinceIn } from '../since.js';
import type { Snapshot } from '../snapshot.js';
import { textsLike } from './look-alikes.js';
import { beginningWith, nameKey } from './names.js';
import { parseQuery } from './query.js';
import { filterRanking, leastScore, type Ranking, rankInTiers, type Tiers, tiersTogether } from './ranking.js';
import { bestOf } from './selection.js';

type Named = PersonDocument | LocationDocument | OrganizationDocument;

/** What a text finds, with how well it answers, from above 0 to 2. Names come before articles that answer as well. */
export type SearchResult = (Named | ScoredArticle) & { readonly score: number; readonly number: number };

export interface SearchResults extends Edges<SearchResult> {
  readonly totalCount: number;
}

/** Of each sort of name, those that most articles name. */
const MOST_NAMES = 100;
/** A name that is all of the text; a name of which it is a form; the best article; a name that only begins so. */
const [EXACT_NAME, EXACT_FORM, BEST_ARTICLE, BEGINNING] = [2, 1.5, 1, 0.9];
/** What names have in the place of an article's number. */
const NAMED = -1;

const BEST_FIRST: Order = [
  ['score', -1],
  ['number', 1],
  ['id', 1],
];

/**
 * One part of what a text finds, best first. Five database commands.
 * @throws ArgumentError for a text that cannot be answered, and as `partOf`
 */
export async function findEverything(
  snapshot: Snapshot,
  { text, lookAlikes }: { readonly text: string; readonly lookAlikes: boolean },
  args: PartArguments,
  projectionOfArticles?: Projection,
): Promise<SearchResults> {
  if (text.trim() === '') throw new ArgumentError('text', 'text is blank: say what to look for.');
  const part: Part<SearchResult> = partOf(snapshot, args, BEST_FIRST, ['search', text, lookAlikes, ...sinceIn(args)]);
  const query = parseQuery(text, 'text', lookAlikes);
  if (query.byline !== null) {
    throw new ArgumentError('text', 'text asks for a byline: ask articles(filter: { text: … }), which knows them.');
  }
  const [tiers, exactNames, otherNames] = await Promise.all([
    rankInTiers(snapshot, query).then((found) => changedOf(snapshot, found, args)),
    findNames(snapshot, text.trim(), args),
    lookAlikes ? findNamesLike(snapshot, text.trim(), args) : [],
  ]);
  const exact = relative(tiers.exact);
  const least = Math.min(leastScore(exact), ...exactNames.map(({ score }) => score));
  // Whatever is not found as it was typed stands below all that is; of it, names come first.
  const most = Number.isFinite(least) ? Math.min(least, BEST_ARTICLE) / 2 : BEST_ARTICLE;
  const ranking = tiersTogether({ exact, others: relative(tiers.others) }, most);
  const found = new Set(exactNames.map(({ id }) => id));
  const names = [
    ...exactNames,
    ...otherNames.filter(({ id }) => !found.has(id)).map((each) => ({ ...each, number: NAMED, score: most })),
  ];
  const cursor = boundOf(part, names);
  const { backward } = part;
  const isEarlier = backward ? (a: Place, b: Place) => precedes(b, a) : precedes;
  const bestNames = names.filter((name) => cursor === null || isEarlier(cursor, name));
  const best = bestOf(ranking, { cursor: cursor && [cursor.score, cursor.number], backward }, limitOf(part));
  const articles = best.map((each) => ({ ...each, id: '' }));
  const chosen = [...bestNames, ...articles].sort((a, b) => (isEarlier(a, b) ? -1 : 1)).slice(0, limitOf(part));
  const articlesFound = await findScored(
    snapshot,
    chosen.filter(({ number }) => number !== NAMED),
    projectionOfArticles,
  );
  const nameById = new Map(names.map((name) => [name.id, name]));
  const articleByNumber = new Map(articlesFound.map((article) => [article.number, article]));
  const results = chosen.flatMap(
    ({ number, id }): SearchResult | never[] => nameById.get(id) ?? articleByNumber.get(number) ?? [],
  );
  return { ...edgesOf(part, results), totalCount: names.length + ranking.numbers.length };
}

/** Of what a text finds, what is new or has changed. */
async function changedOf(snapshot: Snapshot, { exact, others }: Tiers, { since }: SinceCondition): Promise<Tiers> {
  const [filter] = changedSince<ArticleDocument>({ since });
  if (filter === undefined || exact.numbers.length + others.numbers.length === 0) return { exact, others };
  const found = await findAll(snapshot, snapshot.collections.articles, filter, { projection: { _id: 0, number: 1 } });
  const changed = new Set(found.map(({ number }) => number));
  const isChanged = (number: number) => changed.has(number);
  return { exact: filterRanking(exact, isChanged), others: filterRanking(others, isChanged) };
}

interface ScoredName {
  readonly score: number;
  readonly number: number;
}

/** Names that begin with the text. */
async function findNames(snapshot: Snapshot, text: string, since: SinceCondition): Promise<(Named & ScoredName)[]> {
  const key = nameKey(text);
  if (key === '') return [];
  const found = await namesWith(snapshot, { searchKeys: beginningWith(key) }, since);
  return found.map((named) => ({ ...named, number: NAMED, score: scoreOfName(named, key) }));
}

/** Names that recognition may have made of the text, or the text of them. */
async function findNamesLike(snapshot: Snapshot, text: string, since: SinceCondition): Promise<Named[]> {
  const keys = textsLike(nameKey(text));
  return keys.length === 0 ? [] : namesWith(snapshot, { searchKeys: { $in: keys } }, since);
}

async function namesWith(
  snapshot: Snapshot,
  condition: { readonly searchKeys: ReturnType<typeof beginningWith> | { $in: string[] } },
  since: SinceCondition,
): Promise<Named[]> {
  const { people, locations, organizations } = snapshot.collections;
  const options = { sort: { articleCount: -1, id: 1 } as const, limit: MOST_NAMES };
  const found = await Promise.all([
    findAll(snapshot, people, and(condition, ...changedSince<PersonDocument>(since)), options),
    findAll(snapshot, locations, and(condition, ...changedSince<LocationDocument>(since)), options),
    findAll(snapshot, organizations, and(condition, ...changedSince<OrganizationDocument>(since)), options),
  ]);
  return found.flat();
}

function scoreOfName({ name, searchKeys = [] }: Named, typed: string): number {
  if (nameKey(name) === typed) return EXACT_NAME;
  if (searchKeys.includes(typed)) return EXACT_FORM;
  const shortest = Math.min(...searchKeys.filter((each) => each.startsWith(typed)).map((each) => each.length));
  return (BEGINNING * typed.length) / shortest;
}

/** The ranking with its best article at 1. */
function relative({ numbers, scores }: Ranking): Ranking {
  const best = scores.reduce((a, b) => Math.max(a, b), 0);
  return { numbers, scores: scores.map((score) => (BEST_ARTICLE * score) / best) };
}

interface Place {
  readonly score: number;
  readonly number: number;
  readonly id: string;
}

/** Where the list goes on: behind what the cursor names, wherever that stands now. */
function boundOf({ cursor }: Part<SearchResult>, names: readonly Place[]): Place | null {
  if (cursor === null) return null;
  const [score, number, id] = [Number(cursor[0]), Number(cursor[1]), String(cursor[2])];
  return names.find((name) => name.id === id) ?? { score, number, id };
}

function precedes(a: Place, b: Place): boolean {
  if (a.score !== b.score) return a.score > b.score;
  return a.number !== b.number ? a.number < b.number : a.id < b.id;
}
