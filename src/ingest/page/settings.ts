/**
 * What is not set as running text: tables, verse, and the standing titles over short texts. They are cut out of a block
 * first, so that what is left is prose and its headlines.
 */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import type { Line } from './lines.js';
import { type Piece, pieceOf } from './piece.js';
import { markRows } from './rows.js';
import { authorOf } from './signature.js';
import { standingTitle } from './standing-titles.js';

/** A part of a block: a piece, or lines that are still to be cut into pieces. */
export type Part = Piece | readonly Line[];

/** The longest title over a table or under a column's name, and the longest line of verse, in characters. */
const TITLE_LENGTH = 26;
const VERSE_LENGTH = 24;
/** The least lines of a poem, and of a stanza that goes on with one. */
const LEAST_VERSE = 4;
const LEAST_STANZA = 2;

/** What writers' names are set with. */
const ORNAMENT = /^[□■◎●○▲△◆◇★☆※]/u;

const settingsOf = perLexicon(({ genres }) => ({
  remark: new RegExp(
    `^[（(]?${anyOf(genres.tableRemarks)}[：:\\d]|^[（(][^）)]*[）)]$|${anyOf(genres.tableRemarks)}[）)]?$`,
    'u',
  ),
  told: new RegExp(`(?:${anyOf([...genres.priceWords, ...genres.resultWords])}|[表榜])(?:[（(][^）)]*[）)])?$`, 'u'),
  reader: new RegExp(`${anyOf(genres.readers)}$`, 'u'),
}));

/** Cuts what is not running text out of the page's blocks. */
export function cutSettings(blocks: readonly (readonly Line[])[], lexicon: Lexicon): Part[] {
  let isVerse = false;
  return blocks.flatMap((block) => {
    const cut = new Block(block, isVerse, lexicon);
    isVerse = cut.endsInVerse;
    return cut.parts;
  });
}

class Block {
  readonly parts: Part[] = [];
  endsInVerse = false;
  readonly #lines: readonly Line[];
  readonly #lexicon: Lexicon;
  readonly #rows: readonly boolean[];
  #held: Line[] = [];

  constructor(lines: readonly Line[], isBelowVerse: boolean, lexicon: Lexicon) {
    this.#lines = lines;
    this.#lexicon = lexicon;
    this.#rows = markRows(lines.map(({ text }) => text));
    let at = isBelowVerse ? this.#verseFrom(0, LEAST_STANZA) : 0;
    while (at < lines.length) at = this.#step(at);
    this.#release();
  }

