/** Photographers' credits at the end of a text: "本报记者 张三 摄", "（李四摄）", "张三/摄影". */
import { BLANKS, CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { withoutBlanks } from '../reading.js';
import { WordSet } from '../word-set.js';
import type { Line } from './lines.js';
import { reportingPatternsOf } from './reporting.js';

/** Credits are at most this long. */
const CREDIT_LENGTH = 48;

const creditsOf = perLexicon((lexicon) => {
  const { reporting } = lexicon;
  const { paper, reporter, name } = reportingPatternsOf(lexicon);
  return {
    /** What credits end with: most texts end with none of it, and are told apart at once. */
    endings: new WordSet(reporting.photoCredits),
    /** The names begin the text or stand behind a mark or a role: 宏伟蓝|图 is no credit. */
    photo: new RegExp(
      `(?:^|[\\s。！？”）)（(]|${reporter}|${paper})\\s*${name}(?:[\\s、，]+${name}){0,2}[\\s、，/／]*${anyOf(reporting.photoCredits)}\\s*[)）]?$`,
      'u',
    ),
    closing: new RegExp(`^${anyOf([...reporting.writing, ...reporting.pictures])}\\s*[/／]\\s*\\S`, 'u'),
  };
});

/** Whether a text ends with a word that credits end with. */
export function mayEndCredit(text: string, lexicon: Lexicon): boolean {
  const { endings } = creditsOf(lexicon);
  let last = creditEnd(text) - 1;
  if (CLOSING.isAt(text, last)) last--;
  while (BLANK.isAt(text, last)) last--;
  return endings.endsAt(text, last + 1);
}

const BLANK = new CharacterSet(BLANKS);
const CLOSING = new CharacterSet('）)');

/** Whether a text ends in a photographer's credit. */
export function endsInCredit(text: string, lexicon: Lexicon): boolean {
  if (isArtwork(text, lexicon)) return true;
  if (!mayEndCredit(text, lexicon)) return false;
  const end = creditEnd(text);
  return creditsOf(lexicon).photo.test(text.slice(Math.max(0, end - CREDIT_LENGTH), end));
}

/** "版画《晨渡》　　张 三 作": a picture by its title and its maker. */
function isArtwork(text: string, lexicon: Lexicon): boolean {
  if (!MAKING.isAt(text, text.length - 1) || text.length > ARTWORK_LENGTH) return false;
  const name = ARTWORK.exec(text)?.[1];
  return name !== undefined && lexicon.surnames.isNameShaped(withoutBlanks(name));
}

const ARTWORK =
  /^\p{Script=Han}{0,6}[（(]?《[^《》]{1,20}》[）)]?\s*(\p{Script=Han}(?:\s?\p{Script=Han}){1,3})\s*[作绘画书刻]$/u;
const MAKING = new CharacterSet('作绘画书刻');
const ARTWORK_LENGTH = 40;

/** Where a text ends without the remark behind it that more is printed elsewhere: "张三 摄（更多图片见12版）". */
export function creditEnd(text: string): number {
  if (!text.endsWith('版）') && !text.endsWith('版)')) return text.length;
  return SEE_PAGE.exec(text)?.index ?? text.length;
}

const SEE_PAGE = /\s*[（(][^（()）]{0,12}见[^（()）]{1,6}版[）)]$/u;

/** Whether a text is a credit and nothing else: "本报记者张三摄"; where lines are set wide, blanks part the name: "某某传媒 张 三 摄". */
export function isCredit(lines: readonly Line[], lexicon: Lexicon): boolean {
  if (!mayEndCredit(lines.at(-1)?.text ?? '', lexicon)) return false;
  const text = lines.map((line) => line.text).join(' ');
  const compact = withoutBlanks(text);
  if (compact.length > 24 || /[。，；]/u.test(compact)) return false;
  // 图 also ends headlines.
  return endsInCredit(compact, lexicon) || (!text.endsWith('图') && endsInCredit(text, lexicon));
}

/** Whether lines end in a photographer's credit, which may be set on several. */
export function endsWithCredit(lines: readonly Line[], lexicon: Lexicon): boolean {
  const last = lines.at(-1);
  if (last !== undefined && isArtwork(last.text, lexicon)) return true;
  if (last === undefined || !mayEndCredit(last.text, lexicon)) return false;
  const end = lines.slice(-3).map((line) => line.text);
  return endsInCredit(end.join(' '), lexicon);
}

/** "文/本报记者 张三 图/本报记者 李四": who wrote and who photographed, below a text. */
export function isClosingCredit(line: string, lexicon: Lexicon): boolean {
  return SLASHES.isIn(line) && creditsOf(lexicon).closing.test(line);
}

const SLASHES = new CharacterSet('/／');
