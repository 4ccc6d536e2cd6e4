/** What a number measures, in the page's own words: "改造投资", "游客同比增长". */
import { CharacterSet } from '../../character-set.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { nameAge } from './ages.js';
import { previousClause, REACH, type WordsBefore, wordsBefore } from './clauses.js';
import { nameAmount, nameCount, withTopic } from './counts.js';
import { nameDuration } from './durations.js';
import type { Label, Place, Topic } from './label.js';
import { coreOf } from './label-core.js';
import { isChange, isChangedFrom, isVague, labelPatternsOf } from './label-patterns.js';
import { clip, condensed, trimmed } from './label-trimming.js';
import { nounPhrase, type Phrase } from './noun-phrases.js';
import type { Quantity } from './quantities.js';
import { asStatement, nameBeforeStatement } from './statements.js';
import type { WordedText } from './worded-text.js';

/** ① to ⑳ */
const LIST_SIGNS = new CharacterSet(...Array.from({ length: 20 }, (_, i) => String.fromCharCode(0x2460 + i)));
/** How far before a number its list may begin, in characters. */
const LONGEST_LIST = 240;
/** How far from its line's beginning a number is still of the word that opens it, in characters. */
const LONGEST_ENTRY = 40;
const ENTRY = /\n(\p{Script=Han}{2,8})[：:][^\n。；！？]*$/u;
/** Longest words that say what a list is of, in characters. */
const LONGEST_HEAD = 14;
const NOBODY: Phrase = { noun: '', predicate: '', belongs: false, equates: false };

/** Names the number. `topic` is null at the beginning of a sentence. */
export function labelOf(worded: WordedText, place: Place, topic: Topic | null, lexicon: Lexicon): Label {
  const { text } = worded;
  const { quantity, from } = place;
  const phrase = nounPhrase(worded, place.nounStart, Math.min(place.nounEnd, place.nounStart + REACH), lexicon);
  const before = wordsBefore(worded, quantity.start, from, lexicon);
  const behind = isBearer(place, phrase) ? NOBODY : asStatement(worded, place, before, phrase, lexicon);
  if (topic !== null && from > 0 && isSameThing(text.slice(from, quantity.start), quantity, topic, behind, lexicon))
    return { label: topic.label, rule: 'same-thing' };
  const named =
    nameBeforeStatement(worded, place, before, behind, topic, lexicon) ??
    nameByKind(worded, place, before, behind, topic, lexicon);
  if (named.rule === 'from-to') return named;
  if (named.rule === 'noun-behind' && named.label !== '') return withCore(named.label, named.rule, lexicon);
  const item = named.label.trim();
  if (LIST_SIGNS.isAt(item, 0))
    return { label: clip(listHead(text, quantity.start) + item.slice(1)), rule: 'list-item' };
  const { year } = labelPatternsOf(lexicon);
  const isHollow =
    named.rule === 'words-before' &&
    (named.label.length < 2 || isVague(named.label, lexicon) || year.test(named.label));
  if (named.label !== '' && !isHollow) return withCore(condensed(named.label, lexicon), named.rule, lexicon);
  const neighbour = nameByNeighbour(worded, place, before, topic, lexicon);
  return neighbour.label.length < 2 && named.label !== '' ? named : neighbour;
}

function withCore(words: string, rule: string, lexicon: Lexicon): Label {
  const { label, words: known } = coreOf(words, lexicon);
  return { label, rule, words: known };
}

/** What the list is of in which the number stands: "女子赛|：①甲队 2分 ②乙队 3分"; "" if nothing says it. */
function listHead(text: string, offset: number): string {
  const line = text.slice(Math.max(0, offset - LONGEST_LIST), offset);
  const head = line.slice(line.lastIndexOf('\n') + 1);
  const [name = ''] = head.split(/[：:]\s*[\u2460-\u2473]/u, 1);
  return name.length <= LONGEST_HEAD ? name : '';
}

/** The word that an entry's line opens with: "今天|：晴，15℃"; "" if it opens otherwise. */
function entryHead(text: string, offset: number): string {
  const line = text.slice(Math.max(0, offset - LONGEST_ENTRY), offset);
  return ENTRY.exec(offset <= LONGEST_ENTRY ? `\n${line}` : line)?.[1] ?? '';
}

