/** A page as the archive is to have it: read without what is no name there. */
import { type DraftPage, draftPage, type PageOrigin } from './archive/draft.js';
import type { NotName } from './lexicon/not-names.js';
import type { ParseOptions } from './parse.js';
import type { ParsedPage } from './parsed.js';

/**
 * @param read reads the page
 * @param printed what is no name and the page prints; then how it reads with that is kept, for whoever takes it back
 */
export function readDraft(
  read: (options: ParseOptions) => ParsedPage,
  origin: PageOrigin,
  printed: readonly NotName[],
): { readonly parsed: ParsedPage; readonly draft: DraftPage } {
  const plain = read({});
  const draft = draftPage(plain, origin);
  if (printed.length === 0) return { parsed: plain, draft };
  const parsed = read({ notNames: printed });
  const obeying = draftPage(parsed, origin);
  if (obeying.page.digest === draft.page.digest) return { parsed: plain, draft };
  return { parsed, draft: { ...obeying, unexcluded: { draft, by: printed.map(({ id }) => id) } } };
}
