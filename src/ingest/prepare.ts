/** One page, from where it lies to what it holds: what a worker of the pool does. */
import { CommandError, errors } from '../errors.js';
import type { DraftPage } from './archive/draft.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { type NotName, printedIn } from './lexicon/not-names.js';
import { type ParseOptions, parsePage } from './parse.js';
import type { PageSource, ParsedPage } from './parsed.js';
import { type PageProblem, problemOf } from './problems.js';
import { decoded, type Given, type PageFile, readPage, readPageBytes } from './read.js';
import { readDraft } from './read-draft.js';
import { markWithout, sourceOf } from './reader-mark.js';
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

export interface PrepareOptions {
  /** The mark of what reads it, which is kept with the page; null: none is. */
  readonly reader?: string | null;
  /** What is no name in the archive. */
  readonly notNames?: readonly NotName[];
  /** Ends the waiting for what is still to come through a pipe. */
  readonly signal?: AbortSignal;
}

/**
 * The same, ready for the archive. Never throws: whatever happens is the page's problem alone.
 */
export async function preparePage(
  file: PageFile,
  given: Given,
  lexicon: Lexicon,
  { reader = null, notNames = [], signal }: PrepareOptions = {},
): Promise<Prepared> {
  try {
    const bytes = await readPageBytes(file, given, signal);
    const source = decoded(file, bytes);
    const { newspaper, date, edition } = bytes;
    const printed = printedIn(source.text, notNames);
    const { parsed, draft } = readDraft(
      (options) => parseSource(file, source, lexicon, options),
      { origin: file.origin, given: { newspaper, date, edition } },
      printed,
    );
    const summary = summaryOf(parsed, draft.page.doubts ?? []);
    if (reader === null) return { draft, summary };
    const page = { ...draft.page, source: sourceOf(markWithout(reader, printed), bytes), tally: tallyOf(summary) };
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
