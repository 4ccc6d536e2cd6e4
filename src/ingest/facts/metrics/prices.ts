/** Sums of money that are prices: "每公斤13元", "3.5元/斤", "均价8650元", "每斤便宜0.8元". */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { WordSet } from '../../word-set.js';

/** How far before a sum the word stands that says what it is, in characters. */
const NEAR = 16;
/** Longest words of what a price is for, in characters. */
const AROUND = 5;

const patternsOf = perLexicon(({ qualifiers }) => {
  const each = anyOf(qualifiers.each);
  const priced = anyOf(qualifiers.priced);
  const link = `${anyOf(qualifiers.beforeSums)}{0,3}`;
  return {
    before: new RegExp(`${each}${priced}$`, 'u'),
    lastOfPriced: new CharacterSet(...qualifiers.priced.map((word) => word.slice(-1))),
    behind: new RegExp(`^(?:${anyOf(qualifiers.oneOf)}${priced}|[/／]${anyOf(qualifiers.rated)})`, 'u'),
    oneOf: new CharacterSet(...qualifiers.oneOf),
    /** Without any of these no sum is a price by the words before it. */
    pricing: new WordSet([...qualifiers.priceWords, ...qualifiers.each]),
    named: new RegExp(`${anyOf(qualifiers.priceWords)}${link}$`, 'u'),
    moved: new RegExp(`${each}${priced}.{0,2}${anyOf(qualifiers.priceVerbs)}${link}$`, 'u'),
    ends: new CharacterSet('，。；！？\n'),
  };
});

/** Length of "每公斤" in front of a price. */
export function pricedBefore(text: string, from: number, lexicon: Lexicon): number {
  const { lastOfPriced, before } = patternsOf(lexicon);
  if (!lastOfPriced.isAt(text, from - 1)) return 0;
  return before.exec(text.slice(Math.max(0, from - AROUND), from))?.[0].length ?? 0;
}

/** Length of "/斤", "每斤", "一斤" or "/月" behind a price. */
export function pricedBehind(text: string, to: number, lexicon: Lexicon): number {
  const { oneOf, behind } = patternsOf(lexicon);
  if (!oneOf.isAt(text, to)) return 0;
  const words = behind.exec(text.slice(to, to + AROUND))?.[0] ?? '';
  // "日元/人民币" is a rate of exchange.
  const others = lexicon.units.continuations.get(words.slice(1));
  return others?.includes(text.charAt(to + words.length) || '\n') ? 0 : words.length;
}

/** Whether the words before a sum that begins at `from` say that it is a price: "均价为", "每斤便宜". */
export function isPrice(text: string, from: number, lexicon: Lexicon): boolean {
  const { pricing, named, moved, ends } = patternsOf(lexicon);
  let start = from;
  while (start > 0 && from - start < NEAR && !ends.isAt(text, start - 1)) start--;
  if (!pricing.isIn(text, start, from)) return false;
  const words = text.slice(start, from);
  return named.test(words) || moved.test(words);
}
