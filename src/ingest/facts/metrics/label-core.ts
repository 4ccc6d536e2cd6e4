/** A label without the clause around it: who did it, for whom, when: "该行今年向企业|发放贷款", "茶园里有|采茶工". */
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { segment, wordOf } from '../../names/segmentation.js';

/** Shorter labels hold no clause. */
const SHORTEST = 5;
const BODIES = Mark.INSTITUTION | Mark.PUBLIC | Mark.DEPARTMENT | Mark.DIVISION | Mark.SHORT_DIVISION;
const CONTENT = Mark.NOUN | Mark.VERB | Mark.VERBAL;

interface Word {
  readonly text: string;
  readonly marks: number;
  readonly start: number;
}

const wordsOf = perLexicon(({ labels, callings }) => ({
  prepositions: new Set(labels.prepositions),
  settling: new Set(labels.settling),
  existing: new Set(labels.existing),
  adverbs: new Set([...labels.adverbs, ...labels.beforeActions, ...labels.openers]),
  doers: new Set([...callings, ...labels.doers]),
}));

/** @returns the label itself where all of it names the number */
export function coreOf(label: string, lexicon: Lexicon): string {
  if (label.length < SHORTEST) return label;
  const words = withoutTail(withoutPlace(readWords(label, lexicon), lexicon), lexicon);
  const from = coreStart(words, lexicon);
  const core = textOf(words.slice(from));
  return core.length >= 2 ? core : label;
}

function readWords(label: string, lexicon: Lexicon): Word[] {
  const row = segment(label, lexicon.vocabulary);
  const words: Word[] = [];
  for (let word = 0; word < row.count; word++)
    words.push({ text: wordOf(row, word), marks: row.marks[word] ?? 0, start: row.starts[word] ?? 0 });
  return words;
}

/** "小区|分属", "播种面积|稳定": words that only lead on to the number. */
function withoutTail(words: readonly Word[], lexicon: Lexicon): readonly Word[] {
  const { settling } = wordsOf(lexicon);
  let end = words.length;
  while (end > 1 && settling.has(words[end - 1]?.text ?? '')) end--;
  return words.slice(0, end);
}

/** "村民|在这里|住了": where something was done says nothing of what was. */
function withoutPlace(words: readonly Word[], lexicon: Lexicon): readonly Word[] {
  const { locative } = lexicon.labels;
  if (words.length > 1 && HERE.has(words[0]?.text ?? '')) return words.slice(1);
  const at = words.findIndex(({ text }) => locative.includes(text));
  if (at < 0) return words;
  const within = words.findIndex(({ marks, text }, i) => i > at && ((marks & Mark.DIRECTION) !== 0 || HERE.has(text)));
  return within < 0 || within + 1 >= words.length ? words : [...words.slice(0, at), ...words.slice(within + 1)];
}

/** Places that need no word of direction. */
const HERE = new Set(['这里', '那里', '这儿', '那儿']);

/** Which word the label's core begins with. */
function coreStart(words: readonly Word[], lexicon: Lexicon): number {
  const { existing } = wordsOf(lexicon);
  const last = words.findLastIndex(({ text }, i) => i > 0 && i < words.length - 1 && existing.has(text));
  const found = words[last + 1];
  if (last > 0 && found !== undefined && found.text.length >= 2 && (found.marks & Mark.FUNCTION) === 0) return last + 1;
  const governed = governingVerb(words, lexicon);
  return governed > 0 ? governed : adverbsAtHead(words, lexicon);
}

/** The verb whose object is measured, if what stands before it only says who, for whom or when; -1 if none is. */
function governingVerb(words: readonly Word[], lexicon: Lexicon): number {
  const { actions, attributes } = lexicon.labels;
  const { prepositions } = wordsOf(lexicon);
  const preposition = words.findLastIndex(({ text }) => prepositions.has(text));
  const last = words.at(-1);
  // "向学校|捐款": the verb needs no object.
  if (
    preposition >= 0 &&
    preposition < words.length - 2 &&
    last !== undefined &&
    actions.has(last.text) &&
    !actions.has(words.at(-2)?.text ?? '')
  )
    return words.length - 1;
  for (let i = words.length - 2; i > 0; i--) {
    const verb = words[i];
    const object = words[i + 1];
    if (verb === undefined || object === undefined) continue;
    const acts = actions.has(verb.text) || (preposition >= 0 && i > preposition && isVerb(verb));
    if (!acts || object.text.length < 2 || attributes.has(object.text) || prepositions.has(object.text)) continue;
    const joined = actions.has((words[i - 1]?.text ?? '') + verb.text);
    const start = joined ? i - 1 : i;
    if ((preposition >= 0 && preposition < start) || endsAsDoer(words, start, lexicon)) return start;
  }
  return -1;
}

function isVerb({ text, marks }: Word): boolean {
  return text.length >= 2 && (marks & CONTENT) === Mark.VERB;
}

/** Whether the words before `end` end with who acts, or with how or when. */
function endsAsDoer(words: readonly Word[], end: number, lexicon: Lexicon): boolean {
  const word = words[end - 1];
  if (word === undefined) return false;
  const { adverbs, doers } = wordsOf(lexicon);
  if (adverbs.has(word.text)) return end > 1;
  if (doers.has(word.text) || lexicon.labels.subjects.includes(word.text)) return true;
  if ((word.marks & BODIES) !== 0) return true;
  return (word.marks & (Mark.TIME | Mark.FUNCTION)) !== 0 && (word.marks & CONTENT) === 0;
}

function adverbsAtHead(words: readonly Word[], lexicon: Lexicon): number {
  const { subjects, leads, beforeActions } = lexicon.labels;
  const isBody = words.some(({ marks }) => (marks & (Mark.INSTITUTION | Mark.PUBLIC | Mark.DEPARTMENT)) !== 0);
  let from = 0;
  for (const { marks, text } of words) {
    if (!isBody && (marks & Mark.DIVISION) !== 0 && text.length > 2) {
      from++;
      continue;
    }
    const says = text.length < 2 || (marks & CONTENT) !== 0 || (marks & (Mark.TIME | Mark.FUNCTION)) === 0;
    if (says && !subjects.includes(text) && !(text.length > 1 && leads.includes(text))) break;
    if (beforeActions.has(text)) break;
    from++;
  }
  return textOf(words.slice(from)).length >= 2 ? from : 0;
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('');
}
