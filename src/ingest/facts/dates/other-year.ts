/** Whether an article speaks of another year as its own than its page is of. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Range } from '../range.js';
import { compactText, plainSigns } from './compact.js';
import { monthOfPage, openingDays } from './openings.js';
import type { PageTime } from './told-years.js';
import { namedYear, partOf, rankedYears } from './year-clues.js';
import { yearClues } from './years.js';

/** The article's words that name the year. */
export interface OtherYear extends Range {
  readonly year: number;
  /** The chance that the page's year is right all the same, 0 to 1. */
  readonly chance: number;
}

/**
 * How far the page's year is trusted before the article is read, as a logarithm of odds: mastheads are seldom misread, and where the
 * year was inferred, the article's own words have been weighed with all others already.
 */
const TRUST = 5;
/** Stories of the past make the page's year less likely than it is: what is surer than this is no doubt. */
const SURE = 0.8;
/** Around New Year a page speaks of both years. */
const [FIRST_MONTHS, LAST_MONTH] = [2, 12];
const YEAR = /(?<!\d)(?:19|20)\d{2}(?=年)/gu;

/** The likeliest year by what an article names as its present, past and plans; null if it is the page's, or none is likelier. */
export function otherYear(text: string, page: PageTime, lexicon: Lexicon): OtherYear | null {
  if (page.year === null || !text.includes('年')) return null;
  const compact = compactText(text, lexicon);
  const own = String(page.year);
  if (!Array.from(compact.matchAll(YEAR)).some(([year]) => year !== own)) return null;
  const openings = openingDays(compact, lexicon);
  const month = page.month ?? monthOfPage(openings.days);
  const clues = yearClues({ pageText: text, text: compact, openings, month }, lexicon);
  // Of a page, one dateline is a word among many; of an article, it is the word.
  for (const year of openings.years) clues.push(namedYear('DATELINE', year, partOf(month)));
  const ranked = rankedYears(clues, page.year);
  const [best] = ranked;
  if (best === undefined || best.year === page.year || isAroundNewYear(best.year, page.year, month)) return null;
  const odds = ranked.find(({ year }) => year === page.year)?.odds ?? 0;
  const chance = 1 / (1 + Math.exp(best.odds - odds - TRUST));
  if (chance > SURE) return null;
  const named = rangeOf(best.year, text, lexicon);
  return named === null ? null : { year: best.year, chance, ...named };
}

function isAroundNewYear(year: number, ofPage: number, month: number | null): boolean {
  if (month === null) return false;
  return (month <= FIRST_MONTHS && year === ofPage - 1) || (month === LAST_MONTH && year === ofPage + 1);
}

/** Where the year stands, with the month and day behind it; null where a number of years leads to it. */
function rangeOf(year: number, text: string, lexicon: Lexicon): Range | null {
  const printed = new RegExp(`(?<!\\d)${year}\\s?年(?:\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?[日号])?)?`, 'u');
  const match = printed.exec(plainSigns(text, lexicon));
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
