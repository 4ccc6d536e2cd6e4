import type { ArticleDocument } from './documents.js';
import { findAll } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** What an article says of the people in it, without the rest. */
export type ArticleNaming = Pick<ArticleDocument, 'id' | 'pageId' | 'date' | 'days' | 'order' | 'appearances'>;

/** All articles that name any of these people, in page order. */
export function findArticlesNamingAny(snapshot: Snapshot, personIds: readonly string[]): Promise<ArticleNaming[]> {
  return findAll(
    snapshot,
    snapshot.collections.articles,
    { 'appearances.personId': { $in: [...personIds] } },
    { projection: { id: 1, pageId: 1, date: 1, days: 1, order: 1, appearances: 1 }, sort: { order: 1 } },
  );
}

export interface CoAppearanceCount {
  readonly personId: string;
  readonly articleCount: number;
}

/** Who else the articles that name a person name, and how many of them, most often first. */
export function countCoAppearances(personId: string, articles: readonly ArticleNaming[]): CoAppearanceCount[] {
  const counts = new Map<string, number>();
  for (const { appearances } of articles) {
    for (const other of new Set(appearances.map((appearance) => appearance.personId))) {
      if (other !== personId) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([other, articleCount]) => ({ personId: other, articleCount }))
    .sort((a, b) => b.articleCount - a.articleCount || (a.personId < b.personId ? -1 : 1));
}
