/** Whether an archive's counts, and what it says of people, organizations and places, agree with its articles. */
import { expect } from 'vitest';
import { collectionsOf } from '../../src/store/collections.js';
import type { Store } from '../../src/store/connect.js';
import { FOREVER, type Versioned } from '../../src/store/documents.js';
import { checkFigures } from '../../src/store/figures/check.js';
import { withWriter } from '../../src/store/with-writer.js';

const CURRENT = { until: FOREVER };

/** Fails where anything that is kept differs from what the articles say. */
export async function expectSound(store: Store): Promise<void> {
  const { differences } = await withWriter(store, (writer) => checkFigures(store.db, writer));
  expect(differences).toEqual([]);
  const collections = collectionsOf(store.db);
  const [pages, articles, metrics, people, organizations, locations] = await Promise.all([
    collections.pages.find(CURRENT).toArray(),
    collections.articles.find(CURRENT).toArray(),
    collections.metrics.find(CURRENT).toArray(),
    collections.people.find(CURRENT).toArray(),
    collections.organizations.find(CURRENT).toArray(),
    collections.locations.find(CURRENT).toArray(),
  ]);
  const count = (idsOf: (article: (typeof articles)[number]) => string[]) => {
    const counts = new Map<string, number>();
    for (const article of articles) for (const id of new Set(idsOf(article))) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  };
  const kept = (records: readonly (Versioned & { articleCount: number })[]) =>
    new Map(records.map(({ id, articleCount }) => [id, articleCount]));
  expect(kept(people)).toEqual(count(({ appearances }) => appearances.map(({ personId }) => personId)));
  expect(kept(organizations)).toEqual(count((each) => each.organizations.map((body) => body.organizationId)));
  expect(kept(locations)).toEqual(count(({ withinIds }) => withinIds));
  const articleById = new Map(articles.map((article) => [article.id, article]));
  for (const page of pages) {
    const theirs = articles.filter(({ pageId }) => pageId === page.id).sort((a, b) => a.position - b.position);
    expect(page.articleIds).toEqual(theirs.map(({ id }) => id));
    expect(theirs.map(({ position }) => position)).toEqual(theirs.map((_, at) => at));
    for (const { appearances, organizations: bodies, locations: places } of theirs)
      for (const { spans } of [...appearances, ...bodies, ...places]) {
        expect(spans.length).toBeGreaterThan(0);
        for (const { start, end } of spans) expect(page.text.slice(start, end).trim()).not.toBe('');
      }
  }
  for (const { articleId, withinIds, date, subjectId } of metrics) {
    const article = articleById.get(articleId);
    expect(article).toBeDefined();
    expect({ withinIds, date }).toEqual({ withinIds: article?.withinIds, date: article?.date });
    if (subjectId === null) continue;
    const known = [...people, ...organizations, ...locations].map(({ id }) => id);
    expect(known).toContain(subjectId);
  }
  expect(new Set(articles.map(({ number }) => number)).size).toBe(articles.length);
}
