/** Photo captions: their arrow or first words show some, the photographer's credit at their end the others. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { endsWithCredit } from './credits.js';
import { isTextAndPhoto } from './openings.js';
import { type Piece, previousText, startsText } from './piece.js';

/** Captions are at most this long, in characters. */
const CAPTION_LENGTH = 320;

/** A photographer's credit ends a caption: what it closes, back to the paragraph's beginning, is one. */
export function markCaptions(pieces: readonly Piece[], lexicon: Lexicon): Piece[] {
  const marked = [...pieces];
  for (const [i, piece] of pieces.entries()) {
    if (piece.role !== 'TEXT' || piece.opening !== null || !endsWithCredit(piece.lines, lexicon)) continue;
    let first = i;
    if (piece.isCredit) first = previousText(marked, i);
    while (first >= 0 && marked[first]?.opening === null && continuesCaption(marked, first, lexicon))
      first = previousText(marked, first);
    if (isTextAndPhoto(piece.text, lexicon) && endsText(marked, first, lexicon)) continue;
    const start = marked[first];
    const length = marked.slice(Math.max(first, 0), i + 1).reduce((sum, other) => sum + other.text.length, 0);
    if (start?.role === 'TEXT' && start.opening === null && start.level === 0 && length <= CAPTION_LENGTH)
      marked[first] = { ...start, opening: 'CAPTION' };
  }
  return marked;
}

/** "本报记者 张三 文/图" below a text says who wrote and photographed it: a single short paragraph goes with its photo. */
export function markPhotoTexts(pieces: readonly Piece[], lexicon: Lexicon): Piece[] {
  const marked = [...pieces];
  for (const [i, piece] of pieces.entries()) {
    if (piece.opening !== 'BYLINE' || piece.afterBlank || !(piece.beforeBlank || endsAbove(pieces[i + 1]))) continue;
    if (!isTextAndPhoto(piece.text, lexicon)) continue;
    const before = previousText(marked, i);
    const above = marked[before];
    if (above?.role !== 'TEXT' || !above.closed) continue;
    marked[i] = { ...piece, opening: null, closed: true, isSigned: true };
    if (above.opening === null && above.text.length <= CAPTION_LENGTH && !endsText(marked, before, lexicon))
      marked[before] = { ...above, opening: 'CAPTION' };
  }
  return marked;
}

/** "某某日报 记者 张三" as the last line of a text that names nobody where it begins: who wrote it. */
export function markClosingBylines(pieces: readonly Piece[]): Piece[] {
  const marked = [...pieces];
  /** Where the text begins that is being read. */
  let first = -1;
  for (const [i, piece] of pieces.entries()) {
    const before = marked[previousText(marked, i)];
    const closes =
      piece.opening === 'BYLINE' &&
      piece.lines.length === 1 &&
      !(piece.afterBlank && !piece.beforeBlank) &&
      before?.role === 'TEXT' &&
      before.closed &&
      pieces[first]?.opening !== 'BYLINE' &&
      endsAtHead(pieces, i);
    if (closes) marked[i] = { ...piece, opening: null, closed: true, isSigned: true };
    else if (piece.role === 'HEAD') first = -1;
    else if (piece.role === 'TEXT' && (first < 0 || startsText(piece))) first = i;
  }
  return marked;
}

/** Whether nothing but a headline, or a photo's caption, stands below the piece at `at`. */
function endsAtHead(pieces: readonly Piece[], at: number): boolean {
  const next = pieces.slice(at + 1).find(({ role }) => role !== 'FURNITURE');
  return next === undefined || next.role === 'HEAD' || next.opening === 'CAPTION';
}

/** Whether the text above a piece ends there. */
function endsAbove(piece: Piece | undefined): boolean {
  return piece === undefined || piece.role === 'HEAD' || startsText(piece);
}

/** Whether the piece at `at` is the last paragraph of several, and no caption below a text. */
function endsText(pieces: readonly Piece[], at: number, lexicon: Lexicon): boolean {
  const piece = pieces[at];
  const above = pieces[previousText(pieces, at)];
  if (piece === undefined || above?.role !== 'TEXT' || !above.closed || above.opening === 'BYLINE') return false;
  // Below a column break the last paragraph of a text is set in as the others are.
  if (piece.indented && above.indented && piece.text.length > SHORT_TEXT) return true;
  return !piece.afterBlank || !speaksAsCaption(piece.text, lexicon);
}

/** What is set beside a photo and names who wrote it is hardly longer, in characters. */
const SHORT_TEXT = 120;

/** Whether a text tells the moment of a picture as captions do: it opens with a day or a season, or speaks of the picture. */
export function speaksAsCaption(text: string, lexicon: Lexicon): boolean {
  return captionBeginning(lexicon).test(text);
}

/** Whether the piece at `at` goes on with a caption that a column break cut; captions open with a day or a season. */
function continuesCaption(pieces: readonly Piece[], at: number, lexicon: Lexicon): boolean {
  if (speaksAsCaption(pieces[at]?.text ?? '', lexicon)) return false;
  const before = pieces[previousText(pieces, at)];
  return before?.role === 'TEXT' && before.level === 0 && /[，。、；,;]/u.test(before.text) && !before.closed;
}

const captionBeginning = perLexicon(
  ({ page }) =>
    new RegExp(`^(?:${anyOf([...page.captionDays, ...page.captions])}|\\d{1,2}[月日]|在\\p{Script=Han})`, 'u'),
);
