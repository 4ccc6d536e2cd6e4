/**
 * Which page of the archive a page is. Newspaper, day and page number tell it where all are printed or given; else it is
 * the page that came from the same file or holds the same text, unless what is known of both differs.
 */
import type { PageDocument } from '../../store/documents.js';
import type { ArchiveWriter } from '../../store/write.js';
import { formerPageId, pageId } from '../ids.js';
import { STDIN_NAME } from '../read.js';
import { type DraftPage, draftAs, isSure, type PageDraft } from './draft.js';
import { isVersionOf } from './versions.js';

/** What a page was taken for by. */
export type SameBy = 'PLACE' | 'TEXT' | 'SOURCE' | 'FORMER_ID';

export type StoredPage = Omit<PageDocument, 'text' | 'doubts' | 'furniture' | 'articleIds' | 'tally'>;

export interface FoundPage {
  /** With the id that the page has, or is to have, in the archive. */
  readonly draft: DraftPage;
  /** What the archive has of it; null: the page is new. */
  readonly stored: StoredPage | null;
  readonly by: SameBy | null;
  /** Set where another text has its place in print: not to be replaced unasked. */
  readonly collision: StoredPage | null;
  /** Other pages of the archive that hold the same text or came from the same file, and may be this one. */
  readonly alike: readonly StoredPage[];
}

/** Finds the page among those that are stored, and those that are staged. */
export async function findSamePage(writer: ArchiveWriter, draft: DraftPage): Promise<FoundPage> {
  const { page } = draft;
  const [atPlace, ofText, ofSource, former] = await Promise.all([
    writer.pagesByPlace.find(page.place === null ? [] : [page.place]),
    writer.pagesByText.find([page.textHash]),
    writer.pagesByOrigin.find(page.origins),
    writer.pagesById.find([formerPageId({ ...page.given, name: page.name })]),
  ]);
  const sources = new Set(ofSource.map(({ id }) => id));
  const agreeing = (found: readonly PageDocument[]) => found.filter((each) => !differ(page, each));
  const candidates: [SameBy, readonly PageDocument[]][] = [
    ['PLACE', atPlace],
    // What is given with a file may be put right, whatever it was.
    ['SOURCE', ofText.filter(({ id }) => sources.has(id))],
    ['TEXT', agreeing(ofText)],
    ['SOURCE', agreeing(ofSource)],
    ['FORMER_ID', former.filter(({ textHash }) => textHash === undefined)],
  ];
  const [by, stored] = candidates.flatMap(([reason, found]) =>
    found
      .toSorted(lastFirst)
      .slice(0, 1)
      .map((each) => [reason, each] as const),
  )[0] ?? [null, null];
  if (stored === null) return { draft: await withFreeId(writer, draft), stored, by, collision: null, alike: [] };
  const name = page.name === STDIN_NAME && page.origins.length === 0 ? stored.name : page.name;
  const origins = [...new Set([...(stored.origins ?? []), ...page.origins])];
  const known = draftAs(draft, stored.id, name);
  const isOther = by === 'PLACE' && stored.textHash !== page.textHash && !sources.has(stored.id);
  const [full] = isOther ? await writer.find('pages', { id: stored.id }, { id: 1, text: 1 }) : [];
  return {
    draft: { ...known, page: { ...known.page, origins } },
    stored,
    by,
    collision: full !== undefined && !isVersionOf(full.text, page.text) ? stored : null,
    alike: agreeing([...ofText, ...ofSource]).filter(
      ({ id }, at, all) => id !== stored.id && all.findIndex((other) => other.id === id) === at,
    ),
  };
}

type Marks = Pick<PageDraft, 'newspaperId' | 'date' | 'dateBasis' | 'editionKey'>;

/** Whether something that is known of both is not the same. */
function differ(page: Marks, stored: PageDocument): boolean {
  const dayOf = ({ date, dateBasis }: Pick<Marks, 'date' | 'dateBasis'>) => (isSure(dateBasis) ? date : null);
  const pairs = [
    [page.newspaperId, stored.newspaperId],
    [dayOf(page), dayOf(stored)],
    [page.editionKey, stored.editionKey],
  ];
  return pairs.some(([mine, its]) => isKnown(mine) && isKnown(its) && mine !== its);
}

function isKnown(value: string | null | undefined): value is string {
  return value !== null && value !== undefined;
}

/** Two pages may have changed places: the ids that they were given stay with them. */
async function withFreeId(writer: ArchiveWriter, draft: DraftPage): Promise<DraftPage> {
  const { place, textHash, name } = draft.page;
  for (let namesake = 0; ; namesake++) {
    const id = pageId(place, textHash, namesake);
    if ((await writer.pagesById.find([id])).length === 0) return draftAs(draft, id, name);
  }
}

function lastFirst(a: PageDocument, b: PageDocument): number {
  return b.ingestedAt.getTime() - a.ingestedAt.getTime() || (a.id < b.id ? -1 : 1);
}
