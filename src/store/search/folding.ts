/** Texts as they are compared: script, width, case and compatibility forms folded, each character knowing where it stood. */
import { hasSimplified, isAmbiguous, isPrintedSo, simplified } from './scripts.js';

export interface FoldedText {
  readonly text: string;
  /** The text as a segmenter knows its words: 著名, where `text` has 着名. Unit for unit as long. */
  readonly worded: string;
  /** `starts[i]` and `ends[i]` are where the character behind the UTF-16 unit `text[i]` stands in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Simplified, NFKC and lower case, character by character: "ＰＭ２．５" reads "pm2.5", "㎡" reads "m2", and "糧倉" "粮仓". */
export function fold(original: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length; ) {
    const code = original.charCodeAt(at);
    if (plain[code] === 1) {
      starts.push(at++);
      ends.push(at);
      continue;
    }
    const character = String.fromCodePoint(original.codePointAt(at) ?? code);
    const end = at + character.length;
    for (let unit = foldedCharacter(character).length; unit > 0; unit--) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { ...foldedText(original), starts, ends };
}

/** The same text, without where anything stood. */
export function foldedText(original: string): Pick<FoldedText, 'text' | 'worded'> {
  let text = '';
  let ambiguous: Ambiguous[] | undefined;
  let from = 0;
  for (let at = 0; at < original.length; ) {
    const code = original.charCodeAt(at);
    if (plain[code] === 1) at++;
    else {
      const character = String.fromCodePoint(original.codePointAt(at) ?? code);
      const folded = foldedCharacter(character);
      text += original.slice(from, at);
      if (code < FIRST_SIGN_OF_WIDTH && folded !== character && isAmbiguous(character)) {
        ambiguous ??= [];
        ambiguous.push({ character, at: text.length });
      }
      text += folded;
      at += character.length;
      from = at;
    }
  }
  text += original.slice(from);
  return { text, worded: ambiguous === undefined ? text : wordedAs(text, ambiguous) };
}

/** Behind it are the wide forms of letters and signs, which are frequent and never ambiguous. */
const FIRST_SIGN_OF_WIDTH = 0xff00;

/** What was folded before; no more than there are characters in use. */
const known = new Map<string, string>();

function foldedCharacter(character: string): string {
  const folded = known.get(character);
  if (folded !== undefined) return folded;
  const compatible = [...character.normalize('NFKC').toLowerCase()].map(simplified).join('');
  known.set(character, compatible);
  return compatible;
}

/** A character that folding made another of, which simplified print has in some words, and where it stands in the folded text. */
interface Ambiguous {
  readonly character: string;
  readonly at: number;
}

function wordedAs(text: string, ambiguous: readonly Ambiguous[]): string {
  const units = text.split('');
  for (const { character, at } of ambiguous) if (isPrintedSo(character, text, at)) units[at] = character;
  return units.join('');
}

/** Whether a character belongs to a writing without blanks between words. */
export function isHan(character: string): boolean {
  return isPlainHan(character) || (character > '\u2e80' && /^[\p{Script=Han}々〇]$/u.test(character));
}

/** Whether a character that is not Han is part of a word or number. */
export function isLetterOrDigit(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
  return /^[\p{L}\p{N}]$/u.test(character) && !isHan(character);
}

const PLAIN_SIGNS = new Set([...'、。“”《》'].map((sign) => sign.charCodeAt(0)));

/** Whether folding leaves a code unit as it is; most of what newspapers print. */
const plain = Uint8Array.from({ length: 0x10000 }, (_, code) => (isPlain(code) ? 1 : 0));

function isPlain(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return !hasSimplified(code);
  return (code < 0x80 && (code < 0x41 || code > 0x5a)) || PLAIN_SIGNS.has(code);
}

function isPlainHan(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x4e00 && code <= 0x9fff;
}
