/** Sentences and clauses around a fact. */
import { CharacterSet } from '../../character-set.js';

const ENDS = new CharacterSet('。！？!?\n');
const QUOTE_ENDS = new CharacterSet('”’」』）)');
/** A sentence is looked for this far on either side: text without full stops must not make every fact read all of it. */
const REACH = 240;

/** The sentence that holds `[start, end)`, its full stop and closing quotation marks included. */
export function sentenceAt(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from > 0 && start - from < REACH && !ENDS.isAt(text, from - 1)) from--;
  while (from < start && QUOTE_ENDS.isAt(text, from)) from++;
  let to = end;
  while (to < text.length && to - end < REACH && !ENDS.isAt(text, to)) to++;
  if (to < text.length && text.charAt(to) !== '\n' && ENDS.isAt(text, to)) to++;
  while (to < text.length && to - end <= REACH && QUOTE_ENDS.isAt(text, to)) to++;
  return { start: from, end: to };
}
