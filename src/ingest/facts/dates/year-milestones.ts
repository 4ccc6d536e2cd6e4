/** What the year of a page follows from without being named: anniversaries, numbered events, what was spoken of then. */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { monthNumber, type Season, type Serial } from '../../lexicon/milestones.js';
import { hanValue } from '../metrics/han-numerals.js';
import type { Day } from './dates.js';
import { firstNamed } from './season-names.js';
import { type Clue, namedYear, type Part } from './year-clues.js';

const patternsOf = perLexicon(({ calendar, milestones, numerals }) => {
  const numeral = `(?:\\d{1,3}|[${[...numerals.digits.keys(), ...numerals.magnitudes.keys()].join('')}]{1,4})`;
  const serial = ({ openings, before, behind, zero, every }: Serial) => ({
    zero,
    every,
    phrase: new RegExp(
      `${anyOf(openings)}${before.length === 0 ? '' : anyOf(before)}(${numeral})${anyOf(behind)}`,
      'gu',
    ),
  });
  return {
    anniversary: new RegExp(`(${numeral})${anyOf(calendar.anniversaries)}`, 'gu'),
    forward: new RegExp(anyOf(calendar.lookingForward), 'u'),
    /** What stands before an anniversary. */
    foundings: milestones.foundings.map(({ year, names, followers }) => ({
      year,
      before: new RegExp(`${anyOf(names)}${followers.length === 0 ? '' : `${anyOf(followers)}?`}$`, 'u'),
    })),
    serials: milestones.serials.map(serial),
    periods: milestones.periods.map(serial),
    observance: new RegExp(`第(${numeral})(?:个|届|次)?(${anyOf(milestones.observances.keys())})`, 'gu'),
    stemSigns: new CharacterSet(...calendar.stems),
    branchSigns: new CharacterSet(...calendar.branches),
    moon: new RegExp(`${anyOf(calendar.lunar)}$`, 'u'),
    /** "3月2日（星期二）", "3月2日，周二". */
    weekday: new RegExp(`^[（(，,]?${anyOf(calendar.weeks)}([${calendar.weekdays}])`, 'u'),
    coming: new RegExp(`${anyOf(milestones.serials.flatMap(({ openings }) => openings))}$`, 'u'),
  };
});

/** How far before an anniversary its founding is named, in characters. */
const FOUNDING = 24;

/** Clues of a text without blanks on a page of `month`, null if the month is not known. */
export function milestoneClues(
  text: string,
  days: readonly Day[],
  part: Part,
  month: number | null,
  lexicon: Lexicon,
): Clue[] {
  const { anniversary, forward, foundings, serials, periods, observance } = patternsOf(lexicon);
  const { observances } = lexicon.milestones;
  const numberOf = (printed: string) =>
    /^\d/u.test(printed) ? Number(printed) : hanValue(printed, 0, printed.length, lexicon);
  const clues: Clue[] = [];
  for (const match of lexicon.calendar.anniversaries.some((word) => text.includes(word))
    ? text.matchAll(anniversary)
    : []) {
    const before = text.slice(Math.max(0, match.index - FOUNDING), match.index);
    const years = numberOf(match[1] ?? '');
    const founding = foundings.find((each) => each.before.test(before));
    if (founding !== undefined && years !== null)
      clues.push(namedYear(forward.test(before) ? 'ANTICIPATED' : 'ANNIVERSARY', founding.year + years, part));
  }
  for (const { phrase, zero, every } of serials)
    for (const [, printed = ''] of text.matchAll(phrase)) {
      const number = numberOf(printed);
      if (number !== null) clues.push(namedYear('ANNIVERSARY', zero + number * every, part));
    }
  for (const { phrase, zero, every } of periods)
    for (const [, printed = ''] of text.matchAll(phrase)) {
      const number = numberOf(printed);
      if (number !== null && number > 0) clues.push(periodClue(zero + number * every, every));
    }
  for (const [, printed = '', name = ''] of text.matchAll(observance)) {
    const [first, number] = [observances.get(name), numberOf(printed)];
    if (first !== undefined && number !== null) clues.push(namedYear('ANNIVERSARY', first + number - 1, part));
  }
  return [
    ...clues,
    ...moonYears(text, month, lexicon),
    ...weekdays(text, days, lexicon),
    ...spokenOf(text, month, lexicon),
  ];
}

