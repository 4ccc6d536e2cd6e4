/** When, where and on which page of the paper a page appeared, as far as it prints so or its events imply it. */
import type { DateBasis } from '../../../store/documents.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { findDays, isoDay } from './dates.js';
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

const WEEKDAY = '(?:星期|周|礼拜)[一二三四五六日天]';
const DAY = '((?:19|20)\\d{2})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日';
/** A head line's day: with its weekday beside it, or alone with the paper's name and page number. */
const DAY_WITH_WEEKDAY = new RegExp(`${DAY}[\\s　,，|/·]*${WEEKDAY}|${WEEKDAY}[\\s　,，|/·]*${DAY}`, 'u');
const DAY_ALONE = new RegExp(`${DAY}`, 'u');
const PAPER =
  /(?:^|[\s　|/·])(\p{Script=Han}{2,8}(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|周报|导报|新报|青年报|农村报|工人报|法制报|法治报|党报))(?=$|[\s　|/·\d第])/u;
const EDITION =
  /(?:^|[\s　|/·])(?:([A-D]\d{1,2})(?:\s*版)?|(第\s*(?:[A-D]\s?)?[0-9一二三四五六七八九十]{1,3}\s*版)|([0-9]{1,2})\s*版)(?=$|[\s　|/·、，])/u;
/** Head lines and their furniture are short; a sentence that names a day is not one of them. */
const LONGEST_HEAD = 60;
const HEAD_SIGN = /[报版年A-D]/;
const SENTENCE_SIGN = /[。；！？“”（(]/;

/**
 * Reads the page's own day, newspaper and edition from its head and furniture lines; null what is not printed. `year`
 * is the year that the page's days belong to, null if none is known.
 */
export function findPublication(pageText: string, year: number | null, _lexicon: Lexicon): Publication {
  let date: string | null = null;
  let newspaper: string | null = null;
  let edition: string | null = null;
  for (const line of headLines(pageText)) {
    date ??= printedDay(line);
    newspaper ??= paperIn(line);
    edition ??= editionIn(line);
  }
  if (date !== null) return { date, dateBasis: 'PRINTED', newspaper, edition };
  const inferred = inferDate(pageText, year);
  return { date: inferred, dateBasis: inferred === null ? 'UNKNOWN' : 'INFERRED', newspaper, edition };
}

/** Short lines without a sentence's punctuation, trimmed. */
function* headLines(pageText: string): Generator<string> {
  let start = 0;
  while (start < pageText.length) {
    let end = pageText.indexOf('\n', start);
    if (end < 0) end = pageText.length;
    if (end - start <= LONGEST_HEAD) {
      const line = pageText.slice(start, end).trim();
      if (HEAD_SIGN.test(line) && !SENTENCE_SIGN.test(line)) yield line;
    }
    start = end + 1;
  }
}

/** The day of a head line: beside its weekday, or where the line holds little else than paper and page number. */
function printedDay(line: string): string | null {
  const beside = DAY_WITH_WEEKDAY.exec(line);
  if (beside !== null) {
    const [year, month, day] = beside[1] === undefined ? beside.slice(4, 7) : beside.slice(1, 4);
    return isoDay(Number(year), Number(month), Number(day));
  }
  const alone = DAY_ALONE.exec(line);
  if (alone === null || (!PAPER.test(line) && editionIn(line) === null)) return null;
  return isoDay(Number(alone[1]), Number(alone[2]), Number(alone[3]));
}

/** The paper's name, beside the day or the page number, or on a line of its own: body lines name papers, too. */
function paperIn(line: string): string | null {
  const match = PAPER.exec(line);
  if (match?.[1] === undefined) return null;
  return match[1] === line || DAY_ALONE.test(line) || editionIn(line) !== null ? match[1] : null;
}

function editionIn(line: string): string | null {
  const match = EDITION.exec(line);
  if (match === null) return null;
  if (match[1] !== undefined) return match[1];
  return (match[2] ?? `${match[3]}版`).replace(/\s+/gu, '');
}

/** How far into a report its opening reaches, in characters. */
const OPENING = 70;
/** A day behind these is not the one the report opens with. */
const NOT_YET = /昨[日天]|将|截[至止]|[到至]$/u;
const DATELINE = /本报讯|本报[^，。]{1,12}讯|讯[（(]/gu;

/**
 * The day after the latest day that a report opens with, where another report on the page opens with "昨日": reports
 * are printed on the morning after. Null where either is missing; days to come, in the reports' bodies, do not count.
 */
function inferDate(pageText: string, year: number | null): string | null {
  if (year === null || !/昨\s*[日天]/u.test(pageText)) return null;
  const text = pageText.replace(/\s+/gu, '');
  let latest: string | null = null;
  let saysYesterday = false;
  for (const match of text.matchAll(DATELINE)) {
    const opening = text.slice(match.index, match.index + OPENING);
    if (/昨[日天]/u.test(opening)) saysYesterday = true;
    const [first] = findDays(opening);
    if (first === undefined || first.year !== null || first.shift !== 0) continue;
    if (NOT_YET.test(opening.slice(0, first.start))) continue;
    const day = isoDay(year, first.month, first.day);
    if (day !== null && (latest === null || day > latest)) latest = day;
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
  for (const line of headLines(pageText)) {
    const day = printedDay(line);
    if (day !== null) return Number(day.slice(0, 4));
  }
  return impliedYear(pageText, lexicon);
}
