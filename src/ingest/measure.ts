/**
 * A label in canonical form: 接待游客, 共接待游客, 累计接待各地游客 and 游客接待量 are one measure.
 *
 * What says nothing of what is measured goes: verbs of doing and reaching, adverbs, times, quantifiers, places, and
 * dimensions that the unit says too. Words for the same become one. A verb stands before its object, whichever way the
 * label had it; what a change is of stands before the change.
 */
import { anyOf } from './lexicon/any-of.js';
import { type Lexicon, perLexicon } from './lexicon/lexicon.js';
import { Mark } from './lexicon/vocabulary.js';
import { segment, wordOf } from './names/segmentation.js';

const CONTENT = Mark.NOUN | Mark.VERB | Mark.VERBAL;
const PLACES = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.ZONE;
const FORMAL = Mark.FUNCTION | Mark.TIME | Mark.NUMBER | Mark.DIGITS | Mark.PUNCTUATION | Mark.LINE_BREAK;
const SIGNS = Mark.DIGITS | Mark.PUNCTUATION | Mark.LINE_BREAK;
const NONE: ReadonlySet<string> = new Set();
/** Times of which the dictionary makes single characters: "1至4月". */
const MONTHS = /\d+(?:[至到—~-]\d+)?(?:年|月份?|日|季度)/gu;
/** Longest equivalent that the dictionary may part, in words. */
const LONGEST_COMPOUND = 3;

interface Word {
  readonly text: string;
  readonly marks: number;
}

/** Without the names of stages: "总投资" is told as a stage and what it is of. */
function compoundsOf(words: readonly string[], staged: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(words.filter((word) => !staged.has(word.slice(-2)) || word.length === 2));
}

/** What a label is measured in. */
export interface MeasuredIn {
  readonly unit: string;
  readonly normalizedUnit: string;
}

const patternsOf = perLexicon(({ labels, measures }) => ({
  /** Words that stand whole in a list, whether the dictionary has them or parts them. */
  compounds: compoundsOf(
    [
      ...measures.equivalents.keys(),
      ...measures.empty,
      ...[...measures.dimensions.values()].flatMap((words) => [...words]),
      ...[...measures.naturalVerbs].flatMap(([noun, { verbs }]) => [noun, ...verbs]),
      ...measures.nominal,
      ...measures.directions.keys(),
      ...labels.actions,
      ...labels.attributes,
    ],
    measures.staged,
  ),
  subjects: new RegExp(anyOf(labels.subjects), 'gu'),
  /** Those of one character. */
  sizes: new Set([...measures.dimensions.values()].flatMap((words) => [...words].filter(({ length }) => length === 1))),
  /** All dimensions: growth has none of its own. */
  dimensions: new Set([...measures.dimensions.values()].flatMap((words) => [...words])),
}));

/**
 * @param names how the label's text prints what the number is about; what it measures is the same whoever it is about
 * @returns the label itself if all of its words say nothing
 */
export function measureOf(
  label: string,
  { unit, normalizedUnit }: MeasuredIn,
  names: readonly string[],
  lexicon: Lexicon,
): string {
  const { measures } = lexicon;
  const words = joined(
    readWords(withoutNames(label, names).replace(patternsOf(lexicon).subjects, '').replace(MONTHS, ''), lexicon),
    lexicon,
  );
  const { change, rest } = changeOf(words, lexicon);
  const stage = stageOf(rest, lexicon);
  const said = rest.filter((word) => !isEmpty(word, lexicon) && !(stage !== '' && measures.stages.has(word.text)));
  const dimensions = change === '' ? measures.dimensions.get(normalizedUnit) : patternsOf(lexicon).dimensions;
  const { kept, sized } = withoutDimensions(said, dimensions ?? NONE, lexicon);
  const equal = distinct(kept.map((word) => ({ ...word, text: measures.equivalents.get(word.text) ?? word.text })));
  const ordered = verbFirst(naturally(equal, sized || unit.endsWith('人次'), lexicon), lexicon);
  const measure = stage + ordered.map(({ text }) => text).join('') + change;
  return measure === '' ? label : measure;
}

function withoutNames(label: string, names: readonly string[]): string {
  let rest = label;
  for (const name of names) if (name.length >= 2 && rest.length - name.length >= 2) rest = rest.replace(name, '');
  return rest;
}

function readWords(label: string, lexicon: Lexicon): Word[] {
  const words = segmented(label, lexicon);
  const last = words.at(-1)?.text ?? '';
  const { compounds, sizes } = patternsOf(lexicon);
  // "投资额" is the size of 投资; "进出口额" would be parted as 进 and 出口额.
  if (last.length < 3 || compounds.has(last) || !sizes.has(last.slice(-1))) return words;
  return [...segmented(label.slice(0, -1), lexicon), { text: last.slice(-1), marks: Mark.NOUN }];
}

function segmented(label: string, { vocabulary }: Lexicon): Word[] {
  const row = segment(label, vocabulary);
  const words: Word[] = [];
  for (let word = 0; word < row.count; word++) words.push({ text: wordOf(row, word), marks: row.marks[word] ?? 0 });
  return words;
}

