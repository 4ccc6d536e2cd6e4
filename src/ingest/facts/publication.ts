/** When, where and on which page of the paper a page appeared, as far as it prints so or its events imply it. */
import type { DateBasis } from '../../store/documents.js';
import { findDays, isoDay } from './dates.js';

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
  /(?:^|[\s　|/·《])(\p{Script=Han}{2,8}(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|周报|导报|新报|青年报|农村报|工人报|法制报|法治报|党报))(?=$|[\s　|/·》\d第])/u;
const EDITION =
  /(?:^|[\s　|/·])(?:([A-D]\d{1,2})(?:\s*版)?|(第\s*[0-9一二三四五六七八九十]{1,3}\s*版)|([0-9]{1,2})\s*版)(?=$|[\s　|/·、，])/u;
/** Head lines and their furniture are short; a sentence that names a day is not one of them. */
const LONGEST_HEAD = 60;

/** Reads the page's own day, newspaper and edition from its head and furniture lines; null what is not printed. */
export function findPublication(pageText: string): Publication {
  let date: string | null = null;
  let newspaper: string | null = null;
  let edition: string | null = null;
  for (const line of headLines(pageText)) {
    date ??= printedDay(line);
    newspaper ??= PAPER.exec(line)?.[1] ?? null;
    edition ??= editionIn(line);
  }
  if (date !== null) return { date, dateBasis: 'PRINTED', newspaper, edition };
  const inferred = inferDate(pageText);
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
      if (line !== '' && !/[。；！？“”（(]/u.test(line)) yield line;
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

function editionIn(line: string): string | null {
  const match = EDITION.exec(line);
  if (match === null) return null;
  if (match[1] !== undefined) return match[1];
  return (match[2] ?? `${match[3]}版`).replace(/\s+/gu, '');
}

/**
 * The day after the latest event, where a report written for the next morning says "昨日" of an event: then the
 * paper appeared on the day after a day that the page names. Sound only if the year is known.
 */
function inferDate(pageText: string): string | null {
  const year = inferYear(pageText, null);
  if (year === null) return null;
  // A dispatch's own line says both: "本报10月16日讯" is printed on the 17th.
  const compact = pageText.replace(/[\s　]+/gu, '');
  const dispatch = /(?:本报|本刊)(\d{1,2})月(\d{1,2})日(?:讯|电)/u.exec(compact);
  if (dispatch === null) return null;
  const day = isoDay(year, Number(dispatch[1]), Number(dispatch[2]));
  return day === null ? null : nextDay(day);
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * The year that the page's days belong to: the given day's, else the printed day's, else the latest that the page
 * names as its present ("2022年8月15日", "2020年城乡居民医保", "今年"); null where it names none.
 */
export function inferYear(pageText: string, given: string | null): number | null {
  if (given !== null) return Number(given.slice(0, 4));
  for (const line of headLines(pageText)) {
    const day = printedDay(line);
    if (day !== null) return Number(day.slice(0, 4));
  }
  return impliedYear(pageText.replace(/\s+/gu, ''));
}

const YEAR = /(?<![\d.])((?:19|20)\d{2})\s*年(?!代)/gu;
/** Years of plans lie ahead of the page: "2035年远景目标", "到2025年". */
const AHEAD = /(?:到|至|力争|—|-|～|~|截至)\s*$/u;
const PLANNED = /^\s*(?:远景|目标|规划|底前|年底|全面)/u;
/** Budgets, plans and levies are announced the year before: "2020年度医保征缴", "2023年改造计划". */
const ANNOUNCED = /^(?:度|[^，。；：！？\n]{0,16}(?:计划|政策|规划|预算|目标))/u;
/** How far behind a year its sentence is looked through for a day, in characters. */
const NEAR = 40;

/**
 * The year that the page speaks of as its present. A year printed with a day, or in one sentence with a day, weighs
 * more than one by itself, and what may be announced for another year less; of the years with weight the latest is the page's.
 */
function impliedYear(text: string): number | null {
  const weights = new Map<number, number>();
  const add = (year: number, weight: number) => weights.set(year, (weights.get(year) ?? 0) + weight);
  const days = findDays(text);
  for (const { year } of days) if (year !== null) add(year, 2);
  let next = 0;
  for (const match of text.matchAll(YEAR)) {
    const end = match.index + match[0].length;
    const behind = text.slice(end, end + NEAR);
    if (AHEAD.test(text.slice(Math.max(0, match.index - 3), match.index)) || PLANNED.test(behind)) continue;
    while ((days[next]?.start ?? Number.POSITIVE_INFINITY) < match.index - NEAR) next++;
    const day = days[next]?.start ?? Number.POSITIVE_INFINITY;
    const isBeside = day < end + NEAR && !text.slice(Math.min(day, end), Math.max(day, end)).includes('。');
    add(Number(match[1]), ANNOUNCED.test(behind) ? 0.4 : isBeside ? 2 : 1);
  }
  const latest = (least: number) =>
    Math.max(...[...weights].filter(([, weight]) => weight >= least).map(([year]) => year));
  if (weights.size === 0) return null;
  const [sure, likely] = [latest(2), latest(1)];
  // A page of memories names days of long ago; its present is the later year, even if named but once.
  if (Number.isFinite(sure)) return likely - sure >= 2 ? likely : sure;
  return Number.isFinite(likely) ? likely : latest(0);
}
