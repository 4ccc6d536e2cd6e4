/** Pieces → bodies with the headline pieces that stand between them. */
import { isClosed } from './markers.js';
import { isCredit, type Piece, startsText } from './pieces.js';

/** A body as it stands on the page, its inner headings included. */
export interface Body {
  readonly pieces: Piece[];
}

export interface Sequence {
  readonly bodies: Body[];
  /** `gaps[i]` are the headline pieces above body `i`; the last gap stands below the last body. */
  readonly gaps: Piece[][];
  readonly furniture: Piece[];
}

/** Headlines whose text is a notice: its body opens without a dateline. */
const NOTICE_HEADLINE = /(?:公示|公告|通告|通知|启事|声明|公报|招标|招聘|拍卖|名单|须知|预告|讣告)(?:[（(].*[）)])?$/u;

/** Divides the page's pieces, in their order, into bodies and what stands between them. */
export function sequenceBodies(pieces: readonly Piece[]): Sequence {
  const bodies: Body[] = [];
  const gaps: Piece[][] = [];
  const furniture: Piece[] = [];
  const mainLevel = mainHeadingLevel(pieces);
  let heads: Piece[] = [];
  let caption: Body | undefined;
  const begin = (piece: Piece): Body => {
    const body = { pieces: [piece] };
    gaps.push(heads);
    bodies.push(body);
    heads = [];
    return body;
  };
  for (const [i, piece] of pieces.entries()) {
    if (piece.role === 'FURNITURE' && !isDateOfNotice(pieces, i)) furniture.push(piece);
    else if (piece.role === 'HEAD') heads.push(piece);
    else if (startsText(piece)) {
      const body = begin(piece);
      caption = piece.opening === 'CAPTION' ? body : undefined;
    } else if (caption !== undefined && heads.length === 0 && goesOnWithCaption(caption, piece)) {
      caption.pieces.push(piece);
    } else {
      const current = caption === undefined ? bodies.at(-1) : interrupted(bodies);
      if (current === undefined || (heads.length > 0 && opensArticle(heads, current, mainLevel))) begin(piece);
      else current.pieces.push(...heads, piece);
      heads = [];
      caption = undefined;
    }
  }
  gaps.push(heads);
  return { bodies, gaps, furniture };
}

/** The body that a caption interrupts: the nearest one above that is no caption itself. */
function interrupted(bodies: readonly Body[]): Body | undefined {
  return bodies.findLast((body) => body.pieces[0]?.opening !== 'CAPTION');
}

function goesOnWithCaption(caption: Body, piece: Piece): boolean {
  const last = caption.pieces.at(-1);
  if (isCredit(piece.text)) return true;
  return last !== undefined && !isClosed(last.text) && !isCredit(last.text);
}

/** Whether headlines above a text without a dateline begin an article, rather than a section of the one above. */
function opensArticle(heads: readonly Piece[], above: Body, mainLevel: number): boolean {
  const last = heads.at(-1);
  if (last === undefined) return false;
  const levels = heads.map((head) => head.level).filter((level) => level > 0);
  if (levels.length > 0) return Math.min(...levels) <= mainLevel;
  if (heads.some((head) => NOTICE_HEADLINE.test(head.text))) return true;
  // The name under a notice, above its date or table.
  if (above.pieces.some((piece) => piece.role === 'TABLE')) return true;
  const afterOpen = !isClosed(above.pieces.at(-1)?.text ?? '');
  return !afterOpen && heads.length > 1 && heads.some((head) => head.text.length >= 8);
}

/** The heading level of articles: the highest one that a text of its own follows. */
function mainHeadingLevel(pieces: readonly Piece[]): number {
  const levels = pieces.flatMap((piece, i) => {
    const next = pieces[i + 1];
    return piece.level > 0 && next !== undefined && startsText(next) ? [piece.level] : [];
  });
  if (levels.length > 0) return Math.max(...levels);
  const all = pieces.map((piece) => piece.level).filter((level) => level > 0);
  return all.length > 0 ? Math.min(...all) : 0;
}

/** A bare date between texts is a notice's, not the page's running head. */
function isDateOfNotice(pieces: readonly Piece[], at: number): boolean {
  if (!/^\d{4}年\d{1,2}月\d{1,2}日$/u.test(pieces[at]?.text ?? '')) return false;
  const before = pieces.slice(Math.max(0, at - 2), at);
  return before.some((piece) => piece.role === 'TEXT' || (piece.role === 'HEAD' && piece.level === 0));
}
