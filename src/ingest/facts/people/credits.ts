/** Names that say who wrote an article or took its picture. */

import { BLANKS, CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { perLexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';
import { roleWordsOf } from '../../page/reporting.js';

const patternsOf = perLexicon(({ reporting }) => ({
  creditBehind: new RegExp(
    `^[\\s、，,/／\\p{Script=Han}]{0,12}?[/／]?\\s*${anyOf(reporting.photoCredits)}(?=[\\s）)。：:]|$)`,
    'u',
  ),
  creditBeginnings: new CharacterSet(...reporting.photoCredits.map((word) => word.charAt(0))),
}));
/** What stands between the names of a byline. */
const BETWEEN = /^[\s、，,/／：:（(]*$/u;
const FAR = 24;
/** What may stand between a role and its name: "记者：", "文／". */
const BEHIND_ROLE = new CharacterSet('：:/／', BLANKS);

/**
 * The names that stand in a byline ("记者甲、乙") or a credit ("甲 摄"). What the first of a row is, the next one is, too:
 * each is asked once, left to right.
 */
export function creditsIn(text: string, names: readonly Name[], lexicon: Lexicon): ReadonlySet<Name> {
  const credits = new Set<Name>();
  /** Whether the name before stands in a byline. */
  let isByline = false;
  let last: Name | undefined;
  for (const name of names) {
    const goesOn: boolean = isByline && last?.kind !== 'PLACE' && BETWEEN.test(text.slice(last?.end, name.start));
    isByline = goesOn || isBehindRole(text, name.start, lexicon);
    if (isByline || isBeforeCredit(text, name.end, lexicon)) credits.add(name);
    last = name;
  }
  return credits;
}

function isBehindRole(text: string, at: number, lexicon: Lexicon): boolean {
  const start = Math.max(0, at - FAR);
  let end = at;
  while (end > start && BEHIND_ROLE.isAt(text, end - 1)) end--;
  return roleWordsOf(lexicon).endsAt(text, end, start);
}

/** Names are many and credits few: a character tells most apart before the pattern is tried. */
function isBeforeCredit(text: string, at: number, lexicon: Lexicon): boolean {
  const { creditBehind, creditBeginnings } = patternsOf(lexicon);
  const end = Math.min(text.length, at + FAR);
  return creditBeginnings.isIn(text, at, end) && creditBehind.test(text.slice(at, end));
}
