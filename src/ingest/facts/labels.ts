/** What a number measures, in the page's own words: "完成投资", "高新技术企业同比增长". */
import { ATTRIBUTES, CHANGES, VAGUE } from '../lexicon/label-words.js';
import { nameAge } from './ages.js';
import {
  clauseBehind,
  clip,
  condensed,
  isBoundary,
  previousClause,
  REACH,
  trimmed,
  type WordsBefore,
  wordsBefore,
} from './clauses.js';
import { actionAt, nounPhrase, type Phrase } from './noun-phrases.js';
import type { Quantity } from './quantities.js';

export interface Label {
  readonly label: string;
  /** The rule that named the number, for `--explain`. */
  readonly rule: string;
}

/** What the numbers before, in the same sentence, were about: growth and shares are of that. */
export interface Topic {
  /** The last of them. */
  readonly quantity: Quantity;
  readonly label: string;
  /** What was counted or paid for, without the verb. */
  readonly noun: string;
  /** What the first of them was named by. */
  readonly subject: string;
}

/** A number with its neighbours: labels do not reach across another number. */
export interface Place {
  readonly quantity: Quantity;
  /** End of the number before; 0 if there is none. */
  readonly from: number;
  /** Beginning of the number behind; the text's length if there is none. */
  readonly to: number;
  /** Where the noun begins that the number and those directly behind it share: "300个1000万元以上|重点项目". */
  readonly nounStart: number;
  /** Where a noun that begins there has to end. */
  readonly nounEnd: number;
}

const ATTRIBUTE_LENGTHS = [6, 5, 4, 3, 2];
/** What stands between two values of one thing: "由28%提高到41.5%", "17℃至22℃", "8.1%和6.4%". */
const SAME_THING =
  /^(?:左右|以上)?[，,]?(?:[、和及与至到～~]|(?:也|又|再|已)?(?:提高|提升|上升|增长|增加|扩大|下降|降低|减少|缩短|压缩|缩减|调整|上调|下调|变|升|降|增|减|涨|跌|回落|攀升|跃升)(?:到了?|至了?|为|成了?))$/u;
const DIMENSION = /^(?:[深高宽长厚远])(?=的)/u;

/** Names the number. `topic` is null at the beginning of a sentence. */
export function labelOf(text: string, place: Place, topic: Topic | null): Label {
  const { quantity, from } = place;
  if (
    topic !== null &&
    from > 0 &&
    topic.quantity.normalizedUnit === quantity.normalizedUnit &&
    SAME_THING.test(text.slice(from, quantity.start))
  )
    return { label: topic.label, rule: 'same-thing' };
  const before = wordsBefore(text, quantity.start, from);
  const behind = nounPhrase(text, place.nounStart, Math.min(place.nounEnd, place.nounStart + REACH));
  const named = nameByKind(text, place, before, behind, topic);
  if (named.label !== '') return { label: condensed(named.label), rule: named.rule };
  return nameByNeighbour(text, place, before, topic);
}

/** Where the number's own clause says nothing: the chain's subject, the sentence's topic, the clause before. */
function nameByNeighbour(text: string, { quantity, from }: Place, before: WordsBefore, topic: Topic | null): Label {
  if (topic !== null && topic.subject !== '') return { label: topic.subject, rule: 'subject' };
  const clause = previousClause(text, before.start, from);
  if (clause !== '') return { label: clause, rule: 'previous-clause' };
  if (topic !== null && topic.label !== '') return { label: topic.label, rule: 'topic' };
  const own = trimmed(before.raw);
  return { label: own === '' ? quantity.unit : own, rule: 'own-clause' };
}

function nameByKind(text: string, place: Place, before: WordsBefore, behind: Phrase, topic: Topic | null): Label {
  const { quantity } = place;
  switch (quantity.kind) {
    case 'RATIO':
      return nameRatio(before.words, behind, topic);
    case 'DURATION':
      return nameDuration(text, place, before, behind);
    case 'AGE':
      return { label: nameAge(text, quantity, before, behind), rule: 'age' };
    case 'RANK':
      return { label: before.words === '' ? (topic?.label ?? '') : before.words, rule: 'rank' };
    case 'COUNT':
      return nameCount(before, behind, topic);
    default:
      return nameAmount(text, place, before.words, behind, topic);
  }
}

/** Counts are named by the noun behind ("27个部门"), by what it does ("534人参加培训") or by what stands before. */
function nameCount(before: WordsBefore, behind: Phrase, topic: Topic | null): Label {
  const { words } = before;
  const action = behind.noun === '' ? '' : actionAt(words);
  if (behind.noun.length >= 2) return { label: clip(action + behind.noun), rule: 'noun-behind' };
  if (behind.noun.length === 1 && behind.noun !== '人') {
    if (behind.predicate === '') return { label: behind.noun, rule: 'noun-behind' };
    return { label: clip(behind.noun + behind.predicate), rule: 'clause-behind' };
  }
  if (behind.noun === '' && behind.predicate.length >= 2)
    return { label: clip(behind.predicate), rule: 'predicate-behind' };
  if (words === '') return { label: '', rule: '' };
  // "其中高新区有17个": the part is of what the sentence is about.
  if (topic !== null && before.raw.startsWith('其中') && /[有占为]$/u.test(before.raw))
    return { label: clip(words + topic.noun), rule: 'part-of-topic' };
  return { label: withTopic(words, topic), rule: 'words-before' };
}

