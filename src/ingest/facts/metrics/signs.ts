/** Signs before a number: "-3.2%", "↓0.8%", "+1.5℃", "零下5℃". */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Unit } from '../../lexicon/units.js';
import { isDigitAt } from './numeral-characters.js';

export interface Sign {
  /** In characters, 0 if there is none. */
  readonly length: number;
  /** What the number is multiplied by. */
  readonly factor: 1 | -1;
  /** Whether it is said, as 零下 is. */
  readonly isWord: boolean;
}

export const NO_SIGN: Sign = { length: 0, factor: 1, isWord: false };
const MINUS: Sign = { length: 1, factor: -1, isWord: false };
const PLUS: Sign = { length: 1, factor: 1, isWord: false };

const TEMPERATURE = '°C';
/** Of these a sign is a value's; before a count it parts two words, or is a programme's: "1+6". */
const SIGNED = new Set(['RATIO', 'AMOUNT', 'OTHER', 'LENGTH', 'MASS']);
/** Before a sign, these make it part of a range, a register or a name. */
const JOINED = new CharacterSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-－−~～+＋.)）]】');
const signsOf = perLexicon(({ qualifiers }) => ({
  minus: new CharacterSet(...qualifiers.minusSigns),
  plus: new CharacterSet(...qualifiers.plusSigns),
  belowZero: new RegExp(`${anyOf(qualifiers.belowZero)}$`, 'u'),
}));
/** Longest word for a sign, in characters. */
const LONGEST = 4;

/** The sign in front of the number of this unit at `start`. */
export function signBefore(text: string, start: number, unit: Unit, lexicon: Lexicon): Sign {
  const { minus, plus, belowZero } = signsOf(lexicon);
  if (unit.base === TEMPERATURE) {
    const word = belowZero.exec(text.slice(Math.max(0, start - LONGEST), start))?.[0];
    if (word !== undefined) return { length: word.length, factor: -1, isWord: true };
  }
  const isMinus = minus.isAt(text, start - 1);
  if ((!isMinus && !plus.isAt(text, start - 1)) || !SIGNED.has(unit.kind)) return NO_SIGN;
  // Cells of a table that stand without a gap: "3.80+12.9%".
  if (JOINED.isAt(text, start - 2) || (isDigitAt(text, start - 2) && unit.kind !== 'RATIO')) return NO_SIGN;
  return isMinus ? MINUS : PLUS;
}

/** The sign that begins at `at`, in front of a range's second number. */
export function signAt(text: string, at: number, lexicon: Lexicon): Sign {
  const { minus, plus } = signsOf(lexicon);
  const word = lexicon.qualifiers.belowZero.find((each) => text.startsWith(each, at));
  if (word !== undefined) return { length: word.length, factor: -1, isWord: true };
  if (minus.isAt(text, at)) return MINUS;
  return plus.isAt(text, at) ? PLUS : NO_SIGN;
}
