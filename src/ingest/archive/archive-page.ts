/** Facts → who is who → what is to be written of a page, at once or with that of others. */
import { invariant } from '../../invariant.js';
import type { CorrectionRecord } from '../../store/corrections.js';
import type { ArticleDocument, CorrectionDocument, MetricDocument, PageDocument, Span } from '../../store/documents.js';
import { nameKey } from '../../store/search/names.js';
import { reviseSearch } from '../../store/search/revise.js';
import { type ArchiveWriter, type ChangeSet, type Changes, changesBetween, unversioned } from '../../store/write.js';
import { appearanceKey, draftAsRead, type Identities, packed } from './as-read.js';
import type { DraftArticle, DraftPage, PageDraft } from './draft.js';
import { linkJumps } from './jumps.js';
import { reassignPerson } from './mentions.js';
import { moveSubjects, withPerson } from './metric-subjects.js';
import { type CorrectedPage, NO_OVERRIDES, type Overrides, type PeopleOverrides } from './overrides.js';
import type { Identity } from './page-identities.js';
import { reviseIssues, reviseNewspapers } from './papers.js';
import { identifyPeople, type MovedMention } from './people.js';
import { groupBy, type IdentifiedMention, identifiedMentionsIn, mentionsIn } from './person-mentions.js';
import { reviseLocations, reviseOrganizations } from './places.js';
import type { ArticleRecord, PageRecord, Revision } from './records.js';

export type PageOutcome = 'NEW' | 'REPLACED' | 'UNCHANGED';

/**
 * Makes the archive say what the page says: adds it, replaces what it said before, or leaves all as it is.
 * @param overrides what was corrected by hand, and stays so whatever the page says
 * @param record what to note about it, if it changes anything
 * @throws whatever the store throws; the archive is then as it was
 */
export async function archivePage(
  writer: ArchiveWriter,
  draft: DraftPage,
  overrides: Overrides,
  record?: CorrectionRecord,
): Promise<PageOutcome> {
  const outcome = await stagePage(writer, draft, overrides, record);
  await writer.flush();
  return outcome;
}

/**
 * The same, but stages it only: it is written with the writer's next `flush`, with whatever else is staged.
 * @throws whatever the store throws; then nothing of the page is staged
 */
export async function stagePage(
  writer: ArchiveWriter,
  draft: DraftPage,
  overrides: Overrides,
  record?: CorrectionRecord,
): Promise<PageOutcome> {
  const [stored] = await writer.pagesById.find([draft.page.id]);
  const outcome = outcomeOf(draft, stored);
  if (stored !== undefined && outcome === 'UNCHANGED') {
    noteWhatIsNew(writer, draft.page, stored);
    return outcome;
  }
  const corrected = overrides.over(draft);
  const page = pageAsCorrected(recordOf(corrected.draft.page), draft, corrected.by);
  const pages = { insert: [page], expire: stored === undefined ? [] : [stored._id] };
  const corrections = await changesOfCorrections(writer, corrected.found, record);
  writer.stage({ ...(await revise(writer, stored, corrected.draft, overrides.people, pages)), corrections });
  return outcome;
}

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
  const { draft, identities } = await draftAsRead(writer, stored);
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

