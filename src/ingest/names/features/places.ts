/** Divisions, countries and known places that the gazetteer holds. */
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { OpenView } from './view.js';

export const PLACE_TEMPLATES = 2;

export function fillPlaces({ text, covered, closed }: OpenView, first: number, rows: FeatureRows): void {
  for (let i = 0; i < text.length; i++) {
    if (closed[i] === 1) continue;
    const own = covered[i] as number;
    const before = i > 0 ? (covered[i - 1] as number) : 0;
    const behind = covered[i + 1] as number;
    if (own === 0 && before === 0 && behind === 0) continue;
    if (own !== 0) rows.add(i, featureHash(first, own));
    rows.add(i, featureHash(first + 1, own, before, behind));
  }
}
