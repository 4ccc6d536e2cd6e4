/** Where the archive's articles name people: what is known of each is the sum of these. */
import type { ArticleDocument, PageDocument } from '../../store/documents.js';
import type { ArchiveWriter } from '../../store/write.js';
import type { DraftPage } from './draft.js';
import type { Sighting } from './identity.js';
import { addSighting, newPerson } from './person-records.js';
import type { PersonRecord } from './records.js';

/** A sighting in the archive, with who it was taken for. */
export interface KnownSighting extends Sighting {
  readonly personId: string;
}

type PageFacts = Pick<PageDocument, 'id' | 'newspaper' | 'region' | 'date'>;

/** Everyone whom a page names, article by article. */
export function sightingsIn({ page, articles }: DraftPage): Sighting[] {
  return articles.flatMap((article) => article.people.map((person) => sightingOf(page, article.id, person)));
}

/** Whom an article of the archive names. */
export function knownSightingsIn(
  page: PageFacts,
  { id, appearances }: Pick<ArticleDocument, 'id' | 'appearances'>,
): KnownSighting[] {
  return appearances.map((appearance) => ({
    ...sightingOf(page, id, appearance),
    personId: appearance.personId,
  }));
}

function sightingOf(
  { id: pageId, date, newspaper, region }: PageFacts,
  articleId: string,
  { name, isOfficial, titles }: Pick<Sighting, 'name' | 'isOfficial' | 'titles'>,
): Sighting {
  return { articleId, pageId, name, isOfficial, titles, date, newspaper, region };
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
    return page === undefined ? [] : knownSightingsIn(page, article);
  });
  return groupBy(sightings, (sighting) => sighting.personId);
}

/** The person as these sightings alone show it; null if there are none. */
export function personOf(person: PersonRecord, sightings: readonly Sighting[]): PersonRecord | null {
  const [first] = sightings;
  if (first === undefined) return null;
  const reasons = new Map(person.forms.map((form) => [form.name, form.because]));
  return sightings.reduce(
    (found, sighting) => addSighting(found, sighting, reasons.get(sighting.name) ?? null),
    newPerson(person.id, first.name),
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
