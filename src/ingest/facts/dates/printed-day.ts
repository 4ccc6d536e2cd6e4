/** The day that a page prints in its masthead or running head. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { readNumeral } from '../metrics/numbers.js';
import { isoDay } from './dates.js';
import { isHeadLike, namesMoonDay, type PageLine, withoutNotes } from './head-lines.js';
import { editionIn, paperIn } from './head-names.js';

/** A day in a head, and the head that it stands in. */
export interface HeadDay {
  /** "2024-08-19". */
  readonly date: string;
  /** The head's lines without the day, joined by line ends. */
  readonly head: string;
  readonly score: number;
}

const patternsOf = perLexicon(({ calendar, numerals, page }) => {
  const han = [...numerals.digits.keys(), ...numerals.magnitudes.keys(), ...numerals.tens.keys()].join('');
  const number = `(\\d\\s?\\d?|[${han}](?:\\s?[${han}]){0,2})`;
  const year = '((?:19|20)\\d{2})';
  const weekday = `${anyOf(calendar.weeks)}\\s*([${calendar.weekdays}])`;
  return {
    days: [
      new RegExp(`${year}\\s*年\\s*${number}\\s*月\\s*${number}\\s*[日号]`, 'gu'),
      new RegExp(
        `(?<![\\d.-])${year}\\s?[-./·—]\\s?(\\d{1,2})\\s?[-./·—]\\s?(\\d{1,2})(?![\\d]|\\s?[-./·—]\\s?\\d)`,
        'gu',
      ),
    ],
    /** The number of the day stands by itself, large: only its weekday says that it is one. */
    largeDays: [
      {
        pattern: new RegExp(`${year}\\s*[年./-]\\s*${number}\\s*月?\\s+(\\d{1,2})\\s*[日]?\\s*${weekday}`, 'gu'),
        order: [1, 2, 3, 4],
      },
      {
        pattern: new RegExp(
          `(?<!\\d)(\\d{1,2})\\s*[日]?\\s+${year}\\s*[年./-]\\s*${number}\\s*月?\\s*${weekday}`,
          'gu',
        ),
        order: [2, 3, 1, 4],
      },
      {
        pattern: new RegExp(`(?<!\\d)(\\d{1,2})\\s*[日]?\\s*${weekday}\\s*${year}\\s*[年./-]\\s*${number}\\s*月`, 'gu'),
        order: [3, 4, 1, 2],
      },
      {
        pattern: new RegExp(`${number}\\s*月\\s*(\\d{1,2})\\s*[日]\\s*${weekday}\\s*${year}\\s*年?`, 'gu'),
        order: [4, 1, 2, 3],
      },
      { pattern: new RegExp(`(?<!\\d)${year}([01]\\d)([0-3]\\d)\\s*${weekday}`, 'gu'), order: [1, 2, 3, 4] },
    ],
    weekday: new RegExp(weekday, 'u'),
    undersigned: new RegExp(`${anyOf(page.undersigned)}$`, 'u'),
  };
});

/** What a line must hold to be looked at. */
const DAY_SIGN = /(?:19|20)\d{2}\s?(?:[-./·—年]|[01]\d[0-3]\d)|(?:19|20)\d{2}\s*$|^\s*年/u;
/** A head has at most so many lines above and below the year. */
const MOST_LINES = 6;
/** What speaks for a day in a head, and the least that makes it the page's. */
const POINTS = {
  day: 1,
  weekday: 4,
  otherWeekday: 1,
  moon: 2,
  paper: 2,
  edition: 2,
  top: 2,
  foot: 1,
  signature: -3,
  within: -3,
  again: 1,
};
const LEAST = 3;

/** The day of the page's masthead or running head that is surest; null where it prints none. */
export function printedDay(lines: readonly PageLine[], lexicon: Lexicon): HeadDay | null {
  const found = new Map<string, HeadDay>();
  let until = -1;
  for (const line of lines) {
    if (line.number <= until || !DAY_SIGN.test(line.text) || !isHeadLike(line.text, lexicon)) continue;
    const [first, last] = headAround(lines, line.number, lexicon);
    until = last;
    for (const day of daysIn(lines, first, last, lexicon)) {
      const known = found.get(day.date);
      const again = known === undefined ? 0 : POINTS.again;
      if (known === undefined || day.score > known.score) found.set(day.date, { ...day, score: day.score + again });
      else found.set(day.date, { ...known, score: known.score + again });
    }
  }
  let best: HeadDay | null = null;
  for (const day of found.values()) if (day.score >= LEAST && (best === null || day.score > best.score)) best = day;
  return best;
}

