/** The magnitudes between a number and its unit: "4.7|万|户", "1|亿|6500|万|元". */
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { isUnitPrefix } from './han-numerals.js';
import { readNumeral } from './numbers.js';
import type { Numeral } from './numeral.js';
import { charactersOf, isDigitAt } from './numeral-characters.js';

const magnitudesOf = perLexicon(({ numerals }) => {
  const formal = [...numerals.formal].flatMap(([character, everyday]) =>
    numerals.magnitudes.has(everyday) ? [character] : [],
  );
  return new CharacterSet(...numerals.magnitudes.keys(), ...formal);
});

/** "5千万亿" is as far as magnitudes go. */
const MOST_MAGNITUDES = 3;

export interface Amount {
  readonly value: number;
  readonly multiplier: number;
  readonly magnitudes: string;
  readonly end: number;
}

/** The magnitudes between number and unit: the 万 of "4.7万户"; those of a Chinese numeral are part of it. */
export function readMagnitudes(text: string, numeral: Numeral, from: number, lexicon: Lexicon): Amount {
  let end = from;
  let multiplier = 1;
  for (
    let size = magnitudeAt(text, end, lexicon);
    size > 0 && end - from < MOST_MAGNITUDES;
    size = magnitudeAt(text, end, lexicon)
  ) {
    multiplier *= size;
    end++;
  }
  const magnitudes = end === from ? '' : text.slice(from, end);
  if (multiplier >= 1e4 && isDigitAt(text, end)) {
    // "1亿6500万元": one number set in two magnitudes.
    const rest = readNumeral(text, end, lexicon);
    const size = rest === null ? 0 : magnitudeAt(text, rest.end, lexicon);
    if (rest !== null && size > 0 && size < multiplier)
      return {
        value: numeral.value * multiplier + rest.value * size,
        multiplier: 1,
        magnitudes: '',
        end: rest.end + 1,
      };
  }
  if (numeral.script === 'HAN' && multiplier === 1) {
    const last = magnitudeAt(text, numeral.end - 1, lexicon);
    if (last >= 1e4 && numeral.value % last === 0)
      return { value: numeral.value / last, multiplier: last, magnitudes: text.charAt(numeral.end - 1), end };
  }
  return { value: numeral.value, multiplier, magnitudes, end };
}

export function magnitudeAt(text: string, at: number, lexicon: Lexicon): number {
  if (!magnitudesOf(lexicon).isAt(text, at) || isUnitPrefix(text, at, lexicon)) return 0;
  return charactersOf(lexicon).values[text.charCodeAt(at)] ?? 0;
}
