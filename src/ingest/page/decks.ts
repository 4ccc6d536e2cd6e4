/** Headline lines → decks: kicker, headline and subhead, each of one or several lines, also where no blank line parts them. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { Mark } from '../lexicon/vocabulary.js';
import { segment } from '../names/segmentation.js';
import type { Line } from './lines.js';
import { headingMark } from './markers.js';
import type { Piece } from './piece.js';
import { isLetterSpaced } from './spacing.js';

export const SUBHEAD_BEGINNING = /^(?:——|—|--|－)/u;

const endingsOf = perLexicon(({ page }) => ({
  /** "……现场会强调", "……在调研时指出": a kicker that the headline completes. */
  kicker: new RegExp(`${anyOf(page.kickerEndings)}$`, 'u'),
  /** "……讲话": a subhead that says who took part. */
  subhead: new RegExp(`${anyOf(page.subheadEndings)}$`, 'u'),
}));

/** Whether a line ends as a kicker does that the headline completes. */
export function endsAsKicker(text: string, lexicon: Lexicon): boolean {
  return endingsOf(lexicon).kicker.test(text);
}

/** Whether a line ends as a subhead does that says who took part. */
export function endsAsSubhead(text: string, lexicon: Lexicon): boolean {
  return endingsOf(lexicon).subhead.test(text);
}

/** The lines of each deck, in the order printed. */
export function splitDecks(pieces: readonly Piece[], lexicon: Lexicon): Line[][] {
  const decks: Line[][] = [];
  for (const run of runsOf(pieces)) {
    let deck: Line[] = [];
    for (const [i, line] of run.entries()) {
      const below = run.slice(i, i + DECK_LINES);
      if (
        deck.length > 0 &&
        (deck.length === DECK_LINES ||
          isSetWide(deck) !== isLetterSpaced(line.text) ||
          isKickerAbove(deck, below) ||
          areApart(textOf(deck), textOf(below), line.text, lexicon))
      ) {
        decks.push(deck);
        deck = [];
      }
      deck.push(line);
    }
    decks.push(deck);
  }
  return decks;
}

/** Whether the characters of lines stand apart: "民 生 视 窗". */
export function isSetWide(lines: readonly Line[]): boolean {
  return lines.every(({ text }) => isLetterSpaced(text));
}

/** Three long lines are hardly one headline: the first stands above a headline of two. */
function isKickerAbove(deck: readonly Line[], below: readonly Line[]): boolean {
  const above = textOf(deck);
  return (
    deck.length === 1 && below.length >= 2 && above.length >= 8 && above.length + textOf(below).length > LONG_OF_THREE
  );
}

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

/**
 * Whether what stands above is a deck of its own. A headline of two lines is one phrase: its subject stands above its
 * predicate. A kicker is a phrase by itself.
 */
function areApart(above: string, below: string, line: string, lexicon: Lexicon): boolean {
  if (SUBHEAD_BEGINNING.test(line) || endsAsKicker(above, lexicon) || endsAsSubhead(below, lexicon)) return true;
  if (/[：:，、的]$/u.test(above)) return false;
  const [first, second] = [phrasesOf(above), phrasesOf(line)];
  if (first > 1 || second > 1) return true;
  const [upper, lower] = [verbsOf(above, lexicon), verbsOf(below, lexicon)];
  // A subject or an object, on either side, or a predicate without its subject below.
  if (!upper.atEnd || lower.first === null || lower.first === 0) return false;
  const isEven = Math.abs(above.length - below.length) <= 2;
  return !isEven || above.length + below.length > LONG;
}

/** A deck has at most so many lines. */
const DECK_LINES = 4;
/** Longer headlines than this are not set on three lines of which the first is long, in characters. */
const LONG_OF_THREE = 18;
/** Longer headlines than this are hardly set on two even lines, in characters. */
const LONG = 24;

/** How many phrases stand side by side: "春有花 夏有荫" has two. */
function phrasesOf(text: string): number {
  return text.split(/\s+/u).filter((phrase) => phrase.length >= 2).length;
}

/** Where the first verb of a phrase stands, null if it has none, and whether it ends in one. */
function verbsOf(phrase: string, lexicon: Lexicon): { readonly first: number | null; readonly atEnd: boolean } {
  const { starts, marks, count } = segment(phrase, lexicon.vocabulary);
  const isVerb = (i: number) => ((marks[i] ?? 0) & Mark.VERB) !== 0 && ((marks[i] ?? 0) & Mark.NOUN) === 0;
  let first: number | null = null;
  for (let i = 0; i < count && first === null; i++) if (isVerb(i)) first = starts[i] ?? 0;
  return { first, atEnd: isVerb(count - 1) };
}
