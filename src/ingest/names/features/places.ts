/** Divisions, countries and known places that the gazetteer holds. */
import { featureHash } from './hash.js';
import type { TextView } from './view.js';

export const PLACE_TEMPLATES = 2;

export function fillPlaces({ text, covered, closed }: TextView, first: number, width: number, out: Int32Array): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const own = covered[i] as number;
    const before = i > 0 ? (covered[i - 1] as number) : 0;
    const behind = covered[i + 1] as number;
    if (own === 0 && before === 0 && behind === 0) continue;
    const at = i * width + first;
    if (own !== 0) out[at] = featureHash(first, own);
    out[at + 1] = featureHash(first + 1, own, before, behind);
  }
}
