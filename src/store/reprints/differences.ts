/** What differs between two printings of a text. */
import { diffArrays, diffChars } from 'diff';
import { invariant } from '../../invariant.js';
import type { Span } from '../documents.js';
import { fold, isHan, isLetterOrDigit } from '../search/folding.js';

/** A text, and what of it belongs to an article, piece by piece. */
export interface Printed {
  readonly text: string;
  readonly pieces: readonly Span[];
}

/** Where the one has something else than the other, as offsets into the text of each; null where it has nothing. */
export interface Difference {
  readonly before: Span | null;
  readonly after: Span | null;
}

/** Within a clause, more characters than this are not compared one by one: it is another clause. */
const MOST_EDITS = 60;
/** So many characters between two differences do not part them. */
const GAP = 1;

/**
 * The differences in the order of the text. Script, width and case, blanks, line breaks and signs make none.
 * Clauses are compared first, and only what differs among them character by character.
 */
export function differencesBetween(before: Printed, after: Printed): Difference[] {
  const [left, right] = [charactersOf(before), charactersOf(after)];
  const changes: Change[] = [];
  const position = { before: 0, after: 0 };
  let open: Change | null = null;
  for (const { value, added, removed } of diffArrays(clausesOf(left.text), clausesOf(right.text))) {
    const { length } = value.join('');
    if (added || removed) {
      open ??= { before: [position.before, position.before], after: [position.after, position.after] };
      if (removed) position.before += length;
      else position.after += length;
      open = { before: [open.before[0], position.before], after: [open.after[0], position.after] };
      continue;
    }
    if (open !== null) changes.push(...within(open, left.text, right.text));
    open = null;
    position.before += length;
    position.after += length;
  }
  if (open !== null) changes.push(...within(open, left.text, right.text));
  return joined(changes)
    .map((change) => ({ before: left.spanOf(...change.before), after: right.spanOf(...change.after) }))
    .filter(({ before: here, after: there }) => here !== null || there !== null);
}

/** From where to where in each text. */
interface Change {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

function within(change: Change, left: string, right: string): Change[] {
  const parts = diffChars(left.slice(...change.before), right.slice(...change.after), { maxEditLength: MOST_EDITS });
  if (parts === undefined) return [change];
  const changes: Change[] = [];
  let [before, after] = [change.before[0], change.after[0]];
  for (const { value, added, removed } of parts) {
    const [from, to] = [before, after];
    if (!added) before += value.length;
    if (!removed) after += value.length;
    if (added || removed) changes.push({ before: [from, before], after: [to, after] });
  }
  return changes;
}

/** Changes with those right behind them made one. */
function joined(changes: readonly Change[]): Change[] {
  const found: Change[] = [];
  for (const change of changes) {
    const last = found.at(-1);
    if (last !== undefined && change.before[0] - last.before[1] <= GAP && change.after[0] - last.after[1] <= GAP) {
      found[found.length - 1] = {
        before: [last.before[0], change.before[1]],
        after: [last.after[0], change.after[1]],
      };
    } else found.push(change);
  }
  return found;
}

/** What ends a clause, as folding leaves it. */
const END = /[。、!?;,:]/u;
/** Stands for all that ends a clause. */
const BOUNDARY = '\n';

function clausesOf(text: string): string[] {
  return text.split(/(?<=\n)/u);
}

/** The letters and digits of a printed text, folded, and a boundary behind each clause; each knows where it stands. */
function charactersOf({ text, pieces }: Printed) {
  let kept = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (character: string, start: number, end: number) => {
    for (let unit = 0; unit < character.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
    kept += character;
  };
  for (const piece of pieces) {
    const folded = fold(text.slice(piece.start, piece.end));
    let at = 0;
    for (const character of folded.text) {
      const [start, end] = [folded.starts[at], folded.ends[at]];
      invariant(start !== undefined && end !== undefined, 'folding tells where each character stood');
      at += character.length;
      const isLetter = isHan(character) || isLetterOrDigit(character);
      if (isLetter) add(character, piece.start + start, piece.start + end);
      else if (END.test(character) && !kept.endsWith(BOUNDARY)) add(BOUNDARY, piece.start + start, piece.start + end);
    }
  }
  const spanOf = (from: number, to: number): Span | null => {
    // Boundaries are none of what differs.
    let [first, last] = [from, to - 1];
    while (first <= last && kept[first] === BOUNDARY) first++;
    while (last >= first && kept[last] === BOUNDARY) last--;
    const [start, end] = [starts[first], ends[last]];
    return first > last || start === undefined || end === undefined ? null : { start, end };
  };
  return { text: kept, spanOf };
}