/** Amounts are named by what stands before ("完成投资2605万元") and by the noun behind ("3万元的房款"). */
function nameAmount(text: string, { quantity }: Place, words: string, behind: Phrase, topic: Topic | null): Label {
  const dimension = DIMENSION.exec(text.slice(quantity.end, quantity.end + 2))?.[0];
  if (dimension !== undefined) {
    const measured = nounPhrase(text, quantity.end + 1, Math.min(text.length, quantity.end + REACH)).noun;
    return { label: measured.replace(/[中上里下内]$/u, '') + dimension, rule: 'dimension' };
  }
  const action = actionAt(words);
  if (behind.noun.length >= 2) {
    // "总投资52.04亿元的产业园": the noun's total investment.
    const attribute = attributeAt(words);
    if (attribute !== '') return { label: clip(behind.noun + attribute), rule: 'attribute-of-noun' };
    return { label: clip(action + behind.noun), rule: 'noun-behind' };
  }
  if (action !== '' && action.length === words.length && behind.predicate.length >= 3 && !isStatement(behind.predicate))
    return { label: clip(action + behind.predicate), rule: 'verbs-around' };
  if (words.length >= 2) return { label: withTopic(words, topic), rule: 'words-before' };
  if (behind.predicate.length >= 2 && words === '') return { label: clip(behind.predicate), rule: 'predicate-behind' };
  return { label: words === '' ? '' : withTopic(words, topic), rule: 'words-before' };
}

function isStatement(predicate: string): boolean {
  return /^(?:以上|以下|左右|[是被把在从让给均将向])/u.test(predicate);
}

/** Growth and shares are of something: of what the clause names, or of what the sentence is about. */
function nameRatio(words: string, behind: Phrase, topic: Topic | null): Label {
  if (behind.belongs && behind.noun.length >= 2 && !words.startsWith('占'))
    return { label: behind.noun, rule: 'noun-behind' };
  const subject = topic === null ? '' : topic.noun;
  for (const change of CHANGES)
    if (words.endsWith(change)) {
      const of = words.length === change.length ? subject : '';
      return { label: clip(of + words), rule: of === '' ? 'change' : 'change-of-topic' };
    }
  if (words.startsWith('占')) return { label: clip(subject + words), rule: 'share-of-topic' };
  if (words.length >= 2 && !VAGUE.has(words)) return { label: withTopic(words, topic), rule: 'words-before' };
  if (behind.noun.length >= 2) return { label: behind.noun, rule: 'noun-behind' };
  if (behind.predicate.length >= 2) return { label: clip(behind.predicate), rule: 'predicate-behind' };
  return { label: clip(subject + words), rule: 'topic' };
}

/** Spans of time are named by what lasted: before ("工作70多个小时"), behind ("18年的发展"), or in the next clause. */
function nameDuration(
  text: string,
  { quantity, from, to }: Place,
  { words, raw, start }: WordsBefore,
  behind: Phrase,
): Label {
  // "今年前8个月": the months counted are the year's first.
  if (/[前头]$/u.test(raw) && quantity.normalizedUnit === 'month')
    return { label: trimmed(raw + text.slice(quantity.start, quantity.end)), rule: 'months-of-year' };
  const isVague = words.length < 2 || VAGUE.has(words);
  if (behind.belongs && behind.noun.length >= 2 && isVague) return { label: behind.noun, rule: 'noun-behind' };
  const next = text.charAt(quantity.end);
  const follows = clauseBehind(text, quantity.end, to);
  if (
    !isVague &&
    (isBoundary(text, quantity.end) || next === '的' || !'来内间前里'.includes(next) || follows.length < 2)
  )
    return { label: words, rule: 'words-before' };
  if (isVague && isBoundary(text, quantity.end) && /[用需到共]$|前后$|不到$|仅|只/u.test(raw)) {
    const clause = previousClause(text, start, from);
    if (clause.length >= 2) return { label: clause, rule: 'previous-clause' };
  }
  if (follows.length >= 2) return { label: clip(follows), rule: 'clause-behind' };
  return { label: words, rule: 'words-before' };
}

/** "总数" alone names nothing: it is of what the sentence is about. */
function withTopic(words: string, topic: Topic | null): string {
  if (topic === null || topic.noun === '' || !ATTRIBUTES.has(words)) return words;
  return attributeAt(topic.noun) === '' && !words.includes(topic.noun) ? clip(topic.noun + words) : words;
}

/** The name of a quantity that the words end with: "总投资", "面积"; "" if they end with none. */
function attributeAt(words: string): string {
  for (const length of ATTRIBUTE_LENGTHS) {
    const tail = words.slice(-length);
    if (tail.length === length && ATTRIBUTES.has(tail)) return tail;
  }
  return '';
}
