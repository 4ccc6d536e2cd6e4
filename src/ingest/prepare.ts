/** One page, from where it lies to what it holds: what a worker of the pool does. */
import { CommandError, errors } from '../errors.js';
import { type DraftPage, draftPage } from './archive/draft.js';
import { pageId } from './ids.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { type ParseOptions, parsePage } from './parse.js';
import type { ParsedPage } from './parsed.js';
import { type PageProblem, problemOf } from './problems.js';
import { type Given, type PageFile, readPage } from './read.js';
import { type PageSummary, summaryOf } from './report.js';

export type Prepared = { readonly draft: DraftPage; readonly summary: PageSummary } | { readonly problem: PageProblem };

/**
 * Reads and parses a page with a lexicon.
 * @throws CommandError naming the file and what is wrong with it
 */
export async function parseFile(
  file: PageFile,
  given: Given,
  lexicon: Lexicon,
  options: ParseOptions = {},
): Promise<{ id: string; parsed: ParsedPage }> {
  const source = await readPage(file, given);
  try {
    return { id: pageId(source), parsed: parsePage(source, lexicon, options) };
  } catch (error) {
    throw errors.pageUnread(file.path, error);
  }
}

/** The same, ready for the archive. Never throws: whatever happens is the page's problem alone. */
export async function preparePage(file: PageFile, given: Given, lexicon: Lexicon): Promise<Prepared> {
  try {
    const { id, parsed } = await parseFile(file, given, lexicon);
    const draft = draftPage(id, parsed);
    return { draft, summary: summaryOf(parsed, draft.page.doubts ?? []) };
  } catch (error) {
    return { problem: problemOf(error instanceof CommandError ? error : errors.pageUnread(file.path, error)) };
  }
}
