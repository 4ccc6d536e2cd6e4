/** A page of the archive as other corrections have it, made of what was read from it. */
import type { ArticleDocument, PageDocument, Span } from '../../store/documents.js';
import { type ArchiveWriter, changesBetween } from '../../store/write.js';
import { appearanceKey, draftAsRead, type Identities } from './as-read.js';
import { changesOfCorrections, pageAsCorrected } from './corrected-page.js';
import type { DraftPage } from './draft.js';
import type { CorrectedPage, Overrides, PeopleOverrides } from './overrides.js';
import type { Identity } from './page-identities.js';
import { readArticles, revise } from './revise-page.js';

/**
 * Puts these overrides over a page that is in the archive, instead of those that it was written with; staged only.
 * Who is who stays as it is where nobody says otherwise.
 * @param keeping corrections whose records are written otherwise
 * @returns whether that changes anything of what the archive says, and which corrections find what they are about
 */
export async function restagePage(
  writer: ArchiveWriter,
  stored: PageDocument,
  overrides: Overrides,
  keeping: ReadonlySet<string>,
): Promise<{ readonly isOther: boolean; readonly found: CorrectedPage['found'] }> {
  const { draft, identities } = await draftAsRead(writer, stored, overrides.notNames);
  const corrected = overrides.over(draft);
  const { newspaperName, ...read } = corrected.draft.page;
  const page = pageAsCorrected({ ...read, ingestedAt: stored.ingestedAt }, draft, corrected.by, identities);
  const before = await readArticles(writer, stored);
  const people = staying(corrected.draft, before, identities, overrides.people);
  const changes = await revise(writer, stored, corrected.draft, people, { insert: [], expire: [] });
  const isOther = Object.values(changes).some(({ insert, expire }) => insert.length + expire.length > 0);
  const found = new Map([...corrected.found].filter(([id]) => !keeping.has(id)));
  const corrections = await changesOfCorrections(writer, found, undefined);
  writer.stage({ ...changes, pages: changesBetween([stored], [page]), corrections });
  return { isOther, found: corrected.found };
}

/** Whoever was somebody stays so, unless somebody decides otherwise. */
function staying(
  { articles }: DraftPage,
  before: readonly ArticleDocument[],
  identities: Identities,
  overrides: PeopleOverrides,
): PeopleOverrides {
  const kept = new Map<string, Identity>();
  for (const { id, people } of articles)
    for (const { name, spans } of people) {
      const identity = identityBefore(id, name, spans, before, identities);
      if (identity !== null) kept.set(appearanceKey(id, name), identity);
    }
  return {
    merged: overrides.merged,
    joined: overrides.joined,
    named: (person) => overrides.named(person),
    personFor: (appearance, articleIds) => {
      const decision = overrides.personFor(appearance, articleIds);
      if (decision !== null) return decision;
      const identity = kept.get(appearanceKey(appearance.articleId, appearance.name));
      return identity === undefined ? null : { ...identity, because: null };
    },
  };
}

/** Who somebody was: in the same article, in the article that this was part of, or elsewhere on the page. */
function identityBefore(
  articleId: string,
  name: string,
  spans: readonly Span[],
  before: readonly ArticleDocument[],
  identities: Identities,
): Identity | null {
  const named = before.flatMap(({ id, appearances }) =>
    appearances.filter((each) => each.name === name).map((each) => ({ ...each, articleId: id })),
  );
  const same = named.find((each) => each.articleId === articleId) ?? identities[appearanceKey(articleId, name)];
  const isThere = (known: Span) => spans.some(({ start, end }) => known.start < end && start < known.end);
  const found = same ?? named.find((each) => each.spans.some(isThere)) ?? named[0];
  if (found === undefined) return null;
  return { personId: found.personId, identityConfidence: found.identityConfidence ?? null };
}
