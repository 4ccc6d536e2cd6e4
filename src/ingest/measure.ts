/**
 * A label in canonical form: 接待游客, 共接待游客, 累计接待各地游客 and 游客接待量 are one measure.
 *
 * What says nothing of what is measured goes: verbs of doing and reaching, adverbs, times, quantifiers, places, and
 * dimensions that the unit says too. Words for the same become one. A verb stands before its object, whichever way the
 * label had it; what a change is of stands before the change.
 */
import { elementAt } from '../invariant.js';
import { CharacterSet } from './character-set.js';
import { anyOf } from './lexicon/any-of.js';
import { type Lexicon, perLexicon } from './lexicon/lexicon.js';
import { Mark } from './lexicon/vocabulary.js';
import { CONTENT, Compounds, type LabelWord, labelWord, labelWords, Role, writtenTogether } from './worded-label.js';

const PLACES = Mark.DIVISION | Mark.SHORT_DIVISION | Mark.ZONE;
const FORMAL = Mark.FUNCTION | Mark.TIME | Mark.NUMBER | Mark.DIGITS | Mark.PUNCTUATION | Mark.LINE_BREAK;
const SIGNS = Mark.DIGITS | Mark.PUNCTUATION | Mark.LINE_BREAK;
const NONE: ReadonlySet<string> = new Set();
/** Times of which the dictionary makes single characters: "1至4月". */
const MONTHS = /\d+(?:[至到—~-]\d+)?(?:年|月份?|日|季度)/gu;
const DIGITS = new CharacterSet('0123456789');

/** Without the names of stages: "总投资" is told as a stage and what it is of. */
function compoundsOf(words: readonly string[], staged: ReadonlySet<string>): Compounds {
  return new Compounds(words.filter((word) => !staged.has(word.slice(-2)) || word.length === 2));
}

/** What a label is measured in. */
export interface MeasuredIn {
  readonly unit: string;
  readonly normalizedUnit: string;
}

const patternsOf = perLexicon(({ labels, measures }) => ({
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
  subjectBeginnings: new CharacterSet(...labels.subjects.map((word) => word.charAt(0))),
  /** Those of one character. */
  sizes: new Set([...measures.dimensions.values()].flatMap((words) => [...words].filter(({ length }) => length === 1))),
  /** All dimensions: growth has none of its own. */
  dimensions: new Set([...measures.dimensions.values()].flatMap((words) => [...words])),
}));

/**
 * @param names how the label's text prints what the number is about; what it measures is the same whoever it is about
 * @param known the label's words, if they were read before
 * @returns the label itself if all of its words say nothing
 */
export function measureOf(
  label: string,
  { unit, normalizedUnit }: MeasuredIn,
  names: readonly string[],
  lexicon: Lexicon,
  known: readonly LabelWord[] | null = null,
): string {
  const { measures } = lexicon;
  const bare = withoutTimes(withoutSubjects(withoutNames(label, names), lexicon));
  const words = joined(
    readWords(bare, bare === label && known !== null ? known : labelWords(bare, lexicon), lexicon),
    lexicon,
  );
  const { change, rest } = changeOf(words, lexicon);
  const stage = stageOf(rest, lexicon);
  const silent = (word: LabelWord) => isEmpty(word, lexicon) || (stage !== '' && (word.roles & Role.STAGE) !== 0);
  const said = rest.some(silent) ? rest.filter((word) => !silent(word)) : rest;
  const dimensions = change === '' ? measures.dimensions.get(normalizedUnit) : patternsOf(lexicon).dimensions;
  const { kept, sized } = withoutDimensions(said, dimensions ?? NONE);
  const ordered = verbFirst(naturally(distinct(kept, lexicon), sized || unit.endsWith('人次'), lexicon));
  const measure = stage + writtenTogether(ordered) + change;
  return measure === '' ? label : measure;
}

function withoutNames(label: string, names: readonly string[]): string {
  let rest = label;
  for (const name of names) if (name.length >= 2 && rest.length - name.length >= 2) rest = rest.replace(name, '');
  return rest;
}

function withoutSubjects(label: string, lexicon: Lexicon): string {
  const { subjects, subjectBeginnings } = patternsOf(lexicon);
  return subjectBeginnings.isIn(label) ? label.replace(subjects, '') : label;
}

function withoutTimes(label: string): string {
  return DIGITS.isIn(label) ? label.replace(MONTHS, '') : label;
}

function readWords(label: string, words: readonly LabelWord[], lexicon: Lexicon): readonly LabelWord[] {
  const last = words.at(-1)?.text ?? '';
  const { compounds, sizes } = patternsOf(lexicon);
  // "投资额" is the size of 投资; "进出口额" would be parted as 进 and 出口额.
  if (last.length < 3 || compounds.has(last) || !sizes.has(last.slice(-1))) return words;
  return [...labelWords(label.slice(0, -1), lexicon), labelWord(last.slice(-1), Mark.NOUN, lexicon)];
}

/** Words that the dictionary parts and the lists hold whole: "升级|改造". */
function joined(words: readonly LabelWord[], lexicon: Lexicon): readonly LabelWord[] {
  const { compounds } = patternsOf(lexicon);
  let whole: LabelWord[] | null = null;
  for (let at = 0; at < words.length; ) {
    const length = compounds.lengthAt(words, at);
    if (length > 1) {
      whole ??= words.slice(0, at);
      const { text, roles } = labelWord(writtenTogether(words, at, at + length), 0, lexicon);
      const isAction = (roles & Role.ACTION) !== 0 && (roles & Role.ATTRIBUTE) === 0;
      whole.push({ text, marks: isAction ? Mark.VERB : Mark.NOUN, roles });
    } else whole?.push(elementAt(words, at));
    at += length;
  }
  return whole ?? words;
}

