/** The best of a ranking, part by part. */
import { elementAt, invariant } from '../../invariant.js';
import type { Part } from '../pagination.js';
import type { Ranking } from './ranking.js';

export interface Ranked {
  readonly number: number;
  readonly score: number;
}

/**
 * The `count` best after a part's cursor, best first; for a backward part, the worst before it, worst first. A cursor
 * names the score and number of an article. Scores move a little with every page that the archive gains or loses, so
 * what counts is where the article stands now, and the score only where it is gone.
 */
export function bestOf(
  ranking: Ranking,
  { cursor, backward }: Pick<Part<unknown>, 'cursor' | 'backward'>,
  count: number,
): Ranked[] {
  const bound = cursor === null ? null : boundOf(ranking, cursor);
  const isEarlier = backward ? (a: Ranked, b: Ranked) => precedes(b, a) : precedes;
  const best: Ranked[] = [];
  const { numbers, scores } = ranking;
  for (let i = 0; i < numbers.length; i++) {
    const score = elementAt(scores, i);
    const worst = best[count - 1];
    if (worst !== undefined && (backward ? score > worst.score : score < worst.score)) continue;
    const each = { number: elementAt(numbers, i), score };
    if (bound !== null && !isEarlier(bound, each)) continue;
    const last = best.at(-1);
    if (best.length === count && (last === undefined || !isEarlier(each, last))) continue;
    let at = best.length;
    while (at > 0 && isEarlier(each, best[at - 1] ?? each)) at--;
    best.splice(at, 0, each);
    if (best.length > count) best.pop();
  }
  return best;
}

/** The score of one article; 0 for one that is not in the ranking. */
export function scoreOf({ numbers, scores }: Ranking, number: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elementAt(numbers, middle) < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number ? elementAt(scores, low) : 0;
}

function precedes(a: Ranked, b: Ranked): boolean {
  return a.score > b.score || (a.score === b.score && a.number < b.number);
}

function boundOf(ranking: Ranking, cursor: readonly (string | number | null)[]): Ranked {
  const [score, number] = cursor.map(Number);
  invariant(score !== undefined && number !== undefined, 'a cursor of a ranking has a score and a number');
  const known = { score, number };
  const now = scoreOf(ranking, known.number);
  return now > 0 ? { ...known, score: now } : known;
}
