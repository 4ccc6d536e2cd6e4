/** Calendar days that an article names: "10月16日", "6月3日至5日", "2021年3月1日", "十月一日". */
import { CharacterSet, codeAt } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { withoutBlanks } from '../../reading.js';
import { readNumeral } from '../metrics/numbers.js';
import { isNumeralAt } from '../metrics/numeral-characters.js';
import type { Range } from '../range.js';
import { numberBefore, type PrintedYear, yearBefore } from './printed-years.js';
import { type PageTime, type YearSource, yearsOf } from './told-years.js';

/** A calendar day that a text names. */
export interface EventDay extends Range {
  /** As printed, without blanks. */
  readonly text: string;
  /** Null where the text gives no year and none is known. */
  readonly date: string | null;
  /** What tells its year. */
  readonly source: YearSource;
}

/** A printed day. */
export interface Day extends PrintedYear {
  readonly month: number;
  readonly day: number;
  readonly end: number;
}

/**
 * The explicit days (month and day at least) of a text, each once, in the order printed; a range gives its two
 * ends. A day without a year is of the year that its text is telling of, else of the page's; its `date` is null if neither is
 * known. "昨日" and the days of the moon's calendar are no explicit days.
 */
export function findDates(text: string, page: PageTime, lexicon: Lexicon): EventDay[] {
  const days = findDays(text, lexicon);
  if (days.length === 0) return [];
  const found = new Map<string, EventDay>();
  for (const [i, { year, source }] of yearsOf(text, days, page, lexicon).entries()) {
    const day = days[i];
    if (day === undefined) continue;
    const entry = {
      text: withoutBlanks(text.slice(day.start, day.end)),
      date: year === null ? null : isoDay(year, day.month, day.day),
      source,
      start: day.start,
      end: day.end,
    };
    const key = entry.date ?? `${day.month}-${day.day}`;
    if (!found.has(key)) found.set(key, entry);
  }
  return [...found.values()];
}

/** All days printed in a text, in order. */
export function findDays(text: string, lexicon: Lexicon): Day[] {
  const days: Day[] = [];
  for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
    const day = dayAround(text, at, lexicon);
    if (day === null) continue;
    days.push(day);
    const { end } = addFollowing(text, day, days, lexicon);
    at = Math.max(at, end - 1);
  }
  const numeric = numericDays(text);
  return numeric.length === 0 ? days : [...days, ...numeric].sort((a, b) => a.start - b.start);
}

const patternsOf = perLexicon(({ calendar, grammar }) => ({
  /** Days of the moon's calendar are other days: "农历甲辰年七月十六日". */
  lunar: new RegExp(
    `(?:${anyOf(calendar.lunar)}[:： ]?(?:[${calendar.stems}][${calendar.branches}]年|\\d{4}年)?|[${calendar.stems}][${calendar.branches}]年)[闰]?$`,
    'u',
  ),
  /** What stands last in one of them: nearly every month is told apart by it. */
  lunarEnds: new CharacterSet('年闰:： ', ...calendar.lunar.map((word) => word.slice(-1))),
  time: new RegExp(
    `^(?:[（(]\\s?${anyOf(calendar.weeks)}[${calendar.weekdays}]\\s?[）)]|${anyOf(calendar.timesOfDay)}?\\d{1,2}${anyOf(calendar.hours)}|${anyOf(calendar.timesOfDay)})`,
    'u',
  ),
  timeSign: new CharacterSet('（(0123456789', ...calendar.timesOfDay.map((word) => word.charAt(0))),
  daySign: new CharacterSet(...calendar.days.map((word) => word.charAt(0))),
  day: new RegExp(`^(?!${anyOf(calendar.numberedThings)})${anyOf(calendar.days)}`, 'u'),
  /** What joins a day to the next one. */
  joint: new CharacterSet(...grammar.until, ...grammar.conjunctions, '~～〜、-－–—'),
}));

/** The day whose 月 stands at `at`: its month before it, its day behind it, its year before the month. */
function dayAround(text: string, at: number, lexicon: Lexicon): Day | null {
  const month = numberBefore(text, at, lexicon);
  if (month === null || month.value < 1 || month.value > 12) return null;
  const day = dayBehind(text, skipBlank(text, at + 1), lexicon);
  if (day === null) return null;
  if (isLunar(text, month.start, lexicon)) return null;
  const { year, shift, following, isThisYear, isEveryYear, start } = yearBefore(text, month.start, lexicon);
  return {
    year,
    shift,
    following,
    isThisYear,
    isEveryYear,
    start,
    month: month.value,
    day: day.value,
    end: day.end,
  };
}

/** Whether a month that begins at `at` is one of the moon's calendar. */
function isLunar(text: string, at: number, lexicon: Lexicon): boolean {
  const { lunar, lunarEnds } = patternsOf(lexicon);
  return lunarEnds.isAt(text, at - 1) && lunar.test(text.slice(Math.max(0, at - LONGEST_MOON_YEAR), at));
}

/** "农历：2024年闰". */
const LONGEST_MOON_YEAR = 9;

