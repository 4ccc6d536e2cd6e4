/** What stands behind a number and says what comes of the counted things: "带动农户86户|增收", "拿出20万元|更换管道". */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import type { WordsBefore } from './clauses.js';
import type { Label, Place, Topic } from './label.js';
import { labelPatternsOf } from './label-patterns.js';
import { clip } from './label-trimming.js';
import type { Phrase } from './noun-phrases.js';
import type { WordedText } from './worded-text.js';

const CONTENT = Mark.NOUN | Mark.VERB | Mark.VERBAL;

const patternsOf = perLexicon(({ labels, measures }) => ({
  spending: new RegExp(`(?:${anyOf(labels.spending)})了?$`, 'u'),
  /** What was planned, before the thing itself: "计划建设|城市书房". */
  planned: new RegExp(`^${anyOf(measures.plans.keys())}${anyOf(labels.actions)}?`, 'u'),
  purpose: new RegExp(`^(?:${anyOf(labels.purposes)})+`, 'u'),
}));

/** The phrase as a statement, if it holds verbs alone and a verb with its object stands before the number. */
export function asStatement(
  worded: WordedText,
  { nounStart }: Place,
  { words }: WordsBefore,
  phrase: Phrase,
  lexicon: Lexicon,
): Phrase {
  const { noun, predicate, belongs, equates } = phrase;
  if (!hasObject(words, lexicon)) return phrase;
  if (noun.length < 2 || belongs || equates || !worded.text.startsWith(noun, nounStart)) return phrase;
  const end = nounStart + noun.length;
  for (let at = nounStart; at < end; at = worded.borderFrom(at + 1, end))
    if ((worded.marksAt(at) & CONTENT) !== Mark.VERB) return phrase;
  return { ...phrase, noun: '', predicate: noun + predicate };
}

/** Names a number by its own clause where what stands behind only says what came of it; null where it does not. */
export function nameBeforeStatement(
  worded: WordedText,
  { quantity, nounStart }: Place,
  { words }: WordsBefore,
  { noun, predicate }: Phrase,
  topic: Topic | null,
  lexicon: Lexicon,
): Label | null {
  if (quantity.kind === 'AMOUNT' && patternsOf(lexicon).spending.test(words)) {
    const purpose = (noun + predicate).replace(patternsOf(lexicon).purpose, '');
    return purpose.length >= 3 ? { label: clip(purpose), rule: 'purpose-behind' } : null;
  }
  if (quantity.kind !== 'COUNT' || noun !== '') return null;
  const verb = actionAtHead(words, lexicon);
  if (verb === '') return null;
  // "带动农户86户增收": the verb and its object stand before the number.
  if (predicate !== '' && hasObject(words, lexicon))
    return (worded.marksAt(nounStart) & CONTENT) === Mark.VERB ? { label: words, rule: 'words-before' } : null;
  // "受理案件320件，审结305件": the verb's object was named before.
  if (predicate === '' && verb === words && topic?.counted && topic.noun.length >= 2)
    return topic.quantity.unit === quantity.unit
      ? { label: clip(verb + topic.noun.replace(patternsOf(lexicon).planned, '')), rule: 'object-of-topic' }
      : null;
  return null;
}

function hasObject(words: string, lexicon: Lexicon): boolean {
  const verb = actionAtHead(words, lexicon);
  return verb !== '' && words.length - verb.length >= 2;
}

function actionAtHead(words: string, lexicon: Lexicon): string {
  return words.slice(0, labelPatternsOf(lexicon).actions.lengthAt(words, 0));
}
