/** Poems under a title that says how many there are, "某某（诗二首）", with their writer, their own titles and stanzas apart. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import type { Line } from './lines.js';
import { type Piece, pieceOf } from './piece.js';
import { isTitleLike } from './setting-lines.js';
import { authorOf } from './signature.js';
import { Sign } from './signs.js';

/** Modern verse is hardly wider, in Chinese characters, and a poem's own title than this. */
const VERSE_WIDTH = 22;
const TITLE_WIDTH = 12;
const LEAST_STANZA = 2;
/** Lines of prose differ by less than this in width, the last one aside. */
const RAGGED = 1.5;

const formOf = perLexicon(({ genres }) => new RegExp(`[（(][^）)]{0,4}?${anyOf(genres.verseForms)}[）)]$`, 'u'));

/** The pieces of each block that is a part of such poems, by the block's place. */
export function cutPoems(
  blocks: readonly (readonly Line[])[],
  lexicon: Lexicon,
): ReadonlyMap<number, readonly Piece[]> {
  const cut = new Map<number, readonly Piece[]>();
  for (let at = 0; at < blocks.length; at++) {
    const title = titleOf(blocks[at], blocks[at + 1], lexicon);
    const from = title === null ? 0 : at + title.blocks;
    const to = title === null ? 0 : versesEnd(blocks, from);
    if (title === null || to === from) continue;
    for (let i = at; i < from; i++) cut.set(i, title.pieces[i - at] ?? []);
    for (let i = from; i < to; i++)
      cut.set(
        i,
        (blocks[i] ?? []).map((line) => pieceOf([line], 'LINE', lexicon)),
      );
    at = to - 1;
  }
  return cut;
}

/** The title with the writer's line that stands close below it, or apart. */
function titleOf(
  block: readonly Line[] | undefined,
  below: readonly Line[] | undefined,
  lexicon: Lexicon,
): { readonly blocks: number; readonly pieces: readonly (readonly Piece[])[] } | null {
  const [title, writer, ...others] = block ?? [];
  if (title === undefined || others.length > 0 || !/[）)]$/u.test(title.text)) return null;
  if (!isTitleLike(title) || !formOf(lexicon).test(title.text)) return null;
  const signing = writer ?? (below?.length === 1 ? below[0] : undefined);
  if (signing === undefined || authorOf(signing.text, lexicon) === null) return null;
  const head = { ...pieceOf([title], 'HEAD', lexicon), isNotice: true, isTitle: true };
  const signature: Piece = { ...pieceOf([signing], 'TEXT', lexicon), opening: 'SIGNATURE' };
  return writer === undefined
    ? { blocks: 2, pieces: [[head], [signature]] }
    : { blocks: 1, pieces: [[head, signature]] };
}

/** Where the blocks end that are stanzas, or titles right above one. */
function versesEnd(blocks: readonly (readonly Line[])[], from: number): number {
  let to = from;
  for (let i = from; i < blocks.length; i++)
    if (isStanza(blocks[i] ?? [])) to = i + 1;
    else if (!isTitle(blocks[i] ?? []) || !isStanza(blocks[i + 1] ?? [])) break;
  return to;
}

function isTitle([title, ...others]: readonly Line[]): boolean {
  return title !== undefined && others.length === 0 && isTitleLike(title) && title.width <= TITLE_WIDTH;
}

/** Whether lines are verse, under a title that says so: signs may stand within them, but prose would fill its column. */
function isStanza(lines: readonly Line[]): boolean {
  const isVerse = (line: Line) =>
    line.width <= VERSE_WIDTH &&
    line.opening === null &&
    !line.furniture &&
    (line.signs & (Sign.DIGIT | Sign.COLON)) === 0 &&
    !/[。；].*[^。；”]/u.test(line.text);
  if (lines.length < LEAST_STANZA || !lines.every(isVerse)) return false;
  const widths = lines.slice(0, -1).map(({ width }) => width);
  const isEven = widths.length > 1 && Math.max(...widths) - Math.min(...widths) < RAGGED;
  // Classical verse is even, and ends each line with a sign.
  return !isEven || lines.every(({ text }) => /[，。；！？]$/u.test(text));
}
