/**
 * Decides for everyone whom a page names which person of the archive it is, and what the archive then knows of
 * that person. A page that replaces another takes back what the other said.
 */
import { invariant, zip } from '../../invariant.js';
import type { PersonDocument } from '../../store/documents.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import { lookAlikesOf } from '../lexicon/look-alikes.js';
import { fitOf, type Sighting } from './identity.js';
import type { PeopleOverrides } from './overrides.js';
import { freeId, PageIdentities, takenBy } from './page-identities.js';
import { isSoleOffice, sameTitle } from './posts.js';
import type { PersonRecord, Revision } from './records.js';
import { findSightings, groupBy, type KnownSighting, personOf } from './sightings.js';

export interface IdentifiedPeople extends Revision<PersonDocument> {
  /** The sightings, each with who it is. */
  readonly identified: readonly KnownSighting[];
  /** Appearances on other pages that turn out to be another person's. */
  readonly moved: readonly MovedSighting[];
}

export interface MovedSighting extends KnownSighting {
  readonly newPersonId: string;
}

/**
 * @param sightings everyone whom the page names, in reading order
 * @param before the same of the version of the page that is being replaced
 * @param overrides who was found to be one by hand
 */
export async function identifyPeople(
  writer: ArchiveWriter,
  pageId: string,
  sightings: readonly Sighting[],
  before: readonly KnownSighting[],
  overrides: PeopleOverrides,
): Promise<IdentifiedPeople> {
  const articleIds = new Set(sightings.map(({ articleId }) => articleId));
  const pins = new Map(sightings.map((sighting) => [sighting, overrides.personFor(sighting, articleIds)]));
  const pinned = [...pins.values()].flatMap((pin) => pin?.personId ?? []);
  const stored = await findCandidates(writer, sightings, before, overrides, pinned);
  const known = new Map(stored.map((person) => [person.id, unversioned(person)]));
  const settled = settle(sightings, before, known);
  await takeBack(writer, pageId, known, before, new Set(settled.values()));
  const moved = await separate(writer, pageId, known, sightings, overrides);
  const identities = new PageIdentities(known, sightings, overrides.merged);
  const personIds = new Map(settled);
  for (const [sighting, id] of settled) identities.note(id, sighting);
  for (const [sighting, pin] of pins) {
    if (pin === null || personIds.has(sighting)) continue;
    if (identities.assign(pin.personId, sighting, pin.because)) personIds.set(sighting, pin.personId);
  }
  for (const sighting of byTellingPower(sightings)) {
    if (!personIds.has(sighting)) personIds.set(sighting, identities.identify(sighting));
  }
  const identified = sightings.map((sighting) => {
    const personId = personIds.get(sighting);
    invariant(personId !== undefined, `${sighting.name} in ${sighting.articleId} is somebody`);
    return { ...sighting, personId };
  });
  return { identified, stored, wanted: [...known.values()], moved };
}

/**
 * Everyone in the archive who bears a name of the page; and where nobody of the name fits, whoever may have been
 * meant by a misread name, and whoever has the id that a new bearer of the name would be given.
 */
async function findCandidates(
  writer: ArchiveWriter,
  sightings: readonly Sighting[],
  before: readonly KnownSighting[],
  overrides: PeopleOverrides,
  pinned: readonly string[],
): Promise<PersonDocument[]> {
  const [named, met] = await Promise.all([
    writer.peopleBySpelling.find(sightings.map(({ name }) => name)),
    writer.peopleById.find([...before.map((old) => old.personId), ...pinned]),
  ]);
  const known = new Map([...named, ...met].map((person) => [person.id, person]));
  const bySpelling = groupBy(
    named.flatMap((person) => person.spellings.map((spelling) => ({ spelling, person }))),
    ({ spelling }) => spelling,
  );
  const open = sightings.filter(
    (sighting) => !bySpelling.get(sighting.name)?.some(({ person }) => fitOf(person, sighting, true) !== null),
  );
  const taken = takenBy(known, overrides.merged);
  const [alike, inTheWay] = await Promise.all([
    writer.peopleBySpelling.find(
      open.flatMap(({ name, titles }) => (titles.some(isSoleOffice) ? lookAlikesOf(name) : [])),
    ),
    writer.peopleById.find(open.map(({ name }) => freeId(name, taken))),
  ]);
  for (const person of [...alike, ...inTheWay]) known.set(person.id, person);
  return [...known.values()];
}

/**
 * Who stays who: if the page said the same about a person before, in as many articles, nothing needs deciding.
 * Sightings of which this does not hold are left open.
 */
