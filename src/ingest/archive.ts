/** Facts → who is who → one atomic write a page. */
import type { ArticleDocument, MetricDocument, PageDocument } from '../store/documents.js';
import { reviseSearch } from '../store/search/revise.js';
import { type ArchiveWriter, type Changes, changesBetween, unversioned } from '../store/write.js';
import type { ArticleRecord, PageDraft } from './archive/draft.js';
import { type LinkedJumps, linkJumps } from './archive/jumps.js';
import { handedOver } from './archive/mentions.js';
import { identifyPeople, type MovedSighting } from './archive/people.js';
import { reviseLocations, reviseOrganizations } from './archive/places.js';
import { groupBy, sightingsOf } from './archive/sightings.js';
import { type CorrectionRecord, entering } from './corrections/record.js';
import { withCorrections } from './corrections/standing.js';

export type PageOutcome = 'NEW' | 'REPLACED' | 'UNCHANGED';

/**
 * Makes the archive say what the page says: adds it, replaces what it said before, or leaves all as it is.
 * What was corrected by hand stays corrected.
 * @param record what to note about it, if it changes anything
 * @throws whatever the store throws; the archive is then as it was
 */
export async function archivePage(
  writer: ArchiveWriter,
  draft: PageDraft,
  record?: CorrectionRecord,
): Promise<PageOutcome> {
  const { id, digest } = draft.page;
  const [stored] = await writer.find('pages', { id }, { text: 0 });
  if (stored?.digest === digest) return 'UNCHANGED';
  const put = { ...draft.page, ingestedAt: new Date() };
  const pages = { put: [put], end: stored === undefined ? [] : [stored._id] };
  await revise(writer, stored, await withCorrections(writer, draft), pages, record);
  return stored === undefined ? 'NEW' : 'REPLACED';
}

/** Takes a page out of the archive, with all that only this page says. */
export async function removePage(writer: ArchiveWriter, stored: PageDocument, record: CorrectionRecord): Promise<void> {
  const nothing: PageDraft = {
    page: unversioned(stored),
    articles: [],
    metrics: [],
    sightings: [],
    locations: new Map(),
    organizations: new Map(),
    indexed: null,
  };
  await revise(writer, stored, nothing, { put: [], end: [stored._id] }, record);
}

/** Puts what the draft says in the place of what the page said before. */
async function revise(
  writer: ArchiveWriter,
  stored: PageDocument | undefined,
  draft: PageDraft,
  pages: Changes<PageDocument>,
  record: CorrectionRecord | undefined,
): Promise<void> {
  const { id } = draft.page;
  const before = await readArticles(writer, stored);
  const [people, locations, organizations, metricsBefore, search] = await Promise.all([
    identifyPeople(
      writer,
      id,
      draft.sightings,
      stored === undefined ? [] : before.flatMap((article) => sightingsOf(stored, article)),
    ),
    reviseLocations(writer, draft.locations, before, draft.articles),
    reviseOrganizations(writer, draft.organizations, before, draft.articles),
    readMetrics(writer, before),
    reviseSearch(writer, before, draft.articles, draft.indexed),
  ]);
  const named = withPeople({ ...draft, articles: search.articles }, people.personIds);
  const jumps = await linkJumps(writer, draft.page, named, before);
  const moved = await moveAppearances(writer, people.moved, jumps);
  await writer.commit({
    pages,
    articles: changesBetween([...before, ...moved.stored], moved.wanted),
    metrics: changesBetween(metricsBefore, draft.metrics),
    people: changesBetween(people.stored, people.wanted),
    locations: changesBetween(locations.stored, locations.wanted),
    organizations: changesBetween(organizations.stored, organizations.wanted),
    search: search.changes,
    ...(record === undefined ? {} : { corrections: entering(record) }),
  });
}

async function readArticles(writer: ArchiveWriter, page: PageDocument | undefined): Promise<ArticleDocument[]> {
  if (page === undefined) return [];
  const articles = await writer.find('articles', { pageId: page.id });
  return articles.sort((a, b) => a.position - b.position);
}

function readMetrics(writer: ArchiveWriter, articles: readonly ArticleDocument[]): Promise<MetricDocument[]> {
  if (articles.length === 0) return Promise.resolve([]);
  return writer.find('metrics', { articleId: { $in: articles.map(({ id }) => id) } });
}

/** What is to be done to articles, with those of other pages in which somebody turned out to be another person. */
async function moveAppearances(
  writer: ArchiveWriter,
  moved: readonly MovedSighting[],
  { stored, wanted }: LinkedJumps,
): Promise<LinkedJumps> {
  if (moved.length === 0) return { stored, wanted };
  const articles = await writer.find('articles', {
    id: { $in: [...new Set(moved.map(({ articleId }) => articleId))] },
  });
  const storedById = new Map([...stored, ...articles].map((article) => [article.id, article]));
  const wantedById = new Map([...articles.map(unversioned), ...wanted].map((article) => [article.id, article]));
  for (const { articleId, personId, newPersonId, name } of moved) {
    const article = wantedById.get(articleId);
    if (article === undefined) continue;
    wantedById.set(articleId, handedOver(article, personId, newPersonId, new Set([name])));
  }
  return { stored: [...storedById.values()], wanted: [...wantedById.values()] };
}

/** The articles with their people. A name in the byline is a person's if the article also names that person. */
function withPeople(draft: PageDraft, personIds: readonly string[]): ArticleRecord[] {
  const appearances = groupBy(
    draft.sightings.map(({ articleId, name, isOfficial, titles, spans }, at) => ({
      articleId,
      entry: { personId: personIds[at] ?? '', name, isOfficial, titles: [...titles], spans },
    })),
    ({ articleId }) => articleId,
  );
  return draft.articles.map((article) => {
    const people = (appearances.get(article.id) ?? [])
      .map(({ entry }) => entry)
      .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
    const idByName = new Map(people.map(({ name, personId }) => [name, personId]));
    return {
      ...article,
      byline: article.byline.map((entry) => ({ ...entry, personId: idByName.get(entry.name) ?? null })),
      appearances: people,
    };
  });
}
