/** The year that a page speaks of as its present. */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { plainSigns } from './compact.js';
import { findDays } from './dates.js';
import { monthOfPage, type OpeningDays } from './openings.js';
import { type Clue, latestYear, likeliestYear, namedYear, type Part, partOf } from './year-clues.js';
import { yearMentions } from './year-mentions.js';
import { milestoneClues } from './year-milestones.js';

/** A notice is signed with its day, on a line of its own or behind who gives it. */
const signedOf = perLexicon(({ numerals, page }) => {
  const number = `(?:\\d{1,2}|[${[...numerals.digits.keys(), ...numerals.magnitudes.keys()].join('')}]{1,3})`;
  return new RegExp(
    `^[ \\t\u3000]*(?:[^\\s，。：；]{2,20}${anyOf(page.undersigned)}[ \\t\u3000]*)?` +
      `((?:19|20)\\d{2})\\s*年\\s*${number}\\s*月\\s*${number}\\s*日(?![^])`,
    'mu',
  );
});

/** Clues from years that lie, or may lie, ahead of the page. */
const TO_COME = /^(?:AHEAD|ANNOUNCED|DUE_DAY|GREAT_EVENT) /u;

/**
 * The year that the page implies by everything that it says of time, or null where that leaves a choice: the years it names
 * as its present, past or future, anniversaries and numbered events, days of the week, meetings and campaigns.
 * `text` is the page's without blanks, `openings` what its reports open with.
 */
export function impliedYear(pageText: string, text: string, openings: OpeningDays, lexicon: Lexicon): number | null {
  return likeliestYear(yearClues({ pageText, text, openings, month: monthOfPage(openings.days) }, lexicon));
}

/** A text with all that tells of its year; `month` is the one in which it appeared, 1 to 12, or null. */
export interface DatedText {
  readonly pageText: string;
  /** Without blanks. */
  readonly text: string;
  readonly openings: OpeningDays;
  readonly month: number | null;
}

/** All that a text says of its year. */
export function yearClues({ pageText, text, openings, month }: DatedText, lexicon: Lexicon): Clue[] {
  const days = findDays(text, lexicon);
  const part = partOf(month);
  const mentions = yearMentions(text, days, part, lexicon);
  let latest: Clue | null = null;
  for (const clue of mentions) if (!TO_COME.test(clue.key) && clue.year > (latest?.year ?? 0)) latest = clue;
  return [
    ...signatures(pageText, lexicon, part),
    ...openings.years.map((year) => namedYear('DATELINE', year, part)),
    ...mentions,
    ...(latest === null ? [] : [latestYear(latest.year)]),
    ...milestoneClues(text, days, part, month, lexicon),
  ];
}

/** A full day stands within so many characters, and so does who signs. */
const LONGEST_SIGNATURE = 60;
const LINE_ENDS = new CharacterSet('\n\r\u2028\u2029');
const INDENTS = new CharacterSet(' \t\u3000');

/** Each 日 that ends a line is looked at: a pattern would be tried at every line. */
function signatures(pageText: string, lexicon: Lexicon, part: Part): Clue[] {
  const clues: Clue[] = [];
  for (let at = pageText.indexOf('日'); at >= 0; at = pageText.indexOf('日', at + 1)) {
    let end = at + 1;
    while (INDENTS.isAt(pageText, end)) end++;
    if (end < pageText.length && !LINE_ENDS.isAt(pageText, end)) continue;
    let start = Math.max(0, at - LONGEST_SIGNATURE);
    while (start > 0 && !LINE_ENDS.isAt(pageText, start - 1)) start--;
    const day = signedOf(lexicon).exec(plainSigns(pageText.slice(start, at + 1), lexicon));
    if (day !== null) clues.push(namedYear('CERTAIN', Number(day[1]), part));
  }
  return clues;
}
