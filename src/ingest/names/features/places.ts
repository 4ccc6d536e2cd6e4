/** Divisions, countries and known places that the gazetteer holds, wherever their characters stand in a row. */
import { Mark, type Vocabulary } from '../../lexicon/vocabulary.js';
import { featureHash } from './hash.js';
import { Place, type TextView } from './view.js';

export const PLACE_TEMPLATES = 2;

const DIVISIONS = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.COUNTRY | Mark.KNOWN_PLACE | Mark.REGION | Mark.ZONE;
const LONGEST = 5;

export function fillPlaces({ text, lexicon }: TextView, first: number, width: number, out: Int32Array): void {
  const covered = coverWithPlaces(text, lexicon.vocabulary);
  for (let i = 0; i < text.length; i++) {
    const own = covered[i] as number;
    const before = i > 0 ? (covered[i - 1] as number) : 0;
    const behind = covered[i + 1] as number;
    const at = i * width + first;
    if (own !== 0 || before !== 0 || behind !== 0) out[at + 1] = featureHash(first + 1, own, before, behind);
    if (own !== 0) out[at] = featureHash(first, own);
  }
}

/** By character, the kind of the longest place that covers it and the character's place in it; 0 for none. */
export function coverWithPlaces(text: string, { trie, marks }: Vocabulary): Int32Array {
  const { length } = text;
  const covered = new Int32Array(length + 1);
  for (let start = 0; start < length; ) {
    let node = trie.begin(text.charCodeAt(start));
    let best = start;
    let kinds = 0;
    for (let end = start + 1; node !== 0; end++) {
      const found = (marks[node] as number) & DIVISIONS;
      if (found !== 0 && end - start >= 2) {
        best = end;
        kinds = found;
      }
      if (end >= length) break;
      node = trie.next(node, text.charCodeAt(end));
    }
    const kind = Math.imul(kinds >>> 6, 8) + Math.min(best - start, LONGEST);
    for (let i = start; i < best; i++)
      covered[i] = kind * 4 + (i === start ? Place.FIRST : i === best - 1 ? Place.LAST : Place.MIDDLE) + 1;
    start = Math.max(best, start + 1);
  }
  return covered;
}
