/** One page, from where it lies to what it holds: what a worker of the pool does. */
import { CommandError, type ErrorCode, errors } from '../errors.js';
import { digestOf, type ReadPage } from './archive.js';
import { pageId } from './ids.js';
import { parsePage } from './parse.js';
import { type Given, type PageFile, readPage } from './read.js';

/** What went wrong with a page, in a form that passes between threads. */
export interface PageProblem {
  readonly code: ErrorCode;
  readonly message: string;
}

export type Prepared = { readonly page: ReadPage } | { readonly problem: PageProblem };

/** Reads and parses a page. Never throws: whatever happens is the page's problem alone. */
export async function preparePage(file: PageFile, given: Given): Promise<Prepared> {
  try {
    const source = await readPage(file, given);
    try {
      const parsed = parsePage(source);
      return { page: { id: pageId(source), digest: digestOf(parsed), parsed } };
    } catch (error) {
      throw errors.pageUnread(file.path, error);
    }
  } catch (error) {
    return { problem: problemOf(error instanceof CommandError ? error : errors.fileUnreadable(file.path, error)) };
  }
}

export function problemOf({ code, message }: CommandError): PageProblem {
  return { code, message };
}
