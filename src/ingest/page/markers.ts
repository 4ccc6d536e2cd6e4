/** The marks by which a newspaper shows what a line is and where a text ends. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { endsInCredit, isClosingCredit } from './credits.js';
import { endsWithWriters, isWriters } from './signature.js';

const marksOf = perLexicon(({ page }) => ({
  /** Headlines whose text is a notice: its body opens without a dateline. */
  notice: new RegExp(`${anyOf(page.notices)}(?:[（(].*[）)])?$`, 'u'),
  /** "（下转第三版）", "下转第3版": the line that a text ends with that is continued elsewhere. */
  turn: new RegExp(`^[（(【]?\\s*${anyOf(page.turns)}[^，。]{1,14}$`, 'u'),
}));

/** Length of the mark of a Markdown heading with the blank behind it, 0 where there is none: "## " is 3. */
export function headingMark(line: string): number {
  return /^#{1,6}\s+/u.exec(line)?.[0].length ?? 0;
}

export function isNoticeHeadline(text: string, lexicon: Lexicon): boolean {
  return marksOf(lexicon).notice.test(text);
}

/** Whether a line belongs to the text above although no sentence ends it: where it goes on, or who made it. */
export function closesText(line: string, lexicon: Lexicon): boolean {
  return marksOf(lexicon).turn.test(line) || isClosingCredit(line, lexicon) || isWriters(line, lexicon);
}

/** Whether a text ends where a sentence does. */
export function isClosed(text: string, lexicon: Lexicon): boolean {
  return (
    /[。！？!?…～][”’」』）)》】]*$/u.test(text.slice(-4)) ||
    endsInCredit(text, lexicon) ||
    endsWithWriters(text, lexicon)
  );
}
