/** The page as lines: what was printed on each, where it stands, and whether white space sets it off. */
import { isFurniture, type Opening, openingOf } from './markers.js';

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
  /** Width in Chinese characters. */
  readonly width: number;
  /** How it would open a text of its own. */
  readonly opening: Opening | null;
  /** Whether it is page furniture by itself. */
  readonly furniture: boolean;
}

/** A line's text without the blanks around it, or an empty match for a blank line. */
const LINE = /[^\n\r\f\u2028\u2029]+|\r\n|[\n\r\f\u2028\u2029]/gu;
const BREAK = /^[\n\r\f\u2028\u2029]/u;
const EDGE_BLANKS = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu;

/** The page's non-blank lines, top to bottom. Understands \n, \r\n, \r and form feeds. */
export function splitLines(page: string): Line[] {
  const lines: (Line & { beforeBlank: boolean })[] = [];
  let afterBlank = true;
  let atLineStart = true;
  for (const match of page.matchAll(LINE)) {
    const raw = match[0];
    if (BREAK.test(raw)) {
      if (atLineStart) afterBlank = true;
      atLineStart = true;
      continue;
    }
    atLineStart = false;
    const text = raw.replace(EDGE_BLANKS, '');
    if (text === '') {
      afterBlank = true;
      continue;
    }
    const indent = raw.indexOf(text);
    const start = match.index + indent;
    lines.push({
      start,
      end: start + text.length,
      text,
      afterBlank,
      beforeBlank: false,
      indented: indent > 0,
      width: widthOf(text),
      opening: openingOf(text),
      furniture: isFurniture(text),
    });
    afterBlank = false;
  }
  for (const [i, line] of lines.entries()) line.beforeBlank = lines[i + 1]?.afterBlank ?? true;
  return lines;
}

/** Width in Chinese characters: a Latin letter or digit takes half a square. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2000 ? 0.5 : 1;
  return width;
}
