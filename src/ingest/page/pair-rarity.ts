/** How rare character pairs are among the paragraphs of a page. */
import { visitPairs } from './pairs.js';

/** The rarity of a pair: the logarithm of the number of paragraphs to that of those that hold it. */
export function rarityIn(paragraphs: readonly string[]): (pair: number) => number {
  const rarities = paragraphs.map((_, count) => rarityOf(count, paragraphs.length));
  return (pair) => {
    if (counted !== paragraphs) countIn(paragraphs);
    const count = (counts[bucketOf(pair)] ?? 0) & COUNT;
    return rarities[count] ?? rarityOf(count, paragraphs.length);
  };
}

function rarityOf(count: number, all: number): number {
  return Math.log((all + 1) / (count + 0.5));
}

/** The paragraphs whose pairs are counted. */
let counted: readonly string[] | null = null;
/** By bucket, how many of them hold a pair of it and, in the upper half, the number of the last one; made once for all pages. */
const counts = new Uint32Array(1 << 16);
const COUNT = 0xffff;

function countIn(paragraphs: readonly string[]): void {
  counted = paragraphs;
  counts.fill(0);
  for (const [i, text] of paragraphs.entries()) {
    const own = (i % COUNT) + 1;
    visitPairs([text], (pair) => {
      const bucket = bucketOf(pair);
      const known = counts[bucket] ?? 0;
      if (known >>> 16 !== own) counts[bucket] = (own << 16) | ((known & COUNT) + 1);
    });
  }
}

function bucketOf(pair: number): number {
  return (pair ^ (pair >>> 13)) & 0xffff;
}
