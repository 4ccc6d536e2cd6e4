/** How many articles meet conditions: from what is kept where that tells, else counted. */
import type { Collection, Filter } from 'mongodb';
import type { ArticleConditions } from './article-filter.js';
import type { ArticleDocument, Versioned } from './documents.js';
import { ARTICLES } from './figures/figures.js';
import { countIn, findFigure } from './figures/reading.js';
import { isGiven } from './pagination.js';
import { count, findByIds } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** @param filter what the conditions amount to, which look for no text */
export async function countArticlesWith(
  snapshot: Snapshot,
  conditions: ArticleConditions,
  filter: Filter<ArticleDocument>,
): Promise<number> {
  return (await keptCount(snapshot, conditions)) ?? count(snapshot, snapshot.collections.articles, filter);
}

async function keptCount(snapshot: Snapshot, conditions: ArticleConditions): Promise<number | null> {
  const { text, kinds, genres, hasHeadline, person, location, organization, ...others } = conditions;
  if (Object.values(others).some(isGiven)) return null;
  const ofForm = [kinds, genres, hasHeadline].some(isGiven);
  const [named, ...further] = [
    { id: person, collection: snapshot.collections.people },
    { id: location, collection: snapshot.collections.locations },
    { id: organization, collection: snapshot.collections.organizations },
  ].filter(({ id }) => isGiven(id));
  if (named !== undefined) {
    return ofForm || further.length > 0 ? null : articleCountOf(snapshot, named.collection, named.id ?? '');
  }
  const cells = await findFigure(snapshot, ARTICLES);
  if (cells === null) return null;
  return countIn(
    cells,
    ([kind, genre, isHeaded]) =>
      isAmong(kinds, kind) && isAmong(genres, genre) && (typeof hasHeadline !== 'boolean' || isHeaded === hasHeadline),
  );
}

/** Each person, place and organization says itself how many articles name it. */
async function articleCountOf(snapshot: Snapshot, collection: unknown, id: string): Promise<number> {
  const [named] = await findByIds(snapshot, collection as Collection<Named>, [id], { articleCount: 1 });
  return named?.articleCount ?? 0;
}

interface Named extends Versioned {
  readonly articleCount: number;
}

function isAmong(wanted: readonly unknown[] | null | undefined, value: unknown): boolean {
  return !isGiven(wanted) || wanted.includes(value);
}
