import type { Filter } from 'mongodb';
import type { PersonDocument } from './documents.js';
import { type Edges, isGiven, type Order, type Part, type PartArguments, partOf } from './pagination.js';
import { and, containing, count, findAll, findPart, type Projection } from './reading.js';
import { beginningWith, nameKey } from './search/names.js';
import type { Snapshot } from './snapshot.js';
import { countAll, countOfficials } from './statistics.js';

/** Which people: those that meet every condition given. */
export interface PersonConditions {
  readonly name?: string | null;
  readonly isOfficial?: boolean | null;
  readonly title?: string | null;
  readonly text?: string | null;
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
  conditions: PersonConditions,
  order: PersonOrder,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<PersonDocument>> {
  const part: Part<PersonDocument> = partOf(snapshot, args, ORDERS[order], ['people', conditions]);
  return findPart(snapshot, snapshot.collections.people, personFilter(conditions), part, projection);
}

export async function countPeople(snapshot: Snapshot, conditions: PersonConditions): Promise<number> {
  const { isOfficial, ...others } = conditions;
  if (!Object.values(others).some(isGiven)) {
    if (isOfficial === true) return countOfficials(snapshot);
    const all = await countAll(snapshot, 'people');
    return isOfficial === false ? all - (await countOfficials(snapshot)) : all;
  }
  return count(snapshot, snapshot.collections.people, personFilter(conditions));
}

/** Who is meant by a name: the bearer of it, or of a printed form, who is named in the most articles. */
export async function findPersonNamed(snapshot: Snapshot, name: string): Promise<PersonDocument | null> {
  const named = await findAll(
    snapshot,
    snapshot.collections.people,
    { spellings: name },
    { sort: { articleCount: -1, id: 1 } },
  );
  return named.find((person) => person.name === name) ?? named[0] ?? null;
}

/** The ids of all who bear this name, or of whom some article prints this form. */
export async function peopleNamed(snapshot: Snapshot, name: string): Promise<string[]> {
  const named = await findAll(snapshot, snapshot.collections.people, { spellings: name }, { projection: { id: 1 } });
  return named.map((person) => person.id);
}

export function personFilter({ name, isOfficial, title, text }: PersonConditions): Filter<PersonDocument> {
  const all: Filter<PersonDocument>[] = [];
  if (isGiven(name)) all.push({ spellings: name });
  if (typeof isOfficial === 'boolean') all.push({ isOfficial });
  if (isGiven(title)) all.push({ 'offices.title': containing(title) });
  if (isGiven(text)) all.push({ searchKeys: beginningWith(nameKey(text)) });
  return and(...all);
}
