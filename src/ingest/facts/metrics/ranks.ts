/** Places in an order: "位居全县第四", "名列全市第一位". */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { WordSet } from '../../word-set.js';
import { readNumeral } from './numbers.js';
import { isNumeralAt } from './numeral-characters.js';
import type { Quantity } from './quantities.js';

/** The verb, the circle that is compared (up to 12 characters), "第", the numeral, what is counted. */
const patternsOf = perLexicon(({ measuring, labels, numerals }) => {
  const numeral = [...numerals.digits.keys(), ...numerals.magnitudes.keys()].join('');
  const whole = `${anyOf(measuring.rankVerbsBeforeWholes)}(?=${anyOf(labels.wholes)})`;
  const verb = `(?!${anyOf(labels.kept)})(?:${anyOf(measuring.rankVerbs)}|${whole})`;
  const unit = anyOf(measuring.rankUnits);
  return {
    rank: new RegExp(
      `${verb}[^，。；：、居列排次\\n第]{0,12}第(?:[${numeral}\\d]{1,3})(${unit}|(?=[，。；、！”）)\\n]|$))`,
      'gu',
    ),
    unit: measuring.rankUnits[0] ?? '',
    verbs: new WordSet([...measuring.rankVerbs, ...measuring.rankVerbsBeforeWholes]),
  };
});

/** Whether a numeral stands behind some 第, and a verb of ranking before it. */
function mayRank(text: string, lexicon: Lexicon): boolean {
  const { verbs } = patternsOf(lexicon);
  for (let at = text.indexOf('第'); at >= 0; at = text.indexOf('第', at + 1))
    if (isNumeralAt(text, at + 1, lexicon) && verbs.isIn(text, Math.max(0, at - NEAR), at)) return true;
  return false;
}

/** A verb with the circle that is compared is no longer, in characters. */
const NEAR = 20;

/** All ranks that a text states, in order. */
export function findRanks(text: string, lexicon: Lexicon): Quantity[] {
  if (!mayRank(text, lexicon)) return [];
  const patterns = patternsOf(lexicon);
  const found: Quantity[] = [];
  for (const match of text.matchAll(patterns.rank)) {
    const ordinal = match.index + match[0].lastIndexOf('第') + 1;
    const numeral = readNumeral(text, ordinal, lexicon);
    if (numeral === null || numeral.value < 1) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      numeralStart: ordinal,
      value: numeral.value,
      unit: match[1] || patterns.unit,
      normalizedValue: numeral.value,
      normalizedUnit: 'rank',
      qualifier: null,
      kind: 'RANK',
      rule: 'rank',
    });
  }
  return found;
}
