/** How much of a page was read, and what was not. */
import type { Span } from '../store/documents.js';
import type { PageLayout } from './page/layout.js';
import { isBlankAt, type Offsets } from './reading.js';

export interface Coverage {
  readonly furniture: readonly Span[];
  readonly unread: readonly Span[];
  /** Share of the non-blank characters that stand in an article or in furniture, 0..1; 1 for a blank page. */
  readonly coverage: number;
}

export function coverPage(page: string, layout: PageLayout): Coverage {
  const covered = new Uint8Array(page.length);
  const cover = (offsets: Offsets) => {
    for (let i = 0; i < offsets.length; i++) covered[offsets[i] ?? 0] = 1;
  };
  for (const article of layout.articles) {
    const { headline, kicker, subhead, rubric, paragraphs } = article;
    for (const reading of [headline, kicker, subhead, rubric, ...paragraphs])
      if (reading !== null) cover(reading.offsets);
  }
  for (const { start, end } of layout.furniture) covered.fill(1, start, end);
  // The marks of Markdown headings are the extractor's, not the newspaper's: they are read as what they mark.
  if (page.includes('#'))
    for (const mark of page.matchAll(/^[ \t\u3000]*#{1,6}(?=\s)/gmu))
      covered.fill(1, mark.index, mark.index + mark[0].length);
  const unread: Span[] = [];
  let missing = 0;
  for (let at = 0; at < page.length; at++) {
    if (covered[at] === 1 || isBlankAt(page, at)) continue;
    missing++;
    const last = unread.at(-1);
    if (last !== undefined && page.slice(last.end, at).trim() === '') last.end = at + 1;
    else unread.push({ start: at, end: at + 1 });
  }
  return { furniture: layout.furniture, unread, coverage: missing === 0 ? 1 : 1 - missing / printedIn(page) };
}

/** How many characters of a page are no blanks. */
function printedIn(page: string): number {
  let printed = 0;
  for (let at = 0; at < page.length; at++) if (!isBlankAt(page, at)) printed++;
  return printed;
}
