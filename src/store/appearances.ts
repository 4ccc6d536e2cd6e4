/** Who stands in which articles, and with whom. */
import type { Filter } from 'mongodb';
import type { ArticleDocument } from './documents.js';
import type { KeyedCell } from './figures/cells.js';
import { companyOf, ownerOf } from './figures/figures.js';
import { findFigureSets } from './figures/reading.js';
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

/** For each of the people, who else the articles that name them name, and how many of these articles, most often first. */
export async function findCoAppearances(
  snapshot: Snapshot,
  personIds: readonly string[],
): Promise<CoAppearanceCount[][]> {
  const companies = (await findKeptCompany(snapshot, personIds)) ?? (await countCompany(snapshot, personIds));
  return personIds.map((id) =>
    [...(companies.get(id) ?? [])]
      // Whoever stands among many stands there too.
      .flatMap(([personId, articleCount]) => (personId === id ? [] : { personId, articleCount }))
      .sort((a, b) => b.articleCount - a.articleCount || (a.personId < b.personId ? -1 : 1)),
  );
}

/** Of each person by id, with whom they stand in articles: the others' ids, and in how many. */
type Companies = ReadonlyMap<string, Map<string, number>>;

/** What is kept of it; null where nothing is. Articles with very many people are read. */
async function findKeptCompany(snapshot: Snapshot, personIds: readonly string[]): Promise<Companies | null> {
  const figures = await findFigureSets(snapshot, personIds.map(companyOf));
  if (figures === null) return null;
  const crowds = await findCrowds(
    snapshot,
    figures.flatMap(({ cells }) => cells),
  );
  const companies = companiesOf(personIds);
  for (const { set, cells } of figures) {
    const company = companies.get(ownerOf({ id: set }));
    for (const { key, cell } of cells) {
      const [other, crowdId] = key;
      const named = other === null ? crowds.get(String(crowdId)) : [String(other)];
      for (const id of named ?? []) company?.set(id, (company.get(id) ?? 0) + cell.count);
    }
  }
  return companies;
}

/** The people in the articles that cells name, by the articles' ids. */
async function findCrowds(
  snapshot: Snapshot,
  cells: readonly KeyedCell[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Set(cells.flatMap(({ key: [other, id] }) => (other === null ? String(id) : [])));
  const found = ids.size === 0 ? [] : await findPeopleIn(snapshot, { id: { $in: [...ids] } });
  return new Map(found.map((article) => [article.id, peopleIn(article)]));
}

async function countCompany(snapshot: Snapshot, personIds: readonly string[]): Promise<Companies> {
  const companies = companiesOf(personIds);
  for (const article of await findPeopleIn(snapshot, { 'appearances.personId': { $in: [...personIds] } })) {
    const people = peopleIn(article);
    for (const company of people.flatMap((id) => companies.get(id) ?? [])) {
      for (const id of people) company.set(id, (company.get(id) ?? 0) + 1);
    }
  }
  return companies;
}

function companiesOf(personIds: readonly string[]): Companies {
  return new Map(personIds.map((id) => [id, new Map()]));
}

type Naming = Pick<ArticleDocument, 'id' | 'appearances'>;

function findPeopleIn(snapshot: Snapshot, filter: Filter<ArticleDocument>): Promise<Naming[]> {
  return findAll(snapshot, snapshot.collections.articles, filter, { projection: { id: 1, 'appearances.personId': 1 } });
}

function peopleIn({ appearances }: Naming): string[] {
  return [...new Set(appearances.map(({ personId }) => personId))];
}
