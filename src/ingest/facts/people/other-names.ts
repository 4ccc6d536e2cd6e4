/** A person's other name: "小桂香（本名赵秀英）". */

import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';
import { withoutBlanks } from '../../reading.js';

const introductionOf = perLexicon(
  ({ otherNames }) => new RegExp(`^[（(，,“]{0,2}(?:又|也|原|曾)?${anyOf(otherNames)}(?:叫|为|是|作)?[：:“”]?$`, 'u'),
);
const LONGEST_INTRODUCTION = 8;

/** Names are set wide in lists: "张　三". */
export function plain(printed: string): string {
  return withoutBlanks(printed);
}

/**
 * A function from each form of a name to the one that stands for its person: the same for all that the text says are one
 * person's names, wherever it says so, and for those that `told` tells.
 */
export function personForms(
  text: string,
  names: readonly Name[],
  told: ReadonlyMap<string, string>,
  lexicon: Lexicon,
): (form: string) => string {
  /** From each form to another of the same person, until one has none. */
  const links = new Map<string, string>();
  const linkOf = (form: string): string => links.get(form) ?? told.get(form) ?? form;
  const formOf = (form: string): string => {
    let at = form;
    for (let next = linkOf(at); next !== at; next = linkOf(at)) {
      // Each way is shortened as it is gone, so that no chain of names is gone again and again.
      links.set(at, linkOf(next));
      at = next;
    }
    return at;
  };
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const other = name?.kind === 'PERSON' ? otherNameBehind(text, names, i, lexicon) : null;
    if (name === undefined || other === null) continue;
    const [form, otherForm] = [name, other].map(({ start, end }) => formOf(plain(text.slice(start, end))));
    if (form !== undefined && otherForm !== undefined && form !== otherForm) links.set(otherForm, form);
  }
  return formOf;
}

/** The name that the text gives as another of the person whom `names[at]` names; null if it gives none. */
function otherNameBehind(text: string, names: readonly Name[], at: number, lexicon: Lexicon): Name | null {
  const name = names[at];
  const next = names[at + 1];
  if (name === undefined || next?.kind !== 'PERSON' || next.start - name.end > LONGEST_INTRODUCTION) return null;
  return introductionOf(lexicon).test(text.slice(name.end, next.start)) ? next : null;
}
