/** Names that say who wrote an article or took its picture. */

import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { perLexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';

const patternsOf = perLexicon(({ reporting }) => ({
  contributor: new RegExp(`${anyOf(reporting.roles.map(([word]) => word))}$`, 'u'),
  contributorEnds: new CharacterSet(...reporting.roles.map(([word]) => word.slice(-1))),
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
const BEHIND_ROLE = /[\s：:/／]+$/u;

/**
 * The names that stand in a byline ("记者甲、乙") or a credit ("甲 摄"). What the first of a row is, the next one is, too:
 * each is asked once, left to right.
 */
export function creditsIn(text: string, names: readonly Name[], lexicon: Lexicon): ReadonlySet<Name> {
  const credits = new Set<Name>();
  /** Whether the name before stands in a byline. */
  let isByline = false;
  for (const [i, name] of names.entries()) {
    const last = names[i - 1];
    const goesOn: boolean = isByline && last?.kind !== 'PLACE' && BETWEEN.test(text.slice(last?.end, name.start));
    isByline = goesOn || isBehindRole(text, name.start, lexicon);
    if (isByline || isBeforeCredit(text, name.end, lexicon)) credits.add(name);
  }
  return credits;
}

/** Names are many and bylines few: a character tells most apart before a pattern is tried. */
function isBehindRole(text: string, at: number, lexicon: Lexicon): boolean {
  const { contributor, contributorEnds } = patternsOf(lexicon);
  if (!contributorEnds.isAt(text, at - 1) && !BEHIND_ROLE.test(text.charAt(at - 1))) return false;
  return contributor.test(text.slice(Math.max(0, at - FAR), at).replace(BEHIND_ROLE, ''));
}

function isBeforeCredit(text: string, at: number, lexicon: Lexicon): boolean {
  const { creditBehind, creditBeginnings } = patternsOf(lexicon);
  const end = Math.min(text.length, at + FAR);
  return creditBeginnings.isIn(text, at, end) && creditBehind.test(text.slice(at, end));
}
