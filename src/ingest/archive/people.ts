/**
 * Decides for everyone whom a page names which person of the archive it is, and what the archive then knows of
 * that person. A page that replaces another removes what the other said.
 */
import { invariant, zip } from '../../invariant.js';
import type { PersonDocument } from '../../store/documents.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import { shippedLexicon } from '../lexicon/lexicon.js';
import { fitOf, type PersonMention } from './identity.js';
import type { PeopleOverrides } from './overrides.js';
import { freeId, type Identity, PageIdentities, takenBy } from './page-identities.js';
import { findMentions, groupBy, type IdentifiedMention, personOf } from './person-mentions.js';
import { isSoleOffice, sameTitle } from './posts.js';
import type { PersonRecord, Revision } from './records.js';

/** What somebody decided by hand is certain. */
const BY_HAND = 1;

export interface IdentifiedPeople extends Revision<PersonDocument> {
  /** The mentions, each with who it is. */
  readonly identified: readonly IdentifiedMention[];
  /** Appearances on other pages that turn out to be another person's. */
  readonly moved: readonly MovedMention[];
}

export interface MovedMention extends IdentifiedMention {
  readonly newPersonId: string;
}

/**
 * @param mentions everyone whom the page names, in reading order
 * @param before the same of the version of the page that is being replaced
 * @param overrides who was found to be one by hand
 */
export async function identifyPeople(
  writer: ArchiveWriter,
  pageId: string,
  mentions: readonly PersonMention[],
  before: readonly IdentifiedMention[],
  overrides: PeopleOverrides,
): Promise<IdentifiedPeople> {
  const articleIds = new Set(mentions.map(({ articleId }) => articleId));
  const decisions = new Map(mentions.map((mention) => [mention, overrides.personFor(mention, articleIds)]));
  const decidedIds = [...decisions.values()].flatMap((decision) => decision?.personId ?? []);
  const stored = await findCandidates(writer, mentions, before, overrides, decidedIds);
  const known = new Map(stored.map((person) => [person.id, unversioned(person)]));
  const unchanged = findUnchanged(mentions, before, known);
  await removeReplacedMentions(
    writer,
    pageId,
    known,
    before,
    new Set([...unchanged.values()].map(({ personId }) => personId)),
  );
  const moved = await splitMisreadings(writer, pageId, known, mentions, overrides);
  const identities = new PageIdentities(known, mentions, overrides.merged);
  const found = new Map(unchanged);
  for (const [mention, { personId }] of unchanged) identities.markIdentified(personId, mention);
  for (const [mention, decision] of decisions) {
    if (decision === null || found.has(mention)) continue;
    const { personId, because, identityConfidence = BY_HAND } = decision;
    if (identities.assign(personId, mention, because)) found.set(mention, { personId, identityConfidence });
  }
  for (const mention of byTellingPower(mentions)) {
    if (!found.has(mention)) found.set(mention, identities.identify(mention));
  }
  const identified = mentions.map((mention) => {
    const identity = found.get(mention);
    invariant(identity !== undefined, `${mention.name} in ${mention.articleId} is somebody`);
    return { ...mention, ...identity };
  });
  return { identified, stored, wanted: [...known.values()].map((person) => overrides.named(person)), moved };
}

/**
 * Everyone in the archive who bears a name of the page; and where nobody of the name fits, whoever may have been
 * meant by a misread name, and whoever has the id that a new bearer of the name would be given.
 */
async function findCandidates(
  writer: ArchiveWriter,
  mentions: readonly PersonMention[],
  before: readonly IdentifiedMention[],
  overrides: PeopleOverrides,
  decidedIds: readonly string[],
): Promise<PersonDocument[]> {
  const [named, met] = await Promise.all([
    writer.peopleBySpelling.find(mentions.map(({ name }) => name)),
    writer.peopleById.find([...before.map((old) => old.personId), ...decidedIds]),
  ]);
  const known = new Map([...named, ...met].map((person) => [person.id, person]));
  const bySpelling = groupBy(
    named.flatMap((person) => person.spellings.map((spelling) => ({ spelling, person }))),
    ({ spelling }) => spelling,
  );
  const open = mentions.filter(
    (mention) => !bySpelling.get(mention.name)?.some(({ person }) => fitOf(person, mention, true) !== null),
  );
  const taken = takenBy(known, overrides.merged);
  const [alike, inTheWay] = await Promise.all([
    writer.peopleBySpelling.find(
      open.flatMap(({ name, titles }) =>
        titles.some(isSoleOffice) ? shippedLexicon().lookAlikes.namesLike(name) : [],
      ),
    ),
    writer.peopleById.find(open.map(({ name }) => freeId(name, taken))),
  ]);
  for (const person of [...alike, ...inTheWay]) known.set(person.id, person);
  return [...known.values()];
}

