/** Names as they are looked up while they are being typed: by their beginning, in characters of either script or in pinyin. */
import type { Filter } from 'mongodb';
import { pinyin } from 'pinyin-pro';
import { containing } from '../reading.js';
import { fold, isHan } from './folding.js';

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

/** The same of a place, an organization or a newspaper, whose name has no surname: "焦作市", "jiaozuoshi", "jzs". */
export function printedNameKeys(name: string, spellings: readonly string[]): string[] {
  const syllables = [...name].some(isHan) ? syllablesOf(name) : [];
  return nameKeys({ spellings: [name, ...spellings], syllables });
}

/** How a text sounds that is no person's name, as `nameKeys` has it. */
export function soundOf(text: string): string {
  return nameKey(syllablesOf(text).join(''));
}

function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

/** Keys that were made when less was folded. */
export function refolded(keys: readonly string[]): string[] {
  return [...new Set(keys.map(nameKey))];
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

/**
 * Matches what bears a name or is printed so, in either script. Names in other letters are taken as they are written:
 * their keys might be somebody's pinyin.
 */
export function bearing(name: string): Filter<{ searchKeys?: string[]; spellings: string[] }> {
  return [...name].some(isHan) ? { searchKeys: nameKey(name) } : { searchKeys: nameKey(name), spellings: name };
}

/** The one whose name it is, letter for letter, or else in the other script; undefined where it is only printed so. */
export function bearerOf<T extends { readonly name: string }>(name: string, found: readonly T[]): T | undefined {
  const key = nameKey(name);
  return found.find((each) => each.name === name) ?? found.find((each) => nameKey(each.name) === key);
}

/** Matches what bears a name with this in it, in either script, or is printed so. */
export function holding(part: string): Filter<{ searchKeys?: string[]; spellings: string[] }> {
  return [...part].some(isHan) ? { searchKeys: containing(nameKey(part)) } : { spellings: containing(part) };
}
