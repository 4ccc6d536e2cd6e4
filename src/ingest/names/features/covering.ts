/** Which characters of a text divisions and known places cover, wherever their characters stand in a row. */
import type { Segmentation } from '../segmentation.js';

const LONGEST = 5;
const FIRST = 0;
const MIDDLE = 1;
const LAST = 2;

/** By character, the kind of the longest place that covers it and the character's place in it; 0 for none. */
export function coverWithPlaces({ text, placeEnds, placeMarks }: Segmentation): Int32Array {
  const { length } = text;
  const covered = new Int32Array(length + 1);
  for (let start = 0; start < length; start++) {
    const end = placeEnds[start] as number;
    if (end === 0) continue;
    const kind = Math.imul((placeMarks[start] as number) >>> 6, 8) + Math.min(end - start, LONGEST);
    for (let i = start; i < end; i++) covered[i] = kind * 4 + (i === start ? FIRST : i === end - 1 ? LAST : MIDDLE) + 1;
    start = end - 1;
  }
  return covered;
}
