/** An article as the layout gives it → its genre, its kind, and the lines of what is read line by line. */
import type { ArticleGenre } from '../../store/documents.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { openingOf } from '../page/openings.js';
import { isTable, markRows } from '../page/rows.js';
import type { ArticleText, ContributorFact } from '../parsed.js';
import { isBlankAt, joinReadings, type Reading, withoutBlanks } from '../reading.js';
import { genreOf, kindOfGenre } from './genre.js';
import type { GenreText } from './genre-text.js';
import { type NameInRow, nameRows } from './name-rows.js';

export interface ArticleOfGenre extends ArticleText {
  readonly genre: ArticleGenre | null;
}

/** Whoever has one of these roles reports. */
const REPORTING: ReadonlySet<string> = new Set(['REPORTER', 'TRAINEE', 'CORRESPONDENT']);
/** A first line that is no longer may be a title that the layout left in the body, in characters. */
const TITLE_LENGTH = 12;

export function readGenre(
  page: string,
  article: ArticleText,
  byline: readonly ContributorFact[],
  lexicon: Lexicon,
): ArticleOfGenre {
  const readings = article.paragraphs.map((paragraph) => linesOf(page, paragraph));
  const lines = readings.flat().map((line) => printed(page, line).trim());
  const text = genreTextOf(article, lines, byline, lexicon);
  const genre = genreOf(text, article.kind, lexicon);
  const isUntoldTable = genre === null && article.kind === 'NEWS' && isTable(text.rows);
  return {
    ...article,
    genre,
    kind: isUntoldTable ? 'NOTICE' : kindOfGenre(genre, text, article.kind),
    paragraphs: genre === 'VERSE' ? readings.flat() : splitRows(page, readings, text.rows, nameRows(lines, lexicon)),
  };
}

/** Gives every row of a table, or of a list of names, a paragraph of its own. */
function splitRows(
  page: string,
  paragraphs: readonly (readonly Reading[])[],
  rows: readonly boolean[],
  names: readonly (readonly NameInRow[] | null)[],
): Reading[] {
  let at = 0;
  return paragraphs.flatMap((lines) => {
    const split: Reading[] = [];
    let held: Reading[] = [];
    const release = () => {
      if (held.length > 0) split.push(joinReadings(held, ''));
      held = [];
    };
    for (const line of lines) {
      const listed = names[at];
      if (listed !== null && listed !== undefined) {
        release();
        split.push(nameRowOf(page, line, listed));
      } else if (rows[at] === true) {
        release();
        split.push(rowOf(page, line));
      } else held.push(line);
      at++;
    }
    release();
    return split;
  });
}

function genreTextOf(
  article: ArticleText,
  lines: readonly string[],
  byline: readonly ContributorFact[],
  lexicon: Lexicon,
): GenreText {
  const paragraphs = article.paragraphs.map(({ text }) => text);
  const columns = headsOf(article.rubric, article.kicker);
  const first = lines[0]?.trim() ?? '';
  const isTitle = lines.length > 1 && first.length <= TITLE_LENGTH && !/[，。；！？]/u.test(first);
  const opening = openingOf(article.opening, lexicon);
  return {
    heads: [...columns, ...headsOf(article.headline, article.subhead), ...(isTitle ? [withoutBlanks(first)] : [])],
    columns,
    headline: withoutBlanks(article.headline?.text ?? ''),
    lines,
    rows: markRows(lines),
    paragraphs,
    body: paragraphs.join(''),
    isReported: opening === 'DATELINE' || opening === 'BYLINE' || byline.some(({ role }) => REPORTING.has(role)),
    isSigned: article.authorLine !== null,
  };
}

function headsOf(...readings: readonly (Reading | null)[]): string[] {
  return readings.flatMap((reading) => (reading === null ? [] : reading.text.split('\n').map(withoutBlanks)));
}

/** The lines in which the page prints a paragraph. */
function linesOf(page: string, reading: Reading): Reading[] {
  const { text, offsets } = reading;
  const lines: Reading[] = [];
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    const before = offsets[i - 1] ?? 0;
    const at = offsets[i] ?? 0;
    if (i < text.length && (at === before + 1 || !isBrokenBetween(page, before, at))) continue;
    if (start === 0 && i === text.length) return [reading];
    lines.push({ text: text.slice(start, i), offsets: offsets.slice(start, i) });
    start = i;
  }
  return lines;
}

/** Whether the page breaks the line between two characters that follow each other. */
function isBrokenBetween(page: string, before: number, after: number): boolean {
  for (let at = before + 1; at < after; at++) {
    const character = page.charAt(at);
    if (character === '\n' || character === '\r' || !isBlankAt(page, at)) return true;
  }
  return false;
}

/** What the page prints for a line, its blanks included. */
function printed(page: string, { offsets, text }: Reading): string {
  return page.slice(offsets[0] ?? 0, (offsets[text.length - 1] ?? -1) + 1);
}

/** A row of a table: its cells stay apart, by a tab. */
function rowOf(page: string, line: Reading): Reading {
  const print = printed(page, line);
  const start = line.offsets[0] ?? 0;
  const isWide = /\t|\s{2}|[\u3000｜|]/u.test(print);
  const offsets: number[] = [];
  let text = '';
  for (let at = 0; at < print.length; ) {
    let next = at;
    while (next < print.length && (isBlankAt(print, next) || isBar(print, next))) next++;
    const gap = print.slice(at, next);
    const parts = gap !== '' && (!isWide || gap.length > 1 || /[\t\u3000｜|]/u.test(gap));
    if (parts && text !== '' && next < print.length) {
      text += '\t';
      offsets.push(start + at);
    }
    if (next < print.length) {
      text += print.charAt(next);
      offsets.push(start + next);
    }
    at = next + 1;
  }
  return { text, offsets };
}

/** A row of names: each is a cell, without the blanks within it. */
function nameRowOf(page: string, line: Reading, names: readonly NameInRow[]): Reading {
  const print = printed(page, line);
  const start = line.offsets[0] ?? 0;
  const offsets: number[] = [];
  let text = '';
  for (const [i, name] of names.entries()) {
    if (i > 0) {
      text += '\t';
      offsets.push(start + (names[i - 1]?.end ?? 0));
    }
    for (let at = name.start; at < name.end; at++) {
      if (isBlankAt(print, at)) continue;
      text += print.charAt(at);
      offsets.push(start + at);
    }
  }
  return { text, offsets };
}

/** A line between two cells. */
function isBar(text: string, at: number): boolean {
  return text.charAt(at) === '|' || text.charAt(at) === '｜';
}
