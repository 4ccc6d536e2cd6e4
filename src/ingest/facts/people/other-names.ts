/** A person's other name: "小桂香（本名赵秀英）". */

import { anyOf } from '../../lexicon/any-of.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { perLexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';

const introductionOf = perLexicon(
  ({ otherNames }) => new RegExp(`^[（(，,“]{0,2}(?:又|也|原|曾)?${anyOf(otherNames)}(?:叫|为|是|作)?[：:“”]?$`, 'u'),
);
const LONGEST_INTRODUCTION = 8;

/** The name that the text gives as another of the person whom `names[at]` names; null if it gives none. */
export function otherNameBehind(text: string, names: readonly Name[], at: number, lexicon: Lexicon): Name | null {
  const name = names[at];
  const next = names[at + 1];
  if (name === undefined || next?.kind !== 'PERSON' || next.start - name.end > LONGEST_INTRODUCTION) return null;
  return introductionOf(lexicon).test(text.slice(name.end, next.start)) ? next : null;
}
