/** Asks the archive once what pages that are written together will ask it one by one. */
import type { ArchiveWriter } from '../../store/write.js';
import { formerPageId, personId } from '../ids.js';
import { shippedLexicon } from '../lexicon/lexicon.js';
import type { DraftPage } from './draft.js';
import { isSoleOffice } from './posts.js';

/** Makes the writer remember the pages themselves, those of their days, and whom and what they name. */
export async function lookAhead(writer: ArchiveWriter, drafts: readonly DraftPage[]): Promise<void> {
  const named = drafts.flatMap(({ articles }) => articles.flatMap(({ people }) => people));
  const [people, days] = await Promise.all([
    writer.peopleBySpelling.find(named.map(({ name }) => name)),
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
  const known = new Set(people.flatMap(({ spellings }) => spellings));
  const unknown = named.filter(({ name }) => !known.has(name));
  await Promise.all([
    writer.peopleById.find(unknown.map(({ name }) => personId(name, 0))),
    writer.peopleBySpelling.find(
      unknown.flatMap(({ name, titles }) =>
        titles.some(isSoleOffice) ? shippedLexicon().lookAlikes.namesLike(name) : [],
      ),
    ),
    writer.jumpsByPage.find(days.map(({ id }) => id)),
  ]);
}
