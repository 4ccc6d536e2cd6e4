/** How lines that are set together are broken: at the edge of a column, or each where its paragraph ends. */
import type { Line } from './lines.js';

/** Lines of columns are about this narrow at the most, in Chinese characters. */
export const COLUMN_WIDTH = 45;

/** How lines set together are broken. */
export interface Column {
  /** Whether they are broken at the edge of a column. */
  readonly wrapped: boolean;
  /** Width of the lines that fill it, in Chinese characters. */
  readonly width: number;
}

export function columnOf(block: readonly Line[], isParagraphPage: boolean): Column {
  const widest = block.reduce((most, line) => Math.max(most, line.width), 0);
  // Headlines may be wider than the column, last lines of paragraphs are shorter: most lines fill it.
  const width = block.length >= LEAST_LINES ? (widthsOf(block)[Math.floor(block.length * 0.6)] ?? widest) : widest;
  const isRunning = block.length < LEAST_LINES && isParagraphPage ? runsOn(block) : !isParagraphEach(block);
  return { wrapped: block.length > 1 && width <= COLUMN_WIDTH && isRunning, width };
}

/** In ascending order. */
function widthsOf(block: readonly Line[]): number[] {
  return block.map((line) => line.width).sort((a, b) => a - b);
}

/** Whether a few lines are one running text: each but the last is full and ends no sentence. */
function runsOn(block: readonly Line[]): boolean {
  return block.every((line, i) => {
    const next = block[i + 1];
    return next === undefined || (line.closed ? next.indented : line.width >= next.width - 2 * RAGGED);
  });
}

/** Whether each line is a paragraph or a headline: most of the text stands on lines too wide for a column, or that end a sentence. */
export function isParagraphEach(block: readonly Line[]): boolean {
  let wide = 0;
  let closed = 0;
  let all = 0;
  // Running heads run across several columns.
  const widest = block.reduce((most, line) => (line.furniture ? most : Math.max(most, line.width)), 0);
  for (const { width, closed: ends, furniture } of block) {
    // Headlines and last lines of paragraphs are shorter than what tells.
    if (furniture || width < widest / 2) continue;
    all += width;
    if (width > COLUMN_WIDTH) wide += width;
    if (ends) closed += width;
  }
  const share = block.length >= LEAST_LINES ? CLOSED_SHARE : FEW_CLOSED_SHARE;
  return wide > all / 2 || (block.length >= 3 && closed > all * share);
}

/** In a column, fewer of the full lines than this end a sentence. */
const CLOSED_SHARE = 0.6;
/** The same where there are few lines. */
const FEW_CLOSED_SHARE = 0.95;
/** Fewer lines than this do not show how wide the column is. */
export const LEAST_LINES = 6;
/** By how much lines that fill a column may differ in width, in Chinese characters. */
export const RAGGED = 1.5;
/** Whether a line is as wide as its column. */
export function fills(line: Line, column: Column): boolean {
  return Math.abs(line.width - column.width) <= RAGGED;
}
