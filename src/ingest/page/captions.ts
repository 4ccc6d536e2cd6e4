/** Photo captions: their arrow or first words show some, the photographer's credit at their end the others. */
import { isClosed } from './markers.js';
import { endsWithCredit, isCredit, type Piece, previousText } from './piece.js';

/** Captions are at most this long, in characters. */
const CAPTION_LENGTH = 320;

/** A photographer's credit ends a caption: what it closes, back to the paragraph's beginning, is one. */
export function markCaptions(pieces: readonly Piece[]): Piece[] {
  const marked = [...pieces];
  for (const [i, piece] of pieces.entries()) {
    if (piece.role !== 'TEXT' || piece.opening !== null || !endsWithCredit(piece.lines)) continue;
    let first = i;
    if (isCredit(piece.text)) first = previousText(marked, i);
    while (first >= 0 && marked[first]?.opening === null && continuesCaption(marked, first))
      first = previousText(marked, first);
    const start = marked[first];
    const length = marked.slice(Math.max(first, 0), i + 1).reduce((sum, other) => sum + other.text.length, 0);
    if (start?.role === 'TEXT' && start.opening === null && start.level === 0 && length <= CAPTION_LENGTH)
      marked[first] = { ...start, opening: 'CAPTION' };
  }
  return marked;
}

/** Whether the piece at `at` goes on with a caption that a column break cut; captions open with a day or a season. */
function continuesCaption(pieces: readonly Piece[], at: number): boolean {
  if (CAPTION_BEGINNING.test(pieces[at]?.text ?? '')) return false;
  const before = pieces[previousText(pieces, at)];
  return before?.role === 'TEXT' && before.level === 0 && /[，。、；]/u.test(before.text) && !isClosed(before.text);
}

const CAPTION_BEGINNING =
  /^(?:近日|日前|昨日|昨天|前日|连日来|近年来|近期|今年|今日|眼下|当前|时下|目前|初[春夏秋冬]|金秋|盛夏|[春夏秋冬]日|\d{1,2}月|\d{1,2}日|图为|在[\u4e00-\u9fa5])/u;
