/** Which texts arguments may hold. */
import { ArgumentError } from '../store/argument-error.js';

/** UTF-16 units of a text in a question: more than any name, id or cursor, and fewer than a search by pattern takes. */
export const MAX_TEXT = 10_000;

/**
 * @param isQuestion whether the texts are looked for, and not kept: then a text may be no longer than `MAX_TEXT`, and hold no NUL
 * @throws ArgumentError for a text that no store can look for or keep
 */
export function checkTexts(args: Readonly<Record<string, unknown>>, isQuestion: boolean): void {
  for (const [argument, value] of Object.entries(args)) check(argument, value, isQuestion);
}

function check(argument: string, value: unknown, isQuestion: boolean): void {
  if (typeof value === 'string') checkText(argument, value, isQuestion);
  else if (Array.isArray(value)) for (const item of value) check(argument, item, isQuestion);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) check(`${argument}.${key}`, inner, isQuestion);
  }
}

/** Half of a pair of UTF-16 units that stand for one character. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

function checkText(argument: string, text: string, isQuestion: boolean): void {
  if (HALF_A_CHARACTER.test(text)) throw new ArgumentError(argument, `${argument} holds half of a character.`);
  if (!isQuestion) return;
  if (text.length > MAX_TEXT) {
    throw new ArgumentError(argument, `${argument} is ${text.length} characters long: give at most ${MAX_TEXT}.`);
  }
  if (text.includes('\0')) throw new ArgumentError(argument, `${argument} holds the character NUL, which no text has.`);
}
