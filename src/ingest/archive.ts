/** Facts → who is who → one atomic write a page. */
import type { ArticleDocument, MetricDocument, PageDocument } from '../store/documents.js';
import { type ArchiveWriter, changesBetween } from '../store/write.js';
import { type ArticleRecord, draftPage, type PageDraft } from './archive/draft.js';
import { linkJumps } from './archive/jumps.js';
import { identifyPeople, sightingsOf } from './archive/people.js';
import { reviseLocations, reviseOrganizations } from './archive/places.js';
import { hash } from './ids.js';
import type { ParsedPage } from './parsed.js';

export type PageOutcome = 'NEW' | 'REPLACED' | 'UNCHANGED';

/** Raised when the same reading of a page is to be stored otherwise: then the page is written again. */
const FORMAT = 1;

/** A page that has been read, ready to be put into the archive. */
export interface ReadPage {
  /** See `pageId`. */
  readonly id: string;
  readonly digest: string;
  readonly parsed: ParsedPage;
}

/** Hash of all that was read from a page. Which rule found a fact is not stored, and so makes no difference. */
export function digestOf(parsed: ParsedPage): string {
  return hash(JSON.stringify([FORMAT, parsed], (key, value: unknown) => (key === 'rule' ? undefined : value)));
}

/**
 * Makes the archive say what the page says: adds it, replaces what it said before, or leaves all as it is.
 * @throws whatever the store throws; the archive is then as it was
 */
export async function archivePage(writer: ArchiveWriter, { id, digest, parsed }: ReadPage): Promise<PageOutcome> {
  const [stored] = await writer.find('pages', { id }, { text: 0 });
  if (stored?.digest === digest) return 'UNCHANGED';
  const draft = draftPage(id, digest, parsed);
  const before = await readArticles(writer, stored);
  const [people, locations, organizations, metricsBefore] = await Promise.all([
    identifyPeople(
      writer,
      draft.sightings,
      stored === undefined ? [] : before.flatMap((article) => sightingsOf(stored, article)),
    ),
    reviseLocations(writer, draft.locations, before, draft.articles),
    reviseOrganizations(writer, draft.organizations, before, draft.articles),
    readMetrics(writer, before),
  ]);
  const named = withPeople(draft, people.personIds);
  const jumps = await linkJumps(writer, draft.page, named, before);
  await writer.commit({
    pages: {
      put: [{ ...draft.page, ingestedAt: new Date() }],
      end: stored === undefined ? [] : [stored._id],
    },
    articles: changesBetween([...before, ...jumps.stored], jumps.wanted),
    metrics: changesBetween(metricsBefore, draft.metrics),
    people: changesBetween(people.stored, people.wanted),
    locations: changesBetween(locations.stored, locations.wanted),
    organizations: changesBetween(organizations.stored, organizations.wanted),
  });
  return stored === undefined ? 'NEW' : 'REPLACED';
}

function readArticles(writer: ArchiveWriter, page: PageDocument | undefined): Promise<ArticleDocument[]> {
  return page === undefined ? Promise.resolve([]) : writer.find('articles', { pageId: page.id });
}

function readMetrics(writer: ArchiveWriter, articles: readonly ArticleDocument[]): Promise<MetricDocument[]> {
  if (articles.length === 0) return Promise.resolve([]);
  return writer.find('metrics', { articleId: { $in: articles.map(({ id }) => id) } });
}

/** The articles with their people. A name in the byline is a person's if the article also names that person. */
function withPeople(draft: PageDraft, personIds: readonly string[]): ArticleRecord[] {
  const appearances = new Map<string, Map<string, ArticleRecord['appearances'][number]>>();
  for (const [at, { articleId, name, isOfficial, titles, spans }] of draft.sightings.entries()) {
    const personId = personIds[at] ?? '';
    const inArticle = appearances.get(articleId) ?? new Map();
    appearances.set(articleId, inArticle);
    const known = inArticle.get(personId);
    inArticle.set(personId, {
      personId,
      name: known?.name ?? name,
      isOfficial: isOfficial || (known?.isOfficial ?? false),
      titles: [...new Set([...(known?.titles ?? []), ...titles])],
      spans: [...(known?.spans ?? []), ...spans].sort((a, b) => a.start - b.start),
    });
  }
  return draft.articles.map((article) => {
    const people = [...(appearances.get(article.id)?.values() ?? [])].sort(
      (a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0),
    );
    const idByName = new Map(people.map(({ name, personId }) => [name, personId]));
    return {
      ...article,
      byline: article.byline.map((entry) => ({ ...entry, personId: idByName.get(entry.name) ?? null })),
      appearances: people,
    };
  });
}
