/** The year that a page speaks of as its present. */
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
      `((?:19|20)\\d{2})\\s*年\\s*${number}\\s*月\\s*${number}\\s*日[ \\t\u3000]*$`,
    'gmu',
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
  const days = findDays(text, lexicon);
  const month = monthOfPage(openings.days);
  const part = partOf(month);
  const mentions = yearMentions(text, days, part, lexicon);
  let latest: Clue | null = null;
  for (const clue of mentions) if (!TO_COME.test(clue.key) && clue.year > (latest?.year ?? 0)) latest = clue;
  return likeliestYear([
    ...signatures(pageText, lexicon, part),
    ...openings.years.map((year) => namedYear('DATELINE', year, part)),
    ...mentions,
    ...(latest === null ? [] : [latestYear(latest.year)]),
    ...milestoneClues(text, days, part, month, lexicon),
  ]);
}

function signatures(pageText: string, lexicon: Lexicon, part: Part): Clue[] {
  return [...plainSigns(pageText, lexicon).matchAll(signedOf(lexicon))].map((match) =>
    namedYear('CERTAIN', Number(match[1]), part),
  );
}
