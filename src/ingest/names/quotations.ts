/** A name that would hold half of a pair of quotation marks begins at the other half: “清风护苗”工作领导小组. */
import { CharacterSet } from '../character-set.js';
import type { Hint, LabelledName } from './decoder.js';

/** How much the other half speaks for the whole name: about as much as all that the characters say. */
const WEIGHT = 20;
/** So many characters stand between the marks of a quoted name, at the most. */
const LONGEST = 14;
const CLOSING = '”’》」';
const OPENING = '“‘《「';
const PARTING = new CharacterSet('。，、；！？：—…\t\n');
/** What a national body's name opens with. */
const NATIONAL = '全国';

export function quotationHints(text: string, names: readonly LabelledName[]): Hint[] {
  return names.flatMap((name, i): Hint[] => {
    if (name.kind !== 'ORGANIZATION' && name.kind !== 'PLACE') return [];
    const opening = openingOf(text, name);
    if (opening === null) return [];
    const before = names[i - 1];
    const isOfPlace = name.kind === 'ORGANIZATION' && before?.kind === 'PLACE' && before.end === opening;
    const start = isOfPlace
      ? before.start
      : text.startsWith(NATIONAL, opening - NATIONAL.length)
        ? opening - NATIONAL.length
        : opening;
    return [{ start, end: name.end, kind: name.kind, weight: WEIGHT }];
  });
}

/** Where the mark stands, before the name, that one in the name closes; null if there is none. */
function openingOf(text: string, { start, end }: LabelledName): number | null {
  for (let at = start; at < end; at++) {
    const pair = CLOSING.indexOf(text.charAt(at));
    if (OPENING.includes(text.charAt(at))) return null;
    if (pair < 0) continue;
    for (let before = start - 1; before >= Math.max(0, at - LONGEST); before--) {
      if (text.charAt(before) === OPENING.charAt(pair)) return before;
      if (PARTING.isAt(text, before)) return null;
    }
    return null;
  }
  return null;
}
