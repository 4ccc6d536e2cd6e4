/**
 * A piece: lines that were set together and play one part on the page. It is a paragraph (or what a column break left
 * of one), a headline's line or lines, a row of a table, another line that stands for itself, such as one of verse, or
 * furniture.
 */
import type { Lexicon } from '../lexicon/lexicon.js';
import { isCredit } from './credits.js';
import { type Line, textWithoutBlanks } from './lines.js';
import { isClosed, isNoticeHeadline } from './markers.js';
import type { Opening } from './openings.js';
import { endsWithWriters, isAuthorNote } from './signature.js';
import { Sign } from './signs.js';

export type Role = 'TEXT' | 'HEAD' | 'TABLE' | 'LINE' | 'FURNITURE';

export interface Piece {
  readonly role: Role;
  readonly lines: readonly Line[];
  readonly start: number;
  readonly end: number;
  /** What is printed, blanks removed. */
  readonly text: string;
  /** The marks, digits and blanks that its lines hold (`Sign`). */
  readonly signs: number;
  readonly opening: Opening | null;
  /** Markdown heading level, 1 the highest; 0 for what is no heading. */
  readonly level: number;
  readonly afterBlank: boolean;
  readonly beforeBlank: boolean;
  /** Whether it is a whole line among lines of which each is a paragraph or a headline. */
  readonly isWholeLine: boolean;
  /** Whether its first line is set in from the margin. */
  readonly indented: boolean;
  /** Whether it ends where a sentence does. */
  readonly closed: boolean;
  /** Whether it is a photographer's credit and nothing else. */
  readonly isCredit: boolean;
  /** Whether it ends with its writers in brackets: "（张三 李四）". */
  readonly isSigned: boolean;
  /** Whether it would head a notice: "……公告". */
  readonly isNotice: boolean;
  /** Whether it stands over a text of a set form, which is always the one below: "更正". */
  readonly isTitle: boolean;
}

/** The longest headline, in characters. */
export const HEADLINE_LENGTH = 72;
const SUBHEAD = /^(?:#{1,6})?[—－-]/u;
const QUOTED = /[“「『《（(][^“”「」『』《》（）()]*[”」』》）)]/gu;

export function pieceOf(lines: readonly Line[], role: Role, lexicon: Lexicon, isUnwrapped = false): Piece {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a piece holds at least one line');
  let text = '';
  let signs = 0;
  for (const line of lines) {
    text += textWithoutBlanks(line);
    signs |= line.signs;
  }
  const isSigned =
    (role === 'TEXT' && endsWithWriters((lines[lines.length - 2]?.text ?? '') + last.text, lexicon)) ||
    ((role === 'TEXT' || role === 'LINE') && isAuthorNote(text, lexicon));
  return {
    role,
    lines,
    start: first.start,
    end: last.end,
    text,
    signs,
    opening: role === 'TEXT' ? first.opening : null,
    level: first.text.startsWith('#') ? (/^#{1,6}(?=\s)/u.exec(first.text)?.[0].length ?? 0) : 0,
    afterBlank: first.afterBlank,
    beforeBlank: last.beforeBlank,
    isWholeLine: isUnwrapped && lines.length === 1,
    indented: first.indented,
    closed: isSigned || isClosed(text, lexicon),
    isCredit: isCredit(lines, lexicon),
    isSigned,
    isNotice: isNoticeHeadline(text, lexicon),
    isTitle: false,
  };
}

/** Whether a text of its own begins with this piece: a dateline, a byline, a signature, a jump, a caption. */
export function startsText(piece: Piece): boolean {
  return piece.opening !== null && piece.opening !== 'QUESTION' && piece.opening !== 'ANSWER';
}

/** "——从……说起": a heading that opens with a dash goes with the one above it. */
export function isSubhead(piece: Piece): boolean {
  return SUBHEAD.test(piece.text);
}

/** The place of the piece before `at` that is no furniture, -1 if there is none. */
export function previousText(pieces: readonly Piece[], at: number): number {
  let i = at - 1;
  while (i >= 0 && pieces[i]?.role === 'FURNITURE') i--;
  return i;
}

/** The first of the next `most` pieces that is no furniture, undefined if all of them are. */
export function textBelow(pieces: readonly Piece[], at: number, most: number): Piece | undefined {
  for (let i = at + 1; i <= at + most; i++) if (pieces[i]?.role !== 'FURNITURE') return pieces[i];
  return undefined;
}

/** A text without what stands in quotation marks and brackets. */
export function unquoted({ text, signs }: Pick<Line, 'text' | 'signs'>): string {
  return (signs & Sign.OPENING) === 0 ? text : text.replace(QUOTED, '');
}
