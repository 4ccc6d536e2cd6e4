/** Headline lines → decks: kicker, headline and subhead, each of one or several lines, also where no blank line parts them. */
import type { Lexicon } from '../lexicon/lexicon.js';
import { isBriefColumn } from './briefs.js';
import {
  COLUMN_SIGN,
  DOCUMENT_NUMBER,
  endsAsKicker,
  endsAsSubhead,
  introducesPerson,
  isColumnName,
  isGiverAbove,
  isOpen,
  isSeriesPart,
  isSubject,
  isWholeSubhead,
  joins,
  opensWithPlace,
  phrasesOf,
  repeats,
  SUBHEAD_BEGINNING,
  SUBHEAD_SIGN,
  verbsOf,
} from './headline-wording.js';
import type { Line } from './lines.js';
import { headingMark } from './markers.js';
import type { Piece } from './piece.js';
import { isLetterSpaced } from './spacing.js';

/** The lines of each deck, in the order printed. */
export function splitDecks(pieces: readonly Piece[], lexicon: Lexicon): Line[][] {
  const decks: Line[][] = [];
  for (const run of runsOf(pieces)) {
    let deck: Line[] = [];
    for (const [i, line] of run.entries()) {
      if (deck.length > 0 && beginsDeck(deck, run.slice(i, i + DECK_LINES), lexicon)) {
        decks.push(deck);
        deck = [];
      }
      deck.push(line);
    }
    decks.push(deck);
  }
  return decks;
}

/** Whether lines that stand close below a deck's begin another one. */
function beginsDeck(deck: readonly Line[], lines: readonly Line[], lexicon: Lexicon): boolean {
  const [line] = lines;
  if (line === undefined || SUBHEAD_BEGINNING.test(line.text) || SUBHEAD_SIGN.test(line.text)) return true;
  if (DOCUMENT_NUMBER.test(line.text)) return true;
  if (isSetWide(deck) !== isLetterSpaced(line.text)) return true;
  const subhead = lines.findIndex(({ text }) => SUBHEAD_BEGINNING.test(text));
  const below = subhead < 0 ? lines : lines.slice(0, subhead);
  const above = textOf(deck);
  if (LABEL.test(above) || (deck.length === 1 && COLUMN_SIGN.test(deck[0]?.text ?? ''))) return true;
  if (endsAsKicker(above, lexicon) || introducesPerson(above, lexicon)) return true;
  if (isGiverAbove(above, textOf(below), lexicon) || (deck.length === 1 && isColumnName(above, lexicon))) return true;
  if (isWholeSubhead(line.text, lexicon)) return true;
  if (endsAsSubhead(textOf(below), lexicon) && !isWholeSubhead(below.at(-1)?.text ?? '', lexicon)) return true;
  if (isOpen(above) || joins(line.text, lexicon)) return false;
  if (isSetSmaller(deck, line)) return true;
  if (deck.length === DECK_LINES || isCoupletAbove(deck, line, lexicon)) return true;
  if (isParallel([...deck, line])) return false;
  return isColumnAbove(deck, below, lexicon) || isKickerAbove(deck, below, lexicon) || areApart(deck, below, lexicon);
}

/** "▶▶▶相关新闻". */
const LABEL = /^[▲▶▼➡]{2}/u;

/** A headline in large type is broken on short lines; one below it that holds far more is set smaller. */
function isSetSmaller(deck: readonly Line[], { width }: Line): boolean {
  if (deck.length < 2) return false;
  const widest = deck.reduce((most, line) => Math.max(most, line.width), 0);
  return width >= SMALLER_WIDTH && width >= widest * SMALLER_TIMES;
}

/** A line in smaller type is hardly narrower, in Chinese characters, and by so much wider than those above. */
const SMALLER_WIDTH = 9;
const SMALLER_TIMES = 1.6;

/** Whether the characters of lines stand apart: "民 生 视 窗". */
export function isSetWide(lines: readonly Line[]): boolean {
  return lines.every(({ text }) => isLetterSpaced(text));
}

/** Lines of one length, of which each is a phrase by itself, are one deck: "春有花" above "夏有荫". */
function isParallel(lines: readonly Line[]): boolean {
  const lengths = lines.map((line) => withoutMarks(textOf([line])).length);
  const [first = 0] = lengths;
  if (first < 3 || first > PARALLEL_LENGTH || lengths.some((length) => length !== first)) return false;
  const [form] = lines.map(formOf);
  return lines.every((line) => formOf(line) === form);
}

/** How a line is divided and ends. */
function formOf({ text }: Line): string {
  return `${phrasesOf(text)}${/[？?！!]$/u.exec(text)?.[0] ?? ''}`;
}

/** Parallel lines are hardly longer, in characters. */
const PARALLEL_LENGTH = 10;

/** Whether parallel lines that each tell something stand above the line of a headline. */
function isCoupletAbove(deck: readonly Line[], line: Line, lexicon: Lexicon): boolean {
  if (deck.length < 2 || !isParallel(deck)) return false;
  if (opensWithPlace(textOf([line]), lexicon) && !opensWithPlace(textOf(deck), lexicon)) return true;
  if (isParallel([...deck, line])) return false;
  const telling = deck.filter((each) => verbsOf(textOf([each]), lexicon).first !== null).length;
  return telling * 2 > deck.length;
}

