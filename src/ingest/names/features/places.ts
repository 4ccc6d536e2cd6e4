/** Divisions, countries and known places that the gazetteer holds. */
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { TextView } from './view.js';

export const PLACE_TEMPLATES = 2;

export function fillPlaces({ open, starts, covered }: TextView, first: number, rows: FeatureRows): void {
  for (let n = 0; n < open.count; n++) {
    const word = open.words[n] as number;
    const end = starts[word + 1] as number;
    for (let i = starts[word] as number; i < end; i++) {
      const own = covered[i] as number;
      const before = i > 0 ? (covered[i - 1] as number) : 0;
      const behind = covered[i + 1] as number;
      if ((own | before | behind) === 0) continue;
      if (own !== 0) rows.add(i, featureHash(first, own));
      rows.add(i, featureHash(first + 1, own, before, behind));
    }
  }
}
