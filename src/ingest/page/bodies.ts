/** Pieces → bodies with the headline pieces that stand between them. */
import type { Lexicon } from '../lexicon/lexicon.js';
import type { LayoutDoubtReason } from '../parsed.js';
import { Borders } from './borders.js';
import { endsWithDate, isBareDate, opensWithAnaphor } from './markers.js';
import { type Piece, startsText, textBelow } from './piece.js';
import { CLAUSE_SIGNS } from './signs.js';

/** A body, its inner headings included. */
export interface Body {
  readonly pieces: Piece[];
  /** Where it is unsure that the body begins, ends, or goes on. */
  readonly doubts: BorderDoubt[];
}

export interface BorderDoubt {
  readonly reason: Exclude<LayoutDoubtReason, 'CONTESTED_HEADLINE'>;
  /** The piece that the border stands above. */
  readonly piece: Piece;
  /** The chance that the border is right, 0..1. */
  readonly certainty: number;
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
}

/** A text is cut off at this chance that it is one: more is asked where no headline stands above it. */
const LEAST_CHANCE = { headed: 0.5, bare: 0.6 };
/** Chances below this one are no doubt worth telling. */
const DOUBTFUL = 0.3;
/** At this chance a text goes on with none that a column break cut. */
const SURELY_NEW = 0.7;
/** So many pieces below, the text goes on. */
const NEAR = 3;
/** How sure the beginning of a page's first text is that has neither dateline nor headline. */
const UNMARKED = 0.5;

/** Whether a text opens with its own summary ("核心提示：…"): no note of the editors, it has headings and is signed. */
export function hasLead({ pieces }: Body): boolean {
  return (
    pieces[0]?.opening === 'NOTE' && pieces.at(-1)?.isSigned === true && pieces.some(({ role }) => role === 'HEAD')
  );
}

/** Divides the page's pieces, in their order, into bodies and what stands between them. */
export function sequenceBodies(pieces: readonly Piece[], lexicon: Lexicon): Sequence {
  const borders = new Borders(pieces, lexicon);
  const bodies: Body[] = [];
  const stretches: Stretch[] = [];
  const gaps: Piece[][] = [];
  const furniture: Piece[] = [];
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
  const begin = (piece: Piece, doubts: BorderDoubt[] = []): Body => {
    const body = { pieces: [piece], doubts };
    bodies.push(body);
    goOnWith(body);
    return body;
  };
  for (const [i, piece] of pieces.entries()) {
    if (piece.role === 'FURNITURE' && !isDateOfNotice(pieces, i)) furniture.push(piece);
    else if (piece.role === 'HEAD') heads.push(piece);
    else if (startsText(piece) && !(heads.length === 0 && goesOnWithByline(piece, current))) {
      const body = begin(piece);
      caption = piece.opening === 'CAPTION' ? body : undefined;
      if (caption === undefined) current = body;
    } else if (caption !== undefined && heads.length === 0 && goesOnWithCaption(caption, piece)) {
      caption.pieces.push(piece);
    } else {
      caption = undefined;
      const isHeaded = heads.length > 0;
      if (current === undefined) {
        current = begin(piece, isHeaded ? [] : [{ reason: 'UNMARKED_BORDER', piece, certainty: UNMARKED }]);
        continue;
      }
      const next = textBelow(pieces, i, NEAR);
      const isSigned = isSignedBelow(heads, pieces, i);
      const chance = borders.chanceOf({
        piece,
        heads,
        above: current,
        next,
        isSignedBelow: isSigned,
        isOnlyHeadline: isOnlyHeadline(heads, current, pieces, i),
      });
      if (isHeadWithin(piece, heads, current, gaps, stretches, lexicon)) {
        gaps.push(heads);
        stretches.push({ body: current });
        heads = [];
        current.pieces.push(piece);
        continue;
      }
      const isParted =
        heads.length > 0 || (current.pieces[0]?.opening === 'BRIEF' && pieces[i - 1]?.role === 'FURNITURE');
      const resumed = chance < SURELY_NEW && isParted ? resumedBy(piece, bodies, current, heads) : undefined;
      if (resumed !== undefined) {
        goOnWith(resumed);
        resumed.pieces.push(piece);
        current = resumed;
      } else if (chance >= (isHeaded ? LEAST_CHANCE.headed : LEAST_CHANCE.bare)) {
        const doubt: BorderDoubt = { reason: isHeaded ? 'HEADED_BORDER' : 'UNMARKED_BORDER', piece, certainty: chance };
        const doubts = chance < 1 ? [doubt] : [];
        current.doubts.push(...doubts);
        current = begin(piece, doubts);
      } else {
        if (chance >= DOUBTFUL) current.doubts.push({ reason: 'POSSIBLE_BORDER', piece, certainty: 1 - chance });
        current.pieces.push(...heads, piece);
        heads = [];
        goOnWith(current);
      }
    }
  }
  gaps.push(heads);
  return { bodies, stretches, gaps, furniture };
}

