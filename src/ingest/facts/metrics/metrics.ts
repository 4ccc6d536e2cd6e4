/** The numbers of an article that measure or count something, each with what it measures. */
import { elementAt } from '../../../invariant.js';
import { CharacterSet, trimStart } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { measureOf } from '../../measure.js';
import type { WordStretch } from '../../names/names.js';
import type { MetricFact, SubjectFact } from '../../parsed.js';
import { withoutBlanks } from '../../reading.js';
import { WordSet } from '../../word-set.js';
import type { LabelWord } from '../../worded-label.js';
import type { Range } from '../range.js';
import type { Label, Place, Topic } from './label.js';
import { isChange } from './label-patterns.js';
import { labelOf } from './labels.js';
import { findQuantities, type Quantity } from './quantities.js';
import { findRanks } from './ranks.js';
import { type Labelled, withoutRepeats } from './repeats.js';
import { respectiveNames } from './respective.js';
import { sentenceAt } from './sentence.js';
import { type Named, Subjects } from './subjects.js';
import { findTables, type Table, tableLabels, tableQuantities } from './table-cells.js';
import { WordedText } from './worded-text.js';

/** What is known of the article beside its text. */
export interface Article {
  /** Where the body begins, behind the headlines. */
  readonly bodyStart: number;
  /** Where the text names somebody, left to right. */
  readonly people: readonly Range[];
  /** Where it names anything, left to right: numerals in a name measure nothing. */
  readonly names?: readonly Range[];
  /** What numbers may be about. */
  readonly named?: Named;
  /** Its text as words, as far as that is known. */
  readonly words?: readonly WordStretch[];
}

const NOBODY: readonly string[] = [];
const NOTHING_NAMED: Named = { mentions: [], home: null };

/** A number and where it stands. */
export type Metric = Omit<MetricFact, 'span' | 'confidence' | 'labelConfidence'> & Range;

/**
 * All measuring numbers of an article in reading order, each (value, unit, label) once. A number that only a
 * headline repeats from the body is given where the body has it.
 */
export function findMetrics(
  text: string,
  { bodyStart, people, names = [], named: about = NOTHING_NAMED, words = [] }: Article,
  lexicon: Lexicon,
): Metric[] {
  const tables = findTables(text);
  const quantities = inOrder(
    outside(names, findQuantities(text, lexicon)),
    tableQuantities(text, tables, lexicon),
    findRanks(text, lexicon),
  );
  if (quantities.length === 0) return [];
  const worded = new WordedText(text, lexicon.vocabulary, words);
  const subjects = new Subjects(worded, bodyStart, about, quantities, lexicon);
  const facts = named(worded, quantities, people, tables, subjects, lexicon);
  return withoutRepeats(facts, bodyStart).map(({ quantity, label, words: read, subject, rule, sentence: around }) => ({
    text: withoutBlanks(text.slice(quantity.start, quantity.end)),
    value: quantity.value,
    unit: quantity.unit,
    normalizedValue: quantity.normalizedValue,
    normalizedUnit: quantity.normalizedUnit,
    counted:
      quantity.normalizedUnit === 'count' ? trimStart(quantity.unit, patternsOf(lexicon).magnitudes) || null : null,
    qualifier: quantity.qualifier,
    label,
    measure: measureOf(label, quantity, subject === null ? NOBODY : [nameOf(subject)], lexicon, read),
    subject,
    kind: quantity.kind,
    sentence: text.slice(around.start, around.end).trim(),
    start: quantity.start,
    end: quantity.end,
    rule: quantity.rule,
    labelRule: rule,
  }));
}

/** The quantities whose numeral and unit stand in no name. */
function outside(names: readonly Range[], quantities: readonly Quantity[]): Quantity[] {
  let next = 0;
  return quantities.filter(({ numeralStart, end }) => {
    let name = names[next];
    while (name !== undefined && name.end < end) name = names[++next];
    return name === undefined || numeralStart < name.start;
  });
}

interface Found extends Labelled {
  /** The label's words, where they are known. */
  readonly words: readonly LabelWord[] | null;
  readonly subject: SubjectFact | null;
  readonly rule: string;
  readonly sentence: { readonly start: number; readonly end: number };
}

/** Each number with its label: shares, growth and bare totals are of what their sentence counted or paid for. */
function named(
  worded: WordedText,
  quantities: readonly Quantity[],
  people: readonly Range[],
  tables: readonly Table[],
  subjects: Subjects,
  lexicon: Lexicon,
): Found[] {
  const { text } = worded;
  const cellAt = tableLabels(tables);
  const facts: Found[] = [];
  let sentence = { start: 0, end: -1 };
  let topic: Topic | null = null;
  let nouns: string[] = [];
  let respective: string[] = [];
  for (const [i, quantity] of quantities.entries()) {
    if (quantity.start >= sentence.end) {
      sentence = sentenceAt(text, quantity.start, quantity.end);
      topic = null;
      nouns = [];
    }
    if (respective.length === 0) respective = respectiveNames(text, quantities, i, nouns, lexicon);
    const given = respective.shift();
    const cell = cellAt(quantity.numeralStart);
    const {
      label,
      rule,
      words = null,
    }: Label = cell !== null
      ? { label: cell, rule: 'row-and-column' }
      : given === undefined
        ? labelOf(worded, placeOf(text, quantities, i, people, lexicon), topic, lexicon)
        : { label: given, rule: 'respectively' };
    topic = nextTopic(quantity, label, topic, lexicon);
    if (quantity.kind !== 'RATIO') nouns.push(topic.noun);
    const subject = subjects.of(quantity, label);
    const own = cell === null ? withoutSubject(label, subject) : label;
    facts.push({
      quantity,
      label: own,
      words: own === label ? words : null,
      subject,
      rule,
      sentence,
    });
  }
  return facts;
}

