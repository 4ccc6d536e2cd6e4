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

/** Whether `names[at]` stands in a byline ("记者甲、乙") or a credit ("甲 摄"). */
export function isCredit(text: string, names: readonly Name[], at: number, lexicon: Lexicon): boolean {
  const name = names[at];
  if (name === undefined) return false;
  if (creditBehindOf(lexicon).test(text.slice(name.end, name.end + FAR))) return true;
  const contributor = contributorOf(lexicon);
  let start = name.start;
  for (let before = at - 1; ; before--) {
    const other = names[before];
    if (contributor.test(text.slice(Math.max(0, start - FAR), start).replace(/[\s：:/／]+$/u, ''))) return true;
    if (other === undefined || other.kind === 'PLACE') return false;
    if (!BETWEEN.test(text.slice(other.end, start))) return false;
    start = other.start;
  }
}
