/** What somebody types into a search field, read as what must and must not stand in an article. */
import { ArgumentError } from '../argument-error.js';
import { type Clause, type Operator, readClauses } from './clauses.js';
import { type AnyOf, type Condition, countOf, inHeadline, type Unit, unitsIn } from './conditions.js';
import { isHan } from './folding.js';
import { type Gram, gramsOf, isKnownPair, wordsOf } from './grams.js';
import { withLookAlikes } from './look-alikes.js';
import { PREFIX_LENGTHS, prefixTerm } from './prefixes.js';

export interface SearchQuery {
  /** At least one, or else there is a byline. */
  readonly required: readonly Condition[];
  /** The same where each word may also stand with a character that looks like its own; null unless that is asked for. */
  readonly forgiving: readonly Condition[] | null;
  readonly excluded: readonly Condition[];
  /** Whose byline is asked for, as typed; null where nobody's is. */
  readonly byline: string | null;
}

/** UTF-16 units. */
export const MAX_QUERY = 256;
/** Words, phrases and exclusions: more than anybody types, and few enough to be looked up at once. */
export const MAX_UNITS = 32;

/** Words without meaning of their own: an article need not hold them. */
const STOP = new Set('的了在是和与及或等也都就而着过说之其这那有为对于以被把让从到给将并且但还又很更最我你他她它们');

/**
 * Reads a query: words that must all be found, phrases in quotes, and after a `-` what must not be found; `OR`, `NEAR/n`,
 * `*` behind a beginning, and `headline:` and `byline:`. A quote that is never closed quotes nothing.
 * @param argument what the query is called in the question, for errors
 * @param lookAlikes whether characters may be others that look like them: see `look-alikes.ts`
 * @throws ArgumentError for a query that is too long, that makes no sense, or in which nothing is left to look for
 */
export function parseQuery(text: string, argument: string, lookAlikes = false): SearchQuery {
  if (text.length > MAX_QUERY) {
    throw new ArgumentError(argument, `${argument} is ${text.length} characters long: give at most ${MAX_QUERY}.`);
  }
  const { clauses, byline } = readClauses(text, argument);
  const required: Condition[] = [];
  const excluded: Condition[] = [];
  for (const { isExcluded, conditions } of joined(clauses, argument)) {
    (isExcluded ? excluded : required).push(...conditions);
  }
  const wanted = distinct(withoutStops(required));
  const query = { required: wanted, forgiving: null, excluded: distinct(excluded), byline };
  const count = countOf(query.required) + countOf(query.excluded);
  if (count > MAX_UNITS) {
    throw new ArgumentError(argument, `${argument} looks for ${count} words and phrases: give at most ${MAX_UNITS}.`);
  }
  if (required.length > 0 || (byline && excluded.length === 0)) {
    return lookAlikes ? { ...query, forgiving: withLookAlikes(wanted, argument) } : query;
  }
  throw new ArgumentError(
    argument,
    excluded.length > 0
      ? `${argument} only says what is not to be found: add what is.`
      : `${argument} holds no letter or digit to look for.`,
  );
}

/** The terms that a query asks the index about. */
export function termsOf({ required, forgiving, excluded }: Omit<SearchQuery, 'byline'>): Set<string> {
  return new Set(
    unitsIn([...(forgiving ?? required), ...excluded]).flatMap(({ grams }) => grams.map(({ term }) => term)),
  );
}

interface Part {
  readonly isExcluded: boolean;
  readonly conditions: readonly Condition[];
}

