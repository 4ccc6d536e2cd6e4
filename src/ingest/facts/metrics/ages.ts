/** Whose age a number is: "47岁的村民苟某", "王某，58岁", "70岁以上老人". */

import type { Range } from '../range.js';
import { isBoundary, trimmed, type WordsBefore } from './clauses.js';
import type { Phrase } from './noun-phrases.js';
import type { Quantity } from './quantities.js';

/** How far behind an age its bearer's name may stand, in characters. */
const REACH = 18;
/** Courts and the police leave given names out: "张某", "李某某". */
const SOMEONE_BEHIND = /^[^，。]{0,6}?\p{Script=Han}某某?/u;
const SOMEONE_BEFORE = /\p{Script=Han}某某?$/u;
/** Words before an age that say what it is without a name. */
const OWN_NAME = /(?:年龄|寿命|享年|终年|最[大小老年][^，。]{0,6}|平均|年满|年仅|已满|未满|到了?|退休|工龄)$/u;

/** The label of an age; `people` is where the text names somebody, left to right. */
export function nameAge(
  text: string,
  quantity: Quantity,
  before: WordsBefore,
  behind: Phrase,
  people: readonly Range[],
): string {
  const spoken = before.words.replace(/^.*(?=享年|终年)/u, '');
  if (/[享终]年$/u.test(before.raw) || OWN_NAME.test(spoken)) return spoken === '' ? '享年' : spoken;
  if (/(?:上|下|内|龄)$/u.test(text.slice(quantity.start, quantity.end)) && behind.noun.length >= 2) return behind.noun;
  const named = bearerBehind(text, quantity.end, people);
  if (named !== '') return `${named}年龄`;
  if (behind.noun === '' && behind.predicate.length >= 2) return behind.predicate;
  const happened = /^(?:那年|时|就|才|起|便)(.{2,})/u.exec(behind.noun)?.[1];
  if (happened !== undefined) return happened;
  if (isBoundary(text, quantity.end) || quantity.end >= text.length) {
    const bearer = bearerBefore(text, quantity.start, people);
    return `${bearer}年龄`;
  }
  return behind.noun.length >= 2 ? `${behind.noun}年龄` : `${before.words}年龄`;
}

/** The calling and name that follow: "的村民苟某提着…" → "村民苟某"; "" if no name does. */
function bearerBehind(text: string, end: number, people: readonly Range[]): string {
  const from = text.charAt(end) === '的' ? end + 1 : end;
  let stop = from;
  while (stop < text.length && stop < from + REACH && !isBoundary(text, stop) && text.charAt(stop) !== '、') stop++;
  const someone = SOMEONE_BEHIND.exec(text.slice(from, stop));
  if (someone !== null) return someone[0];
  const name = people.find(({ start }) => start >= from);
  return name === undefined || name.end > stop ? '' : text.slice(from, name.end);
}

/** The name in the clause before "，58岁，". */
function bearerBefore(text: string, start: number, people: readonly Range[]): string {
  let end = start;
  while (end > 0 && '，,今年现年时（(仅已 '.includes(text.charAt(end - 1))) end--;
  let at = end;
  while (at > 0 && end - at < REACH && !isBoundary(text, at - 1) && text.charAt(at - 1) !== '、') at--;
  const words = text.slice(at, end);
  const someone = SOMEONE_BEFORE.exec(words);
  if (someone !== null) return someone[0];
  const name = people.findLast((person) => person.end <= end);
  if (name !== undefined && name.start >= at) return text.slice(name.start, name.end);
  return words.length <= 6 && !/\d/.test(words) ? trimmed(words) : '';
}