  /** Takes the line at `at`, and those that are told by it; gives the place behind them. */
  #step(at: number): number {
    const line = this.#lines[at];
    if (line === undefined) return at + 1;
    if (this.#rows[at] === true) return this.#table(at);
    const signed = this.#signature(at);
    if (signed) {
      const end = this.#isVerse(at + 1, LEAST_VERSE);
      if (end > 0) {
        this.#headsAbove();
        this.#sign(line);
        return this.#verseFrom(at + 1, LEAST_VERSE);
      }
    }
    const title = this.#mayBegin(at) ? standingTitle(line.text, this.#lexicon) : null;
    if (title !== null && at + 1 <= this.#lines.length) return this.#titled(at, line, title);
    if (this.#isTableTitle(at)) {
      this.#head(line);
      return at + 1;
    }
    if (this.#isReader(at)) this.#emit(line, 'LINE');
    else this.#held.push(line);
    return at + 1;
  }

  #table(from: number): number {
    const { remark } = settingsOf(this.#lexicon);
    let to = from;
    while (to < this.#lines.length) {
      const line = this.#lines[to];
      if (line === undefined) break;
      const isRemark = line.text.length <= TITLE_LENGTH && !line.closed && remark.test(line.text.trim());
      if (this.#rows[to] !== true && !isRemark) break;
      this.#emit(line, this.#rows[to] === true ? 'TABLE' : 'LINE');
      to++;
    }
    return to;
  }

  /** A column's name has a headline below it, and who wrote the text below that. */
  #titled(at: number, line: Line, title: 'TEXT' | 'COLUMN'): number {
    this.#head(line);
    const headline = this.#lines[at + 1];
    if (title === 'TEXT' || headline === undefined || !isTitleLike(headline) || this.#rows[at + 1] === true)
      return at + 1;
    if (this.#lines[at + 2] === undefined) return at + 1;
    this.#emit(headline, 'HEAD');
    const writer = this.#lines[at + 2];
    if (writer === undefined || !this.#signature(at + 2) || this.#isVerse(at + 3, LEAST_VERSE) > 0) return at + 2;
    this.#sign(writer);
    return at + 3;
  }

  /** Whether the line stands where a text may begin: at the top, or below the end of a sentence or of a table. */
  #mayBegin(at: number): boolean {
    const before = this.#lines[at - 1];
    return before === undefined || before.closed || before.furniture || this.#held.length === 0;
  }

  #isTableTitle(at: number): boolean {
    const line = this.#lines[at];
    if (line === undefined || !isTitleLike(line) || line.text.length < 4 || !this.#mayBegin(at)) return false;
    const { told, remark } = settingsOf(this.#lexicon);
    const below =
      this.#rows[at + 1] === true || (this.#rows[at + 2] === true && remark.test(this.#lines[at + 1]?.text ?? ''));
    return (
      below &&
      !remark.test(line.text) &&
      (told.test(line.text.replace(/\s+/gu, '')) || (at === 0 && line.text.length >= 6))
    );
  }

  #isReader(at: number): boolean {
    const line = this.#lines[at];
    if (line === undefined || this.#lines[at - 1]?.closed !== true || line.text.length > TITLE_LENGTH) return false;
    const signature = authorOf(line.text, this.#lexicon);
    return signature !== null && settingsOf(this.#lexicon).reader.test(signature.title);
  }

  /** Whether a line names who wrote what follows, and nothing else. */
  #signature(at: number): boolean {
    const text = this.#lines[at]?.text ?? '';
    return text.length <= 16 && !/[，。；：！？]/u.test(text) && authorOf(text, this.#lexicon) !== null;
  }

  /** Where the lines of verse from `from` on end; 0 if they are none. */
  #isVerse(from: number, least: number): number {
    let to = from;
    while (to < this.#lines.length && this.#rows[to] !== true && isVerseLine(this.#lines[to])) {
      if (standingTitle(this.#lines[to]?.text ?? '', this.#lexicon) !== null) break;
      if (to > from && ORNAMENT.test(this.#lines[to]?.text ?? '') && this.#signature(to)) break;
      to++;
    }
    return to - from >= least ? to : 0;
  }

  #verseFrom(from: number, least: number): number {
    const to = this.#isVerse(from, least);
    for (const line of this.#lines.slice(from, to)) this.#emit(line, 'LINE');
    this.endsInVerse = to === this.#lines.length;
    return Math.max(from, to);
  }

  /** Short lines above a poem's author are its headline. */
  #headsAbove(): void {
    const heads: Line[] = [];
    while (heads.length < 2) {
      const line = this.#held.at(-1);
      if (line === undefined || !isTitleLike(line)) break;
      heads.unshift(line);
      this.#held.pop();
    }
    for (const line of heads) this.#head(line);
  }

  /** A headline below which a text begins. */
  #head(line: Line): void {
    this.#release();
    this.parts.push({ ...pieceOf([line], 'HEAD', this.#lexicon), isNotice: true });
  }

  #sign(line: Line): void {
    this.#release();
    this.parts.push({ ...pieceOf([line], 'TEXT', this.#lexicon), opening: 'SIGNATURE' });
  }

  #emit(line: Line, role: 'HEAD' | 'TABLE' | 'LINE'): void {
    this.#release();
    this.parts.push(pieceOf([line], role, this.#lexicon));
  }

  #release(): void {
    if (this.#held.length > 0) this.parts.push(this.#held);
    this.#held = [];
  }
}

function isTitleLike(line: Line): boolean {
  return line.text.length <= TITLE_LENGTH && line.opening === null && !/[，。；：]/u.test(line.text);
}

function isVerseLine(line: Line | undefined): boolean {
  if (line === undefined || line.furniture || line.opening !== null) return false;
  const text = line.text.replace(/\s+/gu, '');
  return text.length >= 2 && text.length <= VERSE_LENGTH && !/[\d：:]|[，。；！？].*[^，。；！？]/u.test(text);
}
