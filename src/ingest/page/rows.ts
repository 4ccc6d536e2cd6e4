/** Lines that are rows of a table or entries of a list, and no sentences. */
import type { Line } from './lines.js';
import { CLAUSE_SIGNS, Sign } from './signs.js';

/** What of a line tells whether it is a row. */
type Printed = Pick<Line, 'text' | 'signs'>;

/** No row is longer, in characters. */
const ROW_LENGTH = 70;
/** Fewer rows on end are no table. */
const LEAST_ROWS = 3;
/** At least this share of a table's lines are rows; the others are its title, its remarks, its source. */
const SHARE_OF_ROWS = 0.6;
/** By how many cells rows on end may differ: one that is empty leaves no trace. */
const MISSING_CELLS = 1;

const OF_SENTENCES = CLAUSE_SIGNS | Sign.CALL;
/** What parts cells. */
const GAPS = Sign.BLANK | Sign.BAR;
const WIDE = /\t|\s{2,}|[\u3000｜|]/u;
const NUMBER =
  /^[+＋±▲▼↑↓-]?[\d０-９][\d０-９.,:：%％℃~～—–/／-]*\p{Script=Han}{0,4}[\d０-９.,]*(?:\p{Script=Han}[\d０-９.,]*)?(?:[/／]\p{Script=Han}{1,4})?$/u;
/** "白菜1.20元/斤": name and number in one. */
const ENTRY =
  /^\p{Script=Han}{1,10}[（(]?\p{Script=Han}{0,6}[）)]?[：:]?[\d０-９][\d０-９.,~～—–-]*[\p{Script=Han}%％℃]{0,3}(?:[/／]\p{Script=Han}{1,4})?$/u;

/** "甲队 78∶65 乙队", "甲队3比1乙队", also with a group or a place before it and a remark behind: a result and nothing else. */
const RESULT =
  /^(?:\S{1,8}\s+)?\p{Script=Han}[^\s\d]{0,14}\s*\d{1,3}\s*[∶：:比－—–-]\s*\d{1,3}(?!\d|\s*[%％.年月日时分个万元号岁])\s*\p{Script=Han}[^\s\d]{0,14}(?:\s*[（(][^）)]{1,16}[）)])?$/u;
/** Fewer results on end may be a headline. */
const LEAST_RESULTS = 2;

/** Which lines are results of matches, of two or more on end. */
function markResults(lines: readonly Printed[], marks: boolean[]): void {
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (isResult(lines[to])) to++;
    if (to - from >= LEAST_RESULTS) marks.fill(true, from, to);
    from = to;
  }
}

function isResult(line: Printed | undefined): boolean {
  if (line === undefined || line.text.length > RESULT_LENGTH) return false;
  return (line.signs & OF_SENTENCES) === 0 && (line.signs & Sign.DIGIT) !== 0 && RESULT.test(line.text.trim());
}

const RESULT_LENGTH = 48;

/** The cells of a line: what tabs, bars or wide blanks part; in a line without these, what single blanks part. */
export function cellsOf(line: string): string[] {
  const trimmed = line.trim();
  const wide = trimmed.split(WIDE);
  return (wide.length > 1 ? wide : trimmed.split(/\s/u)).map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** How many cells a row of a table has; 0 if a line is none. */
function widthOfRow({ text: line, signs }: Printed): number {
  if (line.length > ROW_LENGTH || (signs & OF_SENTENCES) !== 0) return 0;
  const hasDigit = (signs & Sign.DIGIT) !== 0;
  if ((signs & GAPS) === 0) return hasDigit && ENTRY.test(line) ? 1 : 0;
  const cells = cellsOf(line);
  if (cells.length === 1) return hasDigit && ENTRY.test(line.trim()) ? 1 : 0;
  const isSetApart = cells.length >= 3 && WIDE.test(line.trim());
  return isSetApart || (hasDigit && cells.some((cell) => NUMBER.test(cell) || ENTRY.test(cell))) ? cells.length : 0;
}

/** Which lines are rows of tables: of three or more on end with about as many cells each, of the heads of these, and results. */
export function markRows(lines: readonly Printed[]): boolean[] {
  const widths = lines.map(widthOfRow);
  const marks = lines.map(() => false);
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && isLike(widths[to] ?? 0, widths[Math.max(from, to - 1)] ?? 0)) to++;
    if (to - from >= LEAST_ROWS) {
      marks.fill(true, from, to);
      const head = lines[from - 1];
      if (head !== undefined && isHead(head)) marks[from - 1] = true;
    }
    from = Math.max(to, from + 1);
  }
  markResults(lines, marks);
  return marks;
}

function isLike(width: number, before: number): boolean {
  return width > 0 && Math.abs(width - before) <= MISSING_CELLS;
}

/** A row that names the columns holds no number. */
function isHead({ text, signs }: Printed): boolean {
  return text.length <= ROW_LENGTH && (signs & OF_SENTENCES) === 0 && cellsOf(text).length >= 3;
}

/** Whether lines are a table or a list of entries, but for a title, remarks, a source. */
export function isTable(marks: readonly boolean[]): boolean {
  return marks.length > 0 && marks.filter(Boolean).length >= marks.length * SHARE_OF_ROWS;
}

/** The rows without those on end that are all furniture: the lines of a masthead. */
export function withoutFurniture(
  rows: readonly boolean[],
  lines: readonly Pick<Line, 'furniture'>[],
): readonly boolean[] {
  const kept = [...rows];
  for (let from = 0; from < kept.length; ) {
    let to = from + 1;
    while (to < kept.length && kept[to] === kept[from]) to++;
    if (lines.slice(from, to).every(({ furniture }) => furniture)) kept.fill(false, from, to);
    from = to;
  }
  return kept;
}
