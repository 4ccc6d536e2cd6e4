/** Names in the tables of notices: the cells below a heading that says that names stand there, and rows of nothing but names. */
import type { Lexicon } from '../lexicon/lexicon.js';
import { Mark } from '../lexicon/vocabulary.js';
import type { Hint } from './decoder.js';

/** A heading says it plainly: more than any characters speak against. */
const WEIGHT = 40;

const HEADING =
  /^(?:姓名|名字|候选人|拟任人选|获奖者|获得者|作者|负责人|联系人|主持人|申报人|当选人|教师姓名|学生姓名)(?:姓名)?$/u;
const NAME = /^\p{Script=Han}{2,4}$|^\p{Script=Han}+(?:[·•]\p{Script=Han}+)+$/u;

const REMARK = /[（(][^（()）]{1,6}[）)]$/u;

/** A listed name without what stands behind it in brackets: "（女）", "（回族）". */
export function withoutRemark(name: string): string {
  return name.replace(REMARK, '');
}

/** A row of fewer cells that look like names is no list. */
const LEAST_NAMES = 3;

/** Whether a row is a list of names. Words that begin with what is also a surname stand in tables, too: 高粱. */
function isList(cells: readonly string[], { surnames, vocabulary }: Lexicon): boolean {
  if (cells.length < LEAST_NAMES) return false;
  const names = cells.map((cell) => withoutRemark(cell));
  const words = names.filter((name) => (vocabulary.marksOf(name) & Mark.NOUN) !== 0).length;
  return words * 3 <= cells.length && names.every((name) => surnames.isNameShaped(name));
}

/** What the headings of a text's tables say of their cells, top to bottom. Cells stand apart by tabs. */
export function columnHints(text: string, lexicon: Lexicon): Hint[] {
  const found: Hint[] = [];
  if (!text.includes('\t')) return found;
  let columns: number[] = [];
  let width = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    if (cells.length === 1) columns = [];
    else if (cells.some((cell) => HEADING.test(cell.trim()))) {
      columns = cells.flatMap((cell, i) => (HEADING.test(cell.trim()) ? [i] : []));
      width = cells.length;
    } else {
      // What holds for several rows is printed once: rows lack cells on the left.
      const lacking = Math.max(0, width - cells.length);
      let at = start;
      const isOfNames = isList(cells, lexicon);
      for (const [i, cell] of cells.entries()) {
        const name = withoutRemark(cell);
        if (isOfNames || (columns.includes(i + lacking) && NAME.test(name)))
          found.push({ start: at, end: at + name.length, kind: 'PERSON', weight: WEIGHT });
        at += cell.length + 1;
      }
    }
    start += line.length + 1;
  }
  return found;
}
