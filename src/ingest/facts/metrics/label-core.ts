/** A label without the clause around it: who did it, for whom, when: "该行今年向企业|发放贷款", "茶园里有|采茶工". */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { CONTENT, type LabelWord, labelWords, Role, writtenTogether } from '../../worded-label.js';

/** Shorter labels hold no clause. */
const SHORTEST = 5;
const BODIES = Mark.INSTITUTION | Mark.PUBLIC | Mark.DEPARTMENT | Mark.DIVISION | Mark.SHORT_DIVISION;

/** What of a label names the number, all of it where nothing else does. */
export interface Core {
  readonly label: string;
  /** Its words, where they are known. */
  readonly words: readonly LabelWord[] | null;
}

export function coreOf(label: string, lexicon: Lexicon): Core {
  if (label.length < SHORTEST) return { label, words: null };
  const all = labelWords(label, lexicon);
  const placed = withoutPlace(all);
  const words = withoutTail(placed);
  const from = coreStart(words, lexicon);
  if (from === 0 && words === all) return { label, words: all };
  const core = writtenTogether(words, from);
  if (core.length < 2) return { label, words: all };
  // Words that stood together part as they did; around what is left out they may part otherwise.
  const isOneStretch = placed.length >= all.length - 1;
  return { label: core, words: isOneStretch ? words.slice(from) : null };
}

/** "小区|分属", "播种面积|稳定": words that only lead on to the number. */
function withoutTail(words: readonly LabelWord[]): readonly LabelWord[] {
  let end = words.length;
  while (end > 1 && isOn(words[end - 1], Role.SETTLING)) end--;
  return end === words.length ? words : words.slice(0, end);
}

/** Whether the word stands on any of these lists. */
function isOn(word: LabelWord | undefined, roles: number): boolean {
  return word !== undefined && (word.roles & roles) !== 0;
}

/** "村民|在这里|住了": where something was done says nothing of what was. */
function withoutPlace(words: readonly LabelWord[]): readonly LabelWord[] {
  if (words.length > 1 && HERE.has(words[0]?.text ?? '')) return words.slice(1);
  const at = words.findIndex((word) => isOn(word, Role.LOCATIVE));
  if (at < 0) return words;
  const within = words.findIndex(({ marks, text }, i) => i > at && ((marks & Mark.DIRECTION) !== 0 || HERE.has(text)));
  return within < 0 || within + 1 >= words.length ? words : [...words.slice(0, at), ...words.slice(within + 1)];
}

/** Places that need no word of direction. */
const HERE = new Set(['这里', '那里', '这儿', '那儿']);

/** Which word the label's core begins with. */
function coreStart(words: readonly LabelWord[], lexicon: Lexicon): number {
  const last = lastOn(words, Role.EXISTING, 1, words.length - 1);
  const found = words[last + 1];
  if (last > 0 && found !== undefined && found.text.length >= 2 && (found.marks & Mark.FUNCTION) === 0) return last + 1;
  const governed = governingVerb(words, lexicon);
  return governed > 0 ? governed : adverbsAtHead(words);
}

/** The last of the words `[from, to)` that stands on any of these lists; -1 if none does. */
function lastOn(words: readonly LabelWord[], roles: number, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (isOn(words[i], roles)) return i;
  return -1;
}

/** The verb whose object is measured, if what stands before it only says who, for whom or when; -1 if none is. */
function governingVerb(words: readonly LabelWord[], lexicon: Lexicon): number {
  const preposition = lastOn(words, Role.PREPOSITION, 0, words.length);
  // "向学校|捐款": the verb needs no object.
  if (
    preposition >= 0 &&
    preposition < words.length - 2 &&
    isOn(words.at(-1), Role.ACTION) &&
    !isOn(words.at(-2), Role.ACTION)
  )
    return words.length - 1;
  for (let i = words.length - 2; i > 0; i--) {
    const verb = words[i];
    const object = words[i + 1];
    if (verb === undefined || object === undefined) continue;
    const acts = isOn(verb, Role.ACTION) || (preposition >= 0 && i > preposition && isVerb(verb));
    if (!acts || object.text.length < 2 || isOn(object, Role.ATTRIBUTE | Role.PREPOSITION)) continue;
    const joined = lexicon.labels.actions.has((words[i - 1]?.text ?? '') + verb.text);
    const start = joined ? i - 1 : i;
    if ((preposition >= 0 && preposition < start) || endsAsDoer(words, start)) return start;
  }
  return -1;
}

function isVerb({ text, marks }: LabelWord): boolean {
  return text.length >= 2 && (marks & CONTENT) === Mark.VERB;
}

/** Whether the words before `end` end with who acts, or with how or when. */
function endsAsDoer(words: readonly LabelWord[], end: number): boolean {
  const word = words[end - 1];
  if (word === undefined) return false;
  if (isOn(word, Role.ADVERB)) return end > 1;
  if (isOn(word, Role.DOER | Role.SUBJECT) || (word.marks & BODIES) !== 0) return true;
  return (word.marks & (Mark.TIME | Mark.FUNCTION)) !== 0 && (word.marks & CONTENT) === 0;
}

function adverbsAtHead(words: readonly LabelWord[]): number {
  const isBody = words.some(({ marks }) => (marks & (Mark.INSTITUTION | Mark.PUBLIC | Mark.DEPARTMENT)) !== 0);
  let from = 0;
  let length = 0;
  for (const word of words) {
    if (!isAdverbial(word, isBody)) break;
    from++;
    length += word.text.length;
  }
  if (from === 0) return 0;
  const rest = words.reduce((sum, { text }) => sum + text.length, 0) - length;
  return rest >= 2 ? from : 0;
}

/** Whether the word says who, where, when or how; a division is part of the name of a body. */
function isAdverbial(word: LabelWord, isBody: boolean): boolean {
  const { marks, text } = word;
  if (!isBody && (marks & Mark.DIVISION) !== 0 && text.length > 2) return true;
  const says = text.length < 2 || (marks & CONTENT) !== 0 || (marks & (Mark.TIME | Mark.FUNCTION)) === 0;
  if (says && !isOn(word, Role.SUBJECT) && !(text.length > 1 && isOn(word, Role.LEAD))) return false;
  return !isOn(word, Role.BEFORE_ACTION);
}
