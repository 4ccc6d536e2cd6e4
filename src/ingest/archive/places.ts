/** The places and organizations of a page, as the archive is to know them once the page is in it. */
import type { ArticleDocument, LocationDocument, OrganizationDocument } from '../../store/documents.js';
import { printedNameKeys } from '../../store/search/names.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import { locationId, organizationId } from '../ids.js';
import { shippedLexicon } from '../lexicon/lexicon.js';
import { organizationKind } from '../lexicon/organization-kinds.js';
import type { OrganizationFact, PlaceFact } from '../parsed.js';
import type { LocationRecord, OrganizationRecord, Revision } from './records.js';

type Mentions = Pick<ArticleDocument, 'id' | 'locations' | 'withinIds' | 'organizations'>;

/** The record of a place that nothing is known of but this fact, and those of all that it lies in, outermost first. */
export function locationsOf(fact: PlaceFact): LocationRecord[] {
  const chain: LocationRecord[] = [];
  for (const { name, level, code } of [...fact.ancestors, fact]) {
    const parentId = chain.at(-1)?.id ?? null;
    chain.push({
      id: locationId(code, name, parentId),
      name,
      spellings: [name],
      level,
      code,
      parentId,
      ancestorIds: chain.map(({ id }) => id),
      articleCount: 0,
    });
  }
  return chain;
}

export function organizationOf(fact: OrganizationFact): OrganizationRecord {
  const { name } = fact;
  const kind = organizationKind(name, shippedLexicon().organizationKinds);
  return { id: organizationId(name), name, kind, spellings: [name], articleCount: 0 };
}

/**
 * @param named every place that the page names or that one of them lies in, by id
 * @param after the articles of the page; `before`: those of the version that it replaces
 */
export async function reviseLocations(
  writer: ArchiveWriter,
  named: ReadonlyMap<string, LocationRecord>,
  before: readonly Mentions[],
  after: readonly Mentions[],
): Promise<Revision<LocationDocument>> {
  const ids = new Set([...named.keys(), ...before.flatMap(({ withinIds }) => withinIds)]);
  const stored = await writer.locationsById.find(ids);
  const wanted = await revise(stored, named, tallyOf(before, placesIn), tallyOf(after, placesIn), async (gone) => {
    const articles = await writer.find('articles', { withinIds: { $in: gone } }, { id: 1, locations: 1 });
    return articles.map((article) => [article.id, article.locations.map(placeForms)]);
  });
  return { stored, wanted };
}

/** The same for organizations. */
export async function reviseOrganizations(
  writer: ArchiveWriter,
  named: ReadonlyMap<string, OrganizationRecord>,
  before: readonly Mentions[],
  after: readonly Mentions[],
): Promise<Revision<OrganizationDocument>> {
  const old = before.flatMap(({ organizations }) => organizations.map(({ organizationId: id }) => id));
  const ids = new Set([...named.keys(), ...old]);
  const stored = await writer.organizationsById.find(ids);
  const tallies = [tallyOf(before, organizationsIn), tallyOf(after, organizationsIn)] as const;
  const wanted = await revise(stored, named, ...tallies, async (gone) => {
    const filter = { 'organizations.organizationId': { $in: gone } };
    const articles = await writer.find('articles', filter, { id: 1, organizations: 1 });
    return articles.map((article) => [article.id, article.organizations.map(organizationForms)]);
  });
  // What an earlier version wrote has no kind until it is named again.
  const { organizationKinds } = shippedLexicon();
  const ofKind = wanted.map((each) => ({ ...each, kind: each.kind ?? organizationKind(each.name, organizationKinds) }));
  return { stored, wanted: ofKind };
}

/** Forms in which an article prints something, by the thing's id. */
type Forms = readonly [id: string, spellings: readonly string[]];

/** What articles say of one thing: how many name it, and in which forms. */
interface Tally {
  articleCount: number;
  readonly spellings: Set<string>;
}

