/** When, where and on which page of the paper a page appeared, as far as it prints so or its events imply it. */
import type { DateBasis } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { compactText } from './compact.js';
import { isoDay } from './dates.js';
import { openingDays } from './openings.js';
import { impliedYear } from './years.js';

export interface Publication {
  /** The day of publication, "2020-10-17"; null where neither printed nor implied. */
  readonly date: string | null;
  /** PRINTED in the masthead or a running head, INFERRED from the page's events, or UNKNOWN. */
  readonly dateBasis: DateBasis;
  readonly newspaper: string | null;
  /** As printed: "A02", "第3版". */
  readonly edition: string | null;
}

const DAY = '((?:19|20)\\d{2})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日';
const DAY_ALONE = new RegExp(`${DAY}`, 'u');
const headOf = perLexicon(({ calendar, numerals, reporting }) => {
  const numeral = [...numerals.digits.keys(), ...numerals.magnitudes.keys()].join('');
  const weekday = `${anyOf(calendar.weeks)}[${calendar.weekdays}]`;
  return {
    /** What no head line is without: most lines are told apart by it at once. */
    sign: new CharacterSet(...reporting.paperEndings.map((word) => word.slice(-1)), '版年ABCD'),
    /** A head line's day with its weekday beside it. */
    dayWithWeekday: new RegExp(`${DAY}[\\s　,，|/·]*${weekday}|${weekday}[\\s　,，|/·]*${DAY}`, 'u'),
    /** "A02", "第3版", "03版". */
    edition: new RegExp(
      '(?:^|[\\s　|/·])' +
        `(?:([A-D]\\d{1,2})(?:\\s*版)?|(第\\s*(?:[A-D]\\s?)?[0-9${numeral}]{1,3}\\s*版)|([0-9]{1,2})\\s*版)` +
        '(?=$|[\\s　|/·、，])',
      'u',
    ),
    paper: new RegExp(
      `(?:^|[\\s　|/·])(\\p{Script=Han}{2,8}${anyOf(reporting.paperEndings)})(?=$|[\\s　|/·\\d第])`,
      'u',
    ),
  };
});
/** Head lines and their furniture are short; a sentence that names a day is not one of them. */
const LONGEST_HEAD = 60;
const SENTENCE_SIGN = /[。；！？“”（(]/;

/**
 * Reads the page's own day, newspaper and edition from its head and furniture lines; null what is not printed. `year`
 * is the year that the page's days belong to, null if none is known.
 */
export function findPublication(pageText: string, year: number | null, lexicon: Lexicon): Publication {
  let date: string | null = null;
  let newspaper: string | null = null;
  let edition: string | null = null;
  for (const line of headLines(pageText, lexicon)) {
    date ??= printedDay(line, lexicon);
    newspaper ??= paperIn(line, lexicon);
    edition ??= editionIn(line, lexicon);
  }
  if (date !== null) return { date, dateBasis: 'PRINTED', newspaper, edition };
  const inferred = inferDate(pageText, year, lexicon);
  return { date: inferred, dateBasis: inferred === null ? 'UNKNOWN' : 'INFERRED', newspaper, edition };
}

/** Short lines without a sentence's punctuation, trimmed. */
function* headLines(pageText: string, lexicon: Lexicon): Generator<string> {
  const { sign } = headOf(lexicon);
  let start = 0;
  while (start < pageText.length) {
    let end = pageText.indexOf('\n', start);
    if (end < 0) end = pageText.length;
    if (end - start <= LONGEST_HEAD) {
      const line = pageText.slice(start, end).trim();
      if (sign.isIn(line) && !SENTENCE_SIGN.test(line)) yield line;
    }
    start = end + 1;
  }
}

/** The day of a head line: beside its weekday, or where the line holds little else than paper and page number. */
function printedDay(line: string, lexicon: Lexicon): string | null {
  const beside = headOf(lexicon).dayWithWeekday.exec(line);
  if (beside !== null) {
    const [year, month, day] = beside[1] === undefined ? beside.slice(4, 7) : beside.slice(1, 4);
    return isoDay(Number(year), Number(month), Number(day));
  }
  const alone = DAY_ALONE.exec(line);
  if (alone === null || (!headOf(lexicon).paper.test(line) && editionIn(line, lexicon) === null)) return null;
  return isoDay(Number(alone[1]), Number(alone[2]), Number(alone[3]));
}

/** The paper's name, beside the day or the page number, or on a line of its own: body lines name papers, too. */
function paperIn(line: string, lexicon: Lexicon): string | null {
  const match = headOf(lexicon).paper.exec(line);
  if (match?.[1] === undefined) return null;
  return match[1] === line || DAY_ALONE.test(line) || editionIn(line, lexicon) !== null ? match[1] : null;
}

function editionIn(line: string, lexicon: Lexicon): string | null {
  const match = headOf(lexicon).edition.exec(line);
  if (match === null) return null;
  if (match[1] !== undefined) return match[1];
  return (match[2] ?? `${match[3]}版`).replace(/\s+/gu, '');
}

/**
 * The day after the latest day that a report opens with, where another report on the page opens with "昨日": reports
 * are printed on the morning after. Null where either is missing; days to come, in the reports' bodies, do not count.
 */
function inferDate(pageText: string, year: number | null, lexicon: Lexicon): string | null {
  if (year === null) return null;
  const { days, saysYesterday } = openingDays(compactText(pageText, lexicon), lexicon);
  let latest: string | null = null;
  for (const { month, day } of days) {
    const iso = isoDay(year, month, day);
    if (iso !== null && (latest === null || iso > latest)) latest = iso;
  }
  return saysYesterday && latest !== null ? nextDay(latest) : null;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * The year that the page's days belong to: the given day's, else the printed day's, else the one that the page
 * implies (see `impliedYear`); null where it implies none.
 */
export function inferYear(pageText: string, given: string | null, lexicon: Lexicon): number | null {
  if (given !== null) return Number(given.slice(0, 4));
  for (const line of headLines(pageText, lexicon)) {
    const day = printedDay(line, lexicon);
    if (day !== null) return Number(day.slice(0, 4));
  }
  return impliedYear(pageText, lexicon);
}
