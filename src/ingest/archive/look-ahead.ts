/** Asks the archive once what pages that are written together will ask it one by one. */
import type { ArchiveWriter } from '../../store/write.js';
import { formerPageId } from '../ids.js';
import { shippedLexicon } from '../lexicon/lexicon.js';
import type { DraftPage } from './draft.js';
import { freeId } from './page-identities.js';
import { isSoleOffice } from './posts.js';

/** Makes the writer remember the pages themselves, those of their days, and whom and what they name. */
export async function lookAhead(writer: ArchiveWriter, drafts: readonly DraftPage[]): Promise<void> {
  const named = drafts.flatMap(({ articles }) => articles.flatMap(({ people }) => people));
  const names = new Set(named.map(({ name }) => name));
  const [people, days] = await Promise.all([
    writer.peopleBySpelling.find(names),
    writer.pagesByDay.find(drafts.flatMap(({ page }) => page.date ?? [])),
    writer.pagesById.find(drafts.flatMap(({ page }) => [page.id, formerPageId({ ...page.given, name: page.name })])),
    writer.pagesByPlace.find(drafts.flatMap(({ page }) => page.place ?? [])),
    writer.pagesByText.find(drafts.map(({ page }) => page.textHash)),
    writer.pagesByOrigin.find(drafts.flatMap(({ page }) => page.origins)),
    writer.newspapersById.find(drafts.flatMap(({ page }) => page.newspaperId ?? [])),
    writer.issuesById.find(drafts.flatMap(({ page }) => page.issueId ?? [])),
    writer.locationsById.find(drafts.flatMap(({ locations }) => [...locations.keys()])),
    writer.organizationsById.find(drafts.flatMap(({ organizations }) => [...organizations.keys()])),
  ]);
  const known = new Set(people.map(({ id }) => id));
  // Whoever fits none of those known is new, and may be the second whom these pages bring.
  const ids = [...names].flatMap((name) => {
    const next = freeId(name, known);
    return [next, freeId(name, { has: (id) => id === next || known.has(id) })];
  });
  const heads = new Set(named.filter(({ titles }) => titles.some(isSoleOffice)).map(({ name }) => name));
  await Promise.all([
    writer.peopleById.find(ids),
    writer.peopleBySpelling.find([...heads].flatMap((name) => shippedLexicon().lookAlikes.namesLike(name))),
    writer.jumpsByPage.find([...days, ...drafts.map(({ page }) => page)].map(({ id }) => id)),
  ]);
}
