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
  let last = text.length - 1;
  if (text.endsWith('）') || text.endsWith(')')) last--;
  while (BLANK.isAt(text, last)) last--;
  return endings.endsAt(text, last + 1);
}

const BLANK = new CharacterSet(BLANKS);

/** Whether a text ends in a photographer's credit. */
export function endsInCredit(text: string, lexicon: Lexicon): boolean {
  return mayEndCredit(text, lexicon) && creditsOf(lexicon).photo.test(text.slice(-CREDIT_LENGTH));
}

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
  if (last === undefined || !mayEndCredit(last.text, lexicon)) return false;
  const end = lines.slice(-3).map((line) => line.text);
  return endsInCredit(end.join(' '), lexicon);
}

/** "文/本报记者 张三 图/本报记者 李四": who wrote and who photographed, below a text. */
export function isClosingCredit(line: string, lexicon: Lexicon): boolean {
  return SLASHES.isIn(line) && creditsOf(lexicon).closing.test(line);
}

const SLASHES = new CharacterSet('/／');
