/** Values given one each: "婴儿死亡率、孕产妇死亡率分别为4.2‰、5.3‰", "分别增长12.5%和15.3%". */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { WordSet } from '../../word-set.js';
import { clip, trimmed } from './label-trimming.js';
import type { Quantity } from './quantities.js';

/** How far before the values their names may stand, in characters. */
const REACH = 60;
/** How near to the values 分别 itself stands, in characters: the verb behind it is short. */
const NEAR = 8;

const patternsOf = perLexicon(({ grammar, changes, labels }) => {
  const respectively = anyOf(grammar.respectively);
  const conjunction = `(?:、|${anyOf(grammar.conjunctions)})`;
  const becomes = `${anyOf(changes.changes)}${anyOf(changes.into)}`;
  const compared = `${anyOf(changes.comparisons)}|[${changes.against.join('')}][^、]{1,8}`;
  return {
    values: new RegExp(`([^，。；：！？,;:（）()\\n]*)${respectively}([^，。；：！？、,;:\\n]{0,6})$`, 'u'),
    near: new WordSet(grammar.respectively),
    /** What only says that values follow, in no one's name. */
    copula: new RegExp(`^(?:${anyOf([...changes.copulas, ...labels.reaching])}|${becomes})$`, 'u'),
    subjectless: new RegExp(`^(?:${compared}|${anyOf(changes.subjectless)})?$`, 'u'),
    between: new RegExp(`^(?:${conjunction}|，)$`, 'u'),
    conjunction: new RegExp(conjunction, 'u'),
  };
});

/**
 * The names of the values that begin with `quantities[i]`, one each, in order; empty where nothing is given
 * respectively. `nouns` are what the sentence counted and paid for so far: growth is theirs, the last ones' first.
 */
export function respectiveNames(
  text: string,
  quantities: readonly Quantity[],
  i: number,
  nouns: readonly string[],
  lexicon: Lexicon,
): string[] {
  const patterns = patternsOf(lexicon);
  const first = quantities[i];
  if (first === undefined) return [];
  if (!patterns.near.isIn(text, Math.max(0, first.start - NEAR), first.start)) return [];
  const match = patterns.values.exec(text.slice(Math.max(0, first.start - REACH), first.start));
  if (match === null) return [];
  const count = runLength(text, quantities, i, patterns.between);
  if (count < 2) return [];
  const [, subject = '', verb = ''] = match;
  const change = patterns.copula.test(verb) ? '' : verb;
  if (patterns.subjectless.test(subject))
    return nouns.length < count ? [] : nouns.slice(-count).map((noun) => clip(noun + subject + change));
  const items = subject.split(patterns.conjunction).map((item) => trimmed(item, lexicon));
  return items.length === count && items.every((item) => item.length >= 2)
    ? items.map((item) => clip(item + change))
    : [];
}

/** How many values of one unit follow each other directly. */
function runLength(text: string, quantities: readonly Quantity[], i: number, between: RegExp): number {
  let count = 1;
  for (let next = i + 1; next < quantities.length; next++, count++) {
    const [before, quantity] = [quantities[next - 1], quantities[next]];
    if (before === undefined || quantity === undefined || quantity.start - before.end > 1) break;
    if (quantity.kind !== before.kind || !between.test(text.slice(before.end, quantity.start))) break;
  }
  return count;
}
