/** What clauses are about: the place, organization or person that stands at their head. */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import type { SubjectFact } from '../../parsed.js';
import { WordSet } from '../../word-set.js';
import type { Range } from '../range.js';
import type { WordedText } from './worded-text.js';

/** Where a text names something that a number may be about. */
export interface Mention extends Range {
  readonly subject: SubjectFact;
}

/** What may be about itself: a name, or a word such as 全市 that stands for one; null for what has no place: 全国. */
export interface Head extends Range {
  readonly subject: SubjectFact | null;
  /** Whether it is such a word: it may be a part of another (全市 of 全市场), which a name is not. */
  readonly isSpoken?: boolean;
}

export interface Topic {
  readonly start: number;
  readonly end: number;
  /** Where its clause begins. */
  readonly clause: number;
  /** One, or all members of a list; none if the clause is about something that the archive does not know. */
  readonly subjects: readonly SubjectFact[];
}

/** So far from a clause's beginning its topic may stand, in characters. */
const REACH = 30;
/** So far behind a name the verb may stand by which it speaks, in characters. */
const SPEAKING_REACH = 16;
const CLAUSE_ENDS = new CharacterSet('，。；：！？,;:!?\n（）()“”…—●■★◆▲');
const CONTENT = Mark.NOUN | Mark.VERB | Mark.VERBAL;
const SIGNS = Mark.PUNCTUATION | Mark.DIGITS | Mark.LINE_BREAK;
const FORMAL = Mark.FUNCTION | Mark.TIME | Mark.NUMBER | SIGNS;

const patternsOf = perLexicon(({ subjects, grammar, labels, offices, callings }) => ({
  speaking: new RegExp(`^[^，。；：！？\\n]{0,12}?${anyOf(subjects.speaking)}`, 'u'),
  speakingBeginnings: new CharacterSet(...subjects.speaking.map((word) => word.charAt(0))),
  comers: new WordSet(subjects.comers),
  offices: new WordSet([...offices, ...callings]),
  /** What stands between the members of a list. */
  listing: new Set(['、', ...grammar.conjunctions]),
  ...waysOf([
    [Way.COMING, subjects.coming],
    [Way.AWAY, subjects.oblique],
    [Way.ON, labels.leads, labels.openers, grammar.ofWhich, labels.adverbs, labels.beforeActions],
    [Way.PLACE, subjects.at],
  ]),
}));

/** What a word before a head is to it: whether the head may be a topic behind it. */
const Way = {
  /** If the head is a place that is visited. */
  COMING: 1 << 0,
  /** Never. */
  AWAY: 1 << 1,
  ON: 1 << 2,
  /** If it is a place. */
  PLACE: 1 << 3,
} as const;

/** By word, all that it is; and the characters that such words begin with. */
function waysOf(rows: readonly (readonly [way: number, ...lists: Iterable<string>[]])[]): {
  readonly ways: ReadonlyMap<string, number>;
  readonly wayBeginnings: CharacterSet;
} {
  const ways = new Map<string, number>();
  for (const [way, ...lists] of rows)
    for (const list of lists) for (const word of list) ways.set(word, (ways.get(word) ?? 0) | way);
  return { ways, wayBeginnings: new CharacterSet(...Array.from(ways.keys(), (word) => word.charAt(0))) };
}

/** The topics of all clauses that have one, left to right. */
export function topicsOf(worded: WordedText, heads: readonly Head[], lexicon: Lexicon): Topic[] {
  const topics: Topic[] = [];
  for (const head of heads) {
    const last = topics.at(-1);
    if (last !== undefined && head.start < last.end) continue;
    const clause = clauseStart(worded.text, head.start);
    if (clause < 0) continue;
    if (last?.clause === clause) {
      const joined = joinedTopic(worded.text, last, head, lexicon);
      if (joined !== null) topics[topics.length - 1] = joined;
    } else if (isWhole(worded, head) && isActing(worded.text, head, lexicon) && leadsTo(worded, clause, head, lexicon))
      topics.push({ start: head.start, end: head.end, clause, subjects: head.subject === null ? [] : [head.subject] });
  }
  return topics.filter(
    ({ end, subjects: [subject] }) => subject === undefined || !isSaying(worded.text, end, subject, lexicon),
  );
}

/** Where the clause begins; -1 if that is far away. */
function clauseStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from <= REACH && !CLAUSE_ENDS.isAt(text, from - 1)) from--;
  return at - from <= REACH ? from : -1;
}

/** A topic and what is named next in its clause: the inner one of two places, who holds an office, a list. */
function joinedTopic(text: string, topic: Topic, head: Head, lexicon: Lexicon): Topic | null {
  if (head.subject === null) return null;
  if (head.start === topic.end) return { ...topic, end: head.end, subjects: [head.subject] };
  const between = text.slice(topic.end, head.start);
  const { listing, offices } = patternsOf(lexicon);
  const last = topic.subjects.at(-1);
  if (last?.kind === head.subject.kind && listing.has(between))
    return { ...topic, end: head.end, subjects: [...topic.subjects, head.subject] };
  const holdsOffice =
    head.subject.kind === 'PERSON' && between.length <= REACH && offices.beginsAt(lastWords(between), 0);
  return holdsOffice ? { ...topic, end: head.end, subjects: [head.subject] } : null;
}

/** An office's title, without the body that it is of. */
function lastWords(between: string): string {
  return between.slice(-4).replace(/^.*[、的]/u, '');
}

/** Whether only words of time, order and manner lead to it; before a person also what the person is. */
function leadsTo(worded: WordedText, clause: number, { start, end: behind, subject }: Head, lexicon: Lexicon): boolean {
  const { ways, wayBeginnings } = patternsOf(lexicon);
  const isPlace = subject?.kind === 'LOCATION';
  for (let at = clause, end = at; at < start; at = end) {
    end = worded.borderFrom(at + 1, start);
    const way = wayBeginnings.isAt(worded.text, at) ? (ways.get(worded.text.slice(at, end)) ?? 0) : 0;
    if ((way & Way.COMING) !== 0 && isPlace && worded.text.startsWith('的', behind)) continue;
    if ((way & Way.AWAY) !== 0) return false;
    if ((way & Way.ON) !== 0) continue;
    if ((way & Way.PLACE) !== 0) {
      if (!isPlace) return false;
      continue;
    }
    const marks = worded.marksAt(at);
    const isFormal = (marks & FORMAL) !== 0 && (marks & CONTENT) === 0;
    if (!isFormal && !(subject?.kind === 'PERSON' && (marks & CONTENT) !== Mark.VERB)) return false;
  }
  return true;
}

function isWhole(worded: WordedText, { end, isSpoken = false }: Head): boolean {
  return !isSpoken || worded.isBorder(end);
}

/** A place is no topic where only those are named after it who come from there. */
function isActing(text: string, { end, subject }: Head, lexicon: Lexicon): boolean {
  return subject?.kind !== 'LOCATION' || !patternsOf(lexicon).comers.beginsAt(text, end);
}

/** Whether it only tells the number: "局长某某介绍". */
function isSaying(text: string, end: number, { kind }: SubjectFact, lexicon: Lexicon): boolean {
  const { speaking, speakingBeginnings } = patternsOf(lexicon);
  if (kind === 'LOCATION' || !speakingBeginnings.isIn(text, end, Math.min(text.length, end + SPEAKING_REACH)))
    return false;
  return speaking.test(text.slice(end, end + SPEAKING_REACH));
}
