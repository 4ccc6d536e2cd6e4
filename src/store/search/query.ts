/** What somebody types into a search field, read as what must and must not stand in an article. */
import { ArgumentError } from '../argument-error.js';
import { fold, isHan } from './folding.js';
import { type Gram, gramsOf, isKnownPair, wordsOf } from './grams.js';

/** A stretch of text that is looked for: its grams, each with its distance from the first character. */
export interface Unit {
  readonly grams: readonly Pick<Gram, 'term' | 'position'>[];
  /** A word of the dictionary, which counts only where it stands as a word. */
  readonly isWord: boolean;
}

export interface SearchQuery {
  /** At least one. */
  readonly required: readonly Unit[];
  readonly excluded: readonly Unit[];
}

/** UTF-16 units. */
export const MAX_QUERY = 256;
/** Words, phrases and exclusions: more than anybody types, and few enough to be looked up at once. */
export const MAX_UNITS = 32;

const QUOTE = '["“”„‟«»「」『』]';
/** What stands in quotes, or what no blank parts, or a quote that nothing closes. */
const CLAUSE = new RegExp(
  `(?<minus>(?<!\\S)-)?(?:${QUOTE}(?<phrase>(?:(?!${QUOTE}).)*)${QUOTE}|(?<words>(?:(?!${QUOTE})\\S)+)|${QUOTE})`,
  'gsu',
);
/** Words without meaning of their own: an article need not hold them. */
const STOP = new Set('的了在是和与及或等也都就而着过说之其这那有为对于以被把让从到给将并且但还又很更最我你他她它们');

/**
 * Reads a query: words that must all be found, phrases in quotes, and after a `-` what must not be found.
 * A quote that is never closed quotes nothing.
 * @param argument what the query is called in the question, for errors
 * @throws ArgumentError for a query that is too long, or in which nothing is left to look for
 */
export function parseQuery(text: string, argument: string): SearchQuery {
  if (text.length > MAX_QUERY) {
    throw new ArgumentError(argument, `${argument} is ${text.length} characters long: give at most ${MAX_QUERY}.`);
  }
  const required: Unit[] = [];
  const excluded: Unit[] = [];
  for (const { content, isQuoted, isExcluded } of clausesOf(fold(text).worded)) {
    const units = isQuoted ? phrase(content) : unitsOf(content);
    // What is excluded is excluded whole: -焦作钢铁 rules out that name, not every article with either word.
    if (isExcluded) excluded.push(...(units.length > 1 ? phrase(content) : units));
    else required.push(...units);
  }
  const query = { required: distinct(withoutStops(required)), excluded: distinct(excluded) };
  const count = query.required.length + query.excluded.length;
  if (count > MAX_UNITS) {
    throw new ArgumentError(argument, `${argument} looks for ${count} words and phrases: give at most ${MAX_UNITS}.`);
  }
  if (required.length > 0) return query;
  throw new ArgumentError(
    argument,
    excluded.length > 0
      ? `${argument} only says what is not to be found: add what is.`
      : `${argument} holds no letter or digit to look for.`,
  );
}

/** The terms that a query asks the index about. */
export function termsOf({ required, excluded }: SearchQuery): Set<string> {
  return new Set([...required, ...excluded].flatMap(({ grams }) => grams.map(({ term }) => term)));
}

interface Clause {
  readonly content: string;
  readonly isQuoted: boolean;
  readonly isExcluded: boolean;
}

function clausesOf(text: string): Clause[] {
  return [...text.matchAll(CLAUSE)].map((match) => {
    const { minus, phrase: quoted, words = '' }: Partial<Record<string, string>> = match.groups ?? {};
    return { content: quoted ?? words, isQuoted: quoted !== undefined, isExcluded: minus !== undefined };
  });
}

const HAN = '[\\p{Script=Han}々〇]';
const OTHER = `(?!${HAN})[\\p{L}\\p{N}]`;
/** Letters and digits without anything between them but the signs inside numbers and codes: "pm2.5". */
const STRETCH = new RegExp(`(?:${HAN}|${OTHER}|(?<=${OTHER})[.,:/%·-](?=${OTHER}))+`, 'gu');

