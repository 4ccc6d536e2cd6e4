/** Words of a number's clause that are told by a pattern. */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { WordSet } from '../../word-set.js';

/** Whether the words are a change against an earlier time, by themselves. */
export function isChange(words: string, lexicon: Lexicon): boolean {
  const { change, changeEnds } = labelPatternsOf(lexicon);
  return changeEnds.isAt(words, words.length - 1) && change.test(words);
}

/** Whether words before a number lead from what a change starts from. */
export function isChangedFrom(words: string, lexicon: Lexicon): boolean {
  const { changing, originEnds } = labelPatternsOf(lexicon);
  return originEnds.isAt(words, words.length - 1) && changing.test(words);
}

/** Whether words before a number say how, not what: the words behind it name it. */
export function isVague(words: string, lexicon: Lexicon): boolean {
  const { vague, vagueEndings } = labelPatternsOf(lexicon);
  return vague.has(words) || vagueEndings.endsAt(words, words.length);
}

function lastOf(word: string): string {
  return word.slice(-1);
}

function long(words: Iterable<string>): string[] {
  return Array.from(words).filter(({ length }) => length > 1);
}

export const labelPatternsOf = perLexicon(({ labels, changes, qualifiers, grammar }) => {
  const compared = `[${changes.against.join('')}][^，。]{1,8}?`;
  const against = `(?:${anyOf(changes.comparisons)}|${compared})`;
  const change = `(?:${anyOf(grammar.respectively)})?(?:${anyOf(changes.measures)})?${anyOf(changes.changes)}了?`;
  const into = anyOf(changes.into);
  const origins = anyOf(labels.origins);
  return {
    /** A change against an earlier time, by itself: "同比名义增长", "较年初增加", "分别下降". */
    change: new RegExp(`^(?:${against}?${change}|${anyOf([...changes.comparisons, ...changes.names])})$`, 'u'),
    /** What stands last in one: most words are told apart by it. */
    changeEnds: new CharacterSet('了', ...[...changes.changes, ...changes.comparisons, ...changes.names].map(lastOf)),
    vague: new Set(labels.vague),
    vagueEndings: new WordSet(labels.vagueEndings),
    /** What turns one value of a thing into the next: "由28%提高到41.5%". */
    changed: new RegExp(
      `^(?:${anyOf(qualifiers.behind.map(([word]) => word))})?[，,]?(?:${anyOf(changes.gradually)})?` +
        `${anyOf(changes.becoming)}(?:${into}了?)?(?:${anyOf(changes.now)}的)?$`,
      'u',
    ),
    /** What a change starts from names it: "森林覆盖率由28%". */
    changing: new RegExp(`${origins}(?:[^，。；]{0,5}的)?$`, 'u'),
    originEnds: new CharacterSet('的', ...labels.origins.map(lastOf)),
    /** What stands between two values of one kind: "8.1%和6.4%", "1000元、500元". */
    enumerated: new RegExp(`^(?:[、～~]|${anyOf([...grammar.conjunctions, ...grammar.until])})$`, 'u'),
    /** A year is what a number is compared with: "是2016年|66家的2.6倍". */
    year: /^是?\d{4}年[初末底]?$/u,
    respectively: new RegExp(anyOf(grammar.respectively), 'u'),
    /** Verbs of doing, and names of quantities, of two characters or more. */
    actions: new WordSet(long(labels.actions)),
    attributes: new WordSet(long(labels.attributes)),
  };
});
