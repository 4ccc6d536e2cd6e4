/** Which pages of the archive a correction is about. */
import type { Override, PageAnchor, PartOverride, UnifyOverride } from '../store/overrides.js';
import type { ArchiveWriter } from '../store/write.js';

/** Their ids: of those that it is to change, and of those that it has changed. */
export async function pagesOf(writer: ArchiveWriter, id: string, override: Override): Promise<string[]> {
  const changed = await writer.find('pages', { correctedBy: id }, { id: 1 });
  return [...new Set([...(await pagesMeant(writer, override)), ...changed.map((page) => page.id)])];
}

async function pagesMeant(writer: ArchiveWriter, override: Override): Promise<string[]> {
  switch (override.type) {
    case 'MERGE':
    case 'SEPARATE':
    case 'RENAME':
      return [];
    case 'UNIFY':
      return pagesNaming(writer, override);
    case 'PART':
      return (await Promise.all(override.articles.map(({ page }) => pagesAt(writer, page)))).flat();
    case 'EXCLUDE':
      return pagesPrinting(writer, override.name);
    case 'METRIC':
      return override.page === undefined ? pageOfMetric(writer, override.metricId) : pagesAt(writer, override.page);
    case 'LINK':
      return pagesAt(writer, override.page ?? { pageId: override.pageId, place: null, textHash: null });
    default:
      return pagesAt(writer, override.page);
  }
}

/** Whether it is about one page, which it may find no more. */
export function isAboutPage(override: Override): boolean {
  if (override.type === 'PART') return isOfOnePage(override);
  return override.type === 'LINK' || ('page' in override && override.page !== undefined);
}

/** Where two organizations are parted on several pages, each of these may lose what the others hold. */
export function isOfOnePage({ articles }: PartOverride): boolean {
  return new Set(articles.map(({ page }) => page.pageId)).size === 1;
}

async function pagesAt(writer: ArchiveWriter, { pageId, place, textHash }: PageAnchor): Promise<string[]> {
  const [byId, byPlace, byText] = await Promise.all([
    writer.pagesById.find([pageId]),
    writer.pagesByPlace.find(place === null ? [] : [place]),
    writer.pagesByText.find(textHash === null ? [] : [textHash]),
  ]);
  return [...byId, ...byPlace, ...byText].map(({ id }) => id);
}

async function pageOfMetric(writer: ArchiveWriter, id: string): Promise<string[]> {
  return (await writer.find('metrics', { id }, { pageId: 1 })).map(({ pageId }) => pageId);
}

async function pagesNaming(writer: ArchiveWriter, { of, from }: UnifyOverride): Promise<string[]> {
  const field = of === 'LOCATION' ? 'withinIds' : 'organizations.organizationId';
  return (await writer.find('articles', { [field]: from }, { pageId: 1 })).map(({ pageId }) => pageId);
}

/** Those on which the name was read, whatever it was taken for. */
async function pagesPrinting(writer: ArchiveWriter, name: string): Promise<string[]> {
  const [people, organizations, places] = await Promise.all([
    writer.find('people', { spellings: name }, { id: 1 }),
    writer.find('organizations', { spellings: name }, { id: 1 }),
    writer.find('locations', { spellings: name }, { id: 1 }),
  ]);
  const idsOf = (found: readonly { id: string }[]) => ({ $in: found.map(({ id }) => id) });
  const articles = await Promise.all([
    writer.find('articles', { 'appearances.personId': idsOf(people) }, { pageId: 1 }),
    writer.find('articles', { 'organizations.organizationId': idsOf(organizations) }, { pageId: 1 }),
    writer.find('articles', { 'locations.locationId': idsOf(places) }, { pageId: 1 }),
  ]);
  return articles.flat().map(({ pageId }) => pageId);
}
