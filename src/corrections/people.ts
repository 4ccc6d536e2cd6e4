/** Two people who are one, and one who turned out to be two after all. */
import { reassignPerson } from '../ingest/archive/mentions.js';
import { moveSubjects } from '../ingest/archive/metric-subjects.js';
import { findMentions, type IdentifiedMention, personOf } from '../ingest/archive/person-mentions.js';
import { newPerson } from '../ingest/archive/person-records.js';
import type { ArticleRecord, PersonRecord } from '../ingest/archive/records.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type {
  ArticleDocument,
  CorrectedField,
  CorrectionDocument,
  MergeOverride,
  MetricDocument,
} from '../store/documents.js';
import { type ArchiveWriter, type Changes, changesBetween, unversioned } from '../store/write.js';
import { Merges, wasAt } from './merges.js';
import { lastCorrection, recordChanges, recordOf } from './record.js';

/** How sure it is who somebody is whom somebody else joined or parted. */
const BY_HAND = 1;

interface Merged {
  readonly correction: CorrectionDocument;
  readonly merge: MergeOverride;
}

/**
 * Takes everybody who was taken for `from` for `into`, here and whenever the pages are ingested again.
 * @returns the id of the person who they are now
 * @throws ArgumentError for ids that are none of people, or of two whom one article names side by side
 */
export async function mergePeople(
  writer: ArchiveWriter,
  into: string,
  from: string,
  author: string,
): Promise<{ id: string; correction: CorrectionRecord }> {
  const merges = new Merges(await writer.overridingCorrections());
  const made = await findMerge(writer, into, from);
  if (made !== null) return { id: merges.resolve(into), correction: unversioned(made.correction) };
  if (into === from) throw new ArgumentError('from', `from is "${from}", as into is: give two people.`);
  const person = await findPerson(writer, merges, 'into', into);
  const other = await findPerson(writer, merges, 'from', from);
  const articles = await writer.find('articles', { 'appearances.personId': from });
  const both = articles.find(({ appearances }) => appearances.some(({ personId }) => personId === into));
  if (both !== undefined) {
    const article = `${both.id} (${both.headline ?? 'without a headline'})`;
    throw new ArgumentError('from', `from is "${from}": article ${article} names both, so they are two people.`);
  }
  const mentions = await findMentions(writer, [into, from], '');
  const theirs = mentions.get(from) ?? [];
  const because = `${author} found ${other.name} to be ${person.name}`;
  const forms = [...person.forms, ...other.forms.map((form) => ({ ...form, because }))];
  const joined = personOf({ ...unversioned(person), forms }, [...(mentions.get(into) ?? []), ...theirs]);
  const appearances = theirs.map(({ pageId, articleId, name }) => ({ pageId, articleId, name }));
  const correction = recordOf({
    kind: 'MERGE_PEOPLE',
    author,
    objects: [into, from],
    changes: changesOf(other, person),
    override: { type: 'MERGE', into, from, appearances, because },
  });
  await writer.commit({
    people: changesBetween([person, other], joined === null ? [] : [joined]),
    articles: changesBetween(
      articles,
      articles.map((article) => withOther(article, from, into, theirs)),
    ),
    metrics: await subjectsOf(writer, from, into, theirs),
    corrections: recordChanges(correction),
  });
  return { id: into, correction };
}

/**
 * Undoes `mergePeople`: what was `from`'s is `from`'s again.
 * @throws ArgumentError if these two were never merged, or `into` was merged with others since
 */
