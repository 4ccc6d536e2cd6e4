/** What a number measures, in the page's own words: "完成投资", "高新技术企业同比增长". */
import { ATTRIBUTES, CHANGES, LEADS, LINKS, OPENERS } from '../lexicon/label-words.js';
import { actionAt, nounPhrase, type Phrase } from './noun-phrases.js';
import type { Quantity } from './quantities.js';

export interface Label {
  readonly label: string;
  /** The rule that named the number, for `--explain`. */
  readonly rule: string;
}

/** What the numbers before, in the same sentence, were about: growth and shares are of that. */
export interface Topic {
  readonly label: string;
  readonly noun: string;
}

/** Longest label, in characters. */
const LONGEST = 24;
/** How far words that name a number may stand from it. */
const REACH = 40;

const LINK_BY_LAST = byEnd(LINKS, (word) => word.charAt(word.length - 1));
const LEAD_BY_FIRST = byEnd(LEADS, (word) => word.charAt(0));
const ATTRIBUTE_LENGTHS = [5, 4, 3, 2, 1];

function byEnd(words: readonly string[], key: (word: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const group = groups.get(key(word));
    if (group === undefined) groups.set(key(word), [word]);
    else group.push(word);
  }
  for (const group of groups.values()) group.sort((a, b) => b.length - a.length);
  return groups;
}

/**
 * Names the number. `from` is the end of the number before it (or the text's start), `to` the beginning of the next
 * one (or the text's end): a label does not reach across another number.
 */
export function labelOf(text: string, quantity: Quantity, from: number, to: number, topic: Topic | null): Label {
  const before = wordsBefore(text, quantity.start, from);
  const behind = nounPhrase(text, quantity.end, Math.min(to, quantity.end + REACH));
  const named = nameByKind(text, quantity, before, behind, topic, to);
  if (named.label !== '') return named;
  if (topic !== null) return { label: topic.label, rule: 'topic' };
  const clause = previousClause(text, quantity.start, from);
  return { label: clause === '' ? trimmed(text.slice(quantity.start, quantity.end)) : clause, rule: 'previous-clause' };
}

function nameByKind(
  text: string,
  quantity: Quantity,
  before: string,
  behind: Phrase,
  topic: Topic | null,
  to: number,
): Label {
  switch (quantity.kind) {
    case 'RATIO':
      return nameRatio(before, behind, topic);
    case 'DURATION':
      return nameDuration(text, quantity, before, behind, to);
    case 'AGE':
      return {
        label: `${behind.noun.length <= 6 && behind.belongs ? behind.noun : previousName(text, quantity.start)}年龄`,
        rule: 'age',
      };
    case 'RANK':
      return before === '' ? { label: topic?.label ?? '', rule: 'rank' } : { label: before, rule: 'rank' };
    case 'COUNT':
      return nameCount(before, behind, topic);
    default:
      return nameAmount(before, behind, topic);
  }
}

/** Counts are named by the noun behind ("27个部门"), by what it does ("534人参加培训") or by what stands before. */
function nameCount(before: string, behind: Phrase, topic: Topic | null): Label {
  const action = behind.noun === '' ? '' : actionAt(before);
  if (behind.noun.length >= 2) return { label: clip(action + behind.noun), rule: 'noun-behind' };
  if (behind.noun.length === 1 && behind.predicate !== '')
    return { label: clip(behind.noun + behind.predicate), rule: 'clause-behind' };
  if (behind.noun.length === 1 && before.length >= 2 && before.length <= 6)
    return { label: before + behind.noun, rule: 'noun-around' };
  if (behind.noun === '' && behind.predicate.length >= 2)
    return { label: clip(behind.predicate), rule: 'predicate-behind' };
  if (before !== '') return { label: withTopic(before, topic), rule: 'words-before' };
  return { label: behind.noun, rule: 'noun-behind' };
}

/** Amounts are named by what stands before ("完成投资2605万元") or by the noun behind ("3万元的房款"). */
function nameAmount(before: string, behind: Phrase, topic: Topic | null): Label {
  if (behind.belongs && behind.noun.length >= 2)
    return { label: clip(actionAt(before) + behind.noun), rule: 'noun-behind' };
  const action = actionAt(before);
  if (action !== '' && action.length === before.length && behind.noun.length >= 2)
    return { label: clip(action + behind.noun), rule: 'verb-and-noun' };
  if (before.length >= 2) return { label: withTopic(before, topic), rule: 'words-before' };
  if (behind.noun.length >= 2) return { label: clip(before + behind.noun), rule: 'noun-behind' };
  if (before !== '') return { label: withTopic(before, topic), rule: 'words-before' };
  return { label: topic?.label ?? '', rule: 'topic' };
}

/** Growth and shares are of something: of what the clause names, or of what the sentence is about. */
function nameRatio(before: string, behind: Phrase, topic: Topic | null): Label {
  const subject = topic === null ? '' : topic.noun;
  for (const change of CHANGES)
    if (before.endsWith(change)) {
      const of = before.length === change.length ? subject : '';
      return { label: clip(of + before), rule: of === '' ? 'change' : 'change-of-topic' };
    }
  if (before.startsWith('占')) return { label: clip(subject + before), rule: 'share-of-topic' };
  if (before.length >= 2) return { label: withTopic(before, topic), rule: 'words-before' };
  if (behind.noun.length >= 2) return { label: behind.noun, rule: 'noun-behind' };
  return { label: clip(subject + before), rule: 'topic' };
}

