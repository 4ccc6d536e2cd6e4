/** What is called after a place is no place: “泰安”舰 is a ship, and 《泰安都市报》 a newspaper, which is an organization. */
import { CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Hint, LabelledName } from './decoder.js';

/** How much it speaks against the place, and for the newspaper: about as much as all that the characters say. */
const WEIGHT = 20;
const OPENING = new CharacterSet('“‘"');
const CLOSING = new CharacterSet('”’"');
/** What stands behind the name of a ship: “泰安”舰, “泰安号”货轮. */
const SHIPS = new CharacterSet('舰艇轮船号');

export function namedAfterHints(text: string, names: readonly LabelledName[], { reporting }: Lexicon): Hint[] {
  const hints: Hint[] = [];
  for (const { start, end, kind } of names) {
    if (kind !== 'PLACE') continue;
    const ending = reporting.paperEndings.find((word) => text.startsWith(word, end));
    if (ending !== undefined) hints.push({ start, end: end + ending.length, kind: 'ORGANIZATION', weight: WEIGHT });
    else if (OPENING.isAt(text, start - 1) && CLOSING.isAt(text, end) && SHIPS.isAt(text, end + 1))
      hints.push({ start, end, kind: null, weight: WEIGHT });
  }
  return hints;
}
