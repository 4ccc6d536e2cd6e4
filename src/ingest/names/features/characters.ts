/** Each character and its neighbours, alone and in pairs. Threes, and what stands further off, were tried and say hardly more. */
import { featureHash } from './hash.js';
import type { TextView } from './view.js';

export const CHARACTER_TEMPLATES = 5;

export function fillCharacters(
  { text, classes, closed }: TextView,
  first: number,
  width: number,
  out: Int32Array,
): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const b = classes[i + 1] as number;
    const c = classes[i + 2] as number;
    const d = classes[i + 3] as number;
    const at = i * width + first;
    out[at] = featureHash(first, c);
    out[at + 1] = featureHash(first + 1, b);
    out[at + 2] = featureHash(first + 2, d);
    out[at + 3] = featureHash(first + 3, b, c);
    out[at + 4] = featureHash(first + 4, c, d);
  }
}
