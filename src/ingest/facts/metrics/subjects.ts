/** Whom or what each number is about. */
import { elementAt } from '../../../invariant.js';
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import type { Division } from '../../lexicon/gazetteer.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { SubjectFact } from '../../parsed.js';
import type { Range } from '../range.js';
import type { Quantity } from './quantities.js';
import { type Head, type Mention, type Topic, topicsOf } from './topics.js';
import { findWholes } from './wholes.js';
import type { WordedText } from './worded-text.js';

/** What is named in an article, and where its page is at home. */
export interface Named {
  /** Left to right. */
  readonly mentions: readonly Mention[];
  /** The page's city. */
  readonly home: Division | null;
}

const LINE_END = new CharacterSet('\n');
/** So many topics back, and so many characters, a paragraph still speaks of the same. */
const REMEMBERED = 8;
const REACH = 400;
/** What joins a topic stands so far from it at most, in characters. */
const CLAUSE = 40;
/** So near to an age its bearer is named, in characters. */
const NEAR = 40;
const SENTENCE_ENDS = new CharacterSet('。！？!?\n');
/** A report's place stands so near to its beginning, in characters. */
const DATELINE = 20;

const patternsOf = perLexicon(({ grammar, reporting }) => ({
  respectively: new RegExp(anyOf(grammar.respectively), 'u'),
  dispatch: new RegExp(
    `^[^，。；：\\n]{0,${DATELINE}}?(?:${anyOf([...reporting.paperDispatches, ...reporting.agencyDispatches])})`,
    'u',
  ),
}));

/** Answers for the numbers of a text one after another, left to right. */
export class Subjects {
  readonly #worded: WordedText;
  readonly #bodyStart: number;
  readonly #mentions: readonly Mention[];
  readonly #topics: readonly Topic[];
  readonly #lexicon: Lexicon;
  readonly #lead: number;
  /** What the article is about; not known before anybody asks. */
  #article: SubjectFact | null | undefined;
  /** Number of topics before the number that was asked for last. */
  #passed = 0;
  /** The first mention that may stand near it. */
  #near = 0;
  #topic: Topic | null = null;
  /** How far lines and sentences were read; where the last of them ended, -1 at first. */
  #read = 0;
  #lineEnd = -1;
  #sentenceEnd = -1;
  /** How many numbers the topic has had. */
  #told = 0;

