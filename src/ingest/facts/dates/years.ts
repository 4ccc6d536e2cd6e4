/** The year that a page speaks of as its present. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { hanValue } from '../metrics/han-numerals.js';
import { findDays } from './dates.js';

/** What stands around a year, by what it says of it. */
const patternsOf = perLexicon(({ calendar, grammar, labels }) => {
  const parts = anyOf(calendar.partsOfYears);
  const dueParts = anyOf([...calendar.partsOfYears, ...calendar.partsBeforeDeadlines]);
  const beginning = anyOf(calendar.wordsOfBeginnings);
  const held = [...calendar.held, ...labels.subjects];
  return {
    year: new RegExp(
      `((?:19|20)\\d{2})(?<![\\d.]\\d{4})(?:年(?!${anyOf(calendar.eras)})|[—–~～-](?:20\\d{2})年)`,
      'gu',
    ),
    /** Years of plans lie ahead of the page: "2035年远景目标", "到2025年", "2025年底前". */
    ahead: new RegExp(`(?:${anyOf([...calendar.ahead, ...grammar.until])}|[—~～-])$`, 'u'),
    planned: new RegExp(`^(?:${anyOf(calendar.planned)}|年?${dueParts}?${anyOf(calendar.deadlines)})`, 'u'),
    /** Budgets, plans and levies are announced the year before: "2031年度……征收", "2023年改造计划". */
    announced: new RegExp(
      `^(?:度(?![^，。]{0,12}${anyOf(calendar.annual)})|[^，。；：！？]{0,16}${anyOf(calendar.announced)})`,
      'u',
    ),
    /** Words that tie a year to the past: "自2018年启动以来", "2009年10月". */
    since: new RegExp(`${anyOf(calendar.since)}$`, 'u'),
    past: new RegExp(`^(?:${anyOf(calendar.past)}|(?!${beginning})${parts}|\\d{1,2}月(?!\\d))`, 'u'),
    /** What a year names here happens in it: "2020年某省……行动", "2021年第一季度". */
    held: new RegExp(`^(?:${anyOf(held)}|\\p{Script=Han}{1,6}${anyOf(calendar.divisions)})(?!的|比)`, 'u'),
    /** "从1990年……至今，30年来": the span counts up to the present. */
    untilNow: new RegExp(`从((?:19|20)\\d{2})年[^。；]{0,20}${anyOf(calendar.upToNow)}[，,]?(\\d{1,2})年`, 'gu'),
    anniversary: new RegExp(`(\\d{2,3})${anyOf(calendar.anniversaries)}`, 'gu'),
  };
});
/** A notice is signed with its day on a line of its own. */
const SIGNED = /^[ \t\u3000]*((?:19|20)\d{2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[ \t\u3000]*$/gmu;
/** How far from a year its sentence is looked through for a day, in characters. */
const NEAR = 40;

/** What kinds of mention say about the page's present. */
const WEIGHT = { certain: 3, present: 2, neutral: 1, announced: 0.4, past: 0.4, ahead: 0 } as const;

/**
 * The year that the page implies, or null. Anniversaries, signed notices and years printed beside a day weigh most, what may be
 * announced for another year or told of the past least; the latest year with enough weight is the page's.
 */
export function impliedYear(pageText: string, lexicon: Lexicon): number | null {
  const weights = new Map<number, number>();
  const add = (year: number, weight: number) => {
    const known = weights.get(year) ?? 0;
    // However often the past is told, it does not become the present.
    if (weight >= WEIGHT.neutral || known < WEIGHT.neutral - WEIGHT.past) weights.set(year, known + weight);
  };
  for (const match of pageText.matchAll(SIGNED)) add(Number(match[1]), WEIGHT.certain);
  const text = pageText.replace(/\s+/gu, '');
  addMilestones(text, lexicon, add);
  addMentions(text, lexicon, add);
  const latest = (least: number): number | null => {
    const years = [...weights].filter(([, weight]) => weight >= least).map(([year]) => year);
    return years.length === 0 ? null : Math.max(...years);
  };
  const sure = latest(WEIGHT.present);
  const likely = latest(WEIGHT.neutral);
  // A page of memories names days of long ago; its present is the later year, even if named but once.
  return sure !== null && likely !== null && likely - sure >= 2 ? likely : (sure ?? likely);
}

const milestonesOf = perLexicon(({ milestones, numerals }) => {
  const numeral = [...numerals.digits.keys(), ...numerals.magnitudes.keys()].join('');
  return {
    /** What stands before an anniversary. */
    foundings: milestones.foundings.map(({ year, names, followers }) => ({
      year,
      before: new RegExp(`${anyOf(names)}${followers.length === 0 ? '' : `${anyOf(followers)}?`}$`, 'u'),
    })),
    serials: milestones.serials.map(({ openings, before, behind, zero, every }) => ({
      zero,
      every,
      phrase: new RegExp(
        `${anyOf(openings)}${before.length === 0 ? '' : anyOf(before)}([${numeral}]{1,3})${anyOf(behind)}`,
        'gu',
      ),
    })),
  };
});

function addMilestones(text: string, lexicon: Lexicon, add: (year: number, weight: number) => void): void {
  const { foundings, serials } = milestonesOf(lexicon);
  const { anniversary, untilNow } = patternsOf(lexicon);
  for (const match of text.matchAll(anniversary)) {
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const founding = foundings.find((each) => each.before.test(before));
    if (founding !== undefined) add(founding.year + Number(match[1]), WEIGHT.certain);
  }
  for (const { phrase, zero, every } of serials)
    for (const [, printed = ''] of text.matchAll(phrase)) {
      const number = hanValue(printed, 0, printed.length, lexicon);
      if (number !== null) add(zero + number * every, WEIGHT.certain);
    }
  for (const match of text.matchAll(untilNow)) add(Number(match[1]) + Number(match[2]), WEIGHT.present);
}

function addMentions(text: string, lexicon: Lexicon, add: (year: number, weight: number) => void): void {
  const days = findDays(text, lexicon);
  let next = 0;
  for (const match of text.matchAll(patternsOf(lexicon).year)) {
    const end = match.index + match[0].length;
    while (next < days.length && (days[next]?.end ?? 0) < match.index - NEAR) next++;
    add(Number(match[1]), weightOf(text, match[0], match.index, end, days, next, lexicon));
  }
  for (const [i, day] of days.entries()) {
    const before = days[i - 1];
    // "从10月15日开始，至2022年1月22日": the later day prints its year because the first one's is another.
    if (day.year !== null && before?.year === null && day.start - before.end < 12 && before.month > day.month)
      add(day.year - 1, WEIGHT.present);
  }
}

type Days = ReturnType<typeof findDays>;

function weightOf(
  text: string,
  mention: string,
  start: number,
  end: number,
  days: Days,
  next: number,
  lexicon: Lexicon,
): number {
  const around = patternsOf(lexicon);
  const before = text.slice(Math.max(0, start - 4), start);
  const behind = text.slice(end, end + NEAR);
  // "行动方案（2019—2022年）" is new in its first year.
  if (mention.length > 5) return WEIGHT.neutral;
  if (around.ahead.test(before) || around.planned.test(behind)) return WEIGHT.ahead;
  if (around.announced.test(behind)) return WEIGHT.announced;
  if (/^\d{1,2}月\d{1,2}日/u.test(behind)) return WEIGHT.neutral;
  if (around.since.test(before) || around.past.test(behind)) return WEIGHT.past;
  for (let i = next; i < days.length; i++) {
    const day = days[i];
    if (day === undefined || day.start > end + NEAR) break;
    const between = day.start < start ? text.slice(day.end, start) : text.slice(end, day.start);
    if (day.year === null && !between.includes('。')) return WEIGHT.present;
  }
  // Told by itself, a year is of the past: the present is "今年".
  return around.held.test(behind) ? WEIGHT.neutral : WEIGHT.past;
}
