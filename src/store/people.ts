import type { Filter } from 'mongodb';
import type { ArticleConditions } from './article-filter.js';
import type { PersonDocument } from './documents.js';
import type { PrintConditions } from './in-print.js';
import { type Edges, isGiven, type Order, type Part, type PartArguments, partOf } from './pagination.js';
import { and, containing, count, findAll, findPart, type Projection } from './reading.js';
import { bearerOf, bearing, beginningWith, nameKey } from './search/names.js';
import { changedSince, type SinceCondition } from './since.js';
import type { Snapshot } from './snapshot.js';
import { countAll, countOfficials } from './statistics.js';

/** What may be asked of the articles that name people. */
export type NamedIn = Pick<
  ArticleConditions,
  'location' | 'locationName' | 'organization' | 'page' | 'date' | keyof PrintConditions
>;

/** Which people: those that meet every condition given. */
export interface PersonConditions extends NamedIn, SinceCondition {
  readonly name?: string | null;
  readonly isOfficial?: boolean | null;
  readonly title?: string | null;
  readonly text?: string | null;
  /** A part of a title that such an article gives them. */
  readonly office?: string | null;
}

const ORDERS = {
  APPEARANCES_DESC: [
    ['articleCount', -1],
    ['id', 1],
  ],
  NAME: [
    ['pinyin', 1],
    ['id', 1],
  ],
} as const satisfies Record<string, Order>;

export type PersonOrder = keyof typeof ORDERS;

/** One part of the people who meet the conditions. */
export function findPeople(
  snapshot: Snapshot,
  { conditions, filter }: PersonMatching,
  order: PersonOrder,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<PersonDocument>> {
  const part: Part<PersonDocument> = partOf(snapshot, args, ORDERS[order], ['people', conditions]);
  return findPart(snapshot, snapshot.collections.people, filter, part, projection);
}

export async function countPeople(snapshot: Snapshot, { conditions, filter }: PersonMatching): Promise<number> {
  const { isOfficial, ...others } = conditions;
  if (!Object.values(others).some(isGiven)) {
    if (isOfficial === true) return countOfficials(snapshot);
    const all = await countAll(snapshot, 'people');
    return isOfficial === false ? all - (await countOfficials(snapshot)) : all;
  }
  return count(snapshot, snapshot.collections.people, filter);
}

/** What conditions amount to. */
export interface PersonMatching {
  readonly conditions: PersonConditions;
  readonly filter: Filter<PersonDocument>;
}

/** @param namedIn the ids of whom the articles name that the conditions speak of; null where they speak of none */
export function matchPeople(conditions: PersonConditions, namedIn: readonly string[] | null): PersonMatching {
  const { office } = conditions;
  const filter = personFilter(conditions);
  if (namedIn !== null) return { conditions, filter: and(filter, { id: { $in: [...namedIn] } }) };
  if (!isGiven(office)) return { conditions, filter };
  return { conditions, filter: and(filter, { 'offices.title': containing(office) }) };
}

/** Who is meant by a name: the bearer of it, or of a printed form, who is named in the most articles. */
export async function findPersonNamed(snapshot: Snapshot, name: string): Promise<PersonDocument | null> {
  const named = await findAll(snapshot, snapshot.collections.people, bearing(name) as Filter<PersonDocument>, {
    sort: { articleCount: -1, id: 1 },
  });
  return bearerOf(name, named) ?? named[0] ?? null;
}

/** The ids of all who bear this name, or of whom some article prints this form. */
export async function peopleNamed(snapshot: Snapshot, name: string): Promise<string[]> {
  const bearers = bearing(name) as Filter<PersonDocument>;
  const named = await findAll(snapshot, snapshot.collections.people, bearers, { projection: { id: 1 } });
  return named.map((person) => person.id);
}

function personFilter({ name, isOfficial, title, text, since }: PersonConditions): Filter<PersonDocument> {
  const all: Filter<PersonDocument>[] = changedSince({ since });
  if (isGiven(name)) all.push(bearing(name) as Filter<PersonDocument>);
  if (typeof isOfficial === 'boolean') all.push({ isOfficial });
  if (isGiven(title)) all.push({ 'offices.title': containing(title) });
  if (isGiven(text)) all.push({ searchKeys: beginningWith(nameKey(text)) });
  return and(...all);
}
