/** What somebody types into a search field, cut into what stands between blanks or in quotes, and the words of command. */
import { ArgumentError } from '../argument-error.js';
import { fold } from './folding.js';

/** One thing that is typed. */
export interface Clause {
  readonly content: string;
  readonly isQuoted: boolean;
  readonly isExcluded: boolean;
  readonly isInHeadline: boolean;
  /** Whether a `*` follows: words that begin so. */
  readonly isPrefix: boolean;
}

/** OR, or NEAR with its distance. */
export type Operator = { readonly operator: 'OR' } | { readonly operator: 'NEAR'; readonly distance: number };

export interface Clauses {
  readonly clauses: readonly (Clause | Operator)[];
  /** Whose byline is asked for; null where nobody's is. */
  readonly byline: string | null;
}

/** The letters and digits between what stands near. */
const MOST_DISTANCE = 100;

const QUOTE = '["“”„‟«»「」『』＂]';
const QUOTED = `${QUOTE}(?:(?!${QUOTE}).)*${QUOTE}`;
/** What is said in words of its own, which folding would make like others. */
const COMMAND = new RegExp(
  `(?<!\\S)(?<minus>[-－])?[Bb]yline[:：](?<byline>${QUOTED}|[^\\s"“”]+)|${QUOTED}|(?<!\\S)(?<or>OR)(?!\\S)|(?<!\\S)NEAR(?:/(?<near>\\d{1,6}))?(?!\\S)`,
  'gsu',
);
/** Stand for OR and NEAR where the text is folded; nobody's characters. */
const [OR, NEAR] = ['\ue000', '\ue001'];
/** What stands in quotes, or what no blank parts, or a quote that nothing closes. */
const CLAUSE = new RegExp(
  `(?<operator>[${OR}${NEAR}])(?<distance>\\d*)|(?<minus>(?<!\\S)-)?(?<field>headline:)?(?:${QUOTE}(?<phrase>(?:(?!${QUOTE}).)*)${QUOTE}|(?<words>(?:(?!${QUOTE}|[${OR}${NEAR}])\\S)+)|${QUOTE})`,
  'gsu',
);
/** Whatever signs stand around it. */
const PREFIX = /^[^\p{L}\p{N}]*(?<stem>[\p{L}\p{N}]+)\*$/u;

/**
 * @param argument what the query is called in the question, for errors
 * @throws ArgumentError where bylines are asked for otherwise than one can be, or a distance is none
 */
export function readClauses(text: string, argument: string): Clauses {
  const bylines: string[] = [];
  const commanded = text.replaceAll(/[\ue000\ue001]/gu, ' ').replace(COMMAND, (all, ...rest) => {
    const { minus, byline, or, near }: Partial<Record<string, string>> = rest.at(-1);
    if (byline !== undefined) {
      if (minus !== undefined)
        throw new ArgumentError(argument, `${argument} excludes a byline: ask whose it is to be.`);
      bylines.push(byline.replaceAll(new RegExp(QUOTE, 'gu'), '').trim());
      return ' ';
    }
    if (or !== undefined) return OR;
    return all.startsWith('NEAR') ? `${NEAR}${near ?? '10'} ` : all;
  });
  if (bylines.length > 1)
    throw new ArgumentError(argument, `${argument} asks for ${bylines.length} bylines: give one.`);
  const matches = [...fold(commanded).worded.matchAll(CLAUSE)];
  return { byline: bylines[0] ?? null, clauses: matches.map((match) => clauseOf(match.groups ?? {}, argument)) };
}

function clauseOf(groups: Partial<Record<string, string>>, argument: string): Clause | Operator {
  const { operator, distance, minus, field, phrase, words = '' } = groups;
  if (operator === OR) return { operator: 'OR' };
  if (operator === NEAR) {
    const letters = Number(distance);
    if (letters >= 1 && letters <= MOST_DISTANCE) return { operator: 'NEAR', distance: letters };
    throw new ArgumentError(argument, `${argument} has NEAR/${distance}: give a distance from 1 to ${MOST_DISTANCE}.`);
  }
  const stem = phrase === undefined ? PREFIX.exec(words)?.groups?.stem : undefined;
  return {
    content: phrase ?? stem ?? words,
    isQuoted: phrase !== undefined,
    isExcluded: minus !== undefined,
    isInHeadline: field !== undefined,
    isPrefix: stem !== undefined,
  };
}
