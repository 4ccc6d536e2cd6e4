/** What a town's own lexicon may hold. */
import { z } from 'zod';
import type { LocationLevel } from '../store/documents.js';
import { shippedLexicon } from './lexicon/lexicon.js';
import { divisionNamed, type TownWords } from './lexicon/town.js';

const LEVELS = ['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'ZONE', 'PLACE'] as const satisfies LocationLevel[];

const name = z
  .string({ error: 'write a name, in quotation marks if YAML takes it for something else' })
  .trim()
  .regex(/^[^\s，。；：！？、,;:!?]{2,60}$/u, {
    error: 'a name has 2 to 60 characters, none of them a blank, comma or stop',
  });

const names = z
  .array(name, { error: 'write a list of names, each behind "- "' })
  .nullish()
  .transform((list) => list ?? []);

const within = z
  .string({ error: 'write the full name of a division' })
  .trim()
  .superRefine((text, context) => {
    const problem = divisionProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .nullish()
  .transform((text) => text ?? null);

const ENTRIES = {
  people: { name, spellings: names },
  places: {
    name,
    level: z.enum(LEVELS, { error: `give one of ${LEVELS.join(', ')}` }).default('PLACE'),
    within,
    otherNames: names,
  },
  organizations: { name, shortForms: names },
  newspapers: { name, otherNames: names },
};

const LISTS = {
  people: listOf(ENTRIES.people),
  places: listOf(ENTRIES.places),
  organizations: listOf(ENTRIES.organizations),
  campaigns: names,
  newspapers: listOf(ENTRIES.newspapers),
  offices: names,
};

/** A town's lexicon as YAML gives it → `TownWords`; issues carry the way out as their message. */
export const TOWN = z.strictObject(LISTS, { error: objectError }).superRefine((town, context) => {
  for (const { path, message } of repetitions(town)) context.addIssue({ code: 'custom', path, message });
});

/** What may stand at a place in the file: the lists at its top, the entries of a person. */
export function entriesAt([list]: readonly PropertyKey[]): readonly string[] {
  return Object.keys(isEntryList(list) ? ENTRIES[list] : LISTS);
}

function isEntryList(list: PropertyKey | undefined): list is keyof typeof ENTRIES {
  return list !== undefined && Object.hasOwn(ENTRIES, list);
}

/** A list of entries; one of which only the name is known may be written as its name alone. */
function listOf<Shape extends z.core.$ZodShape>(shape: Shape) {
  const entry = z.preprocess(
    (value) => (typeof value === 'string' ? { name: value } : value),
    z.strictObject(shape, { error: objectError }),
  );
  return z
    .array(entry, { error: 'write a list of entries, each behind "- "' })
    .nullish()
    .transform((list) => list ?? []);
}

function objectError({ code }: { readonly code?: string | undefined }): string | undefined {
  return code === 'invalid_type' ? 'write entries such as "name: …", a line each' : undefined;
}

function divisionProblem(text: string): string | null {
  try {
    divisionNamed(text, shippedLexicon());
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

interface Repetition {
  readonly path: (string | number)[];
  readonly message: string;
}

/** A name stands for one thing: where it stands again, one of the two is a mistake. Places of one name may lie apart. */
function repetitions({ people, places, organizations, campaigns, newspapers, offices }: TownWords): Repetition[] {
  const found: Repetition[] = [];
  const take = (known: Map<string, string>, word: string, path: (string | number)[], key = word): void => {
    const before = known.get(key);
    if (before === undefined) known.set(key, `${path[0]}[${path[1]}]`);
    else found.push({ path, message: `stands already at ${before}: a name means one thing, take one of them out` });
  };
  const takeAll = (list: string, entry: number, key: string, words: readonly string[]): void => {
    for (const [i, word] of words.entries()) take(named, word, [list, entry, key, i]);
  };
  const named = new Map<string, string>();
  const placed = new Map<string, string>();
  const held = new Map<string, string>();
  for (const [i, person] of people.entries()) {
    take(named, person.name, ['people', i, 'name']);
    takeAll('people', i, 'spellings', person.spellings);
  }
  for (const [i, organization] of organizations.entries()) {
    take(named, organization.name, ['organizations', i, 'name']);
    takeAll('organizations', i, 'shortForms', organization.shortForms);
  }
  for (const [i, campaign] of campaigns.entries()) take(named, campaign, ['campaigns', i]);
  for (const [i, place] of places.entries())
    for (const [j, word] of [place.name, ...place.otherNames].entries()) {
      const path = j === 0 ? ['places', i, 'name'] : ['places', i, 'otherNames', j - 1];
      if (named.has(word)) take(named, word, path);
      else take(placed, word, path, `${word} ${place.within}`);
    }
  const printed = new Map<string, string>();
  for (const [i, paper] of newspapers.entries())
    for (const [j, word] of [paper.name, ...paper.otherNames].entries())
      take(printed, word, j === 0 ? ['newspapers', i, 'name'] : ['newspapers', i, 'otherNames', j - 1]);
  for (const [i, office] of offices.entries()) take(held, office, ['offices', i]);
  return found;
}
