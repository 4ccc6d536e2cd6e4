/**
 * Decides for everyone whom a page names which person of the archive it is, and what the archive then knows of
 * that person. A page that replaces another takes back what the other said.
 */
import type { ArticleDocument, PageDocument, PersonDocument } from '../../store/documents.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import { personId } from '../ids.js';
import { lookAlikesOf } from '../lexicon/look-alikes.js';
import { explainMisreading, fitOf, type PersonRecord, type Sighting } from './identity.js';
import { addSighting, newPerson } from './person-records.js';
import { isSoleOffice } from './posts.js';

/** A sighting of the page as it was, with who it was taken for. */
export interface OldSighting extends Sighting {
  readonly personId: string;
}

export interface IdentifiedPeople {
  /** `personIds[i]` is who `sightings[i]` is. */
  readonly personIds: readonly string[];
  /** Everyone who was considered, as the archive has them and as they are to be. */
  readonly stored: readonly PersonDocument[];
  readonly wanted: readonly PersonRecord[];
}

/**
 * @param sightings everyone whom the page names, in reading order
 * @param before the same of the version of the page that is being replaced
 */
export async function identifyPeople(
  writer: ArchiveWriter,
  sightings: readonly Sighting[],
  before: readonly OldSighting[],
): Promise<IdentifiedPeople> {
  const stored = await findCandidates(writer, sightings, before);
  const storedById = new Map(stored.map((person) => [person.id, unversioned(person)]));
  const settled = settle(sightings, before, storedById);
  const known = await takeBack(writer, storedById, before, settled);
  const page = new PageIdentities(known);
  const personIds = [...settled];
  for (const [at, id] of settled.entries()) if (id !== null) page.note(id, sightings[at]);
  for (const at of byTellingPower(sightings)) {
    const sighting = sightings[at];
    if (sighting !== undefined && settled[at] === null) personIds[at] = page.identify(sighting);
  }
  return {
    personIds: personIds.filter((id) => id !== null),
    stored,
    wanted: page.people(),
  };
}

/**
 * Everyone in the archive who bears a name of the page or one that it may have been misread from, and whoever has
 * an id that a new bearer of the name would be given.
 */
async function findCandidates(
  writer: ArchiveWriter,
  sightings: readonly Sighting[],
  before: readonly OldSighting[],
): Promise<PersonDocument[]> {
  const names = new Set(sightings.map(({ name }) => name));
  const ids = new Set(before.map((old) => old.personId));
  for (const name of names) for (const namesake of [0, 1]) ids.add(personId(name, namesake));
  for (const { name, titles } of sightings) {
    if (titles.some(isSoleOffice)) for (const other of lookAlikesOf(name)) names.add(other);
  }
  if (ids.size === 0) return [];
  const [byName, byId] = await Promise.all([
    writer.find('people', { spellings: { $in: [...names] } }),
    writer.find('people', { id: { $in: [...ids] } }),
  ]);
  return [...new Map([...byName, ...byId].map((person) => [person.id, person])).values()];
}

/**
 * Who stays who: if the page said the same about a person before, in as many articles, nothing needs deciding.
 * Element i is the person's id, or null where `sightings[i]` is open.
 */
function settle(
  sightings: readonly Sighting[],
  before: readonly OldSighting[],
  stored: ReadonlyMap<string, PersonRecord>,
): (string | null)[] {
  const settled: (string | null)[] = sightings.map(() => null);
  for (const [id, old] of groupBy(before, (sighting) => sighting.personId)) {
    const person = stored.get(id);
    if (person === undefined) continue;
    const now = [...sightings.entries()].filter(([, { name }]) => old.some((sighting) => sighting.name === name));
    const same = now.length === old.length && old.every((sighting, at) => saysTheSame(sighting, now[at]?.[1]));
    if (same) for (const [at] of now) settled[at] = id;
  }
  return settled;
}

function saysTheSame(a: Sighting, b: Sighting | undefined): boolean {
  return (
    b !== undefined &&
    a.name === b.name &&
    a.isOfficial === b.isOfficial &&
    a.date === b.date &&
    a.newspaper === b.newspaper &&
    a.region === b.region &&
    a.titles.length === b.titles.length &&
    a.titles.every((title, at) => title === b.titles[at])
  );
}

/** The people as they are without what the replaced page said about those who are not settled. */
async function takeBack(
  writer: ArchiveWriter,
  stored: ReadonlyMap<string, PersonRecord>,
  before: readonly OldSighting[],
  settled: readonly (string | null)[],
): Promise<Map<string, PersonRecord>> {
  const known = new Map(stored);
  const unsettled = [...groupBy(before, (sighting) => sighting.personId)].filter(([id]) => !settled.includes(id));
  const elsewhere: PersonRecord[] = [];
  for (const [id, old] of unsettled) {
    known.delete(id);
    const person = stored.get(id);
    if (person !== undefined && person.articleCount > old.length) elsewhere.push(person);
  }
  if (elsewhere.length === 0) return known;
  const pageId = before[0]?.pageId ?? '';
  const others = await findSightings(
    writer,
    elsewhere.map((person) => person.id),
    pageId,
  );
  for (const person of elsewhere) {
    const reasons = new Map(person.forms.map((form) => [form.name, form.because]));
    const rest = (others.get(person.id) ?? []).reduce(
      (found, sighting) => addSighting(found, sighting, reasons.get(sighting.name) ?? null),
      newPerson(person.id, person.name),
    );
    if (rest.articleCount > 0) known.set(person.id, rest);
  }
  return known;
}

