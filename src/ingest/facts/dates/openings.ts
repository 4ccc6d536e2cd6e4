/** The days that a page's reports open with: they are printed a day or a few days after. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { type Day, findDays } from './dates.js';

export interface OpeningDays {
  /** Each report's first day, if no year stands by it and it is past. */
  readonly days: readonly Day[];
  /** Years that reports open with: "本报讯 2020年5月8日，……". */
  readonly years: readonly number[];
  /** Whether a report opens with "昨日". */
  readonly saysYesterday: boolean;
}

/** How far into a report its opening reaches, in characters. */
const OPENING = 70;
const patternsOf = perLexicon(({ calendar, grammar, reporting }) => {
  const dispatch = anyOf(reporting.paperDispatches);
  return {
    dateline: new RegExp(`${anyOf(reporting.ownPaper)}(?:[^，。]{1,12})?${dispatch}|${dispatch}[（(]`, 'gu'),
    yesterday: new RegExp(anyOf(calendar.yesterday), 'u'),
    /** A day behind these is not the one the report opens with. */
    notYet: new RegExp(`${anyOf([...calendar.yesterday, ...calendar.notYet])}|${anyOf(grammar.until)}$`, 'u'),
  };
});

/** What the reports of a page open with; `text` is without blanks. */
export function openingDays(text: string, lexicon: Lexicon): OpeningDays {
  const { dateline, yesterday, notYet } = patternsOf(lexicon);
  const days: Day[] = [];
  const years: number[] = [];
  let saysYesterday = false;
  for (const match of text.matchAll(dateline)) {
    const opening = text.slice(match.index, match.index + OPENING);
    if (yesterday.test(opening)) saysYesterday = true;
    const [first] = findDays(opening, lexicon);
    if (first?.year != null && isAtOpening(opening, first)) years.push(first.year);
    if (first === undefined || first.year !== null || first.shift !== 0 || first.following !== null) continue;
    if (!notYet.test(opening.slice(0, first.start))) days.push(first);
  }
  return { days, years, saysYesterday };
}

/** Whether the day comes first: behind the dateline or the reporter's name in brackets. */
function isAtOpening(opening: string, { start }: Day): boolean {
  const before = opening.charAt(start - 1);
  return /[讯）)】」]/u.test(before);
}

/** From this month on, and up to that one, a page may look over the turn of the year. */
const [AUTUMN, SPRING] = [10, 3];

/**
 * The month in which a page appeared, 1 to 12, as the latest of its reports' days tells it; around New Year January is later
 * than December. Null where no report opens with a day.
 */
export function monthOfPage(days: readonly Pick<Day, 'month'>[]): number | null {
  if (days.length === 0) return null;
  const months = [...new Set(days.map(({ month }) => month))];
  const turned = months.filter((month) => month <= SPRING);
  const overNewYear = turned.length > 0 && months.includes(12) && months.every((m) => m <= SPRING || m >= AUTUMN);
  return Math.max(...(overNewYear ? turned : months));
}
