/** One person who is two, and what a person is called. */
import { freeId } from '../ingest/archive/page-identities.js';
import { findMentions, personOf } from '../ingest/archive/person-mentions.js';
import type { By } from '../resolvers/correction-service.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectionDocument } from '../store/correction-documents.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { PersonDocument } from '../store/documents.js';
import type { RenameOverride, SeparateOverride } from '../store/overrides.js';
import { type ArchiveWriter, changesBetween, unversioned } from '../store/write.js';
import { checkedText } from './checked.js';
import { Merges } from './merges.js';
import { handOver, mentionsAt } from './people.js';
import { recordChanges, recordOf, takenBack } from './record.js';

/**
 * Takes whom these articles name for another person than the one whom they were taken for.
 * @param into who that is; null: somebody who is no other person of the archive
 * @throws ArgumentError for a person whom none of the articles names, or who is named nowhere else
 */
export async function separatePerson(
  writer: ArchiveWriter,
  id: string,
  asked: { readonly person: string; readonly articles: readonly string[]; readonly into: string | null },
  by: By,
): Promise<CorrectionRecord> {
  const person = await findPerson(writer, 'input.person', asked.person);
  const all = (await findMentions(writer, [person.id], '')).get(person.id) ?? [];
  const articles = new Set(asked.articles);
  const theirs = all.filter(({ articleId }) => articles.has(articleId));
  const [first] = theirs;
  const missing = asked.articles.find((article) => !theirs.some(({ articleId }) => articleId === article));
  if (first === undefined || missing !== undefined)
    throw new ArgumentError(
      'input.articles',
      `input.articles has "${missing ?? ''}", which does not name ${person.name}.`,
    );
  if (asked.into === null && theirs.length === all.length)
    throw new ArgumentError(
      'input.articles',
      `input.articles are all that name ${person.name}: there is nobody to part from.`,
    );
  const standing = await writer.overridingCorrections();
  const into = asked.into ?? (await newId(writer, first.name, new Merges(standing)));
  if (asked.into !== null)
    await checkOther(
      writer,
      person,
      asked.into,
      theirs.map(({ articleId }) => articleId),
    );
  const appearances = theirs.map(({ pageId, articleId, name }) => ({ pageId, articleId, name }));
  const because = `${by.author} found these to be two people`;
  const record = recordOf({
    id,
    kind: 'SEPARATE_PERSON',
    by,
    objects: [person.id, into, ...articles],
    changes: [{ field: 'person', before: person.id, after: into }],
    override: { type: 'SEPARATE', from: person.id, into, appearances, because },
  });
  await writer.commit({
    ...(await handOver(writer, new Merges(standing), person.id, into, theirs)),
    corrections: await recordChanges(writer, [record]),
  });
  return record;
}

export async function undoSeparation(
  writer: ArchiveWriter,
  correction: CorrectionDocument,
  separate: SeparateOverride,
  by: By,
): Promise<CorrectionRecord> {
  const { from, into } = separate;
  const all = (await findMentions(writer, [into], '')).get(into) ?? [];
  const theirs = await mentionsAt(writer, separate, all);
  const standing = (await writer.overridingCorrections()).filter(({ id }) => id !== correction.id);
  const undone = takenBack(correction, by);
  await writer.commit({
    ...(theirs.length === 0 ? {} : await handOver(writer, new Merges(standing), into, from, theirs)),
    corrections: await recordChanges(writer, [undone]),
  });
  return undone;
}

/** Calls a person so, whatever the pages print. */
export async function renamePerson(
  writer: ArchiveWriter,
  id: string,
  asked: { readonly person: string; readonly name: string },
  by: By,
): Promise<CorrectionRecord | null> {
  const name = checkedText('input.name', asked.name);
  const person = await findPerson(writer, 'id', asked.person);
  const standing = await writer.overridingCorrections();
  const known = standing.find((each) => each.id === id);
  if (person.name === name) return known === undefined ? null : unversioned(known);
  const record = recordOf({
    id,
    kind: 'RENAME_PERSON',
    by,
    objects: [person.id],
    changes: [{ field: 'name', before: person.name, after: name }],
    override: { type: 'RENAME', personId: person.id, name },
  });
  await writeNames(writer, person, [...standing.filter((each) => each.id !== id), record], record);
  return record;
}