/** Where other pages name these people, in the order of the pages. */
async function findSightings(
  writer: ArchiveWriter,
  personIds: readonly string[],
  exceptPage: string,
): Promise<Map<string, OldSighting[]>> {
  const articles = await writer.find(
    'articles',
    { 'appearances.personId': { $in: [...personIds] } },
    { id: 1, pageId: 1, order: 1, appearances: 1 },
  );
  const others = articles.filter(({ pageId }) => pageId !== exceptPage).sort((a, b) => (a.order < b.order ? -1 : 1));
  const pageIds = [...new Set(others.map(({ pageId }) => pageId))];
  const pages = await writer.find('pages', { id: { $in: pageIds } }, { id: 1, newspaper: 1, region: 1, date: 1 });
  const pageById = new Map(pages.map((page) => [page.id, page]));
  const sightings = others.flatMap((article) => {
    const page = pageById.get(article.pageId);
    return page === undefined ? [] : sightingsOf(page, article);
  });
  return groupBy(sightings, (sighting) => sighting.personId);
}

/** Whom an article of the archive names. */
export function sightingsOf(
  page: Pick<PageDocument, 'id' | 'newspaper' | 'region' | 'date'>,
  article: Pick<ArticleDocument, 'id' | 'appearances'>,
): OldSighting[] {
  return article.appearances.map(({ personId, name, isOfficial, titles }) => ({
    personId,
    articleId: article.id,
    pageId: page.id,
    name,
    isOfficial,
    titles,
    date: page.date,
    newspaper: page.newspaper,
    region: page.region,
  }));
}

/** Whoever is named with an office first, then with a description, then by name alone; otherwise in reading order. */
function byTellingPower(sightings: readonly Sighting[]): number[] {
  const rank = ({ isOfficial, titles }: Sighting) => (titles.length === 0 ? 2 : isOfficial ? 0 : 1);
  return [...sightings.entries()].sort(([i, a], [j, b]) => rank(a) - rank(b) || i - j).map(([at]) => at);
}

/** The people whom the page may name, as they become known while it is read. */
class PageIdentities {
  private readonly known: Map<string, PersonRecord>;
  private readonly idsByName = new Map<string, Set<string>>();
  /** Names that each person bears in each article of the page. */
  private readonly namesByArticle = new Map<string, Set<string>>();
  private readonly onPage = new Set<string>();

  constructor(known: Map<string, PersonRecord>) {
    this.known = known;
    for (const person of known.values()) this.index(person);
  }

  people(): PersonRecord[] {
    return [...this.known.values()];
  }

  /** Takes note that an article names a person who is settled. */
  note(id: string, sighting: Sighting | undefined): void {
    if (sighting === undefined) return;
    this.onPage.add(id);
    this.namesIn(sighting.articleId).add(sighting.name);
  }

  /** The id of the person, who is new to the archive if nobody fits. */
  identify(sighting: Sighting): string {
    const person = this.bestOf(sighting);
    const misread = person === null ? this.misreadOf(sighting) : null;
    const found = person ?? misread?.person ?? this.addPerson(sighting.name);
    const because = misread?.because ?? null;
    const updated = addSighting(found, sighting, because);
    this.known.set(updated.id, updated);
    this.index(updated);
    this.note(updated.id, sighting);
    return updated.id;
  }

  private bestOf(sighting: Sighting): PersonRecord | null {
    let best: PersonRecord | null = null;
    let bestFit = -1;
    for (const person of this.named(sighting.name)) {
      const fit = fitOf(person, sighting, this.onPage.has(person.id));
      if (fit === null || fit < bestFit) continue;
      if (fit === bestFit && best !== null && !comesFirst(person, best)) continue;
      best = person;
      bestFit = fit;
    }
    return best;
  }

  /** Somebody whose name this is, misread. Two who are named in one article are two. */
  private misreadOf(sighting: Sighting): { person: PersonRecord; because: string } | null {
    if (!sighting.titles.some(isSoleOffice)) return null;
    for (const name of lookAlikesOf(sighting.name)) {
      if (this.namesIn(sighting.articleId).has(name)) continue;
      for (const person of this.named(name)) {
        const because = explainMisreading(person, sighting);
        if (because !== null) return { person, because };
      }
    }
    return null;
  }

  private addPerson(name: string): PersonRecord {
    let namesake = 0;
    while (this.known.has(personId(name, namesake))) namesake++;
    return newPerson(personId(name, namesake), name);
  }

  private named(name: string): PersonRecord[] {
    return [...(this.idsByName.get(name) ?? [])].flatMap((id) => this.known.get(id) ?? []);
  }

  private index(person: PersonRecord): void {
    for (const name of person.spellings) {
      const ids = this.idsByName.get(name) ?? new Set();
      this.idsByName.set(name, ids.add(person.id));
    }
  }

  private namesIn(articleId: string): Set<string> {
    const names = this.namesByArticle.get(articleId) ?? new Set();
    this.namesByArticle.set(articleId, names);
    return names;
  }
}

/** Of two who fit equally well, the better known; an id decides at last, so that the same page is always read alike. */
function comesFirst(a: PersonRecord, b: PersonRecord): boolean {
  return a.articleCount !== b.articleCount ? a.articleCount > b.articleCount : a.id < b.id;
}

function groupBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value)) ?? [];
    groups.set(keyOf(value), group);
    group.push(value);
  }
  return groups;
}
