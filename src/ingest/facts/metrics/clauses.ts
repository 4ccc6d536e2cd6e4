/** The words of a clause around a number, without what only links them to it. */
import { CharacterSet, codeAt } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { shortenedStart, trimmed, trimmedRange } from './label-trimming.js';
import type { WordedText } from './worded-text.js';

/** How far words that name a number may stand from it, in characters. */
export const REACH = 40;
/** A list before a number is read as one name only when it is this short. */
const LONGEST_LIST = 20;

const PUNCTUATION = '，。；：！？!?;:,“”‘’（）()《》「」【】\n\t …—●■★◆▲□◎';
const BOUNDARIES = new CharacterSet(PUNCTUATION);
/** Where the way to a clause's beginning may end; all that opens or closes is among it. */
const STOPS = new CharacterSet(PUNCTUATION, '、');
const OPENING: ReadonlyMap<string, string> = new Map([
  ['）', '（'],
  [')', '('],
  ['”', '“'],
  ['」', '「'],
  ['》', '《'],
]);
const NONE: readonly string[] = [];
/** The words at a clause's ends, by the characters by which they are looked for. */
const edgesOf = perLexicon(({ labels: { links, leads, openers, ...labels }, grammar, reporting }) => ({
  linksByLast: grouped(links, (word) => word.charCodeAt(word.length - 1)),
  leadsByFirst: grouped(leads, (word) => word.charCodeAt(0)),
  openerBeginnings: new CharacterSet(...openers.map((word) => word.charAt(0))),
  /** What a verb of one character keeps. */
  verbEndings: new CharacterSet(...grammar.done, ...grammar.goingOn, ...labels.verbEndings),
  /** What ties the words behind a number to it. */
  ties: new CharacterSet('、', ...grammar.conjunctions, ...grammar.withinTimes, ...grammar.beyond),
  beforeEvents: new CharacterSet('，,“', ...labels.beforeEvents),
  reporters: new RegExp(anyOf(reporting.roles.flatMap(([word, role]) => (role === 'EDITOR' ? [] : [word]))), 'u'),
}));
const BETWEEN_CLAUSES = new CharacterSet('，、,：: “”');

/** The clause's words before a number. */
export interface WordsBefore {
  /** Trimmed to what names the number; "" where nothing does. */
  readonly words: string;
  /** As printed from the clause's beginning up to the number. */
  readonly raw: string;
  /** Where the clause begins. */
  readonly start: number;
}

/** The words between the clause's beginning (or `from`, the end of the number before) and the number at `start`. */
export function wordsBefore(worded: WordedText, start: number, from: number, lexicon: Lexicon): WordsBefore {
  const { text } = worded;
  const clauseStart = clauseStartBefore(text, start, from, lexicon);
  let end = start;
  for (
    let length = linkBefore(worded, end, clauseStart, lexicon);
    length > 0;
    length = linkBefore(worded, end, clauseStart, lexicon)
  )
    end -= length;
  let at = clauseStart;
  for (let length = leadAt(worded, at, end, lexicon); length > 0; length = leadAt(worded, at, end, lexicon))
    at += length;
  // "跑了200多米": a verb of one character keeps its 了.
  if (text.charAt(end) === '了' && end > at && !lexicon.labels.actions.has(text.slice(end - 2, end))) end++;
  else if (end - at === 1 && end < start && edgesOf(lexicon).verbEndings.isAt(text, end)) end++;
  const label = trimmedRange(worded, behindOpeners(worded, at, end, lexicon), end, lexicon);
  return {
    words: text.slice(shortenedStart(worded, label), label.end),
    raw: text.slice(clauseStart, start),
    start: clauseStart,
  };
}

/** What stands behind the last words that open a label: "今年共|新建粮仓". */
function behindOpeners(worded: WordedText, start: number, end: number, lexicon: Lexicon): number {
  const { text } = worded;
  if (!edgesOf(lexicon).openerBeginnings.isIn(text, start, end)) return start;
  const clause = text.slice(start, end);
  let at = start;
  for (const opener of lexicon.labels.openers) {
    const found = start + clause.lastIndexOf(opener);
    const behind = found + opener.length;
    if (found < at || !text.startsWith(opener, found) || end - behind < 3) continue;
    // 共 of 公共 and 共享 opens nothing.
    if (worded.isBorder(found) && worded.isBorder(behind)) at = behind;
  }
  return at;
}

