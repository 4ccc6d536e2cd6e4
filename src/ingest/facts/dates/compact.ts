/** A page's text as one line of plain signs: what is asked for its day and year, never for where it stands. */
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
  return text
    .replace(hanYear, (year) => Array.from(year, (sign) => digits.get(sign) ?? sign).join(''))
    .replace(/[０-９Ａ-Ｚ：／．－]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** The same without blanks. */
export function compactText(text: string, lexicon: Lexicon): string {
  return plainSigns(text.replace(/[\s\u200b\ufeff]+/gu, ''), lexicon);
}
