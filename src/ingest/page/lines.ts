/** The page as lines: what was printed on each, where it stands, and whether white space sets it off. */

export interface Line {
  /** Offset of the first non-blank character in the page's text. */
  readonly start: number;
  /** Offset after the last non-blank character. */
  readonly end: number;
  /** What stands between them. */
  readonly text: string;
  /** Whether a blank line, or the top of the page, stands above. */
  readonly afterBlank: boolean;
  /** Whether a blank line, or the foot of the page, stands below. */
  readonly beforeBlank: boolean;
  /** Whether the line was set in from the margin. */
  readonly indented: boolean;
}

const BLANK = /[\s\u200b\ufeff]/u;

/** The page's non-blank lines, top to bottom. Understands \n, \r\n, \r and form feeds. */
export function splitLines(page: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  for (const match of page.matchAll(/[^\n\r\f\u2028\u2029]+|\r\n|[\n\r\f\u2028\u2029]/gu)) {
    const raw = match[0];
    const from = match.index;
    let start = 0;
    let end = raw.length;
    while (start < end && BLANK.test(raw.charAt(start))) start++;
    while (end > start && BLANK.test(raw.charAt(end - 1))) end--;
    if (start < end) {
      lines.push({
        start: from + start,
        end: from + end,
        text: raw.slice(start, end),
        afterBlank,
        beforeBlank: false,
        indented: start > 0,
      });
      afterBlank = false;
    } else if (!isLineBreakAfterText(page, from, raw)) afterBlank = true;
  }
  return lines.map((line, i) => {
    const next = lines[i + 1];
    return { ...line, beforeBlank: next === undefined || next.afterBlank };
  });
}

/** A line break that ends a line of text is no blank line. */
function isLineBreakAfterText(page: string, at: number, raw: string): boolean {
  if (!/^(?:\r\n|[\n\r\f\u2028\u2029])$/u.test(raw)) return false;
  const before = page.charAt(at - 1);
  return at > 0 && !/[\n\r\f\u2028\u2029]/u.test(before);
}

/** Width in Chinese characters: a Latin letter or digit takes half a square. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) < 0x2000 ? 0.5 : 1;
  return width;
}
