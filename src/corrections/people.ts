/** Two people who are one, and one who turned out to be two after all. */
import { reassignPerson } from '../ingest/archive/mentions.js';
import { moveSubjects } from '../ingest/archive/metric-subjects.js';
import { findMentions, type IdentifiedMention, personOf } from '../ingest/archive/person-mentions.js';
import { newPerson } from '../ingest/archive/person-records.js';
import type { ArticleRecord, PersonRecord } from '../ingest/archive/records.js';
import type { By } from '../resolvers/correction-service.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectedField, CorrectionDocument } from '../store/correction-documents.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { ArticleDocument, MetricDocument } from '../store/documents.js';
import type { MergeOverride } from '../store/overrides.js';
import { type ArchiveWriter, type ChangeSet, type Changes, changesBetween, unversioned } from '../store/write.js';
import { Merges, wasAt } from './merges.js';
import { correctionId, lastCorrection, recordChanges, recordOf, takenBack } from './record.js';

/** How sure it is who somebody is whom somebody else joined or parted. */
const BY_HAND = 1;

export interface Merged {
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
  by: By,
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
  const because = `${by.author} found ${other.name} to be ${person.name}`;
  const forms = [...person.forms, ...other.forms.map((form) => ({ ...form, because }))];
  const joined = personOf({ ...unversioned(person), forms }, [...(mentions.get(into) ?? []), ...theirs]);
  const appearances = theirs.map(({ pageId, articleId, name }) => ({ pageId, articleId, name }));
  const correction = recordOf({
    id: correctionId(['MERGE_PEOPLE', into, from]),
    kind: 'MERGE_PEOPLE',
    by,
    objects: [into, from],
    changes: changesOf(other, person),
    override: { type: 'MERGE', into, from, appearances, because },
  });
  await writer.commit({
    people: changesBetween([person, other], joined === null ? [] : [merges.named(joined)]),
    articles: changesBetween(
      articles,
      articles.map((article) => withOther(article, from, into, theirs)),
    ),
    metrics: await subjectsOf(writer, from, into, theirs),
    corrections: await recordChanges(writer, [correction]),
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
  by: By,
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
  const correction = recordOf({
    kind: 'SPLIT_PEOPLE',
    by,
    objects: [into, from],
    changes: made.correction.changes.map(({ field, before, after }) => ({ field, before: after, after: before })),
  });
  await writer.commit({
    ...(await partedAgain(writer, made)),
    corrections: await recordChanges(writer, [correction, takenBack(made.correction, by)]),
  });
  return correction;
}

/** Takes a merge back by its record alone. */
export async function undoMerge(writer: ArchiveWriter, made: Merged, by: By): Promise<CorrectionRecord> {
  const { into } = made.merge;
  const present = new Merges(await writer.overridingCorrections()).resolve(into);
  if (present !== into)
    throw new ArgumentError(
      'id',
      `id is that of a merge into "${into}", who was merged into "${present}": undo that first.`,
    );
  const undone = takenBack(made.correction, by);
  await writer.commit({ ...(await partedAgain(writer, made)), corrections: await recordChanges(writer, [undone]) });
  return undone;
}

async function partedAgain(writer: ArchiveWriter, { correction, merge }: Merged): Promise<ChangeSet> {
  const all = (await findMentions(writer, [merge.into], '')).get(merge.into) ?? [];
  const theirs = await mentionsAt(writer, merge, all);
  const standing = (await writer.overridingCorrections()).filter(({ id }) => id !== correction.id);
  return handOver(writer, new Merges(standing), merge.into, merge.from, theirs);
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

/** Those of the mentions that somebody decided about. */
export async function mentionsAt(
  writer: ArchiveWriter,
  merge: Pick<MergeOverride, 'appearances'>,
  mentions: readonly IdentifiedMention[],
): Promise<IdentifiedMention[]> {
  const pageIds = [...new Set(mentions.map(({ pageId }) => pageId))];
  const pages = await writer.find('pages', { id: { $in: pageIds } }, { id: 1, articleIds: 1 });
  const articleIds = new Map(pages.map((page) => [page.id, new Set(page.articleIds)]));
  return mentions.filter((mention) => wasAt(merge, mention, articleIds.get(mention.pageId) ?? new Set()));
}

/**
 * Makes these mentions of one person another's, who may be new.
 * @param because why the forms of the one are the other's from now on; null: they are printed so
 */
export async function handOver(
  writer: ArchiveWriter,
  names: Pick<Merges, 'named'>,
  from: string,
  into: string,
  theirs: readonly IdentifiedMention[],
  because: string | null = null,
): Promise<ChangeSet> {
  const stored = await writer.find('people', { id: { $in: [from, into] } });
  const all = await findMentions(writer, [from, into], '');
  const isTheirs = ({ articleId, name }: IdentifiedMention) =>
    theirs.some((mention) => mention.articleId === articleId && mention.name === name);
  const rest = (all.get(from) ?? []).filter((mention) => !isTheirs(mention));
  const joined = [...(all.get(into) ?? []), ...theirs];
  const known = (id: string, name = ''): PersonRecord => {
    const person = stored.find((each) => each.id === id);
    return person === undefined ? newPerson(id, name) : unversioned(person);
  };
  const moved =
    because === null ? [] : known(from).forms.filter(({ name }) => theirs.some((each) => each.name === name));
  const joiner = known(into, theirs[0]?.name);
  const forms = [...joiner.forms, ...moved.map((form) => ({ ...form, because }))];
  const wanted = [personOf(known(from), rest), personOf({ ...joiner, forms }, joined)];
  const articles = await writer.find('articles', { id: { $in: theirs.map(({ articleId }) => articleId) } });
  return {
    people: changesBetween(
      stored,
      wanted.filter(isSomebody).map((person) => names.named(person)),
    ),
    articles: changesBetween(
      articles,
      articles.map((article) => withOther(article, from, into, theirs)),
    ),
    metrics: await subjectsOf(writer, from, into, theirs),
  };
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
