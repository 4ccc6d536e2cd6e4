/** A newspaper's name and the number of its page, as heads print them. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { withoutBlanks } from '../../reading.js';

const patternsOf = perLexicon(({ numerals, page, reporting }) => {
  const numeral = [...numerals.digits.keys(), ...numerals.magnitudes.keys()].join('');
  const jumps = anyOf([...page.jumps, ...page.turns]);
  return {
    /** "A02", "第3版", "03版", "版次:03". */
    edition: new RegExp(
      `(?<!${jumps}\\s?)(?:(?<![A-Za-z\\d-])第?\\s?([A-HT]叠?\\s?\\d{1,2})(?![\\dA-Za-z℃-])` +
        `|(第\\s*[0-9${numeral}]{1,3}\\s*版)(?!面)|版次\\s*[:：]?\\s*([A-HT]?\\d{1,2})|(?<![\\d.第\\p{Script=Han}])(\\d{1,2}\\s*版)(?!面|本|权)` +
        `|(?<![\\p{Script=Han}\\d])([${numeral}]{1,3}版)(?![\\p{Script=Han}\\d]))`,
      'u',
    ),
    setOff: new RegExp(
      '(?:^|[\\s|/·•丨])' +
        `(?:(?:第\\s?)?([A-D]\\s?\\d{1,2})(?:\\s*版)?|(第\\s*[0-9${numeral}]{1,3}\\s*版)|([0-9]{1,2}\\s*版))` +
        '(?=$|[\\s|/·•丨、，])',
      'u',
    ),
    /** A number by itself, which is the page's beside paper, day or section. */
    bare: /(?<![\d.:：-]\s?|\d\/|\p{Script=Han})(\d{1,2})(?![\d.:：/-]|\s?[年月日期个%℃])/gu,
    paper: new RegExp(
      `(?:^|[\\s|/·•丨—:：《-])(\\p{Script=Han}{2,8}?${anyOf(reporting.paperEndings)})(?=$|[\\s|/·•丨—》\\dA-Z第-]|${anyOf(reporting.digitalPapers)})`,
      'u',
    ),
    section: new RegExp(`^${anyOf(page.sections)}(?=\\p{Script=Han}{2,8}$)`, 'u'),
    /** Papers whose names end otherwise, such as "文汇报": only beside the day. */
    otherPaper: /(?:^|[\s|/·•丨])(\p{Script=Han}{2,6}报)(?=$|[\s|/·•丨\dA-Z第])/u,
    noPaper: new RegExp(`${anyOf(reporting.noPapers)}$`, 'u'),
  };
});

/** The paper's name in a head; null where there is none. */
export function paperIn(head: string, lexicon: Lexicon): string | null {
  const { paper, section } = patternsOf(lexicon);
  return paper.exec(head)?.[1]?.replace(section, '') ?? null;
}

/** A name in a head that holds the day: other papers' names, too. */
export function paperBesideDay(head: string, lexicon: Lexicon): string | null {
  const { otherPaper, noPaper } = patternsOf(lexicon);
  const other = otherPaper.exec(head)?.[1];
  return paperIn(head, lexicon) ?? (other === undefined || noPaper.test(other) ? null : other);
}

/** The number of the page as printed, "A02", "第3版", "03版", "03"; null where there is none. */
export function editionIn(head: string, lexicon: Lexicon): string | null {
  const match = patternsOf(lexicon).edition.exec(head);
  return match === null ? null : withoutBlanks(match.slice(1).find((group) => group !== undefined) ?? '');
}

/** The same in a line that may be of a text: only where blanks or signs set the number off. */
export function editionSetOff(line: string, lexicon: Lexicon): string | null {
  const match = patternsOf(lexicon).setOff.exec(line);
  return match === null ? null : withoutBlanks(match.slice(1).find((group) => group !== undefined) ?? '');
}

/** Papers have fewer pages than this. */
const MOST_PAGES = 64;

/** The same in a head that holds the day, where a number by itself is the page's, too; `day` is that day's number. */
export function editionBesideDay(head: string, day: number, lexicon: Lexicon): string | null {
  const numbered = editionIn(head, lexicon);
  if (numbered !== null) return numbered;
  const numbers = Array.from(head.matchAll(patternsOf(lexicon).bare), ([, number = '']) => number).filter(
    (number) => Number(number) > 0 && Number(number) <= MOST_PAGES,
  );
  const padded = numbers.find((number) => number.startsWith('0'));
  return padded ?? numbers.find((number) => Number(number) !== day) ?? null;
}
