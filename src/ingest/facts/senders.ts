/** Who sends a report is no part of what it tells: the paper, site or agency in its dateline. */
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Name } from '../names/names.js';
import { datelineEnd, isOfMedium } from '../page/datelines.js';

/** The names of a text without those of who sent it. `bodyStart` is where the dateline begins, if there is one. */
export function withoutSender(
  text: string,
  names: readonly Name[],
  bodyStart: number,
  lexicon: Lexicon,
): readonly Name[] {
  const end = bodyStart + datelineEnd(text.slice(bodyStart, bodyStart + LONGEST_OPENING), lexicon);
  if (end === bodyStart) return names;
  return names.filter((name) => {
    if (name.start < bodyStart || name.start >= end) return true;
    // Whence a report was sent is a place that it names, and an agency a body: "新华社某地电".
    if (name.kind === 'PLACE') return !isOfMedium(text, name.end, lexicon);
    return name.kind === 'ORGANIZATION' && lexicon.reporting.agencies.includes(text.slice(name.start, name.end));
  });
}

/** A dateline ends within so many characters, reporters included. */
const LONGEST_OPENING = 120;
