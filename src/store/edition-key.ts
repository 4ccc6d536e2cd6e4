/** The number of a page in its issue, in a form that can be compared: "A02", "Ａ2版" and "a2" are one, "第三版" is "03". */

const HAN_DIGITS = '〇一二三四五六七八九';
/** Letters of the section, then the page's number: "A02", "T3", "12". */
const NUMBERED = /^([A-Z]*)0*(\d+)$/u;
/** What is printed around it. */
const AROUND = /[\s第版面叠:：.·]/gu;

/** @returns null where nothing is left to compare */
export function editionKey(edition: string | null): string | null {
  if (edition === null) return null;
  const bare = withDigits(edition.normalize('NFKC').toUpperCase().replace(AROUND, ''));
  const [, section = '', number] = NUMBERED.exec(bare) ?? [];
  const key = number === undefined ? bare : `${section}${number}`;
  return key === '' ? null : key;
}

/** Sorts pages of an issue as the paper numbers them: sections by letter, in each by number; what has none comes last. */
export function editionOrder(key: string | null): string {
  const [, section = '', number] = NUMBERED.exec(key ?? '') ?? [];
  if (number === undefined) return `~${key ?? '\uffff'}`;
  return `${section}${String(number.length)}${number}`;
}

/** "三" → "3", "十二" → "12", "二十" → "20", "头" → "1"; anything else as it is. */
function withDigits(text: string): string {
  if (text === '头') return '1';
  const [, tens, ten, ones] = /^([〇一二三四五六七八九])?(十)?([〇一二三四五六七八九])?$/u.exec(text) ?? [];
  if (ten === undefined) return tens === undefined ? text : `${digit(tens)}${ones === undefined ? '' : digit(ones)}`;
  return `${tens === undefined ? 1 : digit(tens)}${ones === undefined ? 0 : digit(ones)}`;
}

function digit(character: string): number {
  return HAN_DIGITS.indexOf(character);
}
