/** Stretches of the characters with which names of other languages are written. */
import { CharacterSet } from '../../character-set.js';
import { perLexicon } from '../../lexicon/lexicon.js';
import { featureHash } from './hash.js';
import type { FeatureRows } from './rows.js';
import type { TextView } from './view.js';

export const TRANSCRIBED_TEMPLATES = 2;

const writesOf = perLexicon(({ transcribed }) => new CharacterSet(transcribed));
const FARTHEST = 5;

export function fillTranscribed({ text, classes, closed, lexicon }: TextView, first: number, rows: FeatureRows): void {
  const { length } = text;
  const writes = writesOf(lexicon);
  for (let i = 0, start = 0; i < length; i++) {
    if (closed[i] === 1 || !writes.isAt(text, i)) continue;
    // Most characters are closed: where a stretch begins is looked for from the first that is open.
    const from = start;
    start = i;
    while (start > from && writes.isAt(text, start - 1)) start--;
    let end = i + 1;
    while (end < length && writes.isAt(text, end)) end++;
    for (; i < end; i++) {
      if (closed[i] === 1 || end - start < 2) continue;
      const run = Math.min(i - start, FARTHEST) * 8 + Math.min(end - 1 - i, FARTHEST);
      rows.add(i, featureHash(first, run));
      const near = Math.min(i - start, 2) * 8 + Math.min(end - 1 - i, 2);
      rows.add(i, featureHash(first + 1, near, classes[start + 1] as number, classes[end + 2] as number));
    }
    start = end;
  }
}