/** Spans of time are named by what lasted: before ("工作70多个小时"), behind ("18年的发展"), or in the next clause. */
function nameDuration(text: string, quantity: Quantity, before: string, behind: Phrase, to: number): Label {
  if (behind.belongs && behind.noun.length >= 2) return { label: behind.noun, rule: 'noun-behind' };
  const follows = clauseBehind(text, quantity.end, to);
  if (before.length >= 2) return { label: before, rule: 'words-before' };
  if (follows.length >= 2) return { label: clip(follows), rule: 'clause-behind' };
  return { label: before, rule: 'words-before' };
}

/** The clause that says what happened in a span of time; a bare "，" leads to the next clause. */
function clauseBehind(text: string, end: number, to: number): string {
  let at = end;
  while (at < end + 6 && '来内间后前里中以之时时间，,'.includes(text.charAt(at) || '。')) at++;
  let stop = at;
  while (stop < text.length && stop < at + 18 && stop < to && !isBoundary(text, stop)) stop++;
  return trimmed(text.slice(at, stop));
}

/** The words of the clause before the number, without what only links them to it. */
function wordsBefore(text: string, start: number, from: number): string {
  const clauseStart = clauseStartBefore(text, start, from);
  let end = start;
  for (let cut = true; cut && end > clauseStart; ) {
    cut = false;
    for (const word of LINK_BY_LAST.get(text.charAt(end - 1)) ?? [])
      if (end - word.length >= clauseStart && text.startsWith(word, end - word.length)) {
        end -= word.length;
        cut = true;
        break;
      }
  }
  let at = clauseStart;
  for (let cut = true; cut && at < end; ) {
    cut = false;
    for (const word of LEAD_BY_FIRST.get(text.charAt(at)) ?? [])
      if (at + word.length <= end && text.startsWith(word, at)) {
        at += word.length;
        cut = true;
        break;
      }
  }
  let words = text.slice(at, end);
  for (const opener of OPENERS) {
    const found = words.lastIndexOf(opener);
    if (found >= 0 && words.length - found - opener.length >= 3) words = words.slice(found + opener.length);
  }
  words = trimmed(words);
  return words.length > LONGEST ? words.slice(-LONGEST) : words;
}

/** Where the clause before the number begins; brackets and quotations that close before the number are part of it. */
function clauseStartBefore(text: string, start: number, from: number): number {
  const limit = Math.max(from, start - REACH);
  let at = start;
  let list = false;
  while (at > limit) {
    const character = text.charAt(at - 1);
    const open = OPENING[character];
    if (open !== undefined) {
      const opened = text.lastIndexOf(open, at - 2);
      if (opened < limit) break;
      at = opened;
      continue;
    }
    if (character === '、') {
      if (start - at > 16) break;
      list = true;
    } else if (isBoundary(text, at - 1)) break;
    at--;
  }
  // A list that follows a number is that number's company, not this one's.
  if (list && at === from && from > 0 && text.charAt(at) === '、') at++;
  return at;
}

const OPENING: Readonly<Record<string, string>> = { '）': '（', ')': '(', '”': '“', '」': '「', '》': '《' };
const BOUNDARIES = new Set('，。；：！？!?;:,“”‘’（）()《》「」【】\n\t …—●■★◆▲');

function isBoundary(text: string, at: number): boolean {
  return BOUNDARIES.has(text.charAt(at));
}

/** "总数" alone names nothing: it is of what the sentence is about. */
function withTopic(words: string, topic: Topic | null): string {
  if (topic === null || topic.noun === '' || words.includes(topic.noun)) return words;
  for (const length of ATTRIBUTE_LENGTHS)
    if (words.length === length && ATTRIBUTES.has(words)) return clip(topic.noun + words);
  return words;
}

function previousClause(text: string, start: number, from: number): string {
  let end = start;
  while (end > from && (isBoundary(text, end - 1) || text.charAt(end - 1) === '、')) end--;
  return end === start ? '' : wordsBefore(text, end, from);
}

/** Whose age it is: the name in the clause before "，58岁，". */
function previousName(text: string, start: number): string {
  let end = start;
  while (end > 0 && '，,今年现年时（( 年仅已'.includes(text.charAt(end - 1))) end--;
  let at = end;
  while (at > 0 && end - at < 4 && !isBoundary(text, at - 1) && text.charAt(at - 1) !== '、') at--;
  return trimmed(text.slice(at, end));
}

function clip(words: string): string {
  return words.length > LONGEST ? words.slice(0, LONGEST) : words;
}

const EDGES = new Set('、，。；：的了等和与及 ""');

/** Without what no label begins or ends with. */
function trimmed(words: string): string {
  let at = 0;
  let end = words.length;
  while (at < end && EDGES.has(words.charAt(at))) at++;
  while (end > at && EDGES.has(words.charAt(end - 1)) && words.charAt(end - 1) !== '等') end--;
  return words.slice(at, end);
}