/** "日" or "号" behind a number up to 31; in "10月16—18日" the 日 stands behind the last day only. */
function dayBehind(text: string, at: number, lexicon: Lexicon): { value: number; end: number } | null {
  const numeral = numeralOrNull(text, at, lexicon);
  if (numeral === null || numeral.value < 1 || numeral.value > 31 || !Number.isInteger(numeral.value)) return null;
  const end = skipBlank(text, numeral.end);
  if (isDayWord(text, end, lexicon)) return { value: numeral.value, end: end + 1 };
  const sign = followLength(text, end, lexicon);
  if (sign === 0) return null;
  const next = numeralOrNull(text, skipBlank(text, end + sign), lexicon);
  if (next === null || next.value > 31) return null;
  return isDayWord(text, skipBlank(text, next.end), lexicon) || followLength(text, next.end, lexicon) > 0
    ? { value: numeral.value, end: numeral.end }
    : null;
}

/** Behind the number of a day: 日, or 号 of no house. */
function isDayWord(text: string, at: number, lexicon: Lexicon): boolean {
  const { daySign, day } = patternsOf(lexicon);
  return daySign.isAt(text, at) && day.test(text.slice(at, at + LONGEST_DAY_WORD));
}

const LONGEST_DAY_WORD = 4;

function numeralOrNull(text: string, at: number, lexicon: Lexicon): ReturnType<typeof readNumeral> {
  return isNumeralAt(text, at, lexicon) ? readNumeral(text, at, lexicon) : null;
}

/** "…至11日", "…、31日", "…—18日": days of the same month that follow. A month of their own ends the chain. */
function addFollowing(text: string, first: Day, days: Day[], lexicon: Lexicon): { end: number } {
  let last = first;
  for (;;) {
    const at = skipBlank(text, skipTime(text, last.end, lexicon));
    const sign = followLength(text, at, lexicon);
    if (sign === 0) break;
    const start = skipBlank(text, at + sign);
    const day = dayBehind(text, start, lexicon);
    if (day === null) {
      const crossing = sign > 0 ? monthAt(text, start, lexicon) : null;
      if (crossing === null) break;
      // "12月28日至1月3日": the year turns in between.
      const turns = crossing.month < last.month && crossing.year === null;
      last = { ...last, ...crossing, year: crossing.year ?? last.year, shift: last.shift, following: last.following };
      if (turns) last = last.year === null ? { ...last, shift: last.shift + 1 } : { ...last, year: last.year + 1 };
    } else last = { ...last, day: day.value, start, end: day.end };
    days.push(last);
  }
  return last;
}

/** The day with its own month (and year) that begins at `start`. */
function monthAt(text: string, start: number, lexicon: Lexicon): Day | null {
  const first = numeralOrNull(text, start, lexicon);
  if (first === null) return null;
  let month = skipBlank(text, first.end);
  if (text.startsWith('年', month)) {
    const second = numeralOrNull(text, skipBlank(text, month + 1), lexicon);
    if (second === null) return null;
    month = skipBlank(text, second.end);
  }
  if (!text.startsWith('月', month)) return null;
  const day = dayAround(text, month, lexicon);
  return day === null || day.start > start ? null : day;
}

/** Length of what joins a day to the next one: 至, 到, ～, —, 、, 和. */
function followLength(text: string, at: number, lexicon: Lexicon): number {
  if (!patternsOf(lexicon).joint.isAt(text, at)) return 0;
  return text.startsWith('——', at) ? 2 : 1;
}

/** Behind what stands between a day and the end of a range: "（星期二）", "上午", "8时". */
function skipTime(text: string, at: number, lexicon: Lexicon): number {
  const { timeSign, time } = patternsOf(lexicon);
  if (!timeSign.isAt(text, at)) return at;
  return at + (time.exec(text.slice(at, at + LONGEST_TIME))?.[0].length ?? 0);
}

const LONGEST_TIME = 8;

function isGapAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code === 0x20 || code === 0x3000;
}

function skipBlank(text: string, at: number): number {
  while (isGapAt(text, at)) at++;
  return at;
}

const MAYBE_NUMERIC = /\d{4}[-./．／]\d/u;
const NUMERIC =
  /(?<![\d./]|(?<![-./]\d{1,2})-)((?:19|20)\d{2})([-./．／])(\d{1,2})\2(\d{1,2})(?![\d./]|-(?!\d{4}[-./]))/gu;

const NO_DAYS: readonly Day[] = [];

/** "2020-10-16", "2020.10.16". */
function numericDays(text: string): readonly Day[] {
  if (!MAYBE_NUMERIC.test(text)) return NO_DAYS;
  const days: Day[] = [];
  for (const match of text.matchAll(NUMERIC)) {
    const [month, day] = [Number(match[3]), Number(match[4])];
    if (month < 1 || month > 12 || day < 1 || day > 31) continue;
    const end = match.index + match[0].length;
    const year = Number(match[1]);
    days.push({
      year,
      shift: 0,
      following: null,
      isThisYear: false,
      isEveryYear: false,
      start: match.index,
      month,
      day,
      end,
    });
  }
  return days;
}

/** "2020-10-16" for a day that the calendar has, null otherwise. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