function linkBefore(worded: WordedText, end: number, clauseStart: number, lexicon: Lexicon): number {
  const { text } = worded;
  const { actions, kept } = lexicon.labels;
  for (const word of edgesOf(lexicon).linksByLast.get(codeAt(text, end - 1)) ?? NONE) {
    const at = end - word.length;
    // 近 of 附近 and 升至 of 攀升至 belong to another word.
    if (at < clauseStart || !text.startsWith(word, at) || !worded.isBorder(at)) continue;
    if (word.length === 1 && (actions.has(text.slice(end - 2, end)) || kept.has(text.slice(end - 2, end)))) continue;
    return word.length;
  }
  return 0;
}

function leadAt(worded: WordedText, at: number, end: number, lexicon: Lexicon): number {
  const { text } = worded;
  for (const word of edgesOf(lexicon).leadsByFirst.get(codeAt(text, at)) ?? NONE)
    if (at + word.length <= end && text.startsWith(word, at)) {
      if (
        word.length === 1 &&
        (end - at <= 2 || !worded.isBorder(at + 1) || lexicon.labels.kept.has(text.slice(at, at + 2)))
      )
        continue;
      return word.length;
    }
  return 0;
}

/** The clause before the one that begins at `start`, if it belongs to the same sentence and holds no other number. */
export function previousClause(worded: WordedText, start: number, from: number, lexicon: Lexicon): string {
  const { text } = worded;
  let end = start;
  while (end > from && BETWEEN_CLAUSES.isAt(text, end - 1)) end--;
  return end === start ? '' : wordsBefore(worded, end, from, lexicon).words;
}

/** Where the clause before the number begins; brackets and quotations that close before the number are part of it. */
function clauseStartBefore(text: string, start: number, from: number, lexicon: Lexicon): number {
  const { ties, reporters } = edgesOf(lexicon);
  const limit = Math.max(from, start - REACH);
  let at = start;
  while (at > limit) {
    if (!STOPS.isAt(text, at - 1)) {
      at--;
      continue;
    }
    const character = text.charAt(at - 1);
    const open = OPENING.get(character);
    if (open !== undefined) {
      const opened = openedBefore(text, open, at - 2, limit);
      // The reporters' names stand in brackets, too: "（记者 …）".
      if (opened < 0 || reporters.test(text.slice(opened, at))) break;
      at = opened;
    } else if (character !== '、' || start - at > LONGEST_LIST) break;
    else at--;
  }
  while (at < start && at === from && from > 0 && ties.isAt(text, at)) at++;
  return at;
}

/** Where the bracket was opened, not before `limit`; -1 if it was not. */
function openedBefore(text: string, open: string, from: number, limit: number): number {
  let at = from;
  while (at >= limit && text.charAt(at) !== open) at--;
  return at >= limit ? at : -1;
}

/** What happened in a span of time: the words behind it; a bare "，" leads to the next clause. */
export function clauseBehind(worded: WordedText, end: number, to: number, lexicon: Lexicon): string {
  const { text } = worded;
  const { beforeEvents } = edgesOf(lexicon);
  let at = end;
  while (at < end + 8 && beforeEvents.isAt(text, at)) at++;
  let stop = at;
  while (
    stop < text.length &&
    stop < at + 18 &&
    stop < to &&
    !(isBoundary(text, stop) && !'“”'.includes(text.charAt(stop)))
  )
    stop++;
  stop = worded.borderUpTo(stop, at);
  return trimmed(text.slice(at, stop).replace(/[“”]/gu, ''), lexicon);
}

export function isBoundary(text: string, at: number): boolean {
  return BOUNDARIES.isAt(text, at);
}

function grouped(words: readonly string[], key: (word: string) => number): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const word of words) {
    const group = groups.get(key(word));
    if (group === undefined) groups.set(key(word), [word]);
    else group.push(word);
  }
  for (const group of groups.values()) group.sort((a, b) => b.length - a.length);
  return groups;
}
