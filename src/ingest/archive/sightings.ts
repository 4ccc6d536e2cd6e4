/** Where the archive's articles name people: what is known of each is the sum of these. */
import type { ArticleDocument, PageDocument } from '../../store/documents.js';
import type { ArchiveWriter } from '../../store/write.js';
import type { PersonRecord, Sighting } from './identity.js';
import { addSighting, newPerson } from './person-records.js';

/** A sighting in the archive, with who it was taken for. */
export interface KnownSighting extends Sighting {
  readonly personId: string;
}

/** Whom an article of the archive names. */
export function sightingsOf(
  page: Pick<PageDocument, 'id' | 'newspaper' | 'region' | 'date'>,
  article: Pick<ArticleDocument, 'id' | 'appearances'>,
): KnownSighting[] {
  return article.appearances.map(({ personId, name, isOfficial, titles }) => ({
    personId,
    articleId: article.id,
    pageId: page.id,
    name,
    isOfficial,
    titles,
    date: page.date,
    newspaper: page.newspaper,
    region: page.region,
  }));
}

/** Where other pages than one name these people, in the order of the pages, by the person's id. */
export async function findSightings(
  writer: ArchiveWriter,
  personIds: readonly string[],
  exceptPage: string,
): Promise<Map<string, KnownSighting[]>> {
  const articles = await writer.find(
    'articles',
    { 'appearances.personId': { $in: [...personIds] } },
    { id: 1, pageId: 1, order: 1, appearances: 1 },
  );
  const others = articles.filter(({ pageId }) => pageId !== exceptPage).sort((a, b) => (a.order < b.order ? -1 : 1));
  const pageIds = [...new Set(others.map(({ pageId }) => pageId))];
  const pages = await writer.find('pages', { id: { $in: pageIds } }, { id: 1, newspaper: 1, region: 1, date: 1 });
  const pageById = new Map(pages.map((page) => [page.id, page]));
  const sightings = others.flatMap((article) => {
    const page = pageById.get(article.pageId);
    return page === undefined ? [] : sightingsOf(page, article);
  });
  return groupBy(sightings, (sighting) => sighting.personId);
}

/** The person as these sightings alone show it; null if there are none. */
export function personOf(person: PersonRecord, sightings: readonly Sighting[]): PersonRecord | null {
  if (sightings.length === 0) return null;
  const reasons = new Map(person.forms.map((form) => [form.name, form.because]));
  return sightings.reduce(
    (found, sighting) => addSighting(found, sighting, reasons.get(sighting.name) ?? null),
    newPerson(person.id, sightings[0]?.name ?? person.name),
  );
}

export function groupBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value)) ?? [];
    groups.set(keyOf(value), group);
    group.push(value);
  }
  return groups;
}