export async function undoRenaming(
  writer: ArchiveWriter,
  correction: CorrectionDocument,
  { personId }: RenameOverride,
  by: By,
): Promise<CorrectionRecord> {
  const [person] = await writer.find('people', { id: personId });
  const undone = takenBack(correction, by);
  const standing = (await writer.overridingCorrections()).filter(({ id }) => id !== correction.id);
  if (person === undefined) await writer.commit({ corrections: await recordChanges(writer, [undone]) });
  else await writeNames(writer, person, standing, undone);
  return undone;
}

/**
 * Makes what a record says of people hold, or hold no more; it is written as it is.
 * Whom the archive does not name yet, it is decided about when a page does.
 */
export async function decide(writer: ArchiveWriter, record: CorrectionRecord): Promise<void> {
  const value = record.value ?? null;
  const others = (await writer.overridingCorrections()).filter(({ id }) => id !== record.id);
  const standing = [...others, ...(record.standing === null ? [] : [record])].sort((a, b) =>
    a.order < b.order ? -1 : 1,
  );
  const names = new Merges(standing);
  if (value?.type === 'RENAME') {
    const [person] = await writer.find('people', { id: value.personId });
    if (person !== undefined) return writeNames(writer, person, standing, record);
  }
  if (value?.type === 'MERGE' || value?.type === 'SEPARATE') {
    const [from, into] = record.standing === null ? [value.into, value.from] : [value.from, value.into];
    const present = names.resolve(into);
    const all = (await findMentions(writer, [from], '')).get(from) ?? [];
    const theirs = await mentionsAt(writer, value, all);
    if (theirs.length > 0 && present !== from) {
      const because = value.type === 'MERGE' && record.standing !== null ? value.because : null;
      const changes = await handOver(writer, names, from, present, theirs, because);
      return writer.commit({ ...changes, corrections: await recordChanges(writer, [record]) });
    }
  }
  await writer.commit({ corrections: await recordChanges(writer, [record]) });
}

/** The person as the articles and these corrections have it. */
async function writeNames(
  writer: ArchiveWriter,
  person: PersonDocument,
  corrections: readonly Pick<CorrectionDocument, 'standing'>[],
  record: CorrectionRecord,
): Promise<void> {
  const mentions = (await findMentions(writer, [person.id], '')).get(person.id) ?? [];
  const read = personOf(unversioned(person), mentions) ?? unversioned(person);
  await writer.commit({
    people: changesBetween([person], [new Merges(corrections).named(read)]),
    corrections: await recordChanges(writer, [record]),
  });
}

export async function findPerson(writer: ArchiveWriter, argument: string, id: string): Promise<PersonDocument> {
  const [person] = await writer.find('people', { id });
  if (person !== undefined) return person;
  throw new ArgumentError(argument, `${argument} is "${id}": there is no person with this id.`);
}

async function checkOther(writer: ArchiveWriter, person: PersonDocument, into: string, articles: readonly string[]) {
  if (into === person.id)
    throw new ArgumentError('input.into', 'input.into is the person itself: give another, or none.');
  const other = await findPerson(writer, 'input.into', into);
  const named = await writer.find('articles', { id: { $in: [...articles] }, 'appearances.personId': into }, { id: 1 });
  const both = named[0];
  if (both === undefined) return;
  throw new ArgumentError(
    'input.into',
    `input.into is "${into}": article ${both.id} names ${other.name} beside, so they are two people.`,
  );
}

/** An id of the name that nobody has or had. */
async function newId(writer: ArchiveWriter, name: string, merges: Merges): Promise<string> {
  const taken = new Set(merges.given);
  for (;;) {
    const id = freeId(name, taken);
    if ((await writer.find('people', { id }, { id: 1 })).length === 0) return id;
    taken.add(id);
  }
}
