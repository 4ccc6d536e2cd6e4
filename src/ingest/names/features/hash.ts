/** How a feature becomes a number. */

/** A hash of a template and up to three things that it sees; never 0, which means that a template sees nothing. */
export function featureHash(template: number, a: number, b = 0, c = 0): number {
  let h =
    Math.imul(a, 0x85ebca6b) + Math.imul(b, 0xc2b2ae35) + Math.imul(c, 0x27d4eb2f) + Math.imul(template, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= h >>> 13;
  return h === 0 ? 1 : h;
}

/**
 * The same for what is seen at a character's place in its word: those of one word are next to each other, so that their
 * weights are, too.
 * @param hash what `featureHash` makes of all but the place
 * @param place one of `Place`
 */
export function atPlace(hash: number, place: number): number {
  return (hash & ~3) | place || 4;
}

/** What stands before a text's beginning, behind its end, and between its lines. */
export const BOUNDARY = 3;
const DIGIT = 1;
const LETTER = 2;

/** A character as features see it: all digits are one, all letters are one, whatever their width. */
export function characterClass(code: number): number {
  if (code >= 0x4e00) {
    if (code < 0xff00) return code;
    if (code >= 0xff10 && code <= 0xff19) return DIGIT;
    if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return LETTER;
    // Full-width and plain marks are the same marks: "，" and ",".
    return code > 0xff00 && code < 0xff5f ? code - 0xfee0 : code;
  }
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return LETTER;
  return code === 0x0a ? BOUNDARY : code;
}
