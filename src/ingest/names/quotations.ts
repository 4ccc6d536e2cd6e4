/** A name that would hold half of a pair of quotation marks begins at the other half: “清风护苗”工作领导小组. */
import { CharacterSet } from '../character-set.js';
import type { Hint, LabelledName } from './decoder.js';

/** How much the other half speaks for the whole name: about as much as all that the characters say. */
const WEIGHT = 20;
/** So many characters stand between the marks of a quoted name, at the most. */
const LONGEST = 14;
const CLOSING = '”’》」';
const OPENING = '“‘《「';
const HALVES = new CharacterSet(CLOSING, OPENING);
const PARTING = new CharacterSet('。，、；！？：—…\t\n');
/** What a national body's name opens with. */
const NATIONAL = '全国';

export function quotationHints(text: string, names: readonly LabelledName[]): Hint[] {
  const hints: Hint[] = [];
  let before: LabelledName | undefined;
  for (const name of names) {
    const start = name.kind === 'ORGANIZATION' || name.kind === 'PLACE' ? startOf(text, name, before) : null;
    if (start !== null) hints.push({ start, end: name.end, kind: name.kind, weight: WEIGHT });
    before = name;
  }
  return hints;
}

/** Where a name begins that holds one half of a pair and not the other; null if there is none such. */
function startOf(text: string, name: LabelledName, before: LabelledName | undefined): number | null {
  const opening = openingOf(text, name);
  if (opening === null) return null;
  if (name.kind === 'ORGANIZATION' && before?.kind === 'PLACE' && before.end === opening) return before.start;
  return text.startsWith(NATIONAL, opening - NATIONAL.length) ? opening - NATIONAL.length : opening;
}

/** Where the mark stands, before the name, that one in the name closes; null if there is none. */
function openingOf(text: string, { start, end }: LabelledName): number | null {
  for (let at = start; at < end; at++) {
    if (!HALVES.isAt(text, at)) continue;
    const pair = CLOSING.indexOf(text.charAt(at));
    if (pair < 0) return null;
    for (let before = start - 1; before >= Math.max(0, at - LONGEST); before--) {
      if (text.charAt(before) === OPENING.charAt(pair)) return before;
      if (PARTING.isAt(text, before)) return null;
    }
    return null;
  }
  return null;
}
