/** Beginnings of Latin words, which the index holds beside the words: they are few on Chinese pages. */

/** Letters. */
export const PREFIX_LENGTHS = { min: 2, max: 12 } as const;

/** The term under which everything longer that begins so is found; no text holds one. */
export function prefixTerm(stem: string): string {
  return `${stem}*`;
}

/** The stem of such a term; null for any other term. */
export function stemOf(term: string): string | null {
  return term.length > 1 && term.endsWith('*') ? term.slice(0, -1) : null;
}

/** Whether the term `text.slice(start, end)` begins with a letter of an alphabet and is long enough. */
export function mayHavePrefixes(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  return end - start > PREFIX_LENGTHS.min && code >= 0x61 && code < 0x2e80 && (code <= 0x7a || code >= 0xc0);
}

/** The beginnings of such a word. */
export function prefixTermsOf(word: string): string[] {
  const terms: string[] = [];
  const most = Math.min(word.length - 1, PREFIX_LENGTHS.max);
  for (let length = PREFIX_LENGTHS.min; length <= most; length++) terms.push(prefixTerm(word.slice(0, length)));
  return terms;
}