/** Clauses with those that OR and NEAR join made one; NEAR joins first. */
function joined(clauses: readonly (Clause | Operator)[], argument: string): Part[] {
  const parts: Part[] = [];
  let alternatives: Part[] | null = null;
  for (let at = 0; at < clauses.length; at++) {
    const clause = clauses[at];
    if (clause === undefined) break;
    if ('operator' in clause) throw misplaced(clause, argument);
    let part = partOf(clause, argument);
    for (let next = clauses[at + 1]; next !== undefined && 'operator' in next; next = clauses[at + 1]) {
      if (next.operator === 'OR') break;
      const [before, behind] = [clauses[at], clauses[at + 2]];
      if (behind === undefined || 'operator' in behind || before === undefined || 'operator' in before)
        throw misplaced(next, argument);
      const near = [unitNear(before, argument), unitNear(behind, argument)] as const;
      const others = before === clause ? [] : part.conditions;
      part = { isExcluded: false, conditions: [...others, { near, distance: next.distance }] };
      at += 2;
    }
    const next = clauses[at + 1];
    const isJoined = next !== undefined && 'operator' in next;
    if (!isJoined && alternatives === null) {
      parts.push(part);
      continue;
    }
    if (part.isExcluded || part.conditions.length === 0) {
      throw new ArgumentError(argument, `${argument} has OR beside what is excluded, or is no word: put words there.`);
    }
    alternatives = [...(alternatives ?? []), part];
    if (isJoined) {
      at++;
      if (clauses[at + 1] === undefined) throw misplaced(next, argument);
    } else {
      parts.push({ isExcluded: false, conditions: [{ anyOf: alternatives.map(({ conditions }) => conditions) }] });
      alternatives = null;
    }
  }
  return parts;
}

function misplaced({ operator }: Operator, argument: string): ArgumentError {
  return new ArgumentError(
    argument,
    `${argument} has ${operator} without a word before and behind it: put ${operator} between two, or in quotes to look for the word.`,
  );
}

function partOf(clause: Clause, argument: string): Part {
  const { content, isQuoted, isExcluded, isInHeadline, isPrefix } = clause;
  const units = isPrefix ? prefix(content, argument) : isQuoted ? phrase(content) : unitsOf(content);
  // What is excluded is excluded whole: -焦作钢铁 rules out that name, not every article with either word.
  const wanted = isExcluded && !isPrefix && units.length > 1 ? phrase(content) : units;
  return { isExcluded, conditions: isInHeadline ? wanted.map(inHeadline) : wanted };
}

/** What stands beside NEAR is looked for as it is. */
function unitNear(clause: Clause, argument: string): Unit {
  const [unit] = phrase(clause.content);
  if (unit === undefined || clause.isExcluded || clause.isPrefix) {
    throw new ArgumentError(argument, `${argument} has NEAR beside what is no word or phrase: put one there.`);
  }
  return clause.isInHeadline ? { ...unit, isInHeadline: true } : unit;
}

const LATIN = /^[\p{L}]+$/u;

/**
 * Words that begin so. The index holds pairs of characters: all that begins with two or more characters is where these
 * stand, and what begins with a single one cannot be asked for.
 */
function prefix(stem: string, argument: string): Condition[] {
  const characters = [...stem];
  if (characters.every(isHan)) {
    if (characters.length > 1) return phrase(stem);
    const instead = `two or more Chinese characters, or ask suggest for what begins with ${stem}`;
    throw new ArgumentError(argument, `${argument} has ${stem}*: put * behind ${instead}.`);
  }
  const { min, max } = PREFIX_LENGTHS;
  if (!LATIN.test(stem) || characters.some(isHan) || stem.length < min || stem.length > max) {
    throw new ArgumentError(
      argument,
      `${argument} has ${stem}*: put * behind two or more Chinese characters, or behind ${min} to ${max} letters.`,
    );
  }
  const terms = [stem, prefixTerm(stem)];
  const anyOf = terms.map((term) => [{ grams: [{ term, position: 0 }], isWord: false }]);
  return [{ anyOf, isPrefix: true } satisfies AnyOf];
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

function withoutStops(units: readonly Condition[]): Condition[] {
  const telling = units.filter(
    (unit) => !('grams' in unit) || unit.grams.length !== 1 || !unit.grams.every(({ term }) => STOP.has(term)),
  );
  return telling.length > 0 ? telling : [...units];
}

function distinct(units: readonly Condition[]): Condition[] {
  return [...new Map(units.map((unit) => [JSON.stringify(unit), unit])).values()];
}
