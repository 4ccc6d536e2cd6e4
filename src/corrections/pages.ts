/** Pages that are put in or taken out one by one. */
import { archivePage, removePage } from '../ingest/archive/archive-page.js';
import { givenBefore } from '../ingest/archive/given-before.js';
import { findSamePage } from '../ingest/archive/same-page.js';
import { printedIn } from '../ingest/lexicon/not-names.js';
import type { PageSource } from '../ingest/parsed.js';
import { isDay } from '../ingest/read.js';
import type { By } from '../resolvers/correction-service.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { PageDocument } from '../store/documents.js';
import { type ArchiveWriter, unversioned } from '../store/write.js';
import { findOverrides } from './overrides.js';
import { lastCorrection, recordOf } from './record.js';

/** Names of pages, newspapers and editions, in characters. */
const LONGEST = 200;

/**
 * Puts a page into the archive, or its new text in the place of the old.
 * @returns its id and the record: the last one of the page's ingesting if the archive says all this already, null
 * if somebody else put it there
 * @throws ArgumentError for a text or a name that is blank, and where another text has the page's place in print
 */
export async function ingestPage(
  writer: ArchiveWriter,
  given: PageSource,
  by: By,
): Promise<{ id: string; correction: CorrectionRecord | null }> {
  const page = checked(given);
  const { name, newspaper, date, edition } = page;
  const origin = `api:${name}`;
  const before = { newspaper, date, edition };
  const all = (await givenBefore(writer, { origin, given: before, text: page.text })) ?? before;
  const source = { ...page, ...all };
  // Loaded only here: a server that only answers questions goes without the lexicons.
  const [{ parsePage }, { readDraft }] = await Promise.all([
    import('../ingest/parse.js'),
    import('../ingest/read-draft.js'),
  ]);
  const overrides = await findOverrides(writer);
  const printed = printedIn(page.text, overrides.notNames);
  const read = readDraft((options) => parsePage(source, undefined, options), { origin, given: all }, printed);
  const found = await findSamePage(writer, read.draft);
  if (found.collision !== null) throw collision(found.draft.page, found.collision.id);
  const { draft } = found;
  const { id } = draft.page;
  const [stored] = await writer.find('pages', { id }, { text: 1 });
  const record = recordOf({
    kind: 'INGEST_PAGE',
    by,
    objects: [id],
    changes: [{ field: 'text', before: stored?.text ?? null, after: source.text }],
  });
  const { outcome } = await archivePage(writer, draft, overrides, record);
  if (outcome !== 'UNCHANGED') return { id, correction: record };
  const last = await lastCorrection(writer, 'INGEST_PAGE', [id]);
  return { id, correction: last === null ? null : unversioned(last) };
}

/**
 * Takes a page out of the archive; taken out already, it stays out.
 * @returns the record of it
 * @throws ArgumentError for an id that never was one of a page here
 */
export async function deletePage(writer: ArchiveWriter, id: string, by: By): Promise<CorrectionRecord> {
  const [stored] = await writer.find('pages', { id });
  if (stored === undefined) {
    const last = await lastCorrection(writer, 'DELETE_PAGE', [id]);
    if (last === null) throw new ArgumentError('id', `id is "${id}": there is no page with this id.`);
    return unversioned(last);
  }
  const record = recordOf({
    kind: 'DELETE_PAGE',
    by,
    objects: [id],
    changes: [{ field: 'text', before: stored.text, after: null }],
  });
  await removePage(writer, stored, record, await findOverrides(writer));
  return record;
}

function collision(page: Pick<PageDocument, 'newspaper' | 'date' | 'edition'>, id: string): ArgumentError {
  const place = [page.newspaper, page.date, page.edition].join(' ');
  const message = `input.text is another text than ${id}, which is in the archive as ${place}: give the right newspaper, date and edition, or delete that page first.`;
  return new ArgumentError('input.text', message);
}

function checked({ name, text, newspaper, date, edition }: PageSource): PageSource {
  if (text.trim() === '') throw new ArgumentError('input.text', 'input.text is blank: give the text of the page.');
  if (date !== null && !isDay(date)) {
    throw new ArgumentError('input.date', `input.date is "${date}": give a calendar day, such as 2020-10-16.`);
  }
  const named = checkedName('name', name);
  if (named === null) throw new ArgumentError('input.name', 'input.name is blank: give the name of the page.');
  return {
    name: named,
    text,
    newspaper: checkedName('newspaper', newspaper),
    date,
    edition: checkedName('edition', edition),
  };
}

/** Null for what is blank, as if it were left out. */
function checkedName(field: string, value: string | null): string | null {
  const name = value?.trim() ?? '';
  if (name.length <= LONGEST) return name === '' ? null : name;
  throw new ArgumentError(`input.${field}`, `input.${field} has ${name.length} characters: give at most ${LONGEST}.`);
}
