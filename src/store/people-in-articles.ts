/** Whom articles name, by what the articles are. */
import { type ArticleConditions, articleFilter } from './article-filter.js';
import { isGiven } from './pagination.js';
import { matchPeople, type PersonConditions, type PersonMatching } from './people.js';
import { findAll } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** The conditions in the store's terms. What is asked of the articles costs a look into these first. */
export async function matchPeopleIn(snapshot: Snapshot, conditions: PersonConditions): Promise<PersonMatching> {
  const { name, isOfficial, title, text, office, since, ...inArticles } = conditions;
  const isAsked = Object.values(inArticles).some(isGiven);
  return matchPeople(conditions, isAsked ? await peopleIn(snapshot, inArticles, office ?? null) : null);
}

/** The ids of all whom the articles name, or to whom they give a title with these words in it. */
async function peopleIn(snapshot: Snapshot, inArticles: ArticleConditions, office: string | null): Promise<string[]> {
  const articles = await findAll(snapshot, snapshot.collections.articles, await articleFilter(snapshot, inArticles), {
    projection: { _id: 0, 'appearances.personId': 1, ...(office !== null && { 'appearances.titles': 1 }) },
  });
  const ids = new Set<string>();
  for (const { appearances } of articles) {
    for (const { personId, titles } of appearances) {
      if (office === null || titles.some((title) => title.includes(office))) ids.add(personId);
    }
  }
  return [...ids];
}
