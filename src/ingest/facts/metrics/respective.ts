/** Values given one each: "婴儿死亡率、孕产妇死亡率分别为4.2‰、5.3‰", "分别增长12.5%和15.3%". */
import { clip, trimmed } from './clauses.js';
import type { Quantity } from './quantities.js';

/** How far before the values their names may stand, in characters. */
const REACH = 60;
const RESPECTIVELY = /([^，。；：！？,;:\n]*)分别([^，。；：！？、,;:\n]{0,6})$/u;
/** How near to the values 分别 itself stands, in characters: the verb behind it is short. */
const NEAR = 8;
const BETWEEN = /^(?:[、和及与]|，)$/u;
/** What only says that values follow, in no one's name. */
const COPULA = /^(?:为|是|达到?|有|占|控制在|降至|升至|增至|提高到|下降到|增加到)$/u;
const SUBJECTLESS = /^(?:同比|环比|[较比][^、]{1,8}|共|也)?$/u;

/**
 * The names of the values that begin with `quantities[i]`, one each, in order; empty where nothing is given
 * respectively. `nouns` are what the sentence counted and paid for so far: growth is theirs, the last ones' first.
 */
export function respectiveNames(
  text: string,
  quantities: readonly Quantity[],
  i: number,
  nouns: readonly string[],
): string[] {
  const first = quantities[i];
  if (first === undefined) return [];
  if (!text.slice(Math.max(0, first.start - NEAR), first.start).includes('分别')) return [];
  const match = RESPECTIVELY.exec(text.slice(Math.max(0, first.start - REACH), first.start));
  if (match === null) return [];
  const count = runLength(text, quantities, i);
  if (count < 2) return [];
  const [, subject = '', verb = ''] = match;
  const change = COPULA.test(verb) ? '' : verb;
  if (SUBJECTLESS.test(subject))
    return nouns.length < count ? [] : nouns.slice(-count).map((noun) => clip(noun + subject + change));
  const items = subject.split(/[、和及与]/u).map(trimmed);
  return items.length === count && items.every((item) => item.length >= 2)
    ? items.map((item) => clip(item + change))
    : [];
}

/** How many values of one unit follow each other directly. */
function runLength(text: string, quantities: readonly Quantity[], i: number): number {
  let count = 1;
  for (let next = i + 1; next < quantities.length; next++, count++) {
    const [before, quantity] = [quantities[next - 1], quantities[next]];
    if (before === undefined || quantity === undefined || quantity.start - before.end > 1) break;
    if (quantity.kind !== before.kind || !BETWEEN.test(text.slice(before.end, quantity.start))) break;
  }
  return count;
}
