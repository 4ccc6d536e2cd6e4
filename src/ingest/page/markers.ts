/** The marks by which a newspaper shows what a line is and where a text ends. */
import { BLANKS, CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { WordSet } from '../word-set.js';
import { endsInCredit, isClosingCredit } from './credits.js';
import { endsWithWriters, isWriters } from './signature.js';

const marksOf = perLexicon(({ page }) => ({
  /** Headlines whose text is a notice: its body opens without a dateline. */
  notice: new RegExp(`${anyOf(page.notices)}[（(].*[）)]$`, 'u'),
  notices: new WordSet(page.notices),
  /** "（原载本报某年某月某日）", "（相关报道见2版）". */
  remark: new RegExp(
    `^[（(【]\\s*(?:${anyOf(page.remarks)}[^（()）]{0,30}|[^（()）。]{2,24}${anyOf(page.remarkEndings)})[）)】]$`,
    'u',
  ),
  givers: new WordSet(page.undersigned),
  giver: new RegExp(`^[\\p{Script=Han}（）()]{2,28}${anyOf(page.undersigned)}$`, 'u'),
  anaphor: new RegExp(`^${anyOf(page.anaphora)}`, 'u'),
  reply: new RegExp(`^[【[（(〔■●◆]?${anyOf(page.replies)}[】\\]）)〕]?[：:]?$`, 'u'),
  /** "（下转第三版）", "下转第3版": the line that a text ends with that is continued elsewhere. */
  turn: new RegExp(`^[（(【]?\\s*(?:${anyOf(page.turns)}[^，。]{1,14}|[A-Z]?\\d{1,2}版继续[）)】]?)$`, 'u'),
  /** What such a line opens with. */
  turnBeginnings: new CharacterSet('（(【ABCDE0123456789', BLANKS, ...page.turns.map((word) => word.charAt(0))),
}));

const OPENING_BRACKETS = new CharacterSet('（(【');
const CLOSING_BRACKETS = new CharacterSet('）)');

/** Length of the mark of a Markdown heading with the blank behind it, 0 where there is none: "## " is 3. */
export function headingMark(line: string): number {
  return line.startsWith('#') ? (/^#{1,6}\s+/u.exec(line)?.[0].length ?? 0) : 0;
}

export function isNoticeHeadline(text: string, lexicon: Lexicon): boolean {
  const { notice, notices } = marksOf(lexicon);
  return notices.endsAt(text, text.length) || (CLOSING_BRACKETS.isAt(text, text.length - 1) && notice.test(text));
}

/** "（原载本报某年某月某日）", "（相关报道见2版）": a remark on the text above. */
export function isRemark(line: string, lexicon: Lexicon): boolean {
  return OPENING_BRACKETS.isAt(line, 0) && marksOf(lexicon).remark.test(line);
}

/** "【回音】": what stands over the answer to the letter above it. */
export function isReplyHeading(text: string, lexicon: Lexicon): boolean {
  return marksOf(lexicon).reply.test(text);
}

/** "2021年3月5日", "二〇二一年三月五日", and nothing else: the day of a notice. */
export function isBareDate(text: string): boolean {
  return text.endsWith('日') && DATE.exec(text)?.index === 0;
}

/** Whether a line names who gives a notice, and nothing else: "某某市供水公司". */
export function isUndersigning(text: string, lexicon: Lexicon): boolean {
  const { givers, giver } = marksOf(lexicon);
  return givers.endsAt(text, text.length) && giver.test(text);
}

/** "2021年3月5日", "2021年3月", "2021年初夏": when a notice or an open letter was given. */
export function isGivenWhen(text: string): boolean {
  return isBareDate(text) || GIVEN_WHEN.test(text);
}

const GIVEN_WHEN = /^\d{4}年(?:\d{1,2}月|[初仲暮盛晚]?[春夏秋冬])$/u;

/** Whether it ends with a day, as a notice does below who gives it. */
export function endsWithDate(text: string): boolean {
  return text.endsWith('日') && DATE.test(text);
}

const DATE = /(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/u;

/** Whether a text opens with what goes on with something said before: "据介绍", "与此同时". */
export function opensWithAnaphor(text: string, lexicon: Lexicon): boolean {
  return marksOf(lexicon).anaphor.test(text);
}

/** Whether a line belongs to the text above although no sentence ends it: where it goes on or was printed first, or who made it. */
export function closesText(line: string, lexicon: Lexicon): boolean {
  const { turn, turnBeginnings } = marksOf(lexicon);
  return (
    (turnBeginnings.isAt(line, 0) && turn.test(line)) ||
    isRemark(line, lexicon) ||
    isClosingCredit(line, lexicon) ||
    isWriters(line, lexicon)
  );
}

const SENTENCE_ENDS = new CharacterSet('。！？!?…～');
const CLOSING = new CharacterSet('”’」』）)》】');
/** So many marks may close what a sentence stands in. */
const MOST_CLOSING = 3;

/** Whether it ends with a sentence's mark, and what closes quotations and brackets behind it. */
function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last > text.length - 1 - MOST_CLOSING && CLOSING.isAt(text, last)) last--;
  return SENTENCE_ENDS.isAt(text, last) || (CLOSING_BRACKETS.isAt(text, text.length - 1) && isBehindSentence(text));
}

/** "……。（市委宣传部）": whether a text ends with brackets right behind a sentence. */
function isBehindSentence(text: string): boolean {
  const open = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('));
  if (open < 1 || text.length - open > BRACKETS_LENGTH) return false;
  let before = open - 1;
  while (before > 0 && (CLOSING.isAt(text, before) || BLANK.isAt(text, before))) before--;
  return SENTENCE_ENDS.isAt(text, before);
}

/** What stands in brackets behind a sentence is hardly longer, in characters. */
const BRACKETS_LENGTH = 26;
const BLANK = new CharacterSet(BLANKS);

/** Whether a text ends where a sentence does. */
export function isClosed(text: string, lexicon: Lexicon): boolean {
  return endsSentence(text) || endsInCredit(text, lexicon) || endsWithWriters(text, lexicon) || isRemark(text, lexicon);
}
