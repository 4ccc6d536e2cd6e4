/** A label cut to what names the number. */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Range } from '../range.js';
import { labelPatternsOf } from './label-patterns.js';
import { WordedText } from './worded-text.js';

/** Longest label, in characters. */
const LONGEST_LABEL = 24;

const patternsOf = perLexicon(({ labels, grammar }) => ({
  edges: new CharacterSet('、，。；： “”‘’', ...labels.edges),
  from: new RegExp(`^${anyOf(grammar.from)}`, 'u'),
}));

/** Without what no label begins or ends with. */
export function trimmed(words: string, lexicon: Lexicon): string {
  const { start, end } = trimmedRange(new WordedText(words, lexicon.vocabulary), 0, words.length, lexicon);
  return words.slice(start, end);
}

/** The same for `[start, end)` of a text. 及 of 惠及 is no word, and stays. */
export function trimmedRange(worded: WordedText, start: number, end: number, lexicon: Lexicon): Range {
  const { text } = worded;
  const { edges } = patternsOf(lexicon);
  let from = start;
  let to = end;
  while (from < to && edges.isAt(text, from) && worded.isBorder(from + 1) && !opensQuotation(text, from, to)) from++;
  while (
    to > from &&
    edges.isAt(text, to - 1) &&
    worded.isBorder(to - 1) &&
    !lexicon.labels.actions.has(text.slice(to - 2, to)) &&
    !closesQuotation(text, from, to - 1)
  )
    to--;
  return { start: from, end: to };
}

function opensQuotation(text: string, at: number, end: number): boolean {
  return text.charAt(at) === '“' && text.slice(at, end).includes('”');
}

function closesQuotation(text: string, start: number, at: number): boolean {
  return text.charAt(at) === '”' && text.slice(start, at).includes('“');
}

/** Cut to a label's length. */
export function clip(words: string): string {
  return words.length > LONGEST_LABEL ? words.slice(0, LONGEST_LABEL) : words;
}

/**
 * A label without what only details it: "化解土地、债务、邻里等矛盾" → "化解矛盾", "收到来自海外的书信" → "收到书信".
 */
export function condensed(words: string, lexicon: Lexicon): string {
  const head = headAction(words, lexicon);
  if (head === '') return words;
  const listed = words.lastIndexOf('等');
  if (listed > head.length && words.slice(0, listed).includes('、') && words.length - listed > 2)
    return head + words.slice(listed + 1);
  const tied = words.lastIndexOf('的');
  return patternsOf(lexicon).from.test(words.slice(head.length)) && tied > 0 && words.length - tied > 2
    ? head + words.slice(tied + 1)
    : words;
}

/** The action that the words begin with, and what stands in front of it: "累计捐赠". */
function headAction(words: string, lexicon: Lexicon): string {
  const from = lexicon.labels.beforeActions.has(words.slice(0, 2)) ? 2 : 0;
  const length = labelPatternsOf(lexicon).actions.lengthAt(words, from);
  return length === 0 ? '' : words.slice(0, from + length);
}

/** Where the label in `[start, end)` begins: too long a list is named by its last item, too long a clause by its end. */
export function shortenedStart(worded: WordedText, { start, end }: Range): number {
  if (end - start <= LONGEST_LABEL) return start;
  const words = worded.text.slice(start, end);
  const last = words.includes('等') ? -1 : start + words.lastIndexOf('、') + 1;
  return last > start && end - last >= 2 && end - last <= LONGEST_LABEL
    ? last
    : worded.borderFrom(end - LONGEST_LABEL, end - 2);
}
