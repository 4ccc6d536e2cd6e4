/** Names as they are looked up while they are being typed: by their beginning, in characters or in pinyin. */
import { fold } from './folding.js';

/** What is said of a name: how it is printed, and how each of its characters sounds, without tones. */
export interface NameForms {
  readonly spellings: readonly string[];
  readonly syllables: readonly string[];
}

/** Everything that the beginning of a name may be the beginning of: "王家禾", "wangjiahe", "wjh". */
export function nameKeys({ spellings, syllables }: NameForms): string[] {
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return [...new Set([...spellings, syllables.join(''), initials].map(nameKey))].filter((key) => key !== '');
}

/** What was typed, as `nameKeys` has it: "Wang Jia-he" is "wangjiahe", and ü is written v. */
export function nameKey(typed: string): string {
  return fold(typed)
    .text.replace(/[\s·.'’-]/gu, '')
    .replaceAll('ü', 'v');
}

/** Matches an array of keys one of which begins so. */
export function beginningWith(key: string): { $elemMatch: { $gte: string; $lt: string } } {
  return { $elemMatch: { $gte: key, $lt: `${key}\uffff` } };
}