interface Named {
  id: string;
  name: string;
  spellings: string[];
  searchKeys?: string[];
  articleCount: number;
}

/**
 * Counts go up and down with the articles. A form that the page no longer prints stays only if another article
 * prints it, which is asked only then.
 */
async function revise<Record extends Named, Document extends Record & { _id: string; from: number; until: number }>(
  stored: readonly Document[],
  named: ReadonlyMap<string, Record>,
  before: { tallies: ReadonlyMap<string, Tally>; articleIds: ReadonlySet<string> },
  after: { tallies: ReadonlyMap<string, Tally>; articleIds: ReadonlySet<string> },
  formsElsewhere: (ids: string[]) => Promise<(readonly [articleId: string, forms: readonly Forms[]])[]>,
): Promise<Record[]> {
  const storedById = new Map(stored.map((document) => [document.id, document]));
  const lost = [...before.tallies].filter(([id, tally]) => {
    const now = after.tallies.get(id)?.spellings;
    return [...tally.spellings].some((spelling) => now === undefined || !now.has(spelling));
  });
  const kept = new Map<string, Set<string>>(lost.map(([id]) => [id, new Set()]));
  const elsewhere = lost
    .map(([id, tally]) => ({ id, rest: (storedById.get(id)?.articleCount ?? 0) - tally.articleCount }))
    .filter(({ rest }) => rest > 0);
  if (elsewhere.length > 0) {
    for (const [articleId, forms] of await formsElsewhere(elsewhere.map(({ id }) => id))) {
      if (before.articleIds.has(articleId)) continue;
      for (const [id, spellings] of forms) for (const spelling of spellings) kept.get(id)?.add(spelling);
    }
  }
  const wanted: Record[] = [];
  for (const id of new Set([...storedById.keys(), ...named.keys()])) {
    const document = storedById.get(id);
    const rest = (document?.articleCount ?? 0) - (before.tallies.get(id)?.articleCount ?? 0);
    const now = after.tallies.get(id);
    const articleCount = rest + (now?.articleCount ?? 0);
    const record = rest > 0 && document !== undefined ? (unversioned(document) as unknown as Record) : named.get(id);
    if (record === undefined || articleCount <= 0) continue;
    const known = rest <= 0 ? [] : [...(kept.get(id) ?? record.spellings)];
    const spellings = [...new Set([record.name, ...known, ...(now?.spellings ?? [])])];
    const isKnown = document?.searchKeys !== undefined && spellings.join() === document.spellings.join();
    const searchKeys = isKnown ? document.searchKeys : printedNameKeys(record.name, spellings);
    wanted.push({ ...record, articleCount, spellings, searchKeys });
  }
  return wanted;
}

function tallyOf(
  articles: readonly Mentions[],
  formsIn: (article: Mentions) => readonly Forms[],
): { tallies: Map<string, Tally>; articleIds: Set<string> } {
  const tallies = new Map<string, Tally>();
  for (const article of articles) {
    const counted = new Set<string>();
    for (const [id, spellings] of formsIn(article)) {
      const tally = tallies.get(id) ?? { articleCount: 0, spellings: new Set() };
      tallies.set(id, tally);
      if (!counted.has(id)) tally.articleCount++;
      counted.add(id);
      for (const spelling of spellings) tally.spellings.add(spelling);
    }
  }
  return { tallies, articleIds: new Set(articles.map(({ id }) => id)) };
}

function placesIn(article: Mentions): Forms[] {
  return [...article.withinIds.map((id): Forms => [id, []]), ...article.locations.map(placeForms)];
}

function organizationsIn(article: Mentions): Forms[] {
  return article.organizations.map(organizationForms);
}

function placeForms({ locationId: id, spellings }: Mentions['locations'][number]): Forms {
  return [id, spellings];
}

function organizationForms({ organizationId: id, spellings }: Mentions['organizations'][number]): Forms {
  return [id, spellings];
}
