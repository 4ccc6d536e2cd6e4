/** Which marks, digits and blanks a text holds, as bits of one number: read once of each line, so that most patterns need not be tried. */
import { CharacterSets } from '../character-set.js';
import { isBlankAt } from '../reading.js';

/** The characters of each sign; its bit is the one of its place in the row. */
const CHARACTERS = {
  /** A blank as `isBlankAt` tells it. */
  BLANK: Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
    .filter((character) => isBlankAt(character, 0))
    .join(''),
  TAB: '\t',
  DIGIT: '0123456789０１２３４５６７８９',
  COMMA: '，',
  STOP: '。',
  SEMICOLON: '；',
  COLON: '：',
  CALL: '！？',
  PAUSE: '、',
  /** Quotation marks and brackets that open. */
  OPENING: '“「『《（(',
  BAR: '|｜',
} as const;

type SignName = keyof typeof CHARACTERS;

const NAMES = Object.keys(CHARACTERS) as SignName[];

/** Bits, each of which says that a text holds one of some characters. */
export const Sign = Object.fromEntries(NAMES.map((name, i) => [name, 1 << i])) as Readonly<Record<SignName, number>>;

/** What a line is set off with: a writer's, an entry's. */
export const ORNAMENTS = '□■◎●○⊙▲△◆◇★☆※';

/** What stands within sentences, and hardly in headlines and rows. */
export const CLAUSE_SIGNS = Sign.COMMA | Sign.STOP | Sign.SEMICOLON;

const SETS = new CharacterSets(NAMES.map((name) => CHARACTERS[name]));

/** The signs that stand in a text. */
export function signsIn(text: string): number {
  return SETS.in(text);
}
