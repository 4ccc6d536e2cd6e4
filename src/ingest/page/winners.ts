/** The results of a contest as a list: what was won, and who won it. */
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Line } from './lines.js';
import { isTitleLike, TITLE_LENGTH } from './setting-lines.js';
import { Sign } from './signs.js';

/** So many won the same at most. */
const MOST_WINNERS = 40;

/** What was won, by any name that a contest gives it, for how many, and no more: "【优秀指导奖（三名）】". */
const AWARD = /^[（(【■●◆]?\p{Script=Han}{1,8}奖(?:[（(][^（()）]{1,8}[）)])?[】）)]?[：:]?$/u;

/** Where the list ends that begins at `at` with what was won; `at` if none does: a list has two awards at least. */
export function winnersEnd(lines: readonly Line[], at: number, lexicon: Lexicon): number {
  let end = at;
  for (let i = at; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || (i > at && !isTitleLike(line) && !isAward(line))) break;
    if (isAward(line)) end = i;
    else if (i === at || i - end > MOST_WINNERS) break;
  }
  if (end === at) return at;
  do end++;
  while (isWinner(lines[end], lexicon));
  return end;
}

/** Whether a line says what those won who are listed below it: "一等奖：". */
function isAward({ text, opening }: Line): boolean {
  return opening === null && text.length <= TITLE_LENGTH && text.includes('奖') && AWARD.test(text.trim());
}

/** Whether a line names one of them: "某某区人民法院 张三". */
function isWinner(line: Line | undefined, lexicon: Lexicon): boolean {
  if (line === undefined || !isTitleLike(line) || (line.signs & Sign.BLANK) === 0) return false;
  return lexicon.surnames.isNameShaped(/\s(\p{Script=Han}{2,4})$/u.exec(line.text.trim())?.[1] ?? '');
}
