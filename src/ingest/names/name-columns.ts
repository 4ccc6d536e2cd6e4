/** Names in the tables of notices: the cells below a heading that says that names stand there. */
import type { Hint } from './decoder.js';

/** A heading says it plainly: more than any characters speak against. */
const WEIGHT = 40;

const HEADING =
  /^(?:姓名|名字|候选人|拟任人选|获奖者|获得者|作者|负责人|联系人|主持人|申报人|当选人|教师姓名|学生姓名)(?:姓名)?$/u;
const NAME = /^\p{Script=Han}{2,4}$|^\p{Script=Han}+(?:[·•]\p{Script=Han}+)+$/u;

/** What the headings of a text's tables say of their cells, top to bottom. Cells stand apart by tabs. */
export function columnHints(text: string): Hint[] {
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
      for (const [i, cell] of cells.entries()) {
        if (columns.includes(i + lacking) && NAME.test(cell))
          found.push({ start: at, end: at + cell.length, kind: 'PERSON', weight: WEIGHT });
        at += cell.length + 1;
      }
    }
    start += line.length + 1;
  }
  return found;
}