  constructor(
    worded: WordedText,
    bodyStart: number,
    { mentions, home }: Named,
    quantities: readonly Quantity[],
    lexicon: Lexicon,
  ) {
    this.#worded = worded;
    this.#bodyStart = bodyStart;
    this.#mentions = mentions;
    this.#lexicon = lexicon;
    this.#lead = this.#leadEnd();
    const parts = partsAsked(worded.text, this.#lead, quantities);
    const wholes = findWholes(worded, parts, mentions, home, lexicon);
    this.#topics = topicsOf(worded, merged(within(parts, mentions), wholes), lexicon);
  }

  /** What the number is about that has this label; null where nothing tells. Asked for from left to right. */
  of({ kind, start }: Quantity, label: string): SubjectFact | null {
    if (kind === 'AGE') return this.#bearer(start, label);
    while ((this.#topics[this.#passed]?.start ?? Number.POSITIVE_INFINITY) < start) this.#passed++;
    const topic = this.#topicBefore(start);
    if (topic === null) return start < this.#bodyStart ? null : this.#ofArticle();
    this.#told = topic === this.#topic ? this.#told + 1 : 0;
    this.#topic = topic;
    if (topic.subjects.length <= 1) return topic.subjects[0] ?? null;
    // "甲县、乙县分别接待3万人、2万人": one each; of a list together nobody is the subject.
    const isEach = patternsOf(this.#lexicon).respectively.test(this.#worded.text.slice(topic.end, topic.end + 60));
    return isEach ? (topic.subjects[this.#told] ?? null) : null;
  }

  /** The last topic of the paragraph; what it is about that the archive does not know holds for its sentence only. */
  #topicBefore(start: number): Topic | null {
    this.#readTo(start);
    for (let i = this.#passed - 1; i >= Math.max(0, this.#passed - REMEMBERED); i--) {
      const topic = this.#topics[i];
      if (topic === undefined || start - topic.end > REACH || this.#lineEnd >= topic.end) return null;
      if (topic.subjects.length > 0 || this.#sentenceEnd < topic.end) return topic;
    }
    return null;
  }

  /** Where the last line and the last sentence end before `start`. */
  #readTo(start: number): void {
    const { text } = this.#worded;
    for (; this.#read < start; this.#read++) {
      if (!SENTENCE_ENDS.isAt(text, this.#read)) continue;
      this.#sentenceEnd = this.#read;
      if (LINE_END.isAt(text, this.#read)) this.#lineEnd = this.#read;
    }
  }

  /** Who is so old. */
  #bearer(start: number, label: string): SubjectFact | null {
    const { text } = this.#worded;
    while ((this.#mentions[this.#near]?.end ?? Number.POSITIVE_INFINITY) < start - NEAR) this.#near++;
    for (let i = this.#near; i < this.#mentions.length; i++) {
      const mention = this.#mentions[i];
      if (mention === undefined || mention.start > start + NEAR) break;
      if (mention.subject.kind === 'PERSON' && label.includes(text.slice(mention.start, mention.end)))
        return mention.subject;
    }
    return null;
  }

  /** Where the first paragraph ends. */
  #leadEnd(): number {
    const line = this.#worded.text.indexOf('\n', this.#bodyStart);
    return line < 0 ? this.#worded.text.length : line;
  }

  /** What the article is about: the place of its dateline, the topic of its headline or of its first paragraph. */
  #ofArticle(): SubjectFact | null {
    if (this.#article === undefined) this.#article = this.#readArticle();
    return this.#article;
  }

  #readArticle(): SubjectFact | null {
    const lead = this.#lead;
    const { text } = this.#worded;
    const opening = text.slice(this.#bodyStart, this.#bodyStart + DATELINE * 2);
    const dispatch = patternsOf(this.#lexicon).dispatch.exec(opening)?.[0].length ?? 0;
    const dateline = this.#mentions.find(
      ({ start, end, subject }) =>
        start >= this.#bodyStart && end <= this.#bodyStart + dispatch && subject.kind === 'LOCATION',
    );
    if (dateline !== undefined) return dateline.subject;
    const topic = this.#topics.find(
      ({ end, subjects }) => end <= lead && subjects.length === 1 && subjects[0]?.kind !== 'PERSON',
    );
    return topic?.subjects[0] ?? null;
  }
}

/** Both, left to right, as each of them is. */
function merged(mentions: readonly Head[], wholes: readonly Head[]): readonly Head[] {
  if (wholes.length === 0) return mentions;
  const heads: Head[] = [];
  let next = 0;
  for (const whole of wholes) {
    for (let head = mentions[next]; head !== undefined && head.start <= whole.start; head = mentions[++next])
      heads.push(head);
    heads.push(whole);
  }
  while (next < mentions.length) heads.push(elementAt(mentions, next++));
  return heads;
}

/**
 * The parts of a text, left to right, whose topics are asked for: the headlines and the first paragraph, and of any other
 * paragraph what stands before its last number, and not far before its first.
 */
function partsAsked(text: string, lead: number, quantities: readonly Quantity[]): Range[] {
  const parts: Range[] = [];
  let part = { start: 0, end: lead };
  for (const { start } of quantities) {
    if (start <= part.end) continue;
    const limit = Math.max(part.end, start - REACH - CLAUSE);
    let from = start;
    while (from > limit && !LINE_END.isAt(text, from - 1)) from--;
    if (from > part.end) {
      parts.push(part);
      part = { start: from, end: start };
    } else part.end = start;
  }
  parts.push(part);
  return parts;
}

/** Those that stand in one of the parts. */
function within(parts: readonly Range[], mentions: readonly Mention[]): readonly Mention[] {
  let next = 0;
  return mentions.filter(({ start, end }) => {
    while ((parts[next]?.end ?? Number.POSITIVE_INFINITY) < end) next++;
    return start >= (parts[next]?.start ?? Number.POSITIVE_INFINITY);
  });
}
