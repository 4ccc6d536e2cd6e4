/**
 * What is not set as running text: tables, verse, and the standing titles over short texts. They are cut out of a block
 * first, so that what is left is prose and its headlines.
 */
import { CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { columnOf } from './column.js';
import { SUBHEAD_SIGN, verbsOf } from './headline-wording.js';
import { type Line, textWithoutBlanks } from './lines.js';
import { isBareDate, isNoticeHeadline } from './markers.js';
import { type Piece, pieceOf } from './piece.js';
import { cutPoems } from './poems.js';
import { markRows, withoutFurniture } from './rows.js';
import {
  hasNumber,
  isEntry,
  isEntryApart,
  isHeadlineLike,
  isListing,
  isPosterLine,
  isReader,
  isSender,
  isStanzaNumber,
  isTitleLike,
  isVerseLine,
  opensColumn,
  readsAsVerse,
  settingsOf,
  TITLE_LENGTH,
  withoutPhotoSigns,
} from './setting-lines.js';
import { authorOf } from './signature.js';
import { CLAUSE_SIGNS, ORNAMENTS, Sign } from './signs.js';
import { standingTitle } from './standing-titles.js';
import { winnersEnd } from './winners.js';

/** A part of a block: a piece, or lines that are still to be cut into pieces. */
export type Part = Piece | readonly Line[];

/** The least lines of a poem, and of a stanza that goes on with one. */
const LEAST_VERSE = 4;
const LEAST_STANZA = 2;
/** What runs on for more lines is a list. */
const MOST_VERSE = 200;
/** A table has at most so many lines of titles and remarks above it. */
const TABLE_TITLES = 4;
/** A line that says whom to ask is hardly longer, in characters. */
const LONGEST_CONTACT = 48;
/** So many lines at most stand below such a text. */
const MOST_BELOW = 5;
/** A body that gives a text has a name as long as this, in characters; shorter ones may be a headline's subject. */
const LEAST_GIVER = 5;
/** So many lines show how wide their column is. */
const LEAST_COLUMN = 6;
/** The last line of a text may end this early. */
const EARLY = 0.6;
/** So many below a list of entries. */
const MOST_BELOW_LIST = 2;
/** An advertisement set as a poster has so many lines. */
const LEAST_POSTER = 2;
const MOST_POSTER = 12;
/** A writer's line is hardly longer, in characters, and holds no sentence. */
const SIGNATURE_LENGTH = 22;
const OF_SENTENCES = CLAUSE_SIGNS | Sign.COLON | Sign.CALL;
const DATED = /[年月]\s*[\d一二三四五六七八九十廿]{1,3}\s*日$/u;
/** "（完）", "（3）". */
const IN_BRACKETS = /^[（(][^（()）]*[）)]$/u;
const BRACKETS = new CharacterSet('（(');
/** What writers' names are set with. */
const ORNAMENT = new CharacterSet(ORNAMENTS);

/** Fewer lines are no list of times or numbers. */
const LEAST_LISTED = 3;

/** Cuts what is not running text out of the page's blocks. */
export function cutSettings(blocks: readonly (readonly Line[])[], lexicon: Lexicon): Part[] {
  const poems = cutPoems(blocks, lexicon);
  let isVerse = false;
  return blocks.flatMap((block, i): readonly Part[] => {
    const poem = poems.get(i);
    if (poem !== undefined) return poem;
    const cut = new Block(block, { above: blocks[i - 1] ?? [], below: blocks[i + 1] ?? [], isVerse }, lexicon);
    isVerse = cut.endsInVerse;
    return cut.parts;
  });
}

/** The blocks around one. */
interface Around {
  readonly above: readonly Line[];
  readonly below: readonly Line[];
  /** Whether the one above ends in verse. */
  readonly isVerse: boolean;
}

class Block {
  readonly parts: Part[] = [];
  endsInVerse = false;
  readonly #lines: readonly Line[];
  readonly #lexicon: Lexicon;
  readonly #rows: readonly boolean[];
  readonly #hasRows: boolean;
  /** Which lines are entries by their form. */
  readonly #entries: readonly boolean[];
  /** Whether the line above the block, or below it, is one too. */
  readonly #isAmongEntries: boolean;
  /** Width of the lines that fill their column, in Chinese characters. */
  readonly #width: number;
  #held: Line[] = [];
  #isTitled = false;
  /** Whether a letter stands above, with nothing below it yet. */
  #isLetter = false;
  /** Whether the block above is a letter's. */
  readonly #isBelowLetter: boolean;
  /** Whether the next block is a stanza. */
  readonly #isVerseBelow: boolean;
  /** Whether it is long enough to be a poem by itself, below a writer's name that stands alone. */
  readonly #isPoemBelow: boolean;

  constructor(lines: readonly Line[], { above, below, isVerse }: Around, lexicon: Lexicon) {
    this.#isVerseBelow =
      below.length >= LEAST_STANZA && below.every(isVerseLine) && !isWriterAlone(below[1]?.text ?? '', lexicon);
    const isTitleAbove =
      above.length > 0 && above.length <= 2 && above.every((line) => isTitleLike(line) && !line.closed);
    this.#isPoemBelow =
      isTitleAbove && this.#isVerseBelow && below.length >= LEAST_VERSE && readsAsVerse(below, lexicon);
    this.#isBelowLetter = above.at(-1)?.closed === true && above.some(({ opening }) => opening === 'LETTER');
    this.#lines = withoutPhotoSigns(lines, lexicon);
    this.#lexicon = lexicon;
    this.#width = columnOf(lines, false).width;
    this.#rows = withoutFurniture(markRows(lines), lines);
    this.#hasRows = this.#rows.includes(true);
    this.#entries = withoutPoints(this.#lines, this.#lines.map(isEntry));
    this.#isAmongEntries = lines.length === 1 && [above.at(-1), below[0]].some(isEntryApart);
    // Below a poem, a block that is verse throughout is a stanza of it.
    const stanza = isVerse ? this.#verseEnd(0, LEAST_STANZA) : 0;
    const isStanza = stanza === lines.length || (stanza > 0 && this.#signsAnother(stanza + 1));
    let at = isStanza ? this.#verse(0, stanza) : 0;
    if (lines.length === 1 && lines[0] !== undefined && isRemarkAbove(lines[0], below, lexicon)) {
      this.#emit(lines[0], 'LINE');
      at = 1;
    }
    while (at < lines.length) at = this.#step(at);
    this.#release();
  }

  /** Takes the line at `at`, and those that are told by it; gives the place behind them. */
  #step(at: number): number {
    const line = this.#lines[at];
    if (line === undefined) return at + 1;
    if (this.#rows[at] === true) return this.#table(at);
    // A name below the end of a sentence signs what stands above.
    if (this.#signature(at) && !this.#endsText(at - 1)) {
      const isLast = at === this.#lines.length - 1;
      const end = isLast ? 0 : this.#verseEnd(at + 1, LEAST_VERSE);
      if (isLast ? this.#isVerseBelow && (at > 0 || this.#isPoemBelow) : end > 0) {
        this.#headsAbove();
        this.#sign(line);
        this.endsInVerse = isLast;
        return isLast ? at + 1 : this.#verse(at + 1, end);
      }
    }
    if (this.#isPoster(at, line)) return this.#poster(at);
    const title = this.#mayBegin(at) ? this.#titleAt(at, line) : null;
    if (title !== null) return this.#titled(at, line, title);
    const winners = winnersEnd(this.#lines, at, this.#lexicon);
    if (winners > at) {
      this.#titleAbove(at);
      for (const each of this.#lines.slice(at, winners)) this.#emit(each, 'LINE');
      return winners;
    }
    const table = this.#tableBelow(at);
    if (table > 0) return this.#tableTitles(at, table);
    const below = this.#belowTextEnd(at);
    if (below > at) {
      for (const each of this.#lines.slice(at, below)) this.#emit(each, 'LINE');
      return below;
    }
    if (this.#isContact(at)) {
      this.#emit(line, 'LINE');
      return at + 1;
    }
    this.#isLetter = line.opening === 'LETTER' || (this.#isLetter && line.opening === null);
    if (this.#isMourner(at) || this.#isListed(at) || this.#isBelowList(at) || this.#isReader(at))
      this.#emit(line, 'LINE');
    else this.#held.push(line);
    return at + 1;
  }

  /** Whether a line is the last of a text, and no headline that asks. */
  #endsText(at: number): boolean {
    const line = this.#lines[at];
    return line?.closed === true && (line.text.endsWith('。') || at > 2);
  }

  /** What the line is a title of: also a notice's headline above a list of times or numbers. */
  #titleAt(at: number, line: Line): 'TEXT' | 'COLUMN' | null {
    const title = standingTitle(line.text, this.#lexicon);
    if (title !== null || !isNoticeHeadline(line.text, this.#lexicon)) return title;
    return isTitleLike(line) && !line.closed && this.#listedEnd(at + 1) > 0 ? 'TEXT' : null;
  }

  /** Whether the rest of the block is an advertisement's lines, below the word that says so. */
  #isPoster(at: number, line: Line): boolean {
    const { advertisements } = settingsOf(this.#lexicon);
    if (line.text.length > TITLE_LENGTH || !advertisements.has(textWithoutBlanks(line))) return false;
    const rest = this.#lines.slice(at + 1);
    return rest.length >= LEAST_POSTER && rest.length <= MOST_POSTER && rest.every(isPosterLine);
  }

  #poster(at: number): number {
    const [label, slogan, ...rest] = this.#lines.slice(at);
    if (label !== undefined) this.#held.push(label);
    if (slogan !== undefined) this.#head(slogan);
    for (const line of rest) this.#emit(line, 'LINE');
    return this.#lines.length;
  }

  #table(from: number): number {
    const { remark } = settingsOf(this.#lexicon);
    let to = from;
    while (to < this.#lines.length) {
      const line = this.#lines[to];
      if (line === undefined) break;
      const isRemark = line.text.length <= TITLE_LENGTH && !line.closed && remark.test(line.text.trim());
      if (this.#rows[to] !== true && !isRemark && !(to > from && this.#isGivenBelow(line))) break;
      this.#emit(line, this.#rows[to] === true ? 'TABLE' : 'LINE');
      to++;
    }
    return to;
  }

  /** Whether a line below a table says whom to ask, or which day it is. */
  #isGivenBelow({ text }: Line): boolean {
    return text.length <= LONGEST_CONTACT && (settingsOf(this.#lexicon).contact.test(text) || isBareDate(text));
  }

  /** A column's name has a headline below it, and who wrote the text below that. */
  #titled(at: number, line: Line, title: 'TEXT' | 'COLUMN'): number {
    this.#head(line);
    this.#isTitled = true;
    const listed = title === 'TEXT' ? this.#listedEnd(at + 1) : 0;
    if (listed > 0) {
      for (const each of this.#lines.slice(at + 1, listed)) this.#emit(each, 'LINE');
      return listed;
    }
    const headline = this.#lines[at + 1];
    if (title === 'TEXT' || headline === undefined || !isHeadlineLike(headline) || this.#rows[at + 1] === true)
      return at + 1;
    if (opensColumn(headline, this.#lines[at + 2])) return at + 1;
    const writer = this.#lines[at + 2];
    if (writer === undefined && (headline.closed || this.#signature(at + 1))) return at + 1;
    this.#emit(headline, 'HEAD');
    if (writer === undefined) return at + 2;
    if (!this.#signature(at + 2) || this.#verseEnd(at + 3, LEAST_VERSE) > 0) return at + 2;
    this.#sign(writer);
    return at + 3;
  }

  /** Where lines end of which each tells a time or a number, or what it is of: "某某影院" above "某某片 10:20"; 0 if they are few. */
  #listedEnd(from: number): number {
    let to = from;
    for (let line = this.#lines[to]; line !== undefined && isListing(line); line = this.#lines[to]) {
      const next = this.#lines[to + 1];
      const isHead = !hasNumber(line);
      if (isHead && (next === undefined || !hasNumber(next) || !isListing(next))) break;
      if (this.#rows[to] === true || (isHead && standingTitle(line.text, this.#lexicon) !== null)) break;
      to++;
    }
    // A remark in brackets closes even a short list.
    if (to - from >= LEAST_LISTED - 1 && isInBrackets(this.#lines[to]?.text ?? '')) return to + 1;
    return to - from >= LEAST_LISTED ? to : 0;
  }

  /** Whether the line stands where a text may begin: at the top, or below the end of a sentence or of a table. */
  #mayBegin(at: number): boolean {
    const before = this.#lines[at - 1];
    if (before === undefined || before.closed || before.furniture || this.#held.length === 0) return true;
    if (before.opening === 'BYLINE') return true;
    if (this.#endsEarly(before)) return true;
    // Below the day of the text above, or a remark on it.
    return before.text.length <= TITLE_LENGTH && (isDated(before.text) || isInBrackets(before.text));
  }

  /** Whether a line ends well before the edge of its column, as the last one of a text does. */
  #endsEarly({ width }: Line): boolean {
    return this.#lines.length >= LEAST_COLUMN && width <= this.#width * EARLY;
  }

  /** Where the table below its titles and remarks from `at` on begins; 0 if there is none, or another text's. */
  #tableBelow(at: number): number {
    const { told, remark } = settingsOf(this.#lexicon);
    if (!this.#hasRows || !this.#mayBegin(at)) return 0;
    let isTold = false;
    for (let i = at; i < at + TABLE_TITLES; i++) {
      const line = this.#lines[i];
      if (line === undefined) return 0;
      if (this.#rows[i] === true) return i > at && isTold ? i : 0;
      const text = textWithoutBlanks(line);
      const isRemark = !told.test(text) && remark.test(line.text);
      if (!isRemark && (!isTitleLike(line) || text.length < 4)) return 0;
      if (!isRemark && (told.test(text) || (at === 0 && text.length >= 6))) isTold = true;
    }
    return 0;
  }

  /** The line right above a list is its headline. */
  #titleAbove(at: number): void {
    const title = this.#held.at(-1);
    if (title === undefined || title !== this.#lines[at - 1] || !isTitleLike(title) || title.closed) return;
    this.#held.pop();
    this.#head(title);
  }

  #tableTitles(from: number, to: number): number {
    const { told, remark } = settingsOf(this.#lexicon);
    for (const line of this.#lines.slice(from, to)) {
      if (!told.test(textWithoutBlanks(line)) && remark.test(line.text)) this.#emit(line, 'LINE');
      else this.#head(line);
    }
    return to;
  }

  /** Below a short text with a title stand who gives it, when, and how to reach them: where these lines end, `at` if there are none. */
  #belowTextEnd(at: number): number {
    const { contact } = settingsOf(this.#lexicon);
    if (!this.#isTitled || this.#lines[at - 1]?.closed !== true) return at;
    const title = this.#titleBelow(at);
    if (title > at && title - at <= MOST_BELOW && contact.test(this.#lines[at]?.text ?? '')) return title;
    let end = at;
    while (end < title && end - at < MOST_BELOW && this.#isGiven(end)) end++;
    return end === title || this.#isEndOfText(at, end) ? end : at;
  }

  /** Whether a line says who gives a text, when, or how to reach them. */
  #isGiven(at: number): boolean {
    const { giver, contact } = settingsOf(this.#lexicon);
    const line = this.#lines[at];
    if (line === undefined || line.closed || line.text.length > TITLE_LENGTH) return false;
    return giver.test(line.text) || contact.test(line.text) || isDated(line.text);
  }

  /** Whether such lines close the text above, and do not head the one below: the day stands last, or a headline that is complete without them. */
  #isEndOfText(at: number, end: number): boolean {
    if (end === at) return false;
    const [last, next, below] = this.#lines.slice(end - 1, end + 2);
    if (last === undefined || next === undefined || isDated(last.text)) return true;
    if (standingTitle(next.text, this.#lexicon) !== null) return true;
    if (
      next.opening !== null ||
      /[。；]|[，、]$/u.test(next.text) ||
      [next, below].some((line) => isNoticeHeadline(line?.text ?? '', this.#lexicon))
    )
      return false;
    return last.text.length >= LEAST_GIVER && verbsOf(next.text, this.#lexicon).first !== 0;
  }

  /** Whether a line below a notice names who mourns: "孝男 某某", "泣告". */
  #isMourner(at: number): boolean {
    const text = this.#lines[at]?.text ?? '';
    return this.#isTitled && text.length <= TITLE_LENGTH && settingsOf(this.#lexicon).mourner.test(text);
  }

  /** Where the next text of a set form begins, at the end of the block if none does. */
  #titleBelow(at: number): number {
    const most = Math.min(this.#lines.length, at + MOST_BELOW + 1);
    for (let i = at; i < most; i++) if (standingTitle(this.#lines[i]?.text ?? '', this.#lexicon) === 'TEXT') return i;
    return this.#lines.length;
  }

  /** Whether a line is one of several entries: "时间：…", "地点：…". */
  #isListed(at: number): boolean {
    if (this.#isAmongEntries && isEntryApart(this.#lines[at])) return true;
    return this.#entries[at] === true && (this.#entries[at - 1] === true || this.#entries[at + 1] === true);
  }

  /** Whether a line is the last, or the last but one, below entries: who gives them, the day. */
  #isBelowList(at: number): boolean {
    const count = this.#lines.length - at;
    if (count > MOST_BELOW_LIST || this.#lines.slice(at).some(({ opening }) => opening !== null)) return false;
    return this.#isListed(at - 1) || (count < MOST_BELOW_LIST && this.#isListed(at - 2));
  }

  /** Whether a line below the end of a text says where to ask: "某某服务热线：12345". */
  #isContact(at: number): boolean {
    const line = this.#lines[at];
    if (line === undefined || line.opening !== null || line.furniture || line.text.length > TITLE_LENGTH) return false;
    return (
      this.#lines[at - 1]?.closed === true &&
      (line.signs & (Sign.DIGIT | CLAUSE_SIGNS)) === Sign.DIGIT &&
      settingsOf(this.#lexicon).contact.test(line.text)
    );
  }

  #isReader(at: number): boolean {
    const line = this.#lines[at];
    if (line === undefined) return false;
    if (at === 0 && this.#lines.length === 1 && this.#isBelowLetter)
      return isReader(line, this.#lexicon) || isSender(line, this.#lexicon);
    if (this.#lines[at - 1]?.closed !== true) return false;
    return isReader(line, this.#lexicon) || (this.#isLetter && isSender(line, this.#lexicon));
  }

  /** Whether a line names who wrote what follows, and nothing else. */
  #signature(at: number): boolean {
    const line = this.#lines[at];
    if (line === undefined || line.text.length > SIGNATURE_LENGTH || (line.signs & (OF_SENTENCES & ~Sign.COLON)) !== 0)
      return false;
    return authorOf(line.text, this.#lexicon) !== null;
  }

  /** Where the lines of verse from `from` on end; 0 if they are none. */
  #verseEnd(from: number, least: number): number {
    let to = from;
    const most = Math.min(this.#lines.length, from + MOST_VERSE);
    // A poem's title in a cycle may be a single character.
    if (from === 0 && least === LEAST_STANZA && /^\p{Script=Han}$/u.test(this.#lines[0]?.text ?? '')) to++;
    while (to < most && this.#rows[to] !== true && (isVerseLine(this.#lines[to]) || isStanzaNumber(this.#lines[to]))) {
      if (standingTitle(this.#lines[to]?.text ?? '', this.#lexicon) !== null) break;
      if (to > from && this.#signsAnother(to)) {
        // The title of the next poem.
        to--;
        break;
      }
      to++;
    }
    // Below the title of another text.
    if (to > from + least && to < most && this.#signsAnother(to)) to--;
    return to - from >= least &&
      readsAsVerse(
        this.#lines.slice(from, to).filter((line) => !isStanzaNumber(line)),
        this.#lexicon,
      )
      ? to
      : 0;
  }

  /** Whether a line amid verse names who wrote what follows: behind an ornament, or with their post. */
  #signsAnother(at: number): boolean {
    const text = this.#lines[at]?.text ?? '';
    if (!this.#signature(at)) return false;
    return ORNAMENT.isAt(text, 0) || (text.length > WRITER_LENGTH && authorOf(text, this.#lexicon)?.title !== '');
  }

  /** Takes the lines of verse in `[from, to)`; gives the place behind them. */
  #verse(from: number, to: number): number {
    for (const line of this.#lines.slice(from, to)) this.#emit(line, 'LINE');
    this.endsInVerse = to === this.#lines.length;
    return to;
  }

  /** Short lines above a poem's author are its headline. */
  #headsAbove(): void {
    const heads: Line[] = [];
    while (heads.length < 2) {
      const line = this.#held.at(-1);
      if (line === undefined || !isTitleLike(line) || line.closed) break;
      // Who wrote the text above.
      if (heads.length > 0 && this.#held.at(-2)?.closed === true && isWriterAlone(line.text, this.#lexicon)) break;
      heads.unshift(line);
      this.#held.pop();
    }
    for (const line of heads) this.#head(line);
  }

  /** A headline below which a text begins. */
  #head(line: Line): void {
    this.#release();
    this.parts.push({ ...pieceOf([line], 'HEAD', this.#lexicon), isNotice: true, isTitle: true });
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

/** "单位：元/公斤", set apart above the rows of a table. */
function isRemarkAbove({ text, closed }: Line, below: readonly Line[], lexicon: Lexicon): boolean {
  if (closed || text.length > LONGEST_CONTACT || !settingsOf(lexicon).remark.test(text)) return false;
  return markRows(below.slice(0, LEAST_TABLE))[0] === true;
}

/** So many rows show that lines are a table. */
const LEAST_TABLE = 6;

/**
 * Entries behind signs, right below the line of a headline and above a text that is set in, are its subheads: "■某某人：……"
 * on each line.
 */
function withoutPoints(lines: readonly Line[], entries: readonly boolean[]): readonly boolean[] {
  const kept = [...entries];
  for (let from = entries.indexOf(true); from >= 0; ) {
    let to = from;
    while (entries[to] === true) to++;
    const [above, below] = [lines[from - 1], lines[to]];
    const areHeaded = above !== undefined && !above.closed && isTitleLike(above) && !above.indented;
    const isText = below?.indented === true && below.opening === null;
    if (areHeaded && isText && lines.slice(from, to).every((line) => !line.indented && SUBHEAD_SIGN.test(line.text)))
      kept.fill(false, from, to);
    from = entries.indexOf(true, to);
  }
  return kept;
}

/** Whether a line is a writer's name and nothing else: below a title it stands over another text, and is no verse. */
function isWriterAlone(text: string, lexicon: Lexicon): boolean {
  return text.length <= WRITER_LENGTH && authorOf(text, lexicon)?.title === '';
}

/** A name alone, set wide or with its ornament, is hardly longer, in characters. */
const WRITER_LENGTH = 5;

function isDated(text: string): boolean {
  return text.endsWith('日') && DATED.test(text);
}

function isInBrackets(text: string): boolean {
  return BRACKETS.isAt(text, 0) && IN_BRACKETS.test(text);
}
