/** Each character and its neighbours, alone and in pairs. Threes, and what stands further off, were tried and say hardly more. */
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { TextView } from './view.js';

export const CHARACTER_TEMPLATES = 5;

export function fillCharacters({ open, starts, classes }: TextView, first: number, rows: FeatureRows): void {
  const { hashes } = rows;
  for (let n = 0; n < open.count; n++) {
    const word = open.words[n] as number;
    const end = starts[word + 1] as number;
    for (let i = starts[word] as number; i < end; i++) {
      const b = classes[i + 1] as number;
      const c = classes[i + 2] as number;
      const d = classes[i + 3] as number;
      const at = rows.take(i, CHARACTER_TEMPLATES);
      hashes[at] = featureHash(first, c);
      hashes[at + 1] = featureHash(first + 1, b);
      hashes[at + 2] = featureHash(first + 2, d);
      hashes[at + 3] = featureHash(first + 3, b, c);
      hashes[at + 4] = featureHash(first + 4, c, d);
    }
  }
}
