/** Pieces → bodies with the headline pieces that stand between them. */
import type { Lexicon } from '../lexicon/lexicon.js';
import { Beginnings } from './beginnings.js';
import { isSubhead, type Piece, startsText } from './piece.js';

/** A body, its inner headings included. */
export interface Body {
  readonly pieces: Piece[];
  /** How sure it is that a text begins here, 0..1. */
  readonly certainty: number;
}

/** A place within a body where a text may begin that was not cut off. */
export interface Uncut {
  readonly body: Body;
  readonly piece: Piece;
  /** The chance that one begins there, 0..1. */
  readonly chance: number;
}

/** A stretch of a body that nothing interrupts: the extractor may set other texts down in between. */
export interface Stretch {
  readonly body: Body;
}

export interface Sequence {
  /** In the order in which they begin. */
  readonly bodies: readonly Body[];
  /** In page order; most bodies are a single one. */
  readonly stretches: readonly Stretch[];
  /** `gaps[i]` are the headline pieces above stretch `i`; the last gap stands below the last stretch. */
  readonly gaps: readonly (readonly Piece[])[];
  readonly furniture: readonly Piece[];
  readonly uncut: readonly Uncut[];
}

/** A text is cut off at this chance that it is one: more is asked where no headline stands above it. */
const LEAST_CHANCE = { headed: 0.5, bare: 0.6 };
/** Chances below this one are no doubt worth telling. */
const DOUBT = 0.3;

/** Divides the page's pieces, in their order, into bodies and what stands between them. */
export function sequenceBodies(pieces: readonly Piece[], lexicon: Lexicon): Sequence {
  const beginnings = new Beginnings(pieces, lexicon);
  const uncut: Uncut[] = [];
  const bodies: Body[] = [];
  const stretches: Stretch[] = [];
  const gaps: Piece[][] = [];
  const furniture: Piece[] = [];
  const main = mainHeadingLevel(pieces);
  let heads: Piece[] = [];
  let caption: Body | undefined;
  /** The body whose text is being read, captions aside. */
  let current: Body | undefined;
  const goOnWith = (body: Body) => {
    if (stretches.at(-1)?.body === body) return;
    gaps.push(heads);
    stretches.push({ body });
    heads = [];
  };
  const begin = (piece: Piece, certainty = 1): Body => {
    const body = { pieces: [piece], certainty };
    bodies.push(body);
    goOnWith(body);
    return body;
  };
  for (const [i, piece] of pieces.entries()) {
    if (piece.role === 'FURNITURE' && !isDateOfNotice(pieces, i)) furniture.push(piece);
    else if (piece.role === 'HEAD') heads.push(piece);
    else if (startsText(piece)) {
      const body = begin(piece);
      caption = piece.opening === 'CAPTION' ? body : undefined;
      if (caption === undefined) current = body;
    } else if (caption !== undefined && heads.length === 0 && goesOnWithCaption(caption, piece)) {
      caption.pieces.push(piece);
    } else {
      caption = undefined;
      const resumed = current === undefined ? undefined : resumedBy(piece, bodies, current, heads);
      if (resumed !== undefined) {
        goOnWith(resumed);
        resumed.pieces.push(piece);
        current = resumed;
      } else if (current === undefined) {
        current = begin(piece);
      } else {
        const next = pieces.slice(i + 1, i + 4).find((other) => other.role !== 'FURNITURE');
        const chance = chanceOfBeginning(piece, heads, current, next, main, beginnings);
        if (chance >= (heads.length > 0 ? LEAST_CHANCE.headed : LEAST_CHANCE.bare)) current = begin(piece, chance);
        else {
          if (chance >= DOUBT) uncut.push({ body: current, piece, chance });
          current.pieces.push(...heads, piece);
          heads = [];
          goOnWith(current);
        }
      }
    }
  }
  gaps.push(heads);
  return { bodies, stretches, gaps, furniture, uncut };
}

/**
 * The body that a piece without an opening goes on with although other texts or headlines stand between: one that
 * a column break cut in the middle of a sentence. The latest such body comes first.
 */