/** "住了20年的|某某": who it was says nothing of what lasted. */
function isBearer({ quantity, nounStart, people }: Place, { noun, belongs }: Phrase): boolean {
  if (quantity.kind !== 'DURATION' || !belongs) return false;
  return people.some(({ start, end }) => start > nounStart && end <= nounStart + 1 + noun.length);
}

function isSameThing(between: string, quantity: Quantity, topic: Topic, behind: Phrase, lexicon: Lexicon): boolean {
  if (quantity.normalizedUnit !== topic.quantity.normalizedUnit) return false;
  const { changed, enumerated } = labelPatternsOf(lexicon);
  if (changed.test(between)) return true;
  return (
    enumerated.test(between) &&
    quantity.unit === topic.quantity.unit &&
    (quantity.kind !== 'COUNT' || behind.noun === '')
  );
}

/** Where the number's own clause says nothing: the clause before it, the sentence's topic. */
function nameByNeighbour(
  worded: WordedText,
  { quantity, from }: Place,
  before: WordsBefore,
  topic: Topic | null,
  lexicon: Lexicon,
): Label {
  const clause = previousClause(worded, before.start, from, lexicon);
  const head = entryHead(worded.text, quantity.start);
  if (head.length >= 2) return { label: head, rule: 'entry' };
  if (clause.length >= 2) return withCore(condensed(clause, lexicon), 'previous-clause', lexicon);
  if (topic !== null && topic.label !== '') return { label: topic.label, rule: 'topic' };
  const own = trimmed(before.raw, lexicon);
  return { label: own === '' ? quantity.unit : own, rule: 'own-clause' };
}

function nameByKind(
  worded: WordedText,
  place: Place,
  before: WordsBefore,
  behind: Phrase,
  topic: Topic | null,
  lexicon: Lexicon,
): Label {
  const { quantity } = place;
  if (quantity.kind !== 'AGE' && before.words.length >= 2 && isChangedFrom(before.raw, lexicon))
    return { label: withTopic(before.words, topic, lexicon), rule: 'change-from' };
  switch (quantity.kind) {
    case 'RATIO':
      return nameRatio(before, behind, topic, lexicon);
    case 'DURATION':
      return nameDuration(worded, place, before, behind, lexicon);
    case 'AGE':
      return { label: nameAge(worded.text, place, before, behind, lexicon), rule: 'age' };
    case 'RANK':
      return { label: before.words === '' ? (topic?.label ?? '') : before.words, rule: 'rank' };
    case 'COUNT':
      return nameCount(quantity, before, behind, topic, lexicon);
    default:
      return nameAmount(worded, quantity, before, behind, topic, lexicon);
  }
}

/** Growth and shares are of something: of what the clause names, or of what the sentence is about. */
function nameRatio({ words, raw }: WordsBefore, behind: Phrase, topic: Topic | null, lexicon: Lexicon): Label {
  if (behind.belongs && behind.noun.length >= 2 && !words.startsWith('占'))
    return { label: behind.noun, rule: 'noun-behind' };
  const subject = topic === null ? '' : topic.noun;
  const { respectively } = labelPatternsOf(lexicon);
  if (isChange(words, lexicon))
    return { label: clip(subject + words.replace(respectively, '')), rule: 'change-of-topic' };
  if (words.startsWith('占')) return { label: clip(subject + words), rule: 'share-of-topic' };
  // "按床位数的10%预留病房": the share is of what is set apart.
  if (/按[^，。]*的$/u.test(raw) && behind.predicate.length >= 2)
    return { label: clip(behind.predicate), rule: 'predicate-behind' };
  if (words.length >= 2 && !isVague(words, lexicon))
    return { label: withTopic(words, topic, lexicon), rule: 'words-before' };
  if (behind.noun.length >= 2) return { label: behind.noun, rule: 'noun-behind' };
  if (behind.predicate.length >= 2) return { label: clip(behind.predicate), rule: 'predicate-behind' };
  return { label: clip(subject + words), rule: 'topic' };
}