/** A column's name is much shorter than the headline below it: "市场行情". */
function isColumnAbove(deck: readonly Line[], below: readonly Line[], lexicon: Lexicon): boolean {
  const [line] = below;
  if (line === undefined) return false;
  const name = textOf(deck);
  // Two even lines are one headline.
  const isPair = below.length === 2 && Math.abs(line.width - (below[1]?.width ?? 0)) <= 1 && line.width > COLUMN_LENGTH;
  const headline = isPair ? below : [line];
  if (isSeriesPart(name, lexicon) || isSeriesPart(line.text, lexicon)) return true;
  if (deck.length === 1 && isBriefColumn(name, lexicon)) return true;
  return (
    deck.length === 1 &&
    name.length <= COLUMN_LENGTH &&
    textOf(headline).length >= name.length * (/.[，：]./u.test(line.text) ? CLAUSE_TIMES : COLUMN_TIMES) &&
    !opensWithPlace(name, lexicon) &&
    !isSubject(name, lexicon)
  );
}

const COLUMN_LENGTH = 4;
const COLUMN_TIMES = 2.5;
/** The same where the headline holds a clause by itself. */
const CLAUSE_TIMES = 2;

/** Three long lines are hardly one headline: the first stands above a headline of two. */
function isKickerAbove(deck: readonly Line[], below: readonly Line[], lexicon: Lexicon): boolean {
  const above = textOf(deck);
  // What somebody says, above a headline of two lines without quotations.
  if (
    deck.length === 1 &&
    below.length >= 2 &&
    /^“[^”]+”$/u.test(above) &&
    below.every(({ text }) => !/[“”]/u.test(text))
  )
    return true;
  if (deck.length !== 1 || below.length < 2 || above.length + textOf(below).length <= LONG_OF_THREE) return false;
  if (above.length >= KICKER_LENGTH) return true;
  // A kicker is set smaller than its headline: its line holds more.
  const { hasSubject, atEnd } = verbsOf(above, lexicon);
  return hasSubject && atEnd && below.every((line) => withoutMarks(textOf([line])).length < above.length);
}

/** A kicker of one line is hardly shorter, in characters. */
const KICKER_LENGTH = 8;

/** Lines with nothing between them, not even a blank line. */
function runsOf(pieces: readonly Piece[]): Line[][] {
  const runs: Line[][] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1];
    const isClose =
      before !== undefined &&
      !before.beforeBlank &&
      !piece.afterBlank &&
      before.level === 0 &&
      piece.level === 0 &&
      piece.start - before.end <= NEAR;
    if (isClose) runs.at(-1)?.push(...piece.lines);
    else runs.push([...piece.lines]);
  }
  return runs;
}

/** Lines with so many characters between them, at the most, have a line break and an indent there and no text. */
const NEAR = 8;

function textOf(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text.slice(headingMark(text)))
    .map((text) => (isLetterSpaced(text) ? text.replace(/\s/gu, '') : text))
    .join('');
}

function withoutMarks(text: string): string {
  return text.replace(/[“”‘’"《》]/gu, '');
}

/**
 * Whether what stands above is a deck of its own. A headline of two lines is one phrase: its subject stands above its
 * predicate. A kicker is a phrase by itself.
 */
function areApart(deck: readonly Line[], below: readonly Line[], lexicon: Lexicon): boolean {
  const [above, line] = [textOf(deck), below[0]?.text ?? ''];
  // A question, an exclamation is complete; its answer is as long.
  if (/[？?！!]$/u.test(above)) return below.length !== 1 || deck.length !== 1 || !isEvenWith(above, line);
  // A line that holds a comma and is no quotation is a kicker.
  if (above.length >= COMMA_LENGTH && /^[^“《]*，/u.test(above)) return true;
  const [first, second] = [phrasesOf(above), phrasesOf(line)];
  if (first > 1 || second > 1) return true;
  if (deck.length === 1 && GOING.test(above)) return false;
  const rest = textOf(below);
  const [upper, lower] = [verbsOf(above, lexicon), verbsOf(rest, lexicon)];
  // One phrase does not name a thing twice, but a body may do what it is called by: "某某检查组" above "赴某地检查".
  const isDoing = lower.first === 0 && isSubject(above, lexicon);
  if (deck.length === 1 && below.length === 1 && !isDoing && repeats(above, rest)) return true;
  // "某某早市搬新家" above "260个摊位一个不少": a clause that is complete, and figures to it.
  if (deck.length === 1 && /^\d/u.test(line) && upper.hasSubject && !upper.atEnd) return true;
  // A subject or an object, on either side, or a predicate without its subject below.
  if (lower.first === null || lower.first === 0) return false;
  const isEven = Math.abs(above.length - rest.length) <= 2;
  if (upper.atEnd) return !isEven || above.length + rest.length > LONG;
  // Each says who does what.
  return deck.length === 1 && upper.hasSubject && lower.hasSubject && above.length + rest.length >= LONG_CLAUSES;
}

/** "某某检查组来渝", "某某代表团赴京": whoever goes somewhere does there what the next line says. */
const GOING = /.{4,}[来赴抵]\p{Script=Han}{1,2}$/u;

/** Whether two short lines hold as many characters, their last marks aside. */
function isEvenWith(above: string, line: string): boolean {
  const [first, second] = [above, line].map((text) => text.replace(/[？?！!。]$/u, '').length);
  return first === second && above.length <= PARALLEL_LENGTH + 1 && phrasesOf(line) === 1;
}

/** Headlines with a comma inside their first line are hardly longer, in characters. */
const COMMA_LENGTH = 16;
/** A deck has at most so many lines. */
const DECK_LINES = 4;
/** Longer headlines than this are not set on three lines of which the first is long, in characters. */
const LONG_OF_THREE = 18;
/** Longer headlines than this are hardly set on two even lines, in characters. */
const LONG = 24;

/** Two clauses that together are shorter are one headline, in characters. */
const LONG_CLAUSES = 20;