function periodClue(first: number, every: number): Clue {
  const last = first + every - 1;
  return {
    key: `PERIOD ${first}`,
    year: first,
    weigh: (year) => {
      if (year < first - 1) return -4;
      return year <= last + 1 ? 0.4 : -0.5;
    },
  };
}

/** The first pair of the moon's years, and after how many the pairs come again. */
const [FIRST_PAIR, PAIRS] = [1984, 60];

/** "甲辰年" is 2024; in January and February it may be the year before's. */
function moonYears(text: string, month: number | null, lexicon: Lexicon): Clue[] {
  const { stems, branches } = lexicon.calendar;
  const { moon, stemSigns, branchSigns } = patternsOf(lexicon);
  const clues: Clue[] = [];
  for (let at = text.indexOf('年', 2); at >= 0; at = text.indexOf('年', at + 1)) {
    if (!stemSigns.isAt(text, at - 2) || !branchSigns.isAt(text, at - 1)) continue;
    const [i, k] = [stems.indexOf(text.charAt(at - 2)), branches.indexOf(text.charAt(at - 1))];
    if (i % 2 !== k % 2) continue;
    let pair = i;
    while (pair % branches.length !== k) pair += stems.length;
    const year = FIRST_PAIR + pair;
    const isAt = (candidate: number) => (((candidate - year) % PAIRS) + PAIRS) % PAIRS;
    // Old books count so, too.
    const sure = moon.test(text.slice(Math.max(0, at - 5), at - 2)) ? 1 : 0.5;
    const winter = month === null || month <= 2;
    clues.push({
      key: `MOON ${year}`,
      year,
      weigh: (candidate) => (isAt(candidate) === 0 ? 3 : winter && isAt(candidate) === 1 ? 1.5 : 0) * sure,
    });
  }
  return clues;
}

/** A day with its day of the week leaves one year in six or so. */
function weekdays(text: string, days: readonly Day[], lexicon: Lexicon): Clue[] {
  const { weekdays: names } = lexicon.calendar;
  return days.flatMap(({ year, shift, month, day, end }) => {
    if (year !== null) return [];
    const name = patternsOf(lexicon).weekday.exec(text.slice(end, end + 6))?.[1];
    if (name === undefined) return [];
    // 日 and 天 are both Sunday.
    const weekday = (Math.min(names.indexOf(name), 6) + 1) % 7;
    const isThen = (candidate: number) => new Date(Date.UTC(candidate + shift, month - 1, day)).getUTCDay() === weekday;
    return [
      {
        key: `WEEKDAY ${month}-${day} ${weekday}`,
        year: nearestOf(isThen),
        weigh: (at: number) => (isThen(at) ? 1 : -2),
      },
    ];
  });
}

/** Any year within the reach of newspapers' archives for which `isThen` holds: clues have to name one. */
function nearestOf(isThen: (year: number) => boolean): number {
  let year = FIRST_PAIR;
  while (!isThen(year) && year < FIRST_PAIR + PAIRS) year++;
  return year;
}

/** Meetings and campaigns: not before they were, and hardly after. */
function spokenOf(text: string, month: number | null, lexicon: Lexicon): Clue[] {
  const { meetings, seasons } = lexicon.milestones;
  const { coming } = patternsOf(lexicon);
  const found = firstNamed(text, lexicon);
  const isNamed = ({ names }: Season) =>
    names.some((name) => {
      const at = found.get(name);
      return at !== undefined && !coming.test(text.slice(Math.max(0, at - 2), at));
    });
  const latest = meetings
    .filter(isNamed)
    .reduce<Season | null>((a, b) => (a === null || b.from >= a.from ? b : a), null);
  return [...(latest === null ? [] : [latest]), ...seasons.filter(isNamed)].map((season) => seasonClue(season, month));
}

const MONTHS = 12;

function seasonClue({ names, from, until }: Season, month: number | null): Clue {
  return {
    key: `SEASON ${names.join(' ')}`,
    year: Math.floor(from / MONTHS),
    weigh: (year) => {
      const first = monthNumber(year, month ?? 1);
      const last = monthNumber(year, month ?? MONTHS);
      if (last < from) return -4;
      if (first > until) return first - until > MONTHS ? -1.5 : -0.7;
      // What lasts for many years tells less of each of them.
      const share = (Math.min(last, until) - Math.max(first, from) + 1) / (last - first + 1);
      return (share * 3) / Math.max(1, (until - from + 1) / MONTHS);
    },
  };
}
