/** The lines of a page that may be its masthead, running head or folio: short, and of nothing but day, paper and page. */
import { BLANKS, CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { plainSigns } from './compact.js';

/** A line of a page; its text is made when asked for, since few lines look like a head's. */
export class PageLine {
  readonly #page: string;
  readonly #start: number;
  readonly #end: number;
  readonly #lexicon: Lexicon;
  #text: string | null = null;
  /** From 0, blank lines not counted. */
  readonly number: number;
  /** Whether a blank line or the top of the page stands above. */
  readonly afterBlank: boolean;
  /** False where its characters alone say that it is no line of a head. */
  readonly mayBeHead: boolean;

  constructor(
    { page, start, end }: { readonly page: string; readonly start: number; readonly end: number },
    { number, afterBlank, mayBeHead }: Pick<PageLine, 'number' | 'afterBlank' | 'mayBeHead'>,
    lexicon: Lexicon,
  ) {
    this.#page = page;
    this.#start = start;
    this.#end = end;
    this.#lexicon = lexicon;
    this.number = number;
    this.afterBlank = afterBlank;
    this.mayBeHead = mayBeHead;
  }

  /** With narrow digits, years in digits, and words that were set wide drawn together. */
  get text(): string {
    if (this.#text === null) {
      const text = this.#page.slice(this.#start, this.#end).trim();
      this.#text = text.length > LONGEST_HEAD ? text : headText(text, this.#lexicon);
    }
    return this.#text;
  }
}

/** Head lines and their furniture are short; a sentence that names a day is not one of them. */
const LONGEST_HEAD = 60;
/** Han characters that a head line may hold besides what heads are made of: the name of a section, a motto. */
const MOST_OTHERS = 8;
const SENTENCE_SIGN = /[。；！？“”（(]/u;

const patternsOf = perLexicon(({ calendar, numerals, page, reporting }) => {
  const han = [...numerals.digits.keys(), ...numerals.magnitudes.keys(), ...numerals.tens.keys()].join('');
  const number = `(?:\\d{1,2}|[${han}]{1,3})`;
  const weekday = `${anyOf(calendar.weeks)}\\s*[${calendar.weekdays}]`;
  const moonYear = `[${calendar.stems}][${calendar.branches}]年`;
  const moonDay = `[闰${han}正冬腊]{1,3}月[初${han}]{1,3}`;
  const issue = `总?第?\\s*\\d{3,6}\\s*[期号]|(?:今日|本期|今天|共)\\s*共?\\s*${number}\\s*个?版`;
  const makers = `${anyOf(page.pageMakers)}\\s*[:：/]?\\s*\\p{Script=Han}{2,4}(?![\\p{Script=Han}])`;
  return {
    /** What no line of a head is without that names a day. */
    year: new CharacterSet('年0123456789'),
    /** Notes in brackets that heads print: the day of the week, the moon's day, the number of the issue. */
    brackets: new RegExp(
      `[（(]\\s*(${weekday}|(?:${anyOf(calendar.lunar)}|${moonYear}|总第|第)[^（）()。，]{1,16})\\s*[）)]`,
      'gu',
    ),
    /** A day of the moon's calendar, issue numbers, weather. */
    notes: new RegExp(
      `(?:${anyOf(calendar.lunar)}[:：\\s]*(?:${moonYear})?\\s*(?:${moonDay})?(?:日|$|\\s)?|${moonYear}\\s*(?:${moonDay})?|${moonDay}(?![${han}日])` +
        `|${issue}|-?\\d{1,2}\\s*(?:℃|°C)?\\s*[-~～—/至到]\\s*-?\\d{1,2}\\s*(?:℃|°C))`,
      'gu',
    ),
    moon: new RegExp(`${anyOf(calendar.lunar)}|${moonYear}`, 'u'),
    issue: /第\s*\d{3,6}\s*期/u,
    section: new RegExp(`(?:^|[^\\p{Script=Han}])${anyOf(page.sections)}(?![\\p{Script=Han}])`, 'u'),
    makers: new RegExp(makers, 'gu'),
    known: new RegExp(
      `${weekday}|${number}\\s*[年月日号版]|第${number}\\s*版|${anyOf(page.sections)}|\\p{Script=Han}{2,8}${anyOf(reporting.paperEndings)}社?`,
      'gu',
    ),
  };
});

/** The page's non-blank lines in order. */
export function pageLines(page: string, lexicon: Lexicon): PageLine[] {
  const lines: PageLine[] = [];
  let afterBlank = true;
  for (let start = 0; start < page.length; ) {
    let end = start;
    let held = 0;
    for (; end < page.length; end++) {
      const kind = KINDS[page.charCodeAt(end)] ?? 0;
      if (kind === LINE_END) break;
      held |= kind;
    }
    const isBlank = held === 0;
    if (!isBlank) {
      const mayBeHead = (held & HEAD_SIGN) !== 0 && (held & STOP) === 0;
      lines.push(new PageLine({ page, start, end }, { number: lines.length, afterBlank, mayBeHead }, lexicon));
    }
    afterBlank = isBlank;
    start = end + (page.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

/** What the characters of a line are to a head; blanks are nothing. */
const [OTHER, HEAD_SIGN, STOP, LINE_END] = [1, 2, 4, 8];
const KINDS = kinds([
  [BLANKS, 0],
  ['年版报0123456789０１２３４５６７８９', HEAD_SIGN],
  ['。；！？“”', STOP],
  ['\n\r\f\u2028\u2029', LINE_END],
]);

/** By code; `OTHER` for all characters that no row holds. */
function kinds(rows: readonly (readonly [characters: string, kind: number])[]): Uint8Array {
  const table = new Uint8Array(0x10000).fill(OTHER);
  for (const [characters, kind] of rows)
    for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = kind;
  return table;
}

function headText(text: string, lexicon: Lexicon): string {
  if (!patternsOf(lexicon).year.isIn(text) && !/[ \u3000０-９○◯〇]/u.test(text)) return text;
  return plainSigns(drawnTogether(text), lexicon).replace(patternsOf(lexicon).brackets, ' $1 ').trim();
}

/** "2 0 2 4 年  要 闻" → "2024年 要闻": words whose every character stands by itself. */
function drawnTogether(text: string): string {
  const words = text.split(/[ \t\u00a0\u3000]+/u);
  if (words.length < 4 || words.filter((word) => word.length === 1).length < words.length * LETTERSPACED) return text;
  return text.replace(/(\S)[ \t\u00a0\u3000](?=\S)/gu, '$1').replace(/\s{2,}/gu, ' ');
}

const LETTERSPACED = 0.7;

/** Whether a line may be of a masthead or a running head. */
export function isHeadLike(text: string, lexicon: Lexicon): boolean {
  if (text.length > LONGEST_HEAD || SENTENCE_SIGN.test(text)) return false;
  const { notes, makers, known } = patternsOf(lexicon);
  const rest = text.replace(notes, '').replace(makers, '').replace(known, '');
  return rest.replace(/[^\p{Script=Han}]/gu, '').length <= MOST_OTHERS;
}

/** A head without the moon's day, the issue's number, the weather, and who made the page. */
export function withoutNotes(text: string, lexicon: Lexicon): string {
  const { notes, makers } = patternsOf(lexicon);
  return text.replace(notes, ' ').replace(makers, ' ');
}

/** Whether a text names a day of the moon's calendar. */
export function namesMoonDay(text: string, lexicon: Lexicon): boolean {
  return patternsOf(lexicon).moon.test(text);
}

/** Whether a text names a section of the paper or the number of its issue. */
export function namesSection(text: string, lexicon: Lexicon): boolean {
  const { issue, section } = patternsOf(lexicon);
  return issue.test(text) || section.test(text);
}

/** A short line without a sentence's punctuation. */
export function isShort(text: string): boolean {
  return text.length <= LONGEST_HEAD && !SENTENCE_SIGN.test(text);
}