/** Words that the dictionary parts and the lists hold whole: "升级|改造". */
function joined(words: readonly Word[], lexicon: Lexicon): Word[] {
  const { compounds } = patternsOf(lexicon);
  const whole: Word[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 1;
    let text = words[at]?.text ?? '';
    for (let length = LONGEST_COMPOUND; length > 1 && taken === 1; length--) {
      if (at + length > words.length) continue;
      let compound = '';
      for (let i = at; i < at + length; i++) compound += words[i]?.text ?? '';
      if (!compounds.has(compound)) continue;
      taken = length;
      text = compound;
    }
    const known = lexicon.labels.actions.has(text) && !lexicon.labels.attributes.has(text) ? Mark.VERB : Mark.NOUN;
    whole.push({ text, marks: taken === 1 ? (words[at]?.marks ?? 0) : known });
    at += taken;
  }
  return whole;
}

/** How it changed, and against what: "同比增长"; the words before that. */
function changeOf(words: readonly Word[], { measures, changes }: Lexicon): { change: string; rest: readonly Word[] } {
  const last = words.at(-1)?.text ?? '';
  const direction = measures.directions.get(last);
  const base = measures.bases.get(last);
  // "同比" alone: the verb stands behind the number or is left out.
  if (direction === undefined)
    return base === undefined ? { change: '', rest: words } : { change: base, rest: words.slice(0, -1) };
  let from = words.length - 1;
  let against = '';
  for (let at = from - 1; at >= 0 && from - at <= 4; at--) {
    const { text } = words[at] ?? { text: '' };
    const found = measures.bases.get(text);
    if (found === undefined && !changes.against.includes(text) && !changes.measures.includes(text)) continue;
    if (found !== undefined) against = found;
    from = at;
  }
  return { change: against + direction, rest: words.slice(0, from) };
}

/** The stage that is told of a measure that has stages; a plan, of any other; "" if none is told. */
function stageOf(words: readonly Word[], { measures }: Lexicon): string {
  const isStaged = words.some(({ text }) => measures.staged.has(text));
  const stages = words.flatMap(({ text }) => (isStaged ? measures.stages : measures.plans).get(text) ?? []);
  return stages.find((stage) => measures.plans.has(stage)) ?? stages[0] ?? '';
}

function isEmpty({ text, marks }: Word, lexicon: Lexicon): boolean {
  const { measures } = lexicon;
  if (measures.empty.has(text)) return true;
  if ((marks & PLACES) !== 0 && (marks & CONTENT) === 0) return true;
  if ((marks & Mark.NUMBER) !== 0 && (marks & SIGNS) === 0 && !measures.numbers.includes(text.charAt(0))) return false;
  return (marks & FORMAL) !== 0 && (marks & CONTENT) === 0 && (text.length > 1 || (marks & SIGNS) !== 0);
}

/** Without what the unit says too at their end: "造林|面积", "投资|额". */
function withoutDimensions(
  words: readonly Word[],
  dimensions: ReadonlySet<string>,
  lexicon: Lexicon,
): { kept: readonly Word[]; sized: boolean } {
  const { labels, measures } = lexicon;
  let end = words.length;
  while (end > 1 && dimensions.has(words[end - 1]?.text ?? '') && !measures.namedBySize.has(words[end - 2]?.text ?? ''))
    end--;
  const [only, ...others] = words.slice(0, end);
  // "涉案|金额": the verb alone names nothing.
  if (
    others.length === 0 &&
    only !== undefined &&
    end < words.length &&
    (isVerb(only, lexicon) || ((only.marks & CONTENT) === Mark.VERBAL && !measures.nominal.has(only.text))) &&
    !labels.actions.has(only.text)
  )
    return { kept: words, sized: false };
  return { kept: words.slice(0, end), sized: end < words.length };
}

function distinct(words: readonly Word[]): Word[] {
  return words.filter(({ text }, i) => words.findIndex((other) => other.text === text) === i);
}

/** "迎来游客", "游客到访" and so many "游客人次": "接待游客", as it is said in full. */
function naturally(words: readonly Word[], isSized: boolean, lexicon: Lexicon): readonly Word[] {
  const { measures } = lexicon;
  const noun = words.find(({ text }) => measures.naturalVerbs.has(text));
  const natural = noun === undefined ? undefined : measures.naturalVerbs.get(noun.text);
  if (natural === undefined) return words;
  const kept = words.filter((word) => word === noun || !natural.verbs.has(word.text));
  const isSaid = kept.length < words.length || isSized;
  // Another verb says what became of them: "救助游客".
  if (!isSaid || natural.full === '' || kept.some((word) => isVerb(word, lexicon))) return kept;
  return [{ text: natural.full, marks: Mark.VERB }, ...kept];
}

function isVerb({ text, marks }: Word, { measures, labels }: Lexicon): boolean {
  if (text.length < 2 || measures.nominal.has(text) || labels.attributes.has(text)) return false;
  return (marks & CONTENT) === Mark.VERB || (labels.actions.has(text) && (marks & Mark.NOUN) === 0);
}

/** "农户|受益", "贷款|发放": the verb at the end goes to the front, as in "受益农户", "发放贷款". */
function verbFirst(words: readonly Word[], lexicon: Lexicon): readonly Word[] {
  const [first] = words;
  if (first === undefined || isVerb(first, lexicon)) return words;
  const verb = words.find((word) => isVerb(word, lexicon));
  const isLast = verb === words.at(-1);
  return verb === undefined || !(isLast || lexicon.labels.actions.has(verb.text))
    ? words
    : [verb, ...words.filter((word) => word !== verb)];
}
