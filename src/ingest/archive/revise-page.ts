/** What a page changes in the archive: of its articles, and of all that they name. */
import { invariant } from '../../invariant.js';
import type { ArticleDocument, MetricDocument, PageDocument } from '../../store/documents.js';
import { nameKey } from '../../store/search/names.js';
import { reviseSearch } from '../../store/search/revise.js';
import { type ArchiveWriter, type ChangeSet, type Changes, changesBetween, unversioned } from '../../store/write.js';
import type { DraftArticle, DraftPage, PageDraft } from './draft.js';
import { linkJumps } from './jumps.js';
import { reassignPerson } from './mentions.js';
import { moveSubjects, withPerson } from './metric-subjects.js';
import type { PeopleOverrides } from './overrides.js';
import { reviseIssues, reviseNewspapers } from './papers.js';
import { identifyPeople, type MovedMention } from './people.js';
import { groupBy, type IdentifiedMention, identifiedMentionsIn, mentionsIn } from './person-mentions.js';
import { reviseLocations, reviseOrganizations } from './places.js';
import type { ArticleRecord, PageRecord, Revision } from './records.js';

export type StoredPage = Pick<PageDocument, '_id' | 'id' | 'newspaper' | 'newspaperId' | 'issueId' | 'region' | 'date'>;

/** A draft, or what is left of a page that is to go. */
export type ReviseDraft = Omit<DraftPage, 'page'> & { readonly page: PageDraft | Omit<PageRecord, 'ingestedAt'> };

/** What puts what the draft says in the place of what the page said before. */
export async function revise(
  writer: ArchiveWriter,
  stored: StoredPage | undefined,
  draft: ReviseDraft,
  overrides: PeopleOverrides,
  pages: Changes<PageDocument>,
): Promise<Omit<ChangeSet, 'corrections' | 'figures'>> {
  const before = await readArticles(writer, stored);
  const knownBefore = stored === undefined ? [] : before.flatMap((article) => identifiedMentionsIn(stored, article));
  const countedBefore = stored === undefined ? null : { page: stored, articleCount: before.length };
  const countedAfter = 'newspaperName' in draft.page ? { page: draft.page, articleCount: draft.articles.length } : null;
  const [people, locations, organizations, metricsBefore, search, jumps, newspapers, issues] = await Promise.all([
    identifyPeople(writer, draft.page.id, mentionsIn(draft), knownBefore, overrides),
    reviseLocations(writer, draft.locations, before, draft.articles),
    reviseOrganizations(writer, draft.organizations, before, draft.articles),
    readMetrics(writer, before),
    reviseSearch(writer, before, draft.articles, draft.indexed),
    linkJumps(writer, draft, before),
    reviseNewspapers(writer, countedBefore, countedAfter),
    reviseIssues(writer, countedBefore, countedAfter),
  ]);
  const identified = groupBy(people.identified, ({ articleId }) => articleId);
  const articles = draft.articles.map((article) =>
    articleOf(article, {
      people: identified.get(article.id) ?? [],
      firstPartId: jumps.firstPartIds.get(article.id) ?? null,
      number: search.numbers.get(article.id),
    }),
  );
  const metrics = draft.metrics.map((metric) =>
    withPerson(metric, new Map(identified.get(metric.articleId)?.map(({ name, personId }) => [name, personId]))),
  );
  const [elsewhere, subjects] = await Promise.all([
    moveAppearances(writer, people.moved, jumps.elsewhere),
    moveSubjects(writer, people.moved),
  ]);
  return {
    pages,
    articles: changesBetween([...before, ...elsewhere.stored], [...articles, ...elsewhere.wanted]),
    metrics: changesBetween([...metricsBefore, ...subjects.stored], [...metrics, ...subjects.wanted]),
    people: changesBetween(people.stored, people.wanted),
    locations: changesBetween(locations.stored, locations.wanted),
    organizations: changesBetween(organizations.stored, organizations.wanted),
    newspapers: changesBetween(newspapers.stored, newspapers.wanted),
    issues: changesBetween(issues.stored, issues.wanted),
    search: search.changes,
  };
}

export async function readArticles(writer: ArchiveWriter, page: StoredPage | undefined): Promise<ArticleDocument[]> {
  if (page === undefined) return [];
  const articles = await writer.find('articles', { pageId: page.id });
  return articles.sort((a, b) => a.position - b.position);
}

function readMetrics(writer: ArchiveWriter, articles: readonly ArticleDocument[]): Promise<MetricDocument[]> {
  if (articles.length === 0) return Promise.resolve([]);
  return writer.find('metrics', { articleId: { $in: articles.map(({ id }) => id) } });
}

/** What is to be done to articles of other pages, with those in which somebody turned out to be another person. */
async function moveAppearances(
  writer: ArchiveWriter,
  moved: readonly MovedMention[],
  { stored, wanted }: Revision<ArticleDocument>,
): Promise<Revision<ArticleDocument>> {
  if (moved.length === 0) return { stored, wanted };
  const articles = await writer.find('articles', {
    id: { $in: [...new Set(moved.map(({ articleId }) => articleId))] },
  });
  const storedById = new Map([...stored, ...articles].map((article) => [article.id, article]));
  const wantedById = new Map([...articles.map(unversioned), ...wanted].map((article) => [article.id, article]));
  for (const { articleId, personId, newPersonId, name } of moved) {
    const article = wantedById.get(articleId);
    if (article === undefined) continue;
    wantedById.set(articleId, reassignPerson(article, personId, newPersonId, new Set([name]), null));
  }
  return { stored: [...storedById.values()], wanted: [...wantedById.values()] };
}

/** What only the archive can say of an article. */
interface Findings {
  readonly people: readonly IdentifiedMention[];
  readonly firstPartId: string | null;
  readonly number: number | undefined;
}

/** The article as it is stored. A name in the byline is a person's if the article also names that person. */
function articleOf({ people, ...article }: DraftArticle, findings: Findings): ArticleRecord {
  const { firstPartId, number } = findings;
  invariant(number !== undefined, `the search index has no number for article ${article.id}`);
  const foundByName = new Map(findings.people.map((found) => [found.name, found]));
  return {
    ...article,
    byline: article.byline.map(({ name, role, spans }) => ({
      name,
      role,
      personId: foundByName.get(name)?.personId ?? null,
      key: nameKey(name),
      spans: [...spans],
    })),
    appearances: people.map((person) => {
      const found = foundByName.get(person.name);
      invariant(found !== undefined, `nobody was found to be ${person.name} of article ${article.id}`);
      return { ...person, personId: found.personId, identityConfidence: found.identityConfidence };
    }),
    continuesId: firstPartId,
    number,
  };
}
