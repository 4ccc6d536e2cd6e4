/** A label cut to what names the number. */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';

/** Longest label, in characters. */
const LONGEST_LABEL = 24;

const patternsOf = perLexicon(({ labels, grammar }) => ({
  edges: new CharacterSet('、，。；： “”‘’', ...labels.edges),
  from: new RegExp(`^${anyOf(grammar.from)}`, 'u'),
  longestAction: Math.max(...Array.from(labels.actions, ({ length }) => length)),
}));

/** Without what no label begins or ends with. */
export function trimmed(words: string, lexicon: Lexicon): string {
  const { edges } = patternsOf(lexicon);
  let at = 0;
  let end = words.length;
  while (at < end && edges.isAt(words, at) && !opensQuotation(words, at)) at++;
  while (end > at && edges.isAt(words, end - 1) && !closesQuotation(words, end - 1)) end--;
  return words.slice(at, end);
}

function opensQuotation(words: string, at: number): boolean {
  return words.charAt(at) === '“' && words.includes('”', at);
}

function closesQuotation(words: string, at: number): boolean {
  return words.charAt(at) === '”' && words.lastIndexOf('“', at) >= 0;
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
  const { actions, beforeActions } = lexicon.labels;
  const from = beforeActions.has(words.slice(0, 2)) ? 2 : 0;
  for (let length = patternsOf(lexicon).longestAction; length >= 2; length--)
    if (actions.has(words.slice(from, from + length))) return words.slice(0, from + length);
  return '';
}

/** Too long a list is named by its last item, too long a clause by its end. */
export function shortened(words: string): string {
  if (words.length <= LONGEST_LABEL) return words;
  const last = words.includes('等') ? '' : words.slice(words.lastIndexOf('、') + 1);
  return last.length >= 2 && last.length <= LONGEST_LABEL ? last : words.slice(-LONGEST_LABEL);
}
