/** The page as lines: what was printed on each, where it stands, and whether white space sets it off. */
import { CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { isBlankAt, withoutBlanks } from '../reading.js';
import { isParagraphEach } from './column.js';
import { opensWithDateline } from './datelines.js';
import { isFurniture } from './furniture.js';
import { isClosed } from './markers.js';
import { type Opening, openingOf } from './openings.js';
import { CLAUSE_SIGNS, Sign, signsIn } from './signs.js';

export interface Line {
  /** Offset of the first non-blank character in the page's text. */
  readonly start: number;
  /** Offset after the last non-blank character. */
  readonly end: number;
  /** What stands between them, full-width digits and letters in their common form. */
  readonly text: string;
  /** The marks, digits and blanks that it holds (`Sign`). */
  readonly signs: number;
  /** Whether a blank line, or the top of the page, stands above. */
  readonly afterBlank: boolean;
  /** Whether a blank line, or the foot of the page, stands below. */
  readonly beforeBlank: boolean;
  /** Whether the line was set in from the margin. */
  readonly indented: boolean;
  /** By how many blanks. */
  readonly indent: number;
  /** Width in Chinese characters. */
  readonly width: number;
  /** How it would open a text of its own. */
  readonly opening: Opening | null;
  /** Whether it is page furniture by itself. */
  readonly furniture: boolean;
  /** Whether it ends where a sentence does. */
  readonly closed: boolean;
}

/** The page's non-blank lines, top to bottom. Understands \n, \r\n, \r, form feeds and Unicode's separators. */
export function splitLines(page: string, lexicon: Lexicon): Line[] {
  const lines: (Line & { beforeBlank: boolean })[] = [];
  /** How many blank lines stand above each line. */
  const blanks: number[] = [];
  let afterBlank = true;
  let blank = 0;
  for (let at = 0; at < page.length; ) {
    let end = at;
    while (end < page.length && !isBreakAt(page, end)) end++;
    const line = lineIn(page, at, end, afterBlank, lexicon);
    const last = lines.at(-1);
    if (last !== undefined) last.beforeBlank = line === null || line.afterBlank;
    if (line !== null) {
      lines.push(line);
      blanks.push(blank);
    }
    blank = line === null ? blank + 1 : 0;
    afterBlank = line === null;
    at = end + (page.startsWith('\r\n', end) ? 2 : 1);
  }
  const set = isDoubleSpaced(lines, blanks) ? setClose(lines, blanks) : lines;
  return withLongDatelines(withBrokenBrackets(withBrokenBylines(set, lexicon), lexicon), lexicon);
}

/** Whether a blank line stands between most lines of columns: it parts nothing there. */
function isDoubleSpaced(lines: readonly Line[], blanks: readonly number[]): boolean {
  if (lines.length < LEAST_SPACED) return false;
  const apart = blanks.filter((count) => count > 0).length;
  return apart >= lines.length * SPACED_SHARE && !isParagraphEach(lines);
}

/** Fewer lines may be headlines and paragraphs set apart. */
const LEAST_SPACED = 20;
const SPACED_SHARE = 0.9;

/** The lines of a page that is set so, with only more than one blank line parting them. */
function setClose(lines: readonly Line[], blanks: readonly number[]): Line[] {
  const parts = (i: number) => i <= 0 || i >= lines.length || (blanks[i] ?? 0) > 1;
  return lines.map((line, i) => ({ ...line, afterBlank: parts(i), beforeBlank: parts(i + 1) }));
}

/** The last characters of a byline may stand in the next line: "某某中心记者　张", "三"; "本报记者 张三 文/", "图". */
function withBrokenBylines(lines: readonly Line[], lexicon: Lexicon): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const isRest =
      line.text.length <= REST_OF_NAME &&
      !line.afterBlank &&
      line.opening === null &&
      (above?.opening === null || above?.opening === 'BYLINE');
    if (
      above === undefined ||
      above.closed ||
      !isRest ||
      !NAME_BEGUN.test(above.text) ||
      openingOf(above.text + line.text, lexicon) !== 'BYLINE'
    )
      joined.push(line);
    else
      joined[joined.length - 1] = {
        ...above,
        text: above.text + line.text,
        end: line.end,
        opening: 'BYLINE',
        beforeBlank: line.beforeBlank,
        closed: false,
      };
  }
  return joined;
}

const NAME_BEGUN = /\s\p{Script=Han}$|[/／]$/u;