/**
 * The body that a piece without an opening goes on with although other texts or headlines stand between: one that
 * a column break cut in the middle of a sentence. The latest such body comes first.
 */
function resumedBy(piece: Piece, bodies: readonly Body[], current: Body, heads: readonly Piece[]): Body | undefined {
  if (piece.role !== 'TEXT' || piece.opening !== null) return undefined;
  // What stands under a Markdown heading, or under the headline of a notice, is that heading's text.
  if (heads.some((head) => head.level > 0 || head.isNotice)) return undefined;
  return isCut(current) ? current : bodies.findLast(isCut);
}

/**
 * Whether headlines stand amid the columns of the text above, which has none yet, and the piece goes on with it: they
 * stand at the head of a column, and it opens with what was said before.
 */
function isHeadWithin(
  piece: Piece,
  heads: readonly Piece[],
  current: Body,
  gaps: readonly (readonly Piece[])[],
  stretches: readonly Stretch[],
  lexicon: Lexicon,
): boolean {
  if (
    heads[0]?.afterBlank !== true ||
    heads.slice(1).some(({ afterBlank }) => afterBlank) ||
    piece.role !== 'TEXT' ||
    piece.opening !== null
  )
    return false;
  if (current.pieces[0] === undefined || !startsText(current.pieces[0]) || piece.afterBlank) return false;
  const at = stretches.findLastIndex(({ body }) => body === current);
  const isHeaded = (gaps[at] ?? []).length > 0 || current.pieces.some(({ role }) => role === 'HEAD');
  return !isHeaded && at === stretches.length - 1 && opensWithAnaphor(piece.text, lexicon);
}

/** Whether writers sign below a piece whose headlines are set apart, before the next headline or text. */
export function isSignedBelow(heads: readonly Piece[], pieces: readonly Piece[], at: number): boolean {
  if (heads[0]?.afterBlank !== true) return false;
  for (let i = at; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined || piece.role === 'HEAD' || (i > at && startsText(piece))) return false;
    if (piece.isSigned) return !piece.isCredit;
  }
  return false;
}

/** Whether headlines above a piece are the only ones from the beginning of the text above to the next text that shows where it begins. */
export function isOnlyHeadline(heads: readonly Piece[], above: Body, pieces: readonly Piece[], at: number): boolean {
  if (heads.length === 0 || above.pieces.slice(-MOST_BETWEEN).some(({ role }) => role === 'HEAD')) return false;
  const below = pieces.slice(at + 1, at + 1 + MOST_BETWEEN).filter(({ role }) => role !== 'FURNITURE');
  const head = below.findIndex((piece) => piece.role === 'HEAD' || startsText(piece));
  if (head < 0) return at + 1 + MOST_BETWEEN >= pieces.length;
  const next = below.slice(head).find(({ role }) => role !== 'HEAD');
  return next === undefined || startsText(next);
}

/** Sections are hardly longer, in pieces. */
const MOST_BETWEEN = 40;

/** Whether a byline is the second line of one: "本报记者 张三" above "通讯员 李四". */
function goesOnWithByline(piece: Piece, current: Body | undefined): boolean {
  return piece.opening === 'BYLINE' && current?.pieces.length === 1 && current.pieces[0]?.opening === 'BYLINE';
}

/** Whether a body ends in the middle of a sentence. */
function isCut({ pieces }: Body): boolean {
  const last = pieces.at(-1);
  return (
    last?.role === 'TEXT' &&
    pieces[0]?.opening !== 'CAPTION' &&
    last.text.length >= CUT_LENGTH &&
    /[\p{Script=Han}，、：]$/u.test(last.text) &&
    !last.closed &&
    !endsWithDate(last.text)
  );
}

/** The shortest piece that counts as cut in mid-sentence, in characters: shorter ones are signatures and the like. */
const CUT_LENGTH = 20;

function goesOnWithCaption(caption: Body, piece: Piece): boolean {
  const last = caption.pieces.at(-1);
  if (piece.isCredit) return true;
  return last !== undefined && !last.closed && !last.isCredit && !isLabel(last);
}

/** "图①　村民在晾晒腊肉": a photo's number and what it shows, on a line set apart, is no beginning of a sentence. */
function isLabel({ text, lines, signs, afterBlank, beforeBlank }: Piece): boolean {
  return lines.length === 1 && afterBlank && beforeBlank && (signs & CLAUSE_SIGNS) === 0 && NUMBERED_PHOTO.test(text);
}

const NUMBERED_PHOTO = /^图[①-⑳\d一二三四五六七八九十]/u;

/** A bare date between texts is a notice's, not the page's running head. */
function isDateOfNotice(pieces: readonly Piece[], at: number): boolean {
  if (!isBareDate(pieces[at]?.text ?? '')) return false;
  const before = pieces.slice(Math.max(0, at - 2), at);
  return before.some((piece) => piece.role === 'TEXT' || (piece.role === 'HEAD' && piece.level === 0));
}
