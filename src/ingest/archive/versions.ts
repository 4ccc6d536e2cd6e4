/** Whether two texts are versions of one page: read anew, corrected, recognized by another program. */

/** Of the shorter text's pairs of characters, so many stand in the other, too. */
const LEAST_SHARED = 0.5;

/** Blanks, signs and line ends make no difference. Takes as long as the texts are. */
export function isVersionOf(a: string, b: string): boolean {
  const [fewer, more] = [pairsOf(a), pairsOf(b)].toSorted((x, y) => x.size - y.size);
  if (fewer === undefined || more === undefined || fewer.size === 0) return true;
  let shared = 0;
  for (const pair of fewer) if (more.has(pair)) shared++;
  return shared >= LEAST_SHARED * fewer.size;
}

function pairsOf(text: string): Set<string> {
  const bare = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<string>();
  for (let at = 1; at < bare.length; at++) pairs.add(bare.slice(at - 1, at + 1));
  return pairs;
}