function inOrder(quantities: readonly Quantity[], ...others: readonly (readonly Quantity[])[]): readonly Quantity[] {
  if (others.every(({ length }) => length === 0)) return quantities;
  return [quantities, ...others].flat().sort((a, b) => a.start - b.start);
}

const patternsOf = perLexicon(({ labels, changes, numerals }) => {
  const verbs = changes.changes.filter(({ length }) => length > 1);
  const trailing = [...labels.reaching, ...labels.totals, ...changes.comparisons, ...verbs];
  const leading = [...labels.actions, ...labels.adverbs];
  return {
    magnitudes: new CharacterSet(...numerals.magnitudes.keys()),
    /** What may stand between two numbers that share the noun behind them: "2张|共|180万元的单子". */
    adjoining: new RegExp(`^(?:、?(?:${anyOf(labels.betweenShared)})?)$`, 'u'),
    verbs: new WordSet(leading),
    leadingVerbs: new RegExp(`^${anyOf(leading)}+(?=\\p{Script=Han}{2})`, 'u'),
    trailingVerbs: new RegExp(`(?:${anyOf(changes.comparisons)}${anyOf(verbs)}|${anyOf(trailing)})$`, 'u'),
    /** The last characters of those: an expression that ends with `$` is tried at every character. */
    trailingCharacters: new CharacterSet(...trailing.map((word) => word.slice(-1))),
  };
});
/** Longest words between two numbers that share their noun, in characters. */
const LONGEST_ADJOINING = 4;

/** The number's neighbours. The ends of a range share their span: both are named alike. */
function placeOf(
  text: string,
  quantities: readonly Quantity[],
  i: number,
  people: readonly Range[],
  lexicon: Lexicon,
): Place {
  const { adjoining } = patternsOf(lexicon);
  const quantity = elementAt(quantities, i);
  let from = 0;
  for (let before = i - 1; before >= 0 && from === 0; before--) {
    const end = quantities[before]?.end ?? 0;
    if (end <= quantity.start) from = end;
  }
  let next = firstFrom(quantities, i + 1, quantity.end);
  const to = quantities[next]?.start ?? text.length;
  let nounStart = quantity.end;
  let nounEnd = to;
  for (let hops = 0; hops < 2; hops++) {
    const tied = text.charAt(nounStart) === '的' ? nounStart + 1 : nounStart;
    if (nounEnd >= text.length || nounEnd - tied > LONGEST_ADJOINING || !adjoining.test(text.slice(tied, nounEnd)))
      break;
    nounStart = quantities[next]?.end ?? text.length;
    next = firstFrom(quantities, next, nounStart);
    nounEnd = quantities[next]?.start ?? text.length;
  }
  return { quantity, from, to, nounStart, nounEnd, people };
}

/** The first number, from `i` on, that stands at or behind an offset. */
function firstFrom(quantities: readonly Quantity[], i: number, offset: number): number {
  let next = i;
  while (next < quantities.length && (quantities[next]?.start ?? 0) < offset) next++;
  return next;
}

/** What shares, growth and ranks that follow in the sentence are of: the last thing that was counted or paid. */
function nextTopic(quantity: Quantity, label: string, topic: Topic | null, lexicon: Lexicon): Topic {
  const { kind } = quantity;
  if (topic !== null && (kind === 'RATIO' || kind === 'RANK' || kind === 'DURATION' || kind === 'AGE'))
    return { quantity, label, noun: topic.noun, counted: topic.counted };
  if (topic !== null && isChange(label.slice(topic.noun.length), lexicon))
    return { quantity, label, noun: topic.noun, counted: topic.counted };
  const noun = kind === 'AGE' || kind === 'DURATION' ? '' : withoutVerbs(label, lexicon);
  return { quantity, label, noun, counted: kind === 'COUNT' };
}

/** A place is told as the subject: its name says nothing of what is measured there. */
function withoutSubject(label: string, subject: SubjectFact | null): string {
  if (subject?.kind !== 'LOCATION') return label;
  const { name } = subject.place;
  return label.startsWith(name) && label.length - name.length >= 2 ? label.slice(name.length) : label;
}

function nameOf(subject: SubjectFact): string {
  return subject.kind === 'LOCATION' ? subject.place.name : subject.name;
}

/** The thing itself: "新建粮仓" → "粮仓", "游客同比增长" → "游客". */
function withoutVerbs(label: string, lexicon: Lexicon): string {
  const { verbs, leadingVerbs, trailingVerbs, trailingCharacters } = patternsOf(lexicon);
  const led = verbs.beginsAt(label, 0) ? label.replace(leadingVerbs, '') : label;
  return trailingCharacters.isAt(led, led.length - 1) ? led.replace(trailingVerbs, '') : led;
}