/** How it changed, and against what: "同比增长"; the words before that. */
function changeOf(words: readonly LabelWord[], { measures }: Lexicon): { change: string; rest: readonly LabelWord[] } {
  const last = words.at(-1);
  if (last === undefined || (last.roles & (Role.DIRECTION | Role.BASE)) === 0) return { change: '', rest: words };
  const direction = measures.directions.get(last.text);
  const base = measures.bases.get(last.text);
  // "同比" alone: the verb stands behind the number or is left out.
  if (direction === undefined)
    return base === undefined ? { change: '', rest: words } : { change: base, rest: words.slice(0, -1) };
  let from = words.length - 1;
  let against = '';
  for (let at = from - 1; at >= 0 && from - at <= 4; at--) {
    const { text, roles } = elementAt(words, at);
    if ((roles & (Role.BASE | Role.COMPARING)) === 0) continue;
    const found = measures.bases.get(text);
    if (found !== undefined) against = found;
    from = at;
  }
  return { change: against + direction, rest: words.slice(0, from) };
}

/** The stage that is told of a measure that has stages; a plan, of any other; "" if none is told. */
function stageOf(words: readonly LabelWord[], { measures }: Lexicon): string {
  const told = rolesOf(words);
  const isStaged = (told & Role.STAGED) !== 0;
  if ((told & (isStaged ? Role.STAGE : Role.PLAN)) === 0) return '';
  const stages = words.flatMap(({ text }) => (isStaged ? measures.stages : measures.plans).get(text) ?? []);
  return stages.find((stage) => measures.plans.has(stage)) ?? stages[0] ?? '';
}

/** The lists on which any of the words stands. */
function rolesOf(words: readonly LabelWord[]): number {
  let roles = 0;
  for (const word of words) roles |= word.roles;
  return roles;
}

function isEmpty({ text, marks, roles }: LabelWord, { measures }: Lexicon): boolean {
  if ((roles & Role.EMPTY) !== 0) return true;
  if ((marks & PLACES) !== 0 && (marks & CONTENT) === 0) return true;
  if ((marks & Mark.NUMBER) !== 0 && (marks & SIGNS) === 0 && !measures.numbers.includes(text.charAt(0))) return false;
  return (marks & FORMAL) !== 0 && (marks & CONTENT) === 0 && (text.length > 1 || (marks & SIGNS) !== 0);
}

/** Without what the unit says too at their end: "造林|面积", "投资|额". */
function withoutDimensions(
  words: readonly LabelWord[],
  dimensions: ReadonlySet<string>,
): { kept: readonly LabelWord[]; sized: boolean } {
  let end = words.length;
  while (
    end > 1 &&
    dimensions.has(words[end - 1]?.text ?? '') &&
    ((words[end - 2]?.roles ?? 0) & Role.NAMED_BY_SIZE) === 0
  )
    end--;
  const [only] = words;
  // "涉案|金额": the verb alone names nothing.
  if (end === words.length || (end === 1 && only !== undefined && namesNothing(only)))
    return { kept: words, sized: false };
  return { kept: words.slice(0, end), sized: true };
}

function namesNothing(word: LabelWord): boolean {
  if ((word.roles & Role.ACTION) !== 0) return false;
  return isVerb(word) || ((word.marks & CONTENT) === Mark.VERBAL && (word.roles & Role.NOMINAL) === 0);
}

/** The words that stand for those of their meaning, each once. */
function distinct(words: readonly LabelWord[], lexicon: Lexicon): readonly LabelWord[] {
  if (words.length < 2 && ((words[0]?.roles ?? 0) & Role.EQUIVALENT) === 0) return words;
  const each: LabelWord[] = [];
  for (const word of words) {
    const kept = equivalentOf(word, lexicon);
    if (!each.some(({ text }) => text === kept.text)) each.push(kept);
  }
  return each;
}

function equivalentOf(word: LabelWord, lexicon: Lexicon): LabelWord {
  const { text, marks, roles } = word;
  return (roles & Role.EQUIVALENT) === 0
    ? word
    : labelWord(lexicon.measures.equivalents.get(text) ?? text, marks, lexicon);
}

/** "迎来游客", "游客到访" and so many "游客人次": "接待游客", as it is said in full. */
function naturally(words: readonly LabelWord[], isSized: boolean, lexicon: Lexicon): readonly LabelWord[] {
  const noun = words.find(({ roles }) => (roles & Role.NATURAL) !== 0);
  const natural = noun === undefined ? undefined : lexicon.measures.naturalVerbs.get(noun.text);
  if (natural === undefined) return words;
  const kept = words.filter((word) => word === noun || !natural.verbs.has(word.text));
  const isSaid = kept.length < words.length || isSized;
  // Another verb says what became of them: "救助游客".
  if (!isSaid || natural.full === '' || kept.some(isVerb)) return kept;
  return [labelWord(natural.full, Mark.VERB, lexicon), ...kept];
}

function isVerb({ text, marks, roles }: LabelWord): boolean {
  if (text.length < 2 || (roles & (Role.NOMINAL | Role.ATTRIBUTE)) !== 0) return false;
  return (marks & CONTENT) === Mark.VERB || ((roles & Role.ACTION) !== 0 && (marks & Mark.NOUN) === 0);
}

/** "农户|受益", "贷款|发放": the verb at the end goes to the front, as in "受益农户", "发放贷款". */
function verbFirst(words: readonly LabelWord[]): readonly LabelWord[] {
  const [first] = words;
  if (first === undefined || isVerb(first)) return words;
  const verb = words.find(isVerb);
  if (verb === undefined || !(verb === words.at(-1) || (verb.roles & Role.ACTION) !== 0)) return words;
  return [verb, ...words.filter((word) => word !== verb)];
}