/** A word that is looked for wherever it stands as a word; undefined if it holds no letter or digit. */
export function unitOfWord(word: string): Unit | undefined {
  return phrase(word).map(markWord)[0];
}

function unitsOf(clause: string): Unit[] {
  return [...clause.matchAll(STRETCH)].flatMap(([stretch]) => groupsOf(stretch).flatMap(phrase).map(markWord));
}

interface Group {
  readonly text: string;
  /** What may still join it. */
  readonly takes: 'WORD' | 'SINGLE' | 'LETTERS' | 'NOTHING';
}

/**
 * A stretch as the pieces that are looked for one by one. A dictionary cuts names that it does not know into single
 * characters and words that happen to be in them (刘/海/军, 何/向东, 王家/禾): so single characters are looked for
 * together with each other, or else with the word behind or before them. One behind a number is its unit: 12月, A股.
 */
function groupsOf(stretch: string): string[] {
  const groups: Group[] = [];
  const words = wordsOf(stretch);
  for (const [i, word] of words.entries()) {
    const last = groups.at(-1) ?? { text: '', takes: 'NOTHING' };
    const next = words[i + 1] ?? '';
    const isFollowed = isHanText(next) && !STOP.has(next);
    const join = (takes: Group['takes']) => groups.splice(-1, 1, { text: last.text + word, takes });
    const begin = (takes: Group['takes']) => groups.push({ text: word, takes });
    if (!isHanText(word)) last.takes === 'LETTERS' ? join('LETTERS') : begin('LETTERS');
    else if (word.length > 1) last.takes === 'WORD' ? join('NOTHING') : begin('NOTHING');
    else if (last.takes === 'LETTERS') join('NOTHING');
    // 之 in 刘之明 is part of a name, at the edge of one it is not.
    else if (STOP.has(word) && !(last.takes !== 'NOTHING' && isFollowed && next.length === 1)) begin('NOTHING');
    else if (last.takes !== 'NOTHING') join('SINGLE');
    else if (!isFollowed && last.text.length > 1 && isHanText(last.text)) join('NOTHING');
    else begin('WORD');
  }
  return groups.map(({ text }) => text);
}

function markWord(unit: Unit): Unit {
  const [only, ...rest] = unit.grams;
  return {
    ...unit,
    isWord: rest.length === 0 && only !== undefined && [...only.term].length === 2 && isKnownPair(only.term),
  };
}

/** A stretch of text that must stand as it is, but for blanks and signs; none if it holds no letter or digit. */
function phrase(text: string): Unit[] {
  const grams = covering(gramsOf(text));
  return grams.length > 0 ? [{ grams, isWord: false }] : [];
}

/** As few grams as hold every character: of 焦作钢铁厂 the pairs 焦作, 钢铁 and 铁厂. */
function covering(grams: readonly Gram[]): Unit['grams'] {
  const chosen: { term: string; position: number }[] = [];
  const endOf = ({ term, position }: Gram) => position + (isHanText(term) ? [...term].length : term.length);
  let covered = 0;
  for (;;) {
    const open = grams.filter((gram) => endOf(gram) > covered);
    const least = Math.min(...open.map(({ position }) => position));
    const from = Math.max(covered, least);
    const [best] = open.filter(({ position }) => position <= from).sort((a, b) => endOf(b) - endOf(a));
    if (best === undefined) return chosen;
    chosen.push({ term: best.term, position: best.position });
    covered = endOf(best);
  }
}

function isHanText(text: string): boolean {
  const [first] = text;
  return first !== undefined && isHan(first);
}

function withoutStops(units: readonly Unit[]): Unit[] {
  const telling = units.filter(({ grams }) => grams.length !== 1 || !grams.every(({ term }) => STOP.has(term)));
  return telling.length > 0 ? telling : [...units];
}

function distinct(units: readonly Unit[]): Unit[] {
  return [...new Map(units.map((unit) => [JSON.stringify(unit), unit])).values()];
}
