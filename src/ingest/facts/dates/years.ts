/** The year that a page speaks of as its present. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { compactText } from './compact.js';
import { findDays } from './dates.js';
import { monthOfPage, openingDays } from './openings.js';
import { type Clue, likeliestYear, namedYear, type Part, partOf } from './year-clues.js';
import { yearMentions } from './year-mentions.js';
import { milestoneClues } from './year-milestones.js';

/** A notice is signed with its day on a line of its own. */
const SIGNED = /^[ \t\u3000]*((?:19|20)\d{2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[ \t\u3000]*$/gmu;

/**
 * The year that the page implies by everything that it says of time, or null where that leaves a choice: the years it names
 * as its present, past or future, anniversaries and numbered events, days of the week, meetings and campaigns.
 */
export function impliedYear(pageText: string, lexicon: Lexicon): number | null {
  const text = compactText(pageText, lexicon);
  const days = findDays(text, lexicon);
  const month = monthOfPage(openingDays(text, lexicon).days);
  const part = partOf(month);
  return likeliestYear([
    ...signatures(pageText, part),
    ...yearMentions(text, days, part, lexicon),
    ...milestoneClues(text, days, part, month, lexicon),
  ]);
}

function signatures(pageText: string, part: Part): Clue[] {
  return [...pageText.matchAll(SIGNED)].map((match) => namedYear('CERTAIN', Number(match[1]), part));
}
