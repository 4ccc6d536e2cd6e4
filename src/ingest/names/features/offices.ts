/** Words for offices and callings, wherever they stand. */
import { titleEndings } from '../../facts/people/titles.js';
import { featureHash } from './hash.js';
import { Place, type TextView } from './view.js';

export const OFFICE_TEMPLATES = 3;

const OFFICE = 4;
const CALLING = 8;

export function fillOffices({ text }: TextView, first: number, width: number, out: Int32Array): void {
  const covered = coverWithOffices(text);
  for (let i = 0; i < text.length; i++) {
    const own = covered[i] as number;
    const before = i > 0 ? (covered[i - 1] as number) : 0;
    const behind = covered[i + 1] as number;
    const at = i * width + first;
    if (own !== 0) out[at] = featureHash(first, own);
    if (before !== 0) out[at + 1] = featureHash(first + 1, before, own);
    if (behind !== 0) out[at + 2] = featureHash(first + 2, own, behind);
  }
}

/** By character, the kind of the word for an office that covers it and the character's place in it; 0 for none. */
function coverWithOffices(text: string): Uint8Array {
  const endings = titleEndings(text);
  const covered = new Uint8Array(text.length + 1);
  for (let end = text.length; end > 0; end--) {
    const ending = endings[end] ?? null;
    if (ending === null) continue;
    const kind = ending.kind === 'OFFICE' ? OFFICE : CALLING;
    const start = end - ending.length;
    for (let i = start; i < end; i++)
      if (covered[i] === 0)
        covered[i] = kind + (end - start === 1 ? Place.WHOLE : i === start ? Place.FIRST : i === end - 1 ? Place.LAST : Place.MIDDLE);
  }
  return covered;
}
