/** Which articles belong together, by the people, organizations and places that they share. */
import type { Filter } from 'mongodb';
import type { ArticleDocument } from './documents.js';
import { findAll } from './reading.js';
import type { Snapshot } from './snapshot.js';

/** What an article names, by id, each with the number of articles in the archive that name it. */
export interface Named {
  readonly articleId: string;
  readonly people: ReadonlyMap<string, number>;
  readonly organizations: ReadonlyMap<string, number>;
  readonly locations: ReadonlyMap<string, number>;
}

export interface Related {
  readonly articleId: string;
  readonly score: number;
  readonly personIds: readonly string[];
  readonly organizationIds: readonly string[];
  readonly locationIds: readonly string[];
}

type Naming = Pick<ArticleDocument, 'id' | 'order' | 'appearances' | 'organizations' | 'locations'>;

/** About so many articles are compared with each; what the fewest name finds them first. */
const ENOUGH = 60;
/** What more articles than this name relates nothing: everybody names it. */
const COMMON = 1_000;

/** For each of the articles, those related to it, closest first. One command. */
export async function findRelated(snapshot: Snapshot, all: readonly Named[]): Promise<Related[][]> {
  const telling = all.map(tellingNames);
  const ids = (kind: keyof Names) => [...new Set(telling.flatMap((names) => names[kind]))];
  const conditions: Filter<ArticleDocument>[] = [
    { 'appearances.personId': { $in: ids('people') } },
    { 'organizations.organizationId': { $in: ids('organizations') } },
    { withinIds: { $in: ids('locations') } },
  ];
  const candidates: Naming[] = await findAll(
    snapshot,
    snapshot.collections.articles,
    { $or: conditions },
    {
      projection: {
        id: 1,
        order: 1,
        'appearances.personId': 1,
        'organizations.organizationId': 1,
        'locations.locationId': 1,
      },
    },
  );
  return all.map((named) => rank(named, candidates));
}

type Names = Record<'people' | 'organizations' | 'locations', string[]>;

/** The names that the fewest other articles share, as many of them as it takes to find enough. */
function tellingNames(named: Named): Names {
  const names: Names = { people: [], organizations: [], locations: [] };
  const shared = (['people', 'organizations', 'locations'] as const)
    .flatMap((kind) => [...named[kind]].map(([id, count]) => ({ kind, id, count })))
    .filter(({ count }) => count > 1 && count <= COMMON)
    .sort((a, b) => a.count - b.count);
  let found = 0;
  for (const { kind, id, count } of shared) {
    if (found > 0 && found + count > ENOUGH) break;
    names[kind].push(id);
    found += count;
  }
  return names;
}

function rank(named: Named, candidates: readonly Naming[]): Related[] {
  return candidates
    .filter((candidate) => candidate.id !== named.articleId)
    .map((candidate) => ({ order: candidate.order, related: compare(named, candidate) }))
    .filter(({ related }) => related.score > 0)
    .sort((a, b) => b.related.score - a.related.score || (a.order < b.order ? -1 : 1))
    .map(({ related }) => related);
}

function compare(named: Named, candidate: Naming): Related {
  const personIds = candidate.appearances.map((entry) => entry.personId).filter((id) => named.people.has(id));
  const organizationIds = candidate.organizations
    .map((mention) => mention.organizationId)
    .filter((id) => named.organizations.has(id));
  const locationIds = candidate.locations.map((mention) => mention.locationId).filter((id) => named.locations.has(id));
  const score =
    weight(named.people, personIds) +
    weight(named.organizations, organizationIds) +
    weight(named.locations, locationIds);
  return { articleId: candidate.id, score, personIds, organizationIds, locationIds };
}

/** What two articles name counts 1, what four name 2/3 of that, and so on ever less. */
function weight(counts: ReadonlyMap<string, number>, shared: readonly string[]): number {
  return shared.reduce((sum, id) => sum + 1 / Math.log2(Math.max(2, counts.get(id) ?? 2)), 0);
}