/** With a page over which something is put is kept what was read from it. */
function pageAsCorrected(
  page: PageRecord,
  read: DraftPage,
  by: readonly string[],
  identities?: Identities,
): PageRecord {
  return by.length === 0 ? page : { ...page, asRead: packed(read, identities), correctedBy: [...by] };
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

/** The corrections of a page, where they have found what they are about again, or find it no more. */
async function changesOfCorrections(
  writer: ArchiveWriter,
  found: ReadonlyMap<string, boolean>,
  record: CorrectionRecord | undefined,
): Promise<Changes<CorrectionDocument>> {
  const stored = found.size === 0 ? [] : await writer.find('corrections', { id: { $in: [...found.keys()] } });
  const wanted = stored.map((correction) => ({
    ...unversioned(correction),
    status: found.get(correction.id) === true ? ('APPLIED' as const) : ('UNANCHORED' as const),
  }));
  const isOther = ({ id, status }: CorrectionRecord) =>
    (stored.find((each) => each.id === id)?.status ?? 'APPLIED') !== status;
  const changed = wanted.filter(isOther);
  const ids = new Set(changed.map(({ id }) => id));
  return {
    insert: [...(record === undefined ? [] : [record]), ...changed],
    expire: stored.filter(({ id }) => ids.has(id)).map(({ _id }) => _id),
  };
}

/** What would become of a page, staging no more of it than pages after it have to know. Never to be written. */
export async function rehearsePage(writer: ArchiveWriter, draft: DraftPage): Promise<PageOutcome> {
  const [stored] = await writer.pagesById.find([draft.page.id]);
  const outcome = outcomeOf(draft, stored);
  if (outcome === 'UNCHANGED') return outcome;
  const page = { ...recordOf(draft.page), text: '', furniture: [], articleIds: [] };
  writer.stage({ pages: { insert: [page], expire: stored === undefined ? [] : [stored._id] } });
  return outcome;
}

function outcomeOf({ page }: DraftPage, stored: PageDocument | undefined): PageOutcome {
  if (stored === undefined) return 'NEW';
  return stored.digest === page.digest && stored.name === page.name ? 'UNCHANGED' : 'REPLACED';
}

function recordOf({ newspaperName, ...page }: PageDraft): PageRecord {
  return { ...page, ingestedAt: new Date() };
}

/** Read otherwise or found elsewhere, the page says the same: next time that is known beforehand. */
function noteWhatIsNew(
  writer: ArchiveWriter,
  { source, tally, origins, given }: PageDraft,
  stored: PageDocument,
): void {
  const isRead = source !== undefined && tally !== undefined && stored.source !== source;
  const isElsewhere = origins.length !== (stored.origins ?? []).length;
  if (!isRead && !isElsewhere) return;
  writer.note(stored._id, { origins, given, ...(isRead && { source, tally }) });
}

/** Takes a page out of the archive, with all that only this page says. */
export async function removePage(
  writer: ArchiveWriter,
  stored: PageDocument,
  record: CorrectionRecord,
  overrides: Overrides,
): Promise<void> {
  const nothing: ReviseDraft = {
    page: unversioned(stored),
    articles: [],
    metrics: [],
    locations: new Map(),
    organizations: new Map(),
    indexed: null,
  };
  // A page that names nobody leaves nothing to override.
  const { people } = NO_OVERRIDES;
  const changes = await revise(writer, stored, nothing, people, { insert: [], expire: [stored._id] });
  // Its corrections have nothing to be about, until the page is there again.
  const { found } = overrides.over((await draftAsRead(writer, stored)).draft);
  const lost = new Map([...found.keys()].map((id) => [id, false]));
  await writer.commit({ ...changes, corrections: await changesOfCorrections(writer, lost, record) });
}

type StoredPage = Pick<PageDocument, '_id' | 'id' | 'newspaper' | 'newspaperId' | 'issueId' | 'region' | 'date'>;

/** A draft, or what is left of a page that is to go. */
type ReviseDraft = Omit<DraftPage, 'page'> & { readonly page: PageDraft | Omit<PageRecord, 'ingestedAt'> };

/** What puts what the draft says in the place of what the page said before. */
async function revise(
  writer: ArchiveWriter,
  stored: StoredPage | undefined,
  draft: ReviseDraft,
  overrides: PeopleOverrides,
  pages: Changes<PageDocument>,
): Promise<Omit<ChangeSet, 'corrections' | 'figures'>> {
  const before = await readArticles(writer, stored);
  const knownBefore = stored === undefined ? [] : before.flatMap((article) => identifiedMentionsIn(stored, article));
  const countedBefore = stored === undefined ? null : { page: stored, articleCount: before.length };
  const countedAfter = 'newspaperName' in draft.page ? { page: draft.page, articleCount: draft.articles.length } : null;
  const [people, locations, organizations, metricsBefore, search, jumps, newspapers, issues] = await Promise.all([
    identifyPeople(writer, draft.page.id, mentionsIn(draft), knownBefore, overrides),
    reviseLocations(writer, draft.locations, before, draft.articles),
    reviseOrganizations(writer, draft.organizations, before, draft.articles),
    readMetrics(writer, before),
    reviseSearch(writer, before, draft.articles, draft.indexed),
    linkJumps(writer, draft, before),
    reviseNewspapers(writer, countedBefore, countedAfter),
    reviseIssues(writer, countedBefore, countedAfter),
  ]);
  const identified = groupBy(people.identified, ({ articleId }) => articleId);
  const articles = draft.articles.map((article) =>
    articleOf(article, {
      people: identified.get(article.id) ?? [],
      firstPartId: jumps.firstPartIds.get(article.id) ?? null,
      number: search.numbers.get(article.id),
    }),
  );
  const metrics = draft.metrics.map((metric) =>
    withPerson(metric, new Map(identified.get(metric.articleId)?.map(({ name, personId }) => [name, personId]))),
  );
  const [elsewhere, subjects] = await Promise.all([
    moveAppearances(writer, people.moved, jumps.elsewhere),
    moveSubjects(writer, people.moved),
  ]);
  return {
    pages,
    articles: changesBetween([...before, ...elsewhere.stored], [...articles, ...elsewhere.wanted]),
    metrics: changesBetween([...metricsBefore, ...subjects.stored], [...metrics, ...subjects.wanted]),
    people: changesBetween(people.stored, people.wanted),
    locations: changesBetween(locations.stored, locations.wanted),
    organizations: changesBetween(organizations.stored, organizations.wanted),
    newspapers: changesBetween(newspapers.stored, newspapers.wanted),
    issues: changesBetween(issues.stored, issues.wanted),
    search: search.changes,
  };
}

async function readArticles(writer: ArchiveWriter, page: StoredPage | undefined): Promise<ArticleDocument[]> {
  if (page === undefined) return [];
  const articles = await writer.find('articles', { pageId: page.id });
  return articles.sort((a, b) => a.position - b.position);
}

function readMetrics(writer: ArchiveWriter, articles: readonly ArticleDocument[]): Promise<MetricDocument[]> {
  if (articles.length === 0) return Promise.resolve([]);
  return writer.find('metrics', { articleId: { $in: articles.map(({ id }) => id) } });
}

/** What is to be done to articles of other pages, with those in which somebody turned out to be another person. */
async function moveAppearances(
  writer: ArchiveWriter,
  moved: readonly MovedMention[],
  { stored, wanted }: Revision<ArticleDocument>,
): Promise<Revision<ArticleDocument>> {
  if (moved.length === 0) return { stored, wanted };
  const articles = await writer.find('articles', {
    id: { $in: [...new Set(moved.map(({ articleId }) => articleId))] },
  });
  const storedById = new Map([...stored, ...articles].map((article) => [article.id, article]));
  const wantedById = new Map([...articles.map(unversioned), ...wanted].map((article) => [article.id, article]));
  for (const { articleId, personId, newPersonId, name } of moved) {
    const article = wantedById.get(articleId);
    if (article === undefined) continue;
    wantedById.set(articleId, reassignPerson(article, personId, newPersonId, new Set([name]), null));
  }
  return { stored: [...storedById.values()], wanted: [...wantedById.values()] };
}

/** What only the archive can say of an article. */
interface Findings {
  readonly people: readonly IdentifiedMention[];
  readonly firstPartId: string | null;
  readonly number: number | undefined;
}

/** The article as it is stored. A name in the byline is a person's if the article also names that person. */
function articleOf({ people, ...article }: DraftArticle, findings: Findings): ArticleRecord {
  const { firstPartId, number } = findings;
  invariant(number !== undefined, `the search index has no number for article ${article.id}`);
  const foundByName = new Map(findings.people.map((found) => [found.name, found]));
  return {
    ...article,
    byline: article.byline.map(({ name, role, spans }) => ({
      name,
      role,
      personId: foundByName.get(name)?.personId ?? null,
      key: nameKey(name),
      spans: [...spans],
    })),
    appearances: people.map((person) => {
      const found = foundByName.get(person.name);
      invariant(found !== undefined, `nobody was found to be ${person.name} of article ${article.id}`);
      return { ...person, personId: found.personId, identityConfidence: found.identityConfidence };
    }),
    continuesId: firstPartId,
    number,
  };
}
