/**
 * What was read from a page, before anything was corrected: kept with a page that corrections are put over, so that these
 * can be undone, and others put over it, without reading it again.
 */
import type { ArticleDocument, MetricDocument, PageDocument } from '../../store/documents.js';
import { printsOf } from '../../store/reprints/prints.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import type { NotName } from '../lexicon/not-names.js';
import type { DraftAppearance, DraftArticle, DraftMetric, DraftPage, PageDraft } from './draft.js';
import type { Identity } from './page-identities.js';
import type { LocationRecord, OrganizationRecord } from './records.js';

interface Reading extends Pick<DraftPage, 'articles' | 'metrics'> {
  readonly missing: PageDraft['missing'];
  readonly locations: readonly LocationRecord[];
  readonly organizations: readonly OrganizationRecord[];
  /** Who was whom when something of the page was first corrected. */
  readonly identities?: Identities;
}

/** By the article's id and the name that it prints: see `appearanceKey`. */
export type Identities = Readonly<Record<string, Identity>>;

export function appearanceKey(articleId: string, name: string): string {
  return `${articleId} ${name}`;
}

/** The draft as the page keeps it. */
export function packed(
  { page, articles, metrics, locations, organizations }: DraftPage,
  identities: Identities = {},
): string {
  const reading: Reading = {
    missing: page.missing,
    articles,
    metrics,
    locations: [...locations.values()],
    organizations: [...organizations.values()],
    identities,
  };
  return JSON.stringify(reading);
}

/**
 * The page as it was read, whatever it says by now.
 * @param notNames what is no name in the archive: a page that was read without what is one by now is given as it reads with it
 */
export async function draftAsRead(
  writer: ArchiveWriter,
  stored: PageDocument,
  notNames: readonly Pick<NotName, 'id'>[],
): Promise<{ readonly draft: DraftPage; readonly identities: Identities }> {
  const [paper] = await writer.newspapersById.find(stored.newspaperId ? [stored.newspaperId] : []);
  const standing = new Set(notNames.map(({ id }) => id));
  const holds = stored.unexcluded?.by.every((id) => standing.has(id)) ?? true;
  const kept = holds ? stored.asRead : stored.unexcluded?.reading;
  const reading = kept === undefined ? await readingOf(writer, stored) : (JSON.parse(kept) as Reading);
  const { ingestedAt, asRead, correctedBy, unexcluded, ...page } = unversioned(stored);
  const draft: DraftPage = {
    page: {
      ...page,
      ...(holds && unexcluded !== undefined && { unexcluded }),
      newspaperName: paper?.name ?? null,
      newspaperId: page.newspaperId ?? null,
      editionKey: page.editionKey ?? null,
      issueId: page.issueId ?? null,
      place: page.place ?? null,
      textHash: page.textHash ?? '',
      origins: page.origins ?? [],
      given: page.given ?? { newspaper: null, date: null, edition: null },
      missing: reading.missing,
      articleIds: reading.articles.map(({ id }) => id),
    },
    articles: reading.articles,
    metrics: reading.metrics,
    locations: new Map(reading.locations.map((place) => [place.id, place])),
    organizations: new Map(reading.organizations.map((organization) => [organization.id, organization])),
    indexed: null,
  };
  return { draft, identities: reading.identities ?? {} };
}

/** Of a page that nothing is put over: what is stored is what was read. */
async function readingOf(writer: ArchiveWriter, { id, missing = [] }: PageDocument): Promise<Reading> {
  const [articles, metrics] = await Promise.all([
    writer.find('articles', { pageId: id }),
    writer.find('metrics', { pageId: id }),
  ]);
  const [locations, organizations] = await Promise.all([
    writer.locationsById.find(articles.flatMap(({ withinIds }) => withinIds)),
    writer.organizationsById.find(articles.flatMap((each) => each.organizations.map((body) => body.organizationId))),
  ]);
  return {
    missing,
    articles: articles.sort((a, b) => a.position - b.position).map(articleAsRead),
    metrics: metrics.sort((a, b) => (a.order < b.order ? -1 : 1)).map(metricAsRead),
    locations: locations.map((place) => ({ ...unversioned(place), spellings: [place.name], articleCount: 0 })),
    organizations: organizations.map((body) => ({ ...unversioned(body), spellings: [body.name], articleCount: 0 })),
    identities: Object.fromEntries(
      articles.flatMap((article) =>
        article.appearances.map(({ personId, name, identityConfidence = null }) => [
          appearanceKey(article.id, name),
          { personId, identityConfidence },
        ]),
      ),
    ),
  };
}

function articleAsRead(stored: ArticleDocument): DraftArticle {
  const { byline, appearances, continuesId, number, ...article } = unversioned(stored);
  return {
    ...article,
    prints: article.prints ?? printsOf(article.paragraphs),
    byline: byline.map(({ name, role, spans = [] }) => ({ name, role, spans })),
    people: appearances.map(({ personId, identityConfidence, ...person }): DraftAppearance => person),
  };
}

function metricAsRead(stored: MetricDocument): DraftMetric {
  const metric = unversioned(stored);
  const isAboutPerson = metric.subjectId?.startsWith('per_') ?? false;
  return { ...metric, subjectId: isAboutPerson ? null : metric.subjectId, isAboutPerson };
}
