/** One page, from where it lies to what it holds: what a worker of the pool does. */
import { CommandError, errors } from '../errors.js';
import { type DraftPage, draftPage } from './archive/draft.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { type ParseOptions, parsePage } from './parse.js';
import type { PageSource, ParsedPage } from './parsed.js';
import { type PageProblem, problemOf } from './problems.js';
import { decoded, type Given, type PageFile, readPage, readPageBytes } from './read.js';
import { sourceOf } from './reader-mark.js';
import { type PageSummary, summaryOf, tallyOf } from './report.js';

export type Prepared = PreparedPage | { readonly problem: PageProblem };

export interface PreparedPage {
  readonly draft: DraftPage;
  readonly summary: PageSummary;
}

/**
 * Reads and parses a page with a lexicon.
 * @throws CommandError naming the file and what is wrong with it
 */
export async function parseFile(
  file: PageFile,
  given: Given,
  lexicon: Lexicon,
  options: ParseOptions = {},
): Promise<ParsedPage> {
  return parseSource(file, await readPage(file, given), lexicon, options);
}

/**
 * The same, ready for the archive. Never throws: whatever happens is the page's problem alone.
 * @param reader the mark of what reads it, which is kept with the page; null: none is
 * @param signal ends the waiting for what is still to come through a pipe
 */
export async function preparePage(
  file: PageFile,
  given: Given,
  lexicon: Lexicon,
  reader: string | null = null,
  signal?: AbortSignal,
): Promise<Prepared> {
  try {
    const bytes = await readPageBytes(file, given, signal);
    const parsed = parseSource(file, decoded(file, bytes), lexicon, {});
    const { newspaper, date, edition } = bytes;
    const draft = draftPage(parsed, { origin: file.origin, given: { newspaper, date, edition } });
    const summary = summaryOf(parsed, draft.page.doubts ?? []);
    if (reader === null) return { draft, summary };
    const page = { ...draft.page, source: sourceOf(reader, bytes), tally: tallyOf(summary) };
    return { draft: { ...draft, page }, summary };
  } catch (error) {
    return { problem: problemOf(error instanceof CommandError ? error : errors.pageUnread(file.path, error)) };
  }
}

function parseSource(file: PageFile, source: PageSource, lexicon: Lexicon, options: ParseOptions): ParsedPage {
  try {
    return parsePage(source, lexicon, options);
  } catch (error) {
    throw errors.pageUnread(file.path, error);
  }
}