/** So much of a name may stand in the next line, in characters. */
const REST_OF_NAME = 2;

/** In a narrow column the brackets behind a text's last sentence go on in the next line: "……。（张", "三）". */
function withBrokenBrackets(lines: readonly Line[], lexicon: Lexicon): readonly Line[] {
  return lines.map((line, i) => {
    if (line.closed || line.text.length > BRACKETS_LENGTH || !endsBrackets(line.text)) return line;
    const before = lines[i - 1];
    if (before === undefined || line.afterBlank || !/[（(][^（()）。]*$/u.test(before.text)) return line;
    return isClosed(before.text + line.text, lexicon) ? { ...line, closed: true } : line;
  });
}

/** Whether a text ends with a bracket that closes none of its own. */
function endsBrackets(text: string): boolean {
  return CLOSING.isAt(text, text.length - 1) && !OPENING.isIn(text);
}

const OPENING = new CharacterSet('（(');
const CLOSING = new CharacterSet('）)');

/** What closes such brackets is hardly longer, in characters. */
const BRACKETS_LENGTH = 24;

/** In a narrow column a dateline goes on in the next line: "某某在线某某讯（记", "者 张三）". */
function withLongDatelines(lines: readonly Line[], lexicon: Lexicon): Line[] {
  const read = [...lines];
  for (let i = lines.length - 2; i >= 0; i--) {
    const line = lines[i];
    if (line === undefined || line.opening !== null || line.closed || line.beforeBlank || line.width > DATELINE_COLUMN)
      continue;
    const before = lines[i - 1];
    const next = read[i + 1];
    if (next === undefined) continue;
    const isBracket = next.opening === 'DATELINE' && /^[（(]/u.test(next.text);
    if (next.opening !== null && !isBracket) continue;
    // Running text that fills the line above is not at its beginning; a headline is shorter.
    if (before !== undefined && !before.closed && !line.afterBlank && before.width >= line.width - 2 && !line.indented)
      continue;
    if (!opensWithDateline(line.text + next.text, lexicon)) continue;
    read[i] = { ...line, opening: 'DATELINE' };
    if (isBracket) read[i + 1] = { ...next, opening: null };
  }
  return read;
}

/** Datelines go on in the next line in columns of so many Chinese characters at the most. */
const DATELINE_COLUMN = 24;

/** The line within `[from, to)`, null if it is blank. */
function lineIn(page: string, from: number, to: number, afterBlank: boolean, lexicon: Lexicon): Line | null {
  let start = from;
  while (start < to && isBlankAt(page, start)) start++;
  if (start === to) return null;
  let end = to;
  while (isBlankAt(page, end - 1)) end--;
  const printed = page.slice(start, end);
  const text = WIDE_DIGITS.isIn(printed) ? withCommonDigits(printed) : printed;
  const signs = signsIn(text);
  const opening = openingOf(text, lexicon);
  return {
    start,
    end,
    text,
    signs,
    afterBlank,
    beforeBlank: true,
    indented: start > from,
    indent: start - from,
    width: widthOf(printed),
    opening,
    furniture: (signs & CLAUSE_SIGNS) === 0 && opening !== 'DATELINE' && isFurniture(text, lexicon),
    closed: isClosed(text, lexicon),
  };
}

const WIDE_DIGITS = new CharacterSet('０１２３４５６７８９');

/** "８月３日", "Ａ０２版", "１．２％": digits, and what stands beside them, as most papers print them; each takes one place, as before. */
function withCommonDigits(text: string): string {
  return text.replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - WIDE_BY));
}

const WIDE = /[０-９Ａ-Ｚａ-ｚ]|(?<=[０-９])．(?=[０-９])/gu;
/** By so much a full-width character's code is greater. */
const WIDE_BY = 0xfee0;

/** What is printed on a line, blanks removed. */
export function textWithoutBlanks({ text, signs }: Pick<Line, 'text' | 'signs'>): string {
  return (signs & Sign.BLANK) === 0 ? text : withoutBlanks(text);
}

function isBreakAt(page: string, at: number): boolean {
  const code = page.charCodeAt(at);
  return code === 10 || code === 13 || code === 12 || code === 0x2028 || code === 0x2029;
}

/** Width in Chinese characters: a Latin letter or digit takes half a square. */
function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += squaresOf(text.charCodeAt(i));
  return width;
}

/** The width of a character, by its code. */
export function squaresOf(code: number): number {
  return code < 0x2000 ? 0.5 : 1;
}
