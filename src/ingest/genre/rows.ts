/** Lines that are rows of a table or entries of a list, and no sentences. */
import { shareOf } from './genre-text.js';

/** No row is longer, in characters. */
const ROW_LENGTH = 70;
/** Fewer rows are no table. */
const LEAST_ROWS = 3;
/** At least this share of a table's lines are rows; the others are its title, its remarks, its source. */
const SHARE_OF_ROWS = 0.6;

const SENTENCE = /[。！？；]|，.*，/u;
const NUMBER =
  /^[+＋±▲▼↑↓-]?[\d０-９][\d０-９.,:：%％℃~～—–/／-]*\p{Script=Han}{0,4}[\d０-９.,]*(?:[/／]\p{Script=Han}{1,4})?$/u;
/** "白菜1.20元/斤": name and number in one. */
const ENTRY =
  /^\p{Script=Han}{1,10}[（(]?\p{Script=Han}{0,6}[）)]?[：:]?[\d０-９][\d０-９.,~～—–-]*[\p{Script=Han}%％℃]{0,3}(?:[/／]\p{Script=Han}{1,4})?$/u;

/**
 * The cells of a line: what tabs, bars or wide blanks part; in a line without these, what single blanks part.
 */
export function cellsOf(line: string): string[] {
  const wide = line.split(/\t|\s{2,}|[\u3000｜|]/u);
  return (wide.length > 1 ? wide : line.split(/\s/u)).map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** Whether a line is a row of a table with a number in it. */
export function isRow(line: string): boolean {
  if (line.length > ROW_LENGTH || SENTENCE.test(line)) return false;
  const cells = cellsOf(line);
  if (cells.length === 1) return ENTRY.test(line);
  return cells.some((cell) => NUMBER.test(cell) || ENTRY.test(cell));
}

/** Whether wide blanks part a line into three cells or more, whatever they hold. */
function isWideRow(line: string): boolean {
  return line.length <= ROW_LENGTH && !SENTENCE.test(line) && line.split(/\t|\s{2,}|[\u3000｜|]/u).length >= 3;
}

/** Whether lines are a table or a list of entries: rows with numbers, or with cells set apart. */
export function isTable(lines: readonly string[]): boolean {
  const isAnyRow = (line: string) => isRow(line) || isWideRow(line);
  return lines.filter(isAnyRow).length >= LEAST_ROWS && shareOf(lines, isAnyRow) >= SHARE_OF_ROWS;
}
