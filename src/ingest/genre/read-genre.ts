/** An article as the layout gives it → its genre, its kind, and the lines of what is read line by line. */
import type { ArticleGenre } from '../../store/documents.js';
import { CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { openingOf } from '../page/openings.js';
import { isTable, markRows } from '../page/rows.js';
import { signsIn } from '../page/signs.js';
import type { ArticleText, Contributor } from '../parsed.js';
import { isBlankAt, joinReadings, type Reading, withoutBlanks } from '../reading.js';
import { genreOf, kindOfGenre } from './genre.js';
import type { GenreText } from './genre-text.js';
import { type NameInRow, nameRows } from './name-rows.js';

/** What its form makes of an article. */
export interface ArticleForm extends Pick<ArticleText, 'kind' | 'paragraphs'> {
  readonly genre: ArticleGenre | null;
}

/** Whoever has one of these roles reports. */
const REPORTING: ReadonlySet<string> = new Set(['REPORTER', 'TRAINEE', 'CORRESPONDENT']);
/** A first line that is no longer may be a title that the layout left in the body, in characters. */
const TITLE_LENGTH = 12;

export function readGenre(
  page: string,
  article: ArticleText,
  byline: readonly Contributor[],
  lexicon: Lexicon,
): ArticleForm {
  const paragraphs = article.paragraphs
    .filter((paragraph) => paragraph.text !== '')
    .map((reading) => ({ reading, starts: lineStarts(page, reading) }));
  const lines = paragraphs.flatMap(({ reading, starts }) =>
    starts.map((start, i) => printed(page, reading, start, starts[i + 1] ?? reading.text.length).trim()),
  );
  const text = genreTextOf(article, lines, byline, lexicon);
  const genre = genreOf(text, article.kind, lexicon);
  const isUntoldTable = genre === null && article.kind === 'NEWS' && isTable(text.rows);
  return {
    genre,
    kind: isUntoldTable ? 'NOTICE' : kindOfGenre(genre, text, article.kind),
    paragraphs:
      genre === 'VERSE'
        ? paragraphs.flatMap(linesOf)
        : splitRows(page, paragraphs, text.rows, nameRows(lines, lexicon)),
  };
}

/** A paragraph, and where in it each line begins in which the page prints it. */
interface Broken {
  readonly reading: Reading;
  readonly starts: readonly number[];
}

/** Gives every row of a table, or of a list of names, a paragraph of its own. */
function splitRows(
  page: string,
  paragraphs: readonly Broken[],
  rows: readonly boolean[],
  names: readonly (readonly NameInRow[] | null)[],
): Reading[] {
  let first = 0;
  return paragraphs.flatMap((paragraph) => {
    const { reading, starts } = paragraph;
    const from = first;
    first += starts.length;
    if (!starts.some((_, i) => rows[from + i] === true || names[from + i])) return [reading];
    const split: Reading[] = [];
    let held: Reading[] = [];
    const release = () => {
      if (held.length > 0) split.push(joinReadings(held, ''));
      held = [];
    };
    for (const [i, line] of linesOf(paragraph).entries()) {
      const listed = names[from + i];
      if (listed) {
        release();
        split.push(nameRowOf(page, line, listed));
      } else if (rows[from + i] === true) {
        release();
        split.push(rowOf(page, line));
      } else held.push(line);
    }
    release();
    return split;
  });
}

function genreTextOf(
  article: ArticleText,
  lines: readonly string[],
  byline: readonly Contributor[],
  lexicon: Lexicon,
): GenreText {
  const paragraphs = article.paragraphs.map(({ text }) => text);
  const columns = headsOf(article.rubric, article.kicker);
  const [first = ''] = lines;
  const isTitle = lines.length > 1 && first.length <= TITLE_LENGTH && !CLAUSE_ENDS.isIn(first);
  const opening = openingOf(article.opening, lexicon);
  return {
    heads: [...columns, ...headsOf(article.headline, article.subhead), ...(isTitle ? [withoutBlanks(first)] : [])],
    columns,
    headline: withoutBlanks(article.headline?.text ?? ''),
    lines,
    rows: markRows(lines.map((text) => ({ text, signs: signsIn(text) }))),
    paragraphs,
    body: paragraphs.join(''),
    isReported: opening === 'DATELINE' || opening === 'BYLINE' || byline.some(({ role }) => REPORTING.has(role)),
    isSigned: article.authorLine !== null,
  };
}

const CLAUSE_ENDS = new CharacterSet('，。；！？');

function headsOf(...readings: readonly (Reading | null)[]): string[] {
  return readings.flatMap((reading) => (reading === null ? [] : reading.text.split('\n').map(withoutBlanks)));
}

/** Where in a paragraph each of the lines begins in which the page prints it. */
function lineStarts(page: string, { text, offsets }: Reading): number[] {
  const starts = [0];
  for (let i = 1; i < text.length; i++) {
    const before = offsets[i - 1] ?? 0;
    const at = offsets[i] ?? 0;
    if (at !== before + 1 && isBrokenBetween(page, before, at)) starts.push(i);
  }
  return starts;
}

function linesOf({ reading, starts }: Broken): Reading[] {
  if (starts.length === 1) return [reading];
  const { text, offsets } = reading;
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? text.length;
    return { text: text.slice(start, end), offsets: offsets.slice(start, end) };
  });
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
function printed(page: string, { offsets }: Reading, start: number, end: number): string {
  return page.slice(offsets[start] ?? 0, (offsets[end - 1] ?? -1) + 1);
}

/** A row of a table: its cells stay apart, by a tab. */
function rowOf(page: string, line: Reading): Reading {
  const print = printed(page, line, 0, line.text.length);
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
  const print = printed(page, line, 0, line.text.length);
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
