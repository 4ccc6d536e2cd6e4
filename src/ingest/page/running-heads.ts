/**
 * Mastheads and running heads. Papers set their elements (name, section, day, edition, who made the page, addresses) in
 * any order, on one line or on several: what is left of a line without them says whether it is one.
 */
import { CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { WordSet } from '../word-set.js';
import { reportingPatternsOf } from './reporting.js';

/** The longest line of a running head, in characters. */
const LINE_LENGTH = 80;
/** What stands on such a line besides: the paper's short name, the name of a section, in characters. */
const BESIDES = 6;
/** Where so many elements stand on one line, more may. */
const SURELY = 4;
const BESIDES_MANY = 14;

const elementsOf = perLexicon((lexicon) => {
  const { page, calendar } = lexicon;
  const { paperName } = reportingPatternsOf(lexicon);
  const weekday = `${anyOf(calendar.weeks)}[${calendar.weekdays}]`;
  const name = '(?:\\p{Script=Han}(?:\\s\\p{Script=Han}(?!\\p{Script=Han})|\\p{Script=Han}{1,2}))';
  return {
    /** What running text hardly prints: full dates, editions, makers with their names, addresses. */
    telling: new RegExp(
      [
        `[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日(?:\\s*${weekday})?`,
        `\\d{4}\\s?[年.．/-]\\s?\\d{1,2}\\s?[月.．/-]\\s?\\d{1,2}\\s?日?(?:\\s*${weekday})?`,
        `(?:\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日\\s*)?${weekday}`,
        `(?:${anyOf(calendar.lunar)}\\s?)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\\s?闰?[正一二三四五六七八九十冬腊]{1,2}月[初十廿三][一二三四五六七八九十]?`,
        `${anyOf(calendar.lunar)}\\s?闰?[正一二三四五六七八九十冬腊]{1,2}月[初十廿三二][一二三四五六七八九十]?`,
        '第\\s?[A-Z]?[\\d一二三四五六七八九十]{1,3}\\s?版',
        '[A-Z]?\\d{1,2}\\s?版(?!\\p{Script=Han})',
        '(?<![A-Za-z])[A-D]\\d{1,2}(?![\\dA-Za-z])',
        '总?第\\s?\\d{3,6}\\s?期',
        `(?:[一二三四五六七八九十\\d]版|${anyOf(page.pageMakerPrefixes)})*${anyOf(page.pageMakers)}\\s*[：:／/\\s]\\s*${name}(?:\\s+(?!${anyOf([...page.pageMakers, ...page.contacts])})${name}(?=\\s|$))*`,
        `(?:${anyOf(page.contactSubjects)}?${anyOf(page.contacts)}\\s*[：:]?\\s*)?[\\w.+-]{2,30}@[\\w.-]{4,30}`,
        `${anyOf(page.contactSubjects)}?${anyOf(page.contacts)}\\s*[：:]?\\s*[\\d（(][\\d\\s（）()转、—-]{5,}`,
        anyOf(page.webControls),
      ].join('|'),
      'giu',
    ),
    /** What a running head prints besides, and other lines may too. */
    common: new RegExp(
      `(?<!\\p{Script=Han})(?:${paperName}|${anyOf(page.sections)}(?:[·・]?${anyOf(page.sections)})?)(?!\\p{Script=Han})|(?<!\\d)\\d{1,2}(?!\\d)|[A-Z][A-Z\\s]+`,
      'giu',
    ),
    /** What no such element is without: most lines are told apart by it at once. The others stand beside digits. */
    words: new WordSet(['月', '@', ...calendar.weeks, ...page.pageMakers, ...page.webControls]),
    numbered: withCompatible(
      [
        './-版期ABCDabcd',
        ...page.contacts.flatMap((word) => [word.slice(-1).toLowerCase(), word.slice(-1).toUpperCase()]),
      ].join(''),
    ),
    undersigned: new RegExp(`${anyOf(page.undersigned)}$`, 'u'),
  };
});

/** The characters, and those that stand for them in other forms: "Ａ", "㊊". */
function withCompatible(characters: string): CharacterSet {
  let others = '';
  for (const [from, to] of COMPATIBLE)
    for (let code = from; code <= to; code++) {
      const other = String.fromCharCode(code);
      if ([...other.normalize('NFKC')].some((character) => characters.includes(character))) others += other;
    }
  return new CharacterSet(characters, others);
}

/** Where Unicode has such forms. */
const COMPATIBLE = [
  [0x2000, 0x33ff],
  [0xf900, 0xffef],
] as const;

const DIGITS = new CharacterSet('0123456789０１２３４５６７８９');
/** What running text and tables hold, and running heads do not. */
const OF_TEXTS = new CharacterSet('，。；！？“”\t');
const SEPARATORS = /[\s·・|丨/／:：○●■□◆▲△★☆+＋\-—=<>【】[\]〉》«»]+/u;

/** Whether a line is made of what running heads print, the short name of a paper or a section aside. */
export function isRunningHead(line: string, lexicon: Lexicon): boolean {
  if (line.length > LINE_LENGTH || OF_TEXTS.isIn(line)) return false;
  const { telling, common, undersigned, words: told, numbered } = elementsOf(lexicon);
  if (!told.isIn(line) && !(DIGITS.isIn(line) && numbered.isIn(line))) return false;
  const text = withoutMisreadZeros(withoutWideYears(line.normalize('NFKC')));
  let found = 0;
  const untold = text.replace(telling, (element) => {
    found++;
    return /^\d{4}/u.test(element) ? ' \u0000 ' : ' ';
  });
  if (found === 0) return false;
  const rest = untold.replace('\u0000', ' ').replace(common, ' ');
  const words = rest.split(SEPARATORS).filter(Boolean);
  const length = words.reduce((sum, word) => sum + word.length, 0);
  // "某某市某某局 2020年10月16日" stands under a notice.
  if (found === 1 && untold.includes('\u0000') && words.some((word) => undersigned.test(word))) return false;
  // What prints so many of them is no text, whatever stands between.
  if (found >= SURELY) return length <= BESIDES_MANY;
  return length <= BESIDES && words.every((word) => isApart(text, word));
}

/** "2 0 1 9年7月10日": the digits of a year that is set wide. */
function withoutWideYears(text: string): string {
  return WIDE_YEAR.test(text) ? text.replace(WIDE_YEAR, (year) => year.replace(/\s/gu, '')) : text;
}

const WIDE_YEAR = /(?<!\d)\d\s\d\s\d\s\d(?=\s?年)/u;

/** "2O19年7月1O日": the letter is read where a zero stands. */
function withoutMisreadZeros(text: string): string {
  return text.includes('O') ? text.replace(/(?<=\d)O+|O+(?=\d)/gu, (letters) => '0'.repeat(letters.length)) : text;
}

/** Whether a word is set off from what stands around it, as the elements of a running head are. */
function isApart(text: string, word: string): boolean {
  const at = text.indexOf(word);
  const isEdge = (place: number) => place < 0 || place >= text.length || SEPARATORS.test(text.charAt(place));
  return isEdge(at - 1) && isEdge(at + word.length);
}
