/** Which characters numerals are written with, told by one look-up a character. */
import { codeAt } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';

export const NONE = 0;
export const DIGIT = 1;
export const HAN_DIGIT = 2;
export const HAN_MAGNITUDE = 3;
export const HALF = 4;

/** Tables by UTF-16 unit. */
export interface NumeralCharacters {
  /** NONE, DIGIT (Arabic), HAN_DIGIT, HAN_MAGNITUDE or HALF. */
  readonly classes: Uint8Array;
  readonly values: Float64Array;
  /** 1 for the numerals of bills: 叁, 拾. */
  readonly formal: Uint8Array;
}

export const charactersOf = perLexicon(({ numerals, qualifiers }: Lexicon): NumeralCharacters => {
  const classes = new Uint8Array(0x10000);
  const values = new Float64Array(0x10000);
  const formal = new Uint8Array(0x10000);
  const enter = (code: number, kind: number, value: number) => {
    classes[code] = kind;
    values[code] = value;
  };
  for (let digit = 0; digit < 10; digit++) for (const zero of ZEROS) enter(zero + digit, DIGIT, digit);
  for (const [character, value] of numerals.digits) enter(character.charCodeAt(0), HAN_DIGIT, value);
  for (const [character, value] of [...numerals.magnitudes, ...numerals.tens])
    enter(character.charCodeAt(0), HAN_MAGNITUDE, value);
  for (const half of qualifiers.halves) enter(half.charCodeAt(0), HALF, 0.5);
  for (const [character, everyday] of numerals.formal) {
    const [code, known] = [character.charCodeAt(0), everyday.charCodeAt(0)];
    enter(code, classes[known] ?? NONE, values[known] ?? 0);
    formal[code] = 1;
  }
  return { classes, values, formal };
});

/** 0 and ０: Arabic digits of either width. */
const ZEROS = [0x30, 0xff10];

/** Whether `text[at]` is an Arabic digit of either width. */
export function isDigitAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** The value of the Arabic digit at `at`. */
export function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 0xff10 ? code - 0x30 : code - 0xff10;
}

/** Whether a numeral of any script may begin at `at`. */
export function isNumeralAt(text: string, at: number, lexicon: Lexicon): boolean {
  return at < text.length && charactersOf(lexicon).classes[text.charCodeAt(at)] !== NONE;
}

/** The first offset from `at` on where a numeral may begin; the text's length if there is none. */
export function nextNumeral(text: string, at: number, lexicon: Lexicon): number {
  const { classes } = charactersOf(lexicon);
  while (at < text.length && classes[text.charCodeAt(at)] === NONE) at++;
  return at;
}
