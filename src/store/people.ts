import type { Filter } from 'mongodb';
import type { PersonDocument } from './documents.js';
import { type Edges, type Order, type Part, type PartArguments, partOf } from './pagination.js';
import { and, containing, count, findAll, findPart, type Without } from './reading.js';
import type { Snapshot } from './snapshot.js';

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
  without?: Without,
): Promise<Edges<PersonDocument>> {
  const part: Part<PersonDocument> = partOf(args, ORDERS[order], ['people', conditions]);
  return findPart(snapshot, snapshot.collections.people, personFilter(conditions), part, without);
}

export function countPeople(snapshot: Snapshot, conditions: PersonConditions): Promise<number> {
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

function personFilter({ name, isOfficial, title, text }: PersonConditions): Filter<PersonDocument> {
  const all: Filter<PersonDocument>[] = [];
  if (name) all.push({ spellings: name });
  if (typeof isOfficial === 'boolean') all.push({ isOfficial });
  if (title) all.push({ 'offices.title': containing(title) });
  if (text) all.push(beginningWith(text));
  return and(...all);
}

/**
 * Latin letters are taken for pinyin, which is compared without the blank between surname and given name
 * ("wangjia" begins "wang jiapeng"), or for the initials of its syllables ("wjp").
 */
function beginningWith(text: string): Filter<PersonDocument> {
  const letters = [...text.toLowerCase().replace(/[\s'-]/gu, '')];
  if (!letters.every((letter) => /[a-zü]/u.test(letter))) {
    return { spellings: { $regex: `^${containing(text).$regex}`, $options: 'i' } };
  }
  const [initial = ''] = letters;
  // The blank may stand anywhere among the letters; with each place of it they begin one stretch of the index.
  const spelled = letters.map((_, at) =>
    startingWith([...letters.slice(0, at), ...(at > 0 ? [' '] : []), ...letters.slice(at)].join('')),
  );
  // A syllable ends in a vowel, n, ng or r.
  const initials = { ...startingWith(initial), $regex: `^${letters.join('(?:[a-zü]*[aeiouüngr])? ?')}` };
  return { $or: [...spelled, initials].map((pinyin) => ({ pinyin })) };
}

function startingWith(text: string): { $gte: string; $lt: string } {
  return { $gte: text, $lt: `${text}\uffff` };
}
