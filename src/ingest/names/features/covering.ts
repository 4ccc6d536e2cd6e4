/** Which characters of a text divisions and known places cover, wherever their characters stand in a row. */
import { Mark, type Vocabulary } from '../../lexicon/vocabulary.js';

const PLACES = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.COUNTRY | Mark.KNOWN_PLACE | Mark.REGION | Mark.ZONE;
const LONGEST = 5;
const FIRST = 0;
const MIDDLE = 1;
const LAST = 2;

/** By character, the kind of the longest place that covers it and the character's place in it; 0 for none. */
export function coverWithPlaces(text: string, { trie, marks }: Vocabulary): Int32Array {
  const { length } = text;
  const covered = new Int32Array(length + 1);
  for (let start = 0; start < length; ) {
    const first = text.charCodeAt(start);
    let node = start + 1 < length && trie.mayBegin(first, text.charCodeAt(start + 1)) ? trie.begin(first) : 0;
    let best = start;
    let kinds = 0;
    for (let end = start + 1; node !== 0 && end < length; ) {
      node = trie.next(node, text.charCodeAt(end++));
      const found = (marks[node] as number) & PLACES;
      if (found !== 0) {
        best = end;
        kinds = found;
      }
    }
    const kind = Math.imul(kinds >>> 6, 8) + Math.min(best - start, LONGEST);
    for (let i = start; i < best; i++)
      covered[i] = kind * 4 + (i === start ? FIRST : i === best - 1 ? LAST : MIDDLE) + 1;
    start = Math.max(best, start + 1);
  }
  return covered;
}
