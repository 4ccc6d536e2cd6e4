/** The characters around each character, alone and in pairs. Threes were tried, and are too rare to say more. */
import { featureHash } from './hash.js';
import type { TextView } from './view.js';

export const CHARACTER_TEMPLATES = 9;

export function fillCharacters({ text, classes }: TextView, first: number, width: number, out: Int32Array): void {
  for (let i = 0; i < text.length; i++) {
    const a = classes[i] as number;
    const b = classes[i + 1] as number;
    const c = classes[i + 2] as number;
    const d = classes[i + 3] as number;
    const e = classes[i + 4] as number;
    const at = i * width + first;
    out[at] = featureHash(first, c);
    out[at + 1] = featureHash(first + 1, b);
    out[at + 2] = featureHash(first + 2, d);
    out[at + 3] = featureHash(first + 3, a);
    out[at + 4] = featureHash(first + 4, e);
    out[at + 5] = featureHash(first + 5, b, c);
    out[at + 6] = featureHash(first + 6, c, d);
    out[at + 7] = featureHash(first + 7, a, b);
    out[at + 8] = featureHash(first + 8, d, e);
  }
}
