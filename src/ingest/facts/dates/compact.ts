/** A page's text as one line of plain signs: what is asked for its day and year, never for where it stands. */
import { CharacterSet } from '../../character-set.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';

const signsOf = perLexicon(({ calendar, numerals }) => {
  const digits = new Map(
    [...numerals.digits].filter(([, value]) => value < 10).map(([sign, value]) => [sign, `${value}`]),
  );
  for (const zero of calendar.zeros) digits.set(zero, '0');
  const sign = `[${[...digits.keys()].join('')}]`;
  return { digits, hanYear: new RegExp(`${sign}{4}(?=\\s*年)`, 'gu') };
});

/** Digits of full width become narrow, and "二〇二四年", "二○二四年" become "2024年"; blanks stay. */
export function plainSigns(text: string, lexicon: Lexicon): string {
  const { digits, hanYear } = signsOf(lexicon);
  return narrowed(text.replace(hanYear, (year) => Array.from(year, (sign) => digits.get(sign) ?? sign).join('')));
}

const WIDE = new CharacterSet('０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ：／．－');
const WIDER_BY = 0xfee0;

/** Run by run: a replacement asks a function for every sign. */
function narrowed(text: string): string {
  let plain = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!WIDE.isAt(text, at)) continue;
    plain += text.slice(from, at) + String.fromCharCode(text.charCodeAt(at) - WIDER_BY);
    from = at + 1;
  }
  return plain + text.slice(from);
}

/** The same without blanks. */
export function compactText(text: string, lexicon: Lexicon): string {
  return plainSigns(text.replace(/[\s\u200b\ufeff]+/gu, ''), lexicon);
}
