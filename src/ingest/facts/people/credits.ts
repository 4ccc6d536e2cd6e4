/** Names that say who wrote an article or took its picture. */

import { anyOf } from '../../lexicon/any-of.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { perLexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';

const contributorOf = perLexicon(
  ({ reporting }) => new RegExp(`${anyOf(reporting.roles.map(([word]) => word))}$`, 'u'),
);
const creditBehindOf = perLexicon(
  ({ reporting }) =>
    new RegExp(
      `^[\\s、，,/／\\p{Script=Han}]{0,12}?[/／]?\\s*${anyOf(reporting.photoCredits)}(?=[\\s）)。：:]|$)`,
      'u',
    ),
);
/** What stands between the names of a byline. */
const BETWEEN = /^[\s、，,/／：:（(]*$/u;
const FAR = 24;

/**
 * The names that stand in a byline ("记者甲、乙") or a credit ("甲 摄"). What the first of a row is, the next one is, too:
 * each is asked once, left to right.
 */
export function creditsIn(text: string, names: readonly Name[], lexicon: Lexicon): ReadonlySet<Name> {
  const credits = new Set<Name>();
  const contributor = contributorOf(lexicon);
  const creditBehind = creditBehindOf(lexicon);
  /** Whether the name before stands in a byline. */
  let isByline = false;
  for (const [i, name] of names.entries()) {
    const last = names[i - 1];
    const goesOn: boolean = isByline && last?.kind !== 'PLACE' && BETWEEN.test(text.slice(last?.end, name.start));
    const before = text.slice(Math.max(0, name.start - FAR), name.start).replace(/[\s：:/／]+$/u, '');
    isByline = goesOn || contributor.test(before);
    if (isByline || creditBehind.test(text.slice(name.end, name.end + FAR))) credits.add(name);
  }
  return credits;
}
