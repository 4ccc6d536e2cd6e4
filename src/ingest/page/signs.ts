/** Which marks, digits and blanks a text holds, as bits of one number: read once of each line, so that most patterns need not be tried. */
import { isBlankAt } from '../reading.js';

export const Sign = {
  /** A blank as `isBlankAt` tells it. */
  BLANK: 1 << 0,
  TAB: 1 << 1,
  DIGIT: 1 << 2,
  WIDE_DIGIT: 1 << 3,
  COMMA: 1 << 4,
  STOP: 1 << 5,
  SEMICOLON: 1 << 6,
  COLON: 1 << 7,
  /** "！", "？". */
  CALL: 1 << 8,
  PAUSE: 1 << 9,
  /** "“", "《" and the like, and brackets that open. */
  OPENING: 1 << 10,
  BAR: 1 << 11,
} as const;

const CHARACTERS: readonly (readonly [characters: string, sign: number])[] = [
  ['\t', Sign.TAB],
  ['0123456789', Sign.DIGIT],
  ['０１２３４５６７８９', Sign.WIDE_DIGIT],
  ['，', Sign.COMMA],
  ['。', Sign.STOP],
  ['；', Sign.SEMICOLON],
  ['：', Sign.COLON],
  ['！？', Sign.CALL],
  ['、', Sign.PAUSE],
  ['“「『《（(', Sign.OPENING],
  ['|｜', Sign.BAR],
];

/** By the code of each character. */
const SIGNS = signsByCode();

function signsByCode(): Uint16Array {
  const signs = new Uint16Array(0x10000);
  for (let code = 0; code < signs.length; code++) if (isBlankAt(String.fromCharCode(code), 0)) signs[code] = Sign.BLANK;
  for (const [characters, sign] of CHARACTERS)
    for (const character of characters) {
      const code = character.charCodeAt(0);
      signs[code] = (signs[code] ?? 0) | sign;
    }
  return signs;
}

/** The signs that stand in a text. */
export function signsIn(text: string): number {
  let signs = 0;
  for (let at = 0; at < text.length; at++) signs |= SIGNS[text.charCodeAt(at)] ?? 0;
  return signs;
}
