/** Places in an order: "居全省第三", "名列全市第一位". */
import { hanValue, readNumeral } from './numbers.js';
import type { Quantity } from './quantities.js';

/** "居", the circle that is compared (up to 12 characters), "第", the numeral. */
const RANK =
  /(?:位居|居(?![住民家])|位列|名列|列(?=全)|排名|排在|位次|跃居|升至|荣获|获得?)([^，。；：、居列排\n第]{0,12})第([一二三四五六七八九十两\d]{1,3})(?:[名位]|(?=[，。；、！”）)\n]|$))/gu;

/** All ranks that a text states, in order. */
export function findRanks(text: string): Quantity[] {
  if (!text.includes('第')) return [];
  const found: Quantity[] = [];
  for (const match of text.matchAll(RANK)) {
    const ordinal = match.index + match[0].lastIndexOf('第') + 1;
    const numeral = readNumeral(text, ordinal);
    const end = match.index + match[0].length;
    if (numeral === null || numeral.value < 1) continue;
    const value = numeral.script === 'HAN' ? (hanValue(text, ordinal, numeral.end) ?? numeral.value) : numeral.value;
    found.push({
      start: match.index,
      end,
      value,
      unit: /[名位]$/u.test(match[0]) ? match[0].slice(-1) : '名',
      normalizedValue: value,
      normalizedUnit: 'rank',
      qualifier: null,
      kind: 'RANK',
      rule: 'rank',
    });
  }
  return found;
}
