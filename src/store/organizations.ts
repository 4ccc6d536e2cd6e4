import type { Filter } from 'mongodb';
import type { OrganizationDocument, OrganizationKind } from './documents.js';
import { type Edges, isGiven, type Part, type PartArguments, partOf } from './pagination.js';
import { and, count, findAll, findPart, oneOf, type Projection } from './reading.js';
import { bearerOf, bearing, holding } from './search/names.js';
import { changedSince, type SinceCondition } from './since.js';
import type { Snapshot } from './snapshot.js';
import { countAll } from './statistics.js';

/** Which organizations: those that meet every condition given. */
export interface OrganizationConditions extends SinceCondition {
  readonly name?: string | null;
  readonly kinds?: readonly OrganizationKind[] | null;
}

/** One part of the organizations that meet the conditions, by name. */
export function findOrganizations(
  snapshot: Snapshot,
  conditions: OrganizationConditions,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<OrganizationDocument>> {
  const part: Part<OrganizationDocument> = partOf(
    snapshot,
    args,
    [
      ['name', 1],
      ['id', 1],
    ],
    ['organizations', conditions],
  );
  return findPart(snapshot, snapshot.collections.organizations, organizationFilter(conditions), part, projection);
}

export function countOrganizations(snapshot: Snapshot, conditions: OrganizationConditions): Promise<number> {
  if (!Object.values(conditions).some(isGiven)) return countAll(snapshot, 'organizations');
  return count(snapshot, snapshot.collections.organizations, organizationFilter(conditions));
}

/** The organization that is meant by a name: its bearer, or else the one printed so that most articles name. */
export async function findOrganizationNamed(snapshot: Snapshot, name: string): Promise<OrganizationDocument | null> {
  const found = await findAll(
    snapshot,
    snapshot.collections.organizations,
    bearing(name) as Filter<OrganizationDocument>,
    { sort: { articleCount: -1, id: 1 } },
  );
  return bearerOf(name, found) ?? found[0] ?? null;
}

function organizationFilter({ name, kinds, since }: OrganizationConditions): Filter<OrganizationDocument> {
  const all: Filter<OrganizationDocument>[] = changedSince({ since });
  if (isGiven(name)) all.push(holding(name) as Filter<OrganizationDocument>);
  if (isGiven(kinds)) all.push({ kind: oneOf(kinds) });
  return and(...all);
}