function settle(
  sightings: readonly Sighting[],
  before: readonly KnownSighting[],
  known: ReadonlyMap<string, PersonRecord>,
): Map<Sighting, string> {
  const settled = new Map<Sighting, string>();
  const nowByName = groupBy(sightings.entries(), ([, { name }]) => name);
  const oldByName = groupBy(before, ({ name }) => name);
  for (const [id, old] of groupBy(before, (sighting) => sighting.personId)) {
    // Where the page named two of one name, it must be asked again who is who.
    const names = new Set(old.map(({ name }) => name));
    const namesakes = [...names].some((name) => oldByName.get(name)?.some((sighting) => sighting.personId !== id));
    if (!known.has(id) || namesakes) continue;
    const now = [...names]
      .flatMap((name) => nowByName.get(name) ?? [])
      .sort(([a], [b]) => a - b)
      .map(([, sighting]) => sighting);
    if (now.length !== old.length || !zip(old, now).every(([a, b]) => saysTheSame(a, b))) continue;
    for (const sighting of now) settled.set(sighting, id);
  }
  return settled;
}

function saysTheSame(a: Sighting, b: Sighting): boolean {
  return (
    a.name === b.name &&
    a.isOfficial === b.isOfficial &&
    a.date === b.date &&
    a.newspaper === b.newspaper &&
    a.region === b.region &&
    a.titles.length === b.titles.length &&
    zip(a.titles, b.titles).every(([title, other]) => sameTitle(title, other))
  );
}

/** Makes the people what they are without what the replaced page said about those who are not settled. */
async function takeBack(
  writer: ArchiveWriter,
  pageId: string,
  known: Map<string, PersonRecord>,
  before: readonly KnownSighting[],
  staying: ReadonlySet<string>,
): Promise<void> {
  const elsewhere: PersonRecord[] = [];
  for (const [id, old] of groupBy(before, (sighting) => sighting.personId)) {
    const person = known.get(id);
    if (person === undefined || staying.has(id)) continue;
    known.delete(id);
    if (person.articleCount > old.length) elsewhere.push(person);
  }
  if (elsewhere.length === 0) return;
  const ids = elsewhere.map(({ id }) => id);
  const others = await findSightings(writer, ids, pageId);
  for (const person of elsewhere) {
    const rest = personOf(person, others.get(person.id) ?? []);
    if (rest !== null) known.set(person.id, rest);
  }
}

/**
 * Undoes a misreading that was none: where an article names somebody beside the one for whose misread name that
 * name was taken, there are two people, and there were two on the earlier pages.
 */
async function separate(
  writer: ArchiveWriter,
  pageId: string,
  known: Map<string, PersonRecord>,
  sightings: readonly Sighting[],
  overrides: PeopleOverrides,
): Promise<MovedSighting[]> {
  const articles = [...groupBy(sightings, ({ articleId }) => articleId).values()].map(
    (article) => new Set(article.map(({ name }) => name)),
  );
  const joined = [...known.values()].flatMap((person) => {
    // Whoever was joined by hand stays joined.
    if (person.spellings.length < 2 || overrides.joined.has(person.id)) return [];
    const names = articles
      .map((printed) => person.spellings.filter((spelling) => printed.has(spelling)))
      .filter((printed) => printed.length > 1)
      .flat();
    const others = [...new Set(names)].filter((name) => name !== person.name);
    return others.length === 0 ? [] : [{ person, others }];
  });
  if (joined.length === 0) return [];
  const ids = joined.map(({ person }) => person.id);
  const elsewhere = await findSightings(writer, ids, pageId);
  const moved: MovedSighting[] = [];
  for (const { person, others } of joined) {
    const all = elsewhere.get(person.id) ?? [];
    const rest = personOf(
      person,
      all.filter(({ name }) => !others.includes(name)),
    );
    if (rest === null) known.delete(person.id);
    else known.set(person.id, rest);
    for (const name of others) {
      const theirs = all.filter((sighting) => sighting.name === name);
      const other = personOf({ ...person, id: freeId(name, takenBy(known, overrides.merged)), forms: [] }, theirs);
      if (other === null) continue;
      known.set(other.id, other);
      moved.push(...theirs.map((sighting) => ({ ...sighting, newPersonId: other.id })));
    }
  }
  return moved;
}

/** Whoever is named with an office first, then with a description, then by name alone; otherwise in reading order. */
function byTellingPower(sightings: readonly Sighting[]): Sighting[] {
  const rank = ({ isOfficial, titles }: Sighting) => (titles.length === 0 ? 2 : isOfficial ? 0 : 1);
  return [...sightings].sort((a, b) => rank(a) - rank(b));
}
