/** Tables, a row a line, whose cells are parted by tabs or blanks: each figure is of its row and its column. */
import { CharacterSet, trimEnd, trimStart } from '../../character-set.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Range } from '../range.js';
import { isDigitAt } from './numeral-characters.js';
import { type Part, readPart } from './parts.js';
import type { Quantity } from './quantities.js';

/** A figure's cell with what its row and its column are called. */
interface Cell extends Range {
  readonly row: string;
  readonly column: string;
  /** What the column's head says in brackets: "万亩". */
  readonly unit: string;
}

export interface Table {
  /** Left to right, row by row. */
  readonly cells: readonly Cell[];
}

const BLANKS = new CharacterSet(' 　');
const TAB = new CharacterSet('\t');
const GAPS = new CharacterSet('\t 　');
const SENTENCE = new CharacterSet('，。；！？“”');
const UNIT_IN_HEAD = /[（(](?:单位[：:])?([^（）()]{1,8})[）)]$/u;
const FIGURE_BEGINNING = /^(?:[-－−+＋↑↓]?\d|[—－-]+)/u;
/** A figure alone: "2300", "-1.5", "1,234.5". */
const FIGURE = /^[-－−+＋]?\d[\d,]*(?:[.．]\d+)?$/u;

/** The tables of a text. Time linear in its length. */
export function findTables(text: string): readonly Table[] {
  let gap = firstGap(text, 0);
  if (gap === text.length) return [];
  const tables: Table[] = [];
  let rows: Range[][] = [];
  let isTabbed = false;
  const close = () => {
    if (rows.length > 1 && (isTabbed || isTabular(text, rows))) tables.push(tableOf(text, rows));
    rows = [];
  };
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (gap < at) gap = firstGap(text, at);
    const hasGaps = gap < end;
    const hasTabs = hasGaps && TAB.isIn(text, at, end);
    const mayBeRow = hasTabs || (hasGaps && !SENTENCE.isIn(text, at, end));
    const cells = mayBeRow ? cellsOf(text, at, end, hasTabs ? TAB : GAPS) : [];
    if (cells.length > 1) {
      if (rows.length > 0 && (rows[0]?.length !== cells.length || hasTabs !== isTabbed)) close();
      isTabbed = hasTabs;
      rows.push(cells);
    } else close();
    at = end + 1;
  }
  close();
  return tables;
}

/** The first offset from `at` on where a gap between cells may be; the text's length if there is none. */
function firstGap(text: string, at: number): number {
  let gap = at;
  while (gap < text.length && !GAPS.isAt(text, gap)) gap++;
  return gap;
}

/** What cells are of: "清河县播种面积"; null outside of tables. To be asked for ascending offsets. */
export function tableLabels(tables: readonly Table[]): (offset: number) => string | null {
  const cells = tables.flatMap((table) => table.cells);
  let next = 0;
  return (offset) => {
    while ((cells[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
    const cell = cells[next];
    return cell === undefined || cell.start > offset || cell.row + cell.column === '' ? null : cell.row + cell.column;
  };
}

/** The figures whose unit stands in their column's head: "播种面积（万亩）". */
export function tableQuantities(text: string, tables: readonly Table[], lexicon: Lexicon): Quantity[] {
  return tables.flatMap(({ cells }) => cells.flatMap((cell) => figureOf(text, cell, lexicon) ?? []));
}

function figureOf(text: string, cell: Cell, lexicon: Lexicon): Quantity | null {
  const printed = text.slice(cell.start, cell.end);
  if (cell.unit === '' || !FIGURE.test(printed)) return null;
  const isSigned = !isDigitAt(printed, 0);
  const isMinus = isSigned && lexicon.qualifiers.minusSigns.includes(printed.charAt(0));
  const part = measured(`${isSigned ? printed.slice(1) : printed}${cell.unit}`, lexicon);
  if (part === null || part.unit === null) return null;
  const value = isMinus ? -part.value : part.value;
  return {
    start: cell.start,
    end: cell.end,
    numeralStart: cell.start + (isSigned ? 1 : 0),
    value,
    unit: part.unitText,
    normalizedValue: Number((value * part.multiplier * part.unit.factor).toPrecision(12)),
    normalizedUnit: part.unit.base,
    qualifier: null,
    kind: part.unit.kind,
    rule: 'table-cell',
  };
}

/** The figure with its head's unit, where that is one: 元/斤, 户, %. */
function measured(printed: string, lexicon: Lexicon): Part | null {
  const part = readPart(printed, 0, lexicon);
  if (part === null || part.unit === null || part.unitText === '') return null;
  if (part.end === printed.length) return part;
  // "元/斤"
  return part.unit.kind === 'AMOUNT' && /[/／]/u.test(printed.charAt(part.end))
    ? { ...part, unit: { ...part.unit, kind: 'PRICE' } }
    : null;
}

/** Whether rows that only blanks part are a table's: below a head without figures, all but names are figures. */
function isTabular(text: string, [head, ...rows]: readonly Range[][]): boolean {
  const isFigure = ({ start }: Range) => FIGURE_BEGINNING.test(text.slice(start, start + 2));
  return !head?.some(isFigure) && rows.every(([name, ...cells]) => name && !isFigure(name) && cells.every(isFigure));
}

function tableOf(text: string, [head, ...rows]: readonly Range[][]): Table {
  const heads = head?.map(({ start, end }) => text.slice(start, end)) ?? [];
  const cells = rows.flatMap((row) => {
    const named = row.findIndex(({ start, end }) => start < end && !FIGURE.test(text.slice(start, end)));
    const name = row[named];
    return row.flatMap((cell, column): Cell[] => {
      if (name === undefined || column <= named || cell.start === cell.end) return [];
      const printed = heads[column] ?? '';
      return [
        {
          ...cell,
          row: text.slice(name.start, name.end),
          column: printed.replace(UNIT_IN_HEAD, ''),
          unit: UNIT_IN_HEAD.exec(printed)?.[1] ?? '',
        },
      ];
    });
  });
  return { cells };
}

/** The cells of a line, without the blanks around them. */
function cellsOf(text: string, start: number, end: number, gaps: CharacterSet): Range[] {
  const cells: Range[] = [];
  for (let from = start; from <= end; ) {
    let to = from;
    while (to < end && !gaps.isAt(text, to)) to++;
    // Blanks in a row part no more than one does.
    if (gaps === TAB || to > from) cells.push(trimmedRange(text, from, to));
    from = to + 1;
  }
  return cells;
}

function trimmedRange(text: string, start: number, end: number): Range {
  const led = trimStart(text.slice(start, end), BLANKS);
  const from = end - led.length;
  return { start: from, end: from + trimEnd(led, BLANKS).length };
}
