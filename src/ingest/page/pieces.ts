/** A page's text → pieces, in page order. What belongs to what is decided later. */
import type { Lexicon } from '../lexicon/lexicon.js';
import { splitBlock } from './blocks.js';
import { markBriefs, markUnsignedBriefs } from './briefs.js';
import { markCaptions, markClosingBylines, markPhotoTexts } from './captions.js';
import { isParagraphEach } from './column.js';
import { markHeads } from './heads.js';
import { linesAboveImprint } from './imprints.js';
import { type Line, splitLines } from './lines.js';
import { markMastheads } from './mastheads.js';
import { speaksOfInterview } from './openings.js';
import { type Piece, pieceOf } from './piece.js';
import { cutSettings, type Part } from './settings.js';
import { Sign } from './signs.js';

export function splitPieces(page: string, lexicon: Lexicon): Piece[] {
  const all = markBriefs(markMastheads(splitLines(page, lexicon), lexicon), lexicon);
  const above = linesAboveImprint(all, lexicon);
  const lines = withoutFoot(all, above);
  const isParagraphPage = isParagraphEach(lines);
  const parts = cutSettings(blocksOf(lines), lexicon);
  const pieces = parts.flatMap((part, i) => {
    if (!isBlock(part)) return [part];
    const teaser = teaserOf(part, lexicon);
    if (teaser !== null) return teaser;
    const next = parts[i + 1] ?? [];
    return splitBlock(part, isBlock(next) ? next : [], isParagraphPage, lexicon);
  });
  const texts = markPhotoTexts(markHeads(markInterviews(markCaptions(pieces, lexicon), lexicon), lexicon), lexicon);
  return [
    ...markUnsignedBriefs(markClosingBylines(texts), lexicon),
    ...all.slice(above).map((line) => pieceOf([line], 'FURNITURE', lexicon)),
  ];
}

/** The first lines of a page, of which the last now stands at its foot. */
function withoutFoot(lines: readonly Line[], count: number): readonly Line[] {
  const last = lines[count - 1];
  return count === lines.length || last === undefined
    ? lines
    : [...lines.slice(0, count - 1), { ...last, beforeBlank: true }];
}

function isBlock(part: Part): part is readonly Line[] {
  return Array.isArray(part);
}

/**
 * "▶▷ 5版·民生" on the front page points at what stands elsewhere: with a headline and what it says in short below it
 * that is a text of its own, with a headline alone it is none.
 */
function teaserOf([pointer, headline, ...rest]: readonly Line[], lexicon: Lexicon): Piece[] | null {
  if (pointer?.furniture !== true || headline === undefined || !POINTER.test(pointer.text)) return null;
  if (headline.opening !== null || headline.text.length > ASKED_LENGTH || (headline.signs & Sign.STOP) !== 0)
    return null;
  const above = pieceOf([pointer], 'FURNITURE', lexicon);
  if (rest.length === 0) return [above, pieceOf([headline], 'FURNITURE', lexicon)];
  if (rest.some(({ opening }) => opening !== null) || rest.at(-1)?.closed !== true) return null;
  return [
    above,
    { ...pieceOf([headline], 'HEAD', lexicon), isTitle: true },
    { ...pieceOf(rest, 'TEXT', lexicon), opening: 'BRIEF' },
  ];
}

const POINTER = /^[▶▷►▸◀▲▼→➡>＞»]+\s*第?\s*[A-Z]?\d{1,2}\s*版/u;

/** The lines between blank ones. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    if (line.afterBlank) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** A single question above others is their headline. */
function isAsked({ text, signs }: Piece): boolean {
  return text.length <= ASKED_LENGTH && /[？?]$/u.test(text) && (signs & (Sign.STOP | Sign.SEMICOLON)) === 0;
}

/** A question that is a headline is hardly longer, in characters. */
const ASKED_LENGTH = 36;

/** The paragraph before the first question of an interview introduces it. */
function markInterviews(pieces: readonly Piece[], lexicon: Lexicon): Piece[] {
  return pieces.map((piece, i) => {
    const introduces =
      piece.role === 'TEXT' &&
      piece.opening === null &&
      pieces[i + 1]?.opening === 'QUESTION' &&
      pieces[i - 1]?.opening !== 'BYLINE' &&
      speaksOfInterview(piece.text, lexicon);
    if (!introduces) return piece;
    return isAsked(piece) ? { ...piece, role: 'HEAD' as const } : { ...piece, opening: 'INTERVIEW' as const };
  });
}