function resumedBy(piece: Piece, bodies: readonly Body[], current: Body, heads: readonly Piece[]): Body | undefined {
  if (piece.role !== 'TEXT' || piece.opening !== null || heads.length === 0) return undefined;
  // What stands under a Markdown heading, or under the headline of a notice, is that heading's text.
  if (heads.some((head) => head.level > 0 || head.isNotice)) return undefined;
  return isCut(current) ? current : bodies.findLast(isCut);
}

/** Whether a body ends in the middle of a sentence. */
function isCut({ pieces }: Body): boolean {
  const last = pieces.at(-1);
  return (
    last?.role === 'TEXT' &&
    pieces[0]?.opening !== 'CAPTION' &&
    last.text.length >= CUT_LENGTH &&
    /[\p{Script=Han}，、：]$/u.test(last.text) &&
    !last.closed
  );
}

/** The shortest piece that counts as cut in mid-sentence, in characters: shorter ones are signatures and the like. */
const CUT_LENGTH = 20;

function goesOnWithCaption(caption: Body, piece: Piece): boolean {
  const last = caption.pieces.at(-1);
  if (piece.isCredit) return true;
  return last !== undefined && !last.closed && !last.isCredit;
}

/** The chance that a text without a dateline begins an article, 0..1: it may be a section, or go on with the one above. */
function chanceOfBeginning(
  piece: Piece,
  heads: readonly Piece[],
  above: Body,
  next: Piece | undefined,
  main: MainLevel,
  beginnings: Beginnings,
): number {
  if (heads.length > 0) {
    const levels = heads.map((head) => head.level).filter((level) => level > 0);
    if (levels.length > 0 && Math.min(...levels) <= main.level) return 1;
    if (levels.length > 0 && main.isSure) return 0;
    if (heads.some((head) => head.isNotice)) return 1;
    if (heads.every((head) => NUMBERED.test(head.text))) return 0;
    // Where only first paragraphs are set in, one that is begins an article.
    const below = above.pieces.slice(1).filter((other) => other.role === 'TEXT');
    if (piece.indented && below.length > 0 && !below.some((other) => other.indented)) return 1;
    // The name under a notice, above its date or table.
    if (above.pieces.some((other) => other.role === 'TABLE')) return 1;
  }
  if (piece.role !== 'TEXT' || piece.opening !== null || above.pieces.at(-1)?.closed === false) return 0;
  const goesOn = next?.role === 'TEXT' && next.opening === null ? next : undefined;
  return beginnings.chanceOf({ piece, heads, above, next: goesOn });
}

/** "一、……": a section's heading. */
const NUMBERED = /^[（(]?[一二三四五六七八九十]{1,2}[、）)]/u;

interface MainLevel {
  /** 1 is the highest, 0 stands for none. */
  readonly level: number;
  /** Whether texts that open with a dateline stand below such headings. */
  readonly isSure: boolean;
}

/** The heading level of articles: the lowest one that a text of its own follows, or else the highest. */
function mainHeadingLevel(pieces: readonly Piece[]): MainLevel {
  const levels = pieces.flatMap((piece, i) => {
    const next = pieces[i + 1];
    return piece.level > 0 && !isSubhead(piece) && next !== undefined && startsText(next) ? [piece.level] : [];
  });
  if (levels.length > 0) return { level: Math.max(...levels), isSure: true };
  const all = pieces.map((piece) => piece.level).filter((level) => level > 0);
  return { level: all.length > 0 ? Math.min(...all) : 0, isSure: false };
}

/** A bare date between texts is a notice's, not the page's running head. */
function isDateOfNotice(pieces: readonly Piece[], at: number): boolean {
  if (!/^\d{4}年\d{1,2}月\d{1,2}日$/u.test(pieces[at]?.text ?? '')) return false;
  const before = pieces.slice(Math.max(0, at - 2), at);
  return before.some((piece) => piece.role === 'TEXT' || (piece.role === 'HEAD' && piece.level === 0));
}
