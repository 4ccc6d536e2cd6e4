/** What was given with a page when it came before: it holds until something else is given. */
import type { GivenEntry, PageDocument } from '../../store/documents.js';
import type { ArchiveWriter } from '../../store/write.js';
import { hash } from '../ids.js';
import { isVersionOf } from './versions.js';

interface Coming {
  /** See `PageDocument.origins`. */
  readonly origin: string | null;
  readonly given: GivenEntry;
  /** Null where it cannot be read. */
  readonly text: string | null;
}

/**
 * What was given with a page when it came before, under what is given now; null where nothing more was. The page is
 * the one from the same file, if its text is a version of this one, or the one with the same text.
 */
export async function givenBefore(writer: ArchiveWriter, { origin, given, text }: Coming): Promise<GivenEntry | null> {
  if (text === null) return null;
  const textHash = hash(text);
  const [ofText, ofOrigin] = await Promise.all([
    writer.pagesByText.find([textHash]),
    origin === null ? [] : writer.pagesByOrigin.find([origin]),
  ]);
  const others = ofOrigin.filter((page) => page.textHash !== textHash && mayGive(page, given));
  const texts =
    others.length === 0
      ? []
      : await writer.find('pages', { id: { $in: others.map(({ id }) => id) } }, { id: 1, text: 1 });
  const versions = new Set(texts.filter((page) => isVersionOf(page.text, text)).map(({ id }) => id));
  const pages = [...ofText.filter((page) => mayGive(page, given)), ...others.filter(({ id }) => versions.has(id))];
  // Of several that agree with what is given now, none is meant more than the others.
  const [only, ...more] = new Map(pages.map((page) => [page.id, page])).values();
  if (only?.given === undefined || more.length > 0) return null;
  return {
    newspaper: given.newspaper ?? only.given.newspaper,
    date: given.date ?? only.given.date,
    edition: given.edition ?? only.given.edition,
  };
}

const FIELDS = ['newspaper', 'date', 'edition'] as const satisfies (keyof GivenEntry)[];

/** Whether something was given with it that is not given now, and nothing else than now. */
function mayGive({ given: before }: Pick<PageDocument, 'given'>, now: GivenEntry): boolean {
  if (before === undefined) return false;
  const agrees = FIELDS.every((field) => now[field] === null || before[field] === null || now[field] === before[field]);
  return agrees && FIELDS.some((field) => now[field] === null && before[field] !== null);
}
