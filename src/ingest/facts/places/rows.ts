/** Villages and towns in a row leave their ending to its last word: "盆窑、张庄、李家沟三个村". */
import { CharacterSet } from '../../character-set.js';
import type { Name } from '../../names/names.js';

const ROW_ENDING = /^(?:等)?(?:\d{1,3}|[二两三四五六七八九十]{1,3}|多|数)个(乡镇|街道|社区|行政村|乡|镇|村)/u;
const ROW_BEGINNINGS = new CharacterSet('等0123456789二两三四五六七八九十多数');
/** What stands between the places of a row. */
const JOINTS = '、和及与';
const LONGEST_ENDING = 10;
const LONGEST_ITEM = 4;
const ENDED = /(?:村|社区|镇|乡|街道|区|县|市)$/u;

/**
 * By each place in a row: the ending that the row has behind its last, 村, 镇 or 街道. Places that have an ending
 * themselves are left out. What holds for the last of a row holds for the one before: each is asked once, right to left.
 */
export function rowEndings(text: string, names: readonly Name[]): ReadonlyMap<Name, string> {
  const endings = new Map<Name, string>();
  let next: Name | null = null;
  /** The ending of the row in which `next` stands. */
  let ending: string | null = null;
  for (const name of names.toReversed()) {
    if (name.kind !== 'PLACE') {
      next = name;
      continue;
    }
    const isJoined = next?.kind === 'PLACE' && next.start - name.end === 1 && JOINTS.includes(text.charAt(name.end));
    if (!isJoined) ending = endingAt(text, name.end);
    next = name;
    if (ending === null || name.end - name.start > LONGEST_ITEM || ENDED.test(text.slice(name.start, name.end)))
      continue;
    endings.set(name, ending);
  }
  return endings;
}

function endingAt(text: string, at: number): string | null {
  if (!ROW_BEGINNINGS.isAt(text, at)) return null;
  const ending = ROW_ENDING.exec(text.slice(at, at + LONGEST_ENDING))?.[1] ?? null;
  return ending === '行政村' ? '村' : ending === '乡镇' ? '镇' : ending;
}
