/** The forms in which heads print a full day: "2024年8月19日", "2024.8.19", "二〇二四年八月十九日", a number set large. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { withoutBlanks } from '../../reading.js';
import { readNumeral } from '../metrics/numbers.js';
import { isoDay } from './dates.js';

/** A full day in a head; a day may go on over lines. */
export interface FullDay {
  /** "2024-08-19". */
  readonly date: string;
  readonly start: number;
  readonly end: number;
  /** The day of the week that is part of its form, and agrees with it; null where there is none. */
  readonly weekday: string | null;
}

/** Which groups of a pattern are year, month, day and day of the week. */
type Order = readonly [year: number, month: number, day: number, weekday: number];

const formsOf = perLexicon(({ calendar, numerals }) => {
  const han = [...numerals.digits.keys(), ...numerals.magnitudes.keys(), ...numerals.tens.keys()].join('');
  const number = `(\\d\\s?\\d?|[${han}](?:\\s?[${han}]){0,2})`;
  const year = '((?:19|20)\\d{2})';
  const weekday = `${anyOf(calendar.weeks)}\\s*([${calendar.weekdays}])`;
  const sign = '\\s?[-./·—]\\s?';
  return {
    whole: [
      `${year}\\s*年[\\s/|]*${number}\\s*月[\\s/|]*${number}\\s*[日号]`,
      `(?<![\\d.-])${year}${sign}(\\d{1,2})${sign}(\\d{1,2})(?!\\d|${sign}\\d)`,
    ].map((form) => new RegExp(form, 'gu')),
    /** The number of the day or the year stands by itself: only the weekday says that it is one. */
    parted: (
      [
        [`${year}\\s*[年./-]\\s*${number}\\s*月?\\s+(\\d{1,2})\\s*日?\\s*${weekday}`, [1, 2, 3, 4]],
        [`(?<!\\d)(\\d{1,2})\\s*日?\\s+${year}\\s*[年./-]\\s*${number}\\s*月?\\s*${weekday}`, [2, 3, 1, 4]],
        [`(?<!\\d)(\\d{1,2})\\s*日?\\s*${weekday}\\s*${year}\\s*[年./-]\\s*${number}\\s*月`, [3, 4, 1, 2]],
        [`${number}\\s*月\\s*(\\d{1,2})\\s*日\\s*${weekday}\\s*${year}\\s*年?`, [4, 1, 2, 3]],
        [`${number}\\s*月\\s*(\\d{1,2})\\s*日\\s*${year}\\s*年?\\s*${weekday}`, [3, 1, 2, 4]],
        [`(?<!\\d)${year}\\s+(\\d{1,2})[-./](\\d{1,2})\\s+${weekday}`, [1, 2, 3, 4]],
        [`${weekday}\\s+${year}\\s+(\\d{1,2})[-./](\\d{1,2})(?!\\d)`, [2, 3, 4, 1]],
        [`(?<!\\d)${year}([01]\\d)([0-3]\\d)\\s*${weekday}`, [1, 2, 3, 4]],
      ] satisfies readonly (readonly [string, Order])[]
    ).map(([form, order]) => ({ pattern: new RegExp(form, 'gu'), order })),
  };
});

/** The full days that a head prints. */
export function fullDays(head: string, lexicon: Lexicon): FullDay[] {
  const { whole, parted } = formsOf(lexicon);
  const days: FullDay[] = [];
  const add = (match: RegExpExecArray, [year, month, day]: readonly number[], weekday: string | null) => {
    const numberAt = (group = 0) => numberOf(match[group] ?? '', lexicon);
    const date = isoDay(numberAt(year), numberAt(month), numberAt(day));
    if (date === null || (weekday !== null && weekday !== weekdayOf(date, lexicon))) return;
    days.push({ date, start: match.index, end: match.index + match[0].length, weekday });
  };
  for (const pattern of whole) for (const match of head.matchAll(pattern)) add(match, [1, 2, 3], null);
  if (days.length > 0) return days;
  for (const { pattern, order } of parted)
    for (const match of head.matchAll(pattern)) add(match, order, weekdayNamed(match[order[3]] ?? ''));
  return days;
}

/** 天 is 日. */
export function weekdayNamed(name: string): string {
  return name === '天' ? '日' : name;
}

/** The day of the week of a day, by its character: "一". */
export function weekdayOf(date: string, lexicon: Lexicon): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return lexicon.calendar.weekdays.charAt((weekday + 6) % 7);
}

function numberOf(printed: string, lexicon: Lexicon): number {
  return readNumeral(withoutBlanks(printed), 0, lexicon)?.value ?? 0;
}
