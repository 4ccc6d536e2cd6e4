/** Where the archive's articles name people: what is known of each is the sum of these. */
import type { ArticleDocument, PageDocument } from '../../store/documents.js';
import type { ArchiveWriter } from '../../store/write.js';
import type { DraftPage } from './draft.js';
import type { PersonMention } from './identity.js';
import { addMention, newPerson } from './person-records.js';
import type { PersonRecord } from './records.js';

/** A mention in the archive, with who it was taken for. */
export interface IdentifiedMention extends PersonMention {
  readonly personId: string;
  /** How sure that is, 0–1; null where nobody of the name was known before. */
  readonly identityConfidence: number | null;
}

type PageFacts = Pick<PageDocument, 'id' | 'newspaper' | 'region' | 'date'>;

/** Everyone whom a page names, article by article. */
export function mentionsIn({ page, articles }: { page: PageFacts } & Pick<DraftPage, 'articles'>): PersonMention[] {
  return articles.flatMap((article) => article.people.map((person) => mentionOf(page, article.id, person)));
}

/** Whom an article of the archive names. */
export function identifiedMentionsIn(
  page: PageFacts,
  { id, appearances }: Pick<ArticleDocument, 'id' | 'appearances'>,
): IdentifiedMention[] {
  return appearances.map((appearance) => ({
    ...mentionOf(page, id, appearance),
    personId: appearance.personId,
    identityConfidence: appearance.identityConfidence ?? null,
  }));
}

function mentionOf(
  { id: pageId, date, newspaper, region }: PageFacts,
  articleId: string,
  { name, isOfficial, titles }: Pick<PersonMention, 'name' | 'isOfficial' | 'titles'>,
): PersonMention {
  return { articleId, pageId, name, isOfficial, titles, date, newspaper, region };
}

/** Where other pages than one name these people, in the order of the pages, by the person's id. */
export async function findMentions(
  writer: ArchiveWriter,
  personIds: readonly string[],
  exceptPage: string,
): Promise<Map<string, IdentifiedMention[]>> {
  const articles = await writer.find(
    'articles',
    { 'appearances.personId': { $in: [...personIds] } },
    { id: 1, pageId: 1, order: 1, appearances: 1 },
  );
  const others = articles.filter(({ pageId }) => pageId !== exceptPage).sort((a, b) => (a.order < b.order ? -1 : 1));
  const pageIds = [...new Set(others.map(({ pageId }) => pageId))];
  const pages = await writer.find('pages', { id: { $in: pageIds } }, { id: 1, newspaper: 1, region: 1, date: 1 });
  const pageById = new Map(pages.map((page) => [page.id, page]));
  const mentions = others.flatMap((article) => {
    const page = pageById.get(article.pageId);
    return page === undefined ? [] : identifiedMentionsIn(page, article);
  });
  return groupBy(mentions, (mention) => mention.personId);
}

/** The person as these mentions alone show it; null if there are none. */
export function personOf(person: PersonRecord, mentions: readonly PersonMention[]): PersonRecord | null {
  const [first] = mentions;
  if (first === undefined) return null;
  const reasons = new Map(person.forms.map((form) => [form.name, form.because]));
  return mentions.reduce(
    (found, mention) => addMention(found, mention, reasons.get(mention.name) ?? null),
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
