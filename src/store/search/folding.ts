/** Texts as they are compared: width, case and compatibility forms folded, each character knowing where it stood. */

export interface FoldedText {
  readonly text: string;
  /** `starts[i]` and `ends[i]` are where the character behind the UTF-16 unit `text[i]` stands in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** NFKC and lower case, character by character: "ＰＭ２．５" reads "pm2.5", and "㎡" reads "m2". */
export function fold(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const folded = foldedCharacter(character);
    text += folded;
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text, starts, ends };
}

/** The same text, without where anything stood. */
export function foldedText(original: string): string {
  let text = '';
  let from = 0;
  for (let at = 0; at < original.length; ) {
    if (isPlain(original.charCodeAt(at))) at++;
    else {
      const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
      text += original.slice(from, at) + foldedCharacter(character);
      at += character.length;
      from = at;
    }
  }
  return text + original.slice(from);
}

function foldedCharacter(character: string): string {
  return isPlain(character.charCodeAt(0)) ? character : character.normalize('NFKC').toLowerCase();
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

/** Whether folding leaves it as it is; most of what newspapers print. */
function isPlain(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code < 0x80 && (code < 0x41 || code > 0x5a)) || PLAIN_SIGNS.has(code);
}

const PLAIN_SIGNS = new Set([...'、。“”《》'].map((sign) => sign.charCodeAt(0)));

function isPlainHan(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0x4e00 && code <= 0x9fff;
}
