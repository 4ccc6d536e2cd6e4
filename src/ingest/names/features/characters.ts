/** Each character and its neighbours, alone and in pairs. Threes, and what stands further off, were tried and say hardly more. */
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { TextView } from './view.js';

export const CHARACTER_TEMPLATES = 5;

export function fillCharacters({ text, classes, closed }: TextView, first: number, rows: FeatureRows): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const b = classes[i + 1] as number;
    const c = classes[i + 2] as number;
    const d = classes[i + 3] as number;
    rows.add(i, featureHash(first, c));
    rows.add(i, featureHash(first + 1, b));
    rows.add(i, featureHash(first + 2, d));
    rows.add(i, featureHash(first + 3, b, c));
    rows.add(i, featureHash(first + 4, c, d));
  }
}
