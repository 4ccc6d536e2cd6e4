/** Character pairs: what two Chinese texts share when they speak of the same thing. */

/** Calls `visit` with each pair of neighbouring letters or digits as one 32-bit number; marks and blanks are skipped. */
export function visitPairs(text: string, visit: (pair: number) => void): void {
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isLetter(code)) continue;
    if (before !== 0) visit((before << 16) | code);
    before = code;
  }
}

/** The pairs of a text, each once. */
export function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  visitPairs(text, (pair) => pairs.add(pair));
  return pairs;
}

/** Chinese characters, Latin letters and digits, by the blocks of Unicode: a regular expression here costs too much. */
function isLetter(code: number): boolean {
  if (code >= 0x3400) return code <= 0x9fff;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
