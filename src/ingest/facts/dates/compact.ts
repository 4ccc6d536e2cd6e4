/** A page's text as one line of plain signs: what is asked for its day and year, never for where it stands. */
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { isBlankAt } from '../../reading.js';

const signsOf = perLexicon(({ calendar, numerals }) => {
  const digits = new Map(
    [...numerals.digits].filter(([, value]) => value < 10).map(([sign, value]) => [sign, `${value}`]),
  );
  for (const zero of calendar.zeros) digits.set(zero, '0');
  return { digits, signs: new CharacterSet(...digits.keys()) };
});

/** A year has so many digits. */
const YEAR_DIGITS = 4;

/** Digits of full width become narrow, and "二〇二四年", "二○二四年" become "2024年"; blanks stay. */
export function plainSigns(text: string, lexicon: Lexicon): string {
  return narrowed(withPlainYears(text, lexicon));
}

/** Year by year from its 年 on: a pattern would be tried at every numeral of the page. */
function withPlainYears(text: string, lexicon: Lexicon): string {
  const { digits, signs } = signsOf(lexicon);
  const plain: string[] = [];
  let from = 0;
  for (let at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
    let end = at;
    while (end > from && isSpace(text, end - 1)) end--;
    const start = end - YEAR_DIGITS;
    if (start < from || !areAll(signs, text, start, end)) continue;
    plain.push(
      text.slice(from, start),
      Array.from(text.slice(start, end), (sign) => digits.get(sign) ?? sign).join(''),
    );
    from = end;
  }
  if (from === 0) return text;
  plain.push(text.slice(from));
  return plain.join('');
}

function areAll(characters: CharacterSet, text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && characters.isAt(text, at)) at++;
  return at === end;
}

/** Whether `\s` matches the character at `at`. */
function isSpace(text: string, at: number): boolean {
  return isBlankAt(text, at) && text.charCodeAt(at) !== ZERO_WIDTH_SPACE;
}

const ZERO_WIDTH_SPACE = 0x200b;

const WIDE = new CharacterSet('０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ：／．－');
const WIDER_BY = 0xfee0;
/** Han characters stand before all of them. */
const FIRST_WIDE = 0xff0d;

/** Run by run: a replacement asks a function for every sign; joined at once, since every later look goes through what is added up. */
function narrowed(text: string): string {
  const plain: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < FIRST_WIDE || !WIDE.isAt(text, at)) continue;
    plain.push(text.slice(from, at), String.fromCharCode(text.charCodeAt(at) - WIDER_BY));
    from = at + 1;
  }
  if (from === 0) return text;
  plain.push(text.slice(from));
  return plain.join('');
}

/** The same without blanks. */
export function compactText(text: string, lexicon: Lexicon): string {
  return plainSigns(text.replace(/[\s\u200b\ufeff]+/gu, ''), lexicon);
}