/** The numbers of the first and last line of the head around a line. */
function headAround(lines: readonly PageLine[], at: number, lexicon: Lexicon): readonly [first: number, last: number] {
  const isHead = (number: number) => {
    const line = lines[number];
    return line !== undefined && isHeadLike(line.text, lexicon);
  };
  let first = at;
  while (at - first < MOST_LINES && isHead(first - 1)) first--;
  let last = at;
  while (last - at < MOST_LINES && isHead(last + 1)) last++;
  return [first, last];
}

function daysIn(lines: readonly PageLine[], first: number, last: number, lexicon: Lexicon): HeadDay[] {
  const texts = lines.slice(first, last + 1).map(({ text }) => text);
  const head = texts.join('\n');
  const { days, largeDays, undersigned } = patternsOf(lexicon);
  const found: HeadDay[] = [];
  const add = (start: number, length: number, parts: readonly (string | undefined)[], weekday: string | undefined) => {
    const [year, month, day] = parts.map((part) => numberOf(part ?? '', lexicon));
    const date = year && month && day ? isoDay(year, month, day) : null;
    if (date === null) return;
    if (weekday !== undefined && weekday !== weekdayOf(date, lexicon)) return;
    const rest = `${head.slice(0, start)} ${weekday ?? ''} ${head.slice(start + length)}`;
    const from = head.slice(0, start).split('\n').length - 1;
    const to = head.slice(0, start + length).split('\n').length - 1;
    const isAlone = head.slice(0, start).endsWith('\n') || start === 0;
    const above = lines[first + from - 1];
    let score = POINTS.day;
    const named = weekday ?? weekdayNear(texts, from, to, lexicon);
    if (named !== null) score += named === weekdayOf(date, lexicon) ? POINTS.weekday : POINTS.otherWeekday;
    const plain = withoutNotes(rest, lexicon);
    if (namesMoonDay(texts.slice(from, to + 2).join('\n'), lexicon)) score += POINTS.moon;
    if (paperIn(plain, lexicon) !== null) score += POINTS.paper;
    if (editionIn(plain, lexicon) !== null) score += POINTS.edition;
    if (first + from === 0) score += POINTS.top;
    else if (first + to >= lines.length - 1) score += POINTS.foot;
    if (isAlone && above !== undefined && named === null) {
      if (undersigned.test(above.text)) score += POINTS.signature;
    }
    const isBroken = lines[first + from]?.afterBlank === false;
    if (
      above !== undefined &&
      isBroken &&
      !isHeadLike(above.text, lexicon) &&
      !/[。！？”）)]$/u.test(above.text) &&
      paperIn(plain, lexicon) === null
    )
      score += POINTS.within;
    found.push({ date, head: rest, score });
  };
  for (const pattern of days)
    for (const match of head.matchAll(pattern)) add(match.index, match[0].length, match.slice(1, 4), undefined);
  if (found.length === 0)
    for (const { pattern, order } of largeDays)
      for (const match of head.matchAll(pattern)) {
        const parts = order.map((group) => match[group]);
        add(match.index, match[0].length, parts.slice(0, 3), sunday(parts[3] ?? ''));
      }
  return found;
}

function numberOf(printed: string, lexicon: Lexicon): number {
  const compact = printed.replace(/\s+/gu, '');
  return readNumeral(compact, 0, lexicon)?.value ?? 0;
}

/** The day of the week on a day's lines, or on the line above or below. */
function weekdayNear(texts: readonly string[], from: number, to: number, lexicon: Lexicon): string | null {
  const { weekday } = patternsOf(lexicon);
  const on = (first: number, last: number) => weekday.exec(texts.slice(Math.max(0, first), last + 1).join('\n'))?.[1];
  const name = on(from, to) ?? on(from - 2, to + 2);
  return name === undefined ? null : sunday(name);
}

/** 天 is 日. */
function sunday(name: string): string {
  return name === '天' ? '日' : name;
}

function weekdayOf(date: string, lexicon: Lexicon): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return lexicon.calendar.weekdays.charAt((weekday + 6) % 7);
}