/**
 * Who stays who: if the page said the same about a person before, in as many articles, nothing needs deciding.
 * Mentions of which this does not hold are left open.
 */
function findUnchanged(
  mentions: readonly PersonMention[],
  before: readonly IdentifiedMention[],
  known: ReadonlyMap<string, PersonRecord>,
): Map<PersonMention, Identity> {
  const unchanged = new Map<PersonMention, Identity>();
  const nowByName = groupBy(mentions.entries(), ([, { name }]) => name);
  const oldByName = groupBy(before, ({ name }) => name);
  for (const [id, old] of groupBy(before, (mention) => mention.personId)) {
    // Where the page named two of one name, it must be asked again who is who.
    const names = new Set(old.map(({ name }) => name));
    const namesakes = [...names].some((name) => oldByName.get(name)?.some((mention) => mention.personId !== id));
    if (!known.has(id) || namesakes) continue;
    const now = [...names]
      .flatMap((name) => nowByName.get(name) ?? [])
      .sort(([a], [b]) => a - b)
      .map(([, mention]) => mention);
    if (now.length !== old.length || !zip(old, now).every(([a, b]) => saysTheSame(a, b))) continue;
    for (const [{ identityConfidence }, mention] of zip(old, now))
      unchanged.set(mention, { personId: id, identityConfidence });
  }
  return unchanged;
}

function saysTheSame(a: PersonMention, b: PersonMention): boolean {
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

/** Makes the people what they are without what the replaced page said, those excepted of whom it still says the same. */
async function removeReplacedMentions(
  writer: ArchiveWriter,
  pageId: string,
  known: Map<string, PersonRecord>,
  before: readonly IdentifiedMention[],
  unchangedIds: ReadonlySet<string>,
): Promise<void> {
  const elsewhere: PersonRecord[] = [];
  for (const [id, old] of groupBy(before, (mention) => mention.personId)) {
    const person = known.get(id);
    if (person === undefined || unchangedIds.has(id)) continue;
    known.delete(id);
    if (person.articleCount > old.length) elsewhere.push(person);
  }
  if (elsewhere.length === 0) return;
  const ids = elsewhere.map(({ id }) => id);
  const others = await findMentions(writer, ids, pageId);
  for (const person of elsewhere) {
    const rest = personOf(person, others.get(person.id) ?? []);
    if (rest !== null) known.set(person.id, rest);
  }
}

/**
 * Undoes a misreading that was none: where an article names somebody beside the one for whose misread name that
 * name was taken, there are two people, and there were two on the earlier pages.
 */
async function splitMisreadings(
  writer: ArchiveWriter,
  pageId: string,
  known: Map<string, PersonRecord>,
  mentions: readonly PersonMention[],
  overrides: PeopleOverrides,
): Promise<MovedMention[]> {
  const articles = [...groupBy(mentions, ({ articleId }) => articleId).values()].map(
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
  const elsewhere = await findMentions(writer, ids, pageId);
  const moved: MovedMention[] = [];
  for (const { person, others } of joined) {
    const all = elsewhere.get(person.id) ?? [];
    const rest = personOf(
      person,
      all.filter(({ name }) => !others.includes(name)),
    );
    if (rest === null) known.delete(person.id);
    else known.set(person.id, rest);
    for (const name of others) {
      const theirs = all.filter((mention) => mention.name === name);
      const other = personOf({ ...person, id: freeId(name, takenBy(known, overrides.merged)), forms: [] }, theirs);
      if (other === null) continue;
      known.set(other.id, other);
      moved.push(...theirs.map((mention) => ({ ...mention, newPersonId: other.id })));
    }
  }
  return moved;
}

/** Whoever is named with an office first, then with a description, then by name alone; otherwise in reading order. */
function byTellingPower(mentions: readonly PersonMention[]): PersonMention[] {
  const rank = ({ isOfficial, titles }: PersonMention) => (titles.length === 0 ? 2 : isOfficial ? 0 : 1);
  return [...mentions].sort((a, b) => rank(a) - rank(b));
}
