/** Villages and towns in a row leave their ending to its last word: "盆窑、张庄、李家沟三个村". */
import type { Name } from '../../names/names.js';

const ROW_ENDING = /^(?:等)?(?:\d{1,3}|[二两三四五六七八九十]{1,3}|多|数)个(乡镇|镇街|街道|社区|行政村|乡|镇|村)/u;
const JOINT = /^[、和及与]$/u;
const LONGEST_ENDING = 10;
const LONGEST_ITEM = 4;
const ENDED = /(?:村|社区|镇|乡|街道|区|县|市)$/u;

/** The ending that the row has in which `names[at]` stands: 村, 镇, 街道; null if it stands in none, or has an ending itself. */
export function rowEndingBehind(text: string, names: readonly Name[], at: number): string | null {
  const name = names[at];
  if (name === undefined || name.end - name.start > LONGEST_ITEM || ENDED.test(text.slice(name.start, name.end)))
    return null;
  let last = at;
  for (let next = names[last + 1]; next?.kind === 'PLACE'; next = names[++last + 1]) {
    const item = names[last];
    if (item === undefined || !JOINT.test(text.slice(item.end, next.start))) break;
  }
  const end = names[last]?.end ?? name.end;
  const ending = ROW_ENDING.exec(text.slice(end, end + LONGEST_ENDING))?.[1];
  if (ending === undefined) return null;
  return ending === '行政村' ? '村' : ending === '乡镇' || ending === '镇街' ? '镇' : ending;
}