export async function splitPeople(
  writer: ArchiveWriter,
  into: string,
  from: string,
  author: string,
): Promise<CorrectionRecord> {
  const made = await findMerge(writer, into, from);
  if (made === null) {
    const undone = await lastCorrection(writer, 'SPLIT_PEOPLE', [into, from]);
    if (undone !== null) return unversioned(undone);
    throw new ArgumentError('from', `from is "${from}", who was not merged into "${into}": there is nothing to split.`);
  }
  const present = new Merges(await writer.overridingCorrections()).resolve(into);
  if (present !== into) {
    throw new ArgumentError('into', `into is "${into}", who was merged into "${present}": split these two first.`);
  }
  const [person] = await writer.find('people', { id: into });
  const all = (await findMentions(writer, [into], '')).get(into) ?? [];
  const theirs = await mentionsJoinedBy(writer, made.merge, all);
  const rest = all.filter((mention) => !theirs.includes(mention));
  const [first] = theirs;
  const other = first === undefined ? null : personOf(newPerson(from, first.name), theirs);
  const left = person === undefined ? null : personOf(unversioned(person), rest);
  const articles = await writer.find('articles', { id: { $in: theirs.map(({ articleId }) => articleId) } });
  const correction = recordOf({
    kind: 'SPLIT_PEOPLE',
    author,
    objects: [into, from],
    changes: made.correction.changes.map(({ field, before, after }) => ({ field, before: after, after: before })),
  });
  await writer.commit({
    people: changesBetween(person === undefined ? [] : [person], [left, other].filter(isSomebody)),
    articles: changesBetween(
      articles,
      articles.map((article) => withOther(article, into, from, theirs)),
    ),
    metrics: await subjectsOf(writer, into, from, theirs),
    corrections: recordChanges(correction, made.correction),
  });
  return correction;
}

async function findMerge(writer: ArchiveWriter, into: string, from: string): Promise<Merged | null> {
  for (const correction of await writer.overridingCorrections()) {
    const { standing: override } = correction;
    if (override?.type === 'MERGE' && override.into === into && override.from === from) {
      return { correction, merge: override };
    }
  }
  return null;
}

async function findPerson(writer: ArchiveWriter, merges: Merges, argument: string, id: string) {
  const [person] = await writer.find('people', { id });
  if (person !== undefined) return person;
  const present = merges.resolve(id);
  const found = present === id ? 'there is no person with this id' : `this person was merged into "${present}"`;
  throw new ArgumentError(argument, `${argument} is "${id}": ${found}.`);
}

/** Those of the mentions that were joined by the merge. */
async function mentionsJoinedBy(
  writer: ArchiveWriter,
  merge: MergeOverride,
  mentions: readonly IdentifiedMention[],
): Promise<IdentifiedMention[]> {
  const pageIds = [...new Set(mentions.map(({ pageId }) => pageId))];
  const pages = await writer.find('pages', { id: { $in: pageIds } }, { id: 1, articleIds: 1 });
  const articleIds = new Map(pages.map((page) => [page.id, new Set(page.articleIds)]));
  return mentions.filter((mention) => wasAt(merge, mention, articleIds.get(mention.pageId) ?? new Set()));
}

/** What is to be done to numbers that are about one person, and from now on about another. */
async function subjectsOf(
  writer: ArchiveWriter,
  personId: string,
  newPersonId: string,
  mentions: readonly IdentifiedMention[],
): Promise<Changes<MetricDocument>> {
  const moves = mentions.map(({ articleId, name }) => ({ articleId, name, personId, newPersonId }));
  const { stored, wanted } = await moveSubjects(writer, moves);
  return changesBetween(stored, wanted);
}

/** The article with these appearances of one person as those of another. */
function withOther(
  article: ArticleDocument,
  personId: string,
  newPersonId: string,
  mentions: readonly IdentifiedMention[],
): ArticleRecord {
  const names = new Set(mentions.filter(({ articleId }) => articleId === article.id).map(({ name }) => name));
  return reassignPerson(unversioned(article), personId, newPersonId, names, BY_HAND);
}

function changesOf(before: Pick<PersonRecord, 'id' | 'name'>, after: Pick<PersonRecord, 'id' | 'name'>) {
  return (['name', 'id'] as const).map(
    (field): CorrectedField => ({
      field,
      before: before[field],
      after: after[field],
    }),
  );
}

function isSomebody(person: PersonRecord | null): person is PersonRecord {
  return person !== null;
}
