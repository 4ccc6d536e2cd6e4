/** Verse, by how its lines run: lines in prose are as wide as their column, lines of verse are not. */
import { CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { withoutBlanks } from '../reading.js';
import { shareOf } from '../share-of.js';
import { columnPattern, type GenreText, isTitled, titlePattern } from './genre-text.js';

/** Fewer lines are a verse only where a title says so. */
const LEAST_LINES = 8;
const LEAST_TITLED_LINES = 4;
/** The longest line of a poem, and what half of its lines are not longer than, in characters. */
const LONGEST_LINE = 24;
const USUAL_LINE = 15;
/** Classical lines have so many characters. */
const METRES = new Set([4, 5, 6, 7]);
/** The least clauses of one metre that make a poem by themselves: a quatrain with a doubt left has eight. */
const LEAST_CLAUSES = 4;
/** The longest words to a tune, in characters. */
const LONGEST_TUNE = 260;

const verseOf = perLexicon(({ genres }) => ({
  title: titlePattern(genres.verseTitles),
  column: columnPattern(genres.verseTitles),
  form: new RegExp(
    `^[“"]?${anyOf(genres.verseForms)}[·•・:：“"《（(]|[（(](?:[^）)]{0,4})?${anyOf(genres.verseForms)}[）)]$`,
    'u',
  ),
  tune: new RegExp(`^[“"]?(?:调寄)?${anyOf(genres.tunes)}(?:[·•・:：“"《（(—]|$)`, 'u'),
  running: new CharacterSet(genres.runningCharacters),
}));

export function isVerse(text: GenreText, lexicon: Lexicon): boolean {
  const { title, column, form, tune, running } = verseOf(lexicon);
  if (text.isReported) return false;
  const isTold =
    isTitled(text, title) ||
    text.columns.some((line) => column.test(line)) ||
    text.heads.some((head) => form.test(head));
  if (text.body.length <= LONGEST_TUNE && text.heads.some((head) => tune.test(head))) return true;
  if (isMetrical(text, isTold)) return true;
  const lines = text.lines.slice(text.isSigned ? 1 : 0).map((line) => withoutBlanks(line));
  if (lines.length < (isTold || text.isSigned ? LEAST_TITLED_LINES : LEAST_LINES)) return false;
  const lengths = lines.map((line) => line.length).sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 0;
  if ((lengths.at(-1) ?? 0) > LONGEST_LINE || usual > USUAL_LINE || usual < 3) return false;
  // In prose, sentences end anywhere in a line, and half of the lines hold a sign.
  if (shareOf(lines, (line) => /[。；！？].*\S/u.test(line.slice(0, -1))) > 0.1) return false;
  if (shareOf(lines, (line) => /[，、：]/u.test(line.slice(0, -1))) > 0.25) return false;
  if (shareOf(lines, (line) => /[\d０-９A-Za-z：:]/u.test(line)) > 0.1) return false;
  if (shareOf(lines, (line) => line.endsWith('。')) > 0.5) return false;
  const isRunning = shareOf(lines, (line) => running.isIn(line)) >= (isTold ? 0.2 : 0.4);
  return isRunning && (isTold || !fillsColumn(lines, usual));
}

/** Whether the lines are those of a column: as wide as each other, wherever sentences end. */
function fillsColumn(lines: readonly string[], usual: number): boolean {
  return usual > 10 && shareOf(lines, (line) => Math.abs(line.length - usual) <= 1) > 0.6;
}

/** Whether the whole body is clauses of one length: "……，……。" */
function isMetrical({ body, paragraphs, isSigned }: GenreText, isTold: boolean): boolean {
  if (body.length > 600) return false;
  const clauses = paragraphs
    .slice(isSigned ? 1 : 0)
    .join('\n')
    .split(/[，。；！？、,\n]/u)
    .filter((clause) => clause !== '');
  if (clauses.length < (isTold ? LEAST_CLAUSES : LEAST_CLAUSES * 2)) return false;
  const metre = clauses[clauses.length >> 1]?.length ?? 0;
  return (
    METRES.has(metre) &&
    shareOf(clauses, (clause) => clause.length === metre && !/[\dA-Za-z]/u.test(clause)) >= (isTold ? 0.85 : 0.95)
  );
}
