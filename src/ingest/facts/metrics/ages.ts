/** Whose age a number is: "47岁的村民苟某", "王某，58岁", "70岁以上老人". */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Range } from '../range.js';
import { isBoundary, type WordsBefore } from './clauses.js';
import type { Place } from './label.js';
import { trimmed } from './label-trimming.js';
import type { Phrase } from './noun-phrases.js';

/** How far behind an age its bearer's name may stand, in characters. */
const REACH = 18;
/** What is said of somebody between name and age: sex, birth, people. */
const MOST_DETAILS = 6;
/** What an age is of somebody: "苟某|年龄". */
const AGE = '年龄';
const patternsOf = perLexicon(({ spans, subjects }) => {
  const name = `\\p{Script=Han}${anyOf(spans.someone)}{1,2}`;
  return {
    /** Courts and the police leave given names out: "张某", "李某某". */
    someoneBehind: new RegExp(`^[^，。]{0,6}?${name}`, 'u'),
    someoneBefore: new RegExp(`${name}$`, 'u'),
    /** Words before an age that say what it is without a name. */
    ageName: new RegExp(`(?:${anyOf(spans.ageNames)}|${anyOf(spans.extremes)}[^，。]{0,6})$`, 'u'),
    lived: new RegExp(`${anyOf(spans.lived)}$`, 'u'),
    beforeLived: new RegExp(`^.*(?=${anyOf(spans.lived)})`, 'u'),
    limit: new RegExp(`${anyOf(spans.ageLimits)}$`, 'u'),
    happened: new RegExp(`^${anyOf(spans.happened)}(.{2,})`, 'u'),
    before: new RegExp(`(?:[，,（( ]|${anyOf(spans.beforeAges)})+$`, 'u'),
    /** One thing that is said of somebody: "，|男", "，|1975年6月生". */
    detail: new RegExp(
      `(?<=[，,、（(])(?:${anyOf(spans.sexes)}|[^，,、。；（()）]{1,12}${anyOf(spans.details)})$`,
      'u',
    ),
    pronoun: new RegExp(`^的?${anyOf(subjects.persons)}(?!们)`, 'u'),
  };
});

/** The label of an age. */
export function nameAge(
  text: string,
  { quantity, people }: Place,
  before: WordsBefore,
  behind: Phrase,
  lexicon: Lexicon,
): string {
  const patterns = patternsOf(lexicon);
  const spoken = before.words.replace(patterns.beforeLived, '');
  const lived = patterns.lived.exec(before.raw)?.[0];
  if (lived !== undefined || patterns.ageName.test(spoken)) return spoken || lived || AGE;
  if (patterns.limit.test(text.slice(quantity.start, quantity.end)) && behind.noun.length >= 2) return behind.noun;
  if (patterns.pronoun.test(text.slice(quantity.end, quantity.end + 3)))
    return nameBefore(text, quantity.start, people) + AGE;
  const named = bearerBehind(text, quantity.end, people, patterns.someoneBehind);
  if (named !== '') return named + AGE;
  if (behind.noun === '' && behind.predicate.length >= 2) return behind.predicate;
  const happened = patterns.happened.exec(behind.noun)?.[1];
  if (happened !== undefined) return happened;
  if (isBoundary(text, quantity.end) || quantity.end >= text.length) {
    return bearerBefore(text, quantity.start, people, lexicon) + AGE;
  }
  return (behind.noun.length >= 2 ? behind.noun : before.words) + AGE;
}

/** The calling and name that follow: "的村民苟某提着…" → "村民苟某"; "" if no name does. */
function bearerBehind(text: string, end: number, people: readonly Range[], someoneBehind: RegExp): string {
  const from = text.charAt(end) === '的' ? end + 1 : end;
  let stop = from;
  while (stop < text.length && stop < from + REACH && !isBoundary(text, stop) && text.charAt(stop) !== '、') stop++;
  const someone = someoneBehind.exec(text.slice(from, stop));
  if (someone !== null) return someone[0];
  const name = people.find(({ start }) => start >= from);
  return name === undefined || name.end > stop ? '' : text.slice(from, name.end);
}

/** Who was named last. */
function nameBefore(text: string, offset: number, people: readonly Range[]): string {
  const name = people.findLast(({ end }) => end <= offset);
  return name === undefined ? '' : text.slice(name.start, name.end);
}

/** Where the name's clause ends: "某某|，男，汉族，58岁". */
function clauseEnd(text: string, start: number, lexicon: Lexicon): number {
  const { before, detail } = patternsOf(lexicon);
  let end = start;
  for (let details = 0; details < MOST_DETAILS; details++) {
    end -= before.exec(text.slice(Math.max(0, end - REACH), end))?.[0].length ?? 0;
    const length = detail.exec(text.slice(Math.max(0, end - REACH), end))?.[0].length ?? 0;
    if (length === 0) break;
    end -= length;
  }
  return end;
}

/** The name in the clause before "，58岁，". */
function bearerBefore(text: string, start: number, people: readonly Range[], lexicon: Lexicon): string {
  const { someoneBefore } = patternsOf(lexicon);
  const end = clauseEnd(text, start, lexicon);
  let at = end;
  while (at > 0 && end - at < REACH && !isBoundary(text, at - 1) && text.charAt(at - 1) !== '、') at--;
  const words = text.slice(at, end);
  const someone = someoneBefore.exec(words);
  if (someone !== null) return someone[0];
  const name = people.findLast((person) => person.end <= end);
  if (name !== undefined && name.start >= at) return text.slice(name.start, name.end);
  return words.length <= 6 && !/\d/.test(words) ? trimmed(words, lexicon) : '';
}
