/** Which articles a query finds, and how well each answers it: BM25, where the headline weighs more than the body. */
import { elementAt } from '../../invariant.js';
import type { SearchDocument } from '../documents.js';
import type { Snapshot } from '../snapshot.js';
import type { Condition } from './conditions.js';
import { findLengths } from './lengths.js';
import { type Occurrences, occurrences, occurrencesNear, type SegmentLists } from './occurrences.js';
import { findPieces } from './pieces.js';
import type { PostingList } from './postings.js';
import { type SearchQuery, termsOf, unitOfWord } from './query.js';
import { HEADS, keysOf, listsIn, sizeOf } from './segments.js';

/** The articles found, ascending by their numbers in the index: `scores[i]` is how well `numbers[i]` answers. */
export interface Ranking {
  readonly numbers: readonly number[];
  readonly scores: readonly number[];
}

/** How soon the repetition of a word stops counting, and how much long articles are held back. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** What a query finds as it stands, and what it finds only where it forgives. */
export interface Tiers {
  readonly exact: Ranking;
  readonly others: Ranking;
}

/** Ranks all articles of the snapshot that a query finds: see `rankInTiers`. */
export async function rankArticles(snapshot: Snapshot, query: SearchQuery): Promise<Ranking> {
  const tiers = await rankInTiers(snapshot, query);
  return tiersTogether(tiers, leastScore(tiers.exact) / 2);
}

/** The same in tiers. One database command, and another for segments whose lengths this process has not read yet. */
export async function rankInTiers(snapshot: Snapshot, query: SearchQuery): Promise<Tiers> {
  const read = await readSegments(snapshot, termsOf(query));
  const { segments, size } = await measure(snapshot, read);
  const meeting = (conditions: readonly Condition[]): Ranking => {
    let ranking: Ranking | undefined;
    for (const condition of conditions) {
      const scored = rank(condition, segments, size);
      ranking = ranking === undefined ? scored : both(ranking, scored);
      if (ranking.numbers.length === 0) return ranking;
    }
    return query.excluded.reduce(
      (left, condition) => without(left, new Set(rank(condition, segments, size).numbers)),
      ranking ?? NOTHING,
    );
  };
  const exact = meeting(query.required);
  const forgiving = query.forgiving === null ? NOTHING : meeting(query.forgiving);
  return { exact, others: without(forgiving, new Set(exact.numbers)) };
}

const NOTHING: Ranking = { numbers: [], scores: [] };

/** One ranking of both tiers, in which the best of the others has no more than a score. */
export function tiersTogether({ exact, others }: Tiers, most: number): Ranking {
  if (others.numbers.length === 0) return exact;
  const best = others.scores.reduce((a, b) => Math.max(a, b), 0);
  const share = Math.min(1, most / best);
  return anyOf([exact, { numbers: others.numbers, scores: others.scores.map((score) => share * score) }]);
}

/** How well that answers which answers worst; infinite where nothing does. */
export function leastScore({ scores }: Ranking): number {
  return scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

/** The articles that meet a condition. */
function rank(condition: Condition, segments: readonly SegmentLists[], size: Size): Ranking {
  if ('near' in condition) return score(occurrencesNear(condition, segments), size);
  if (!('anyOf' in condition)) return score(occurrences(condition, segments), size);
  const rankings = condition.anyOf.map((conditions) =>
    conditions.map((each) => rank(each, segments, size)).reduce(both),
  );
  return anyOf(rankings);
}

/** For each word that at most so many articles hold, their numbers. One database command. */
export async function findOccurrences(
  snapshot: Snapshot,
  words: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const units = new Map(words.map((word) => [word, unitOfWord(word)]));
  const terms = [...units.values()].flatMap((unit) => unit?.grams.map(({ term }) => term) ?? []);
  const segments = await readSegments(snapshot, new Set(terms));
  const found = new Map(
    [...units].map(([word, unit]) => [word, unit ? occurrences(unit, segments, most).numbers : []]),
  );
  return new Map([...found].flatMap(([word, numbers]) => (numbers.length > most ? [] : [[word, new Set(numbers)]])));
}

/** The part of a ranking that `isKept` lets through. */
export function filterRanking({ numbers, scores }: Ranking, isKept: (number: number) => boolean): Ranking {
  const kept = { numbers: [] as number[], scores: [] as number[] };
  for (const [i, number] of numbers.entries()) {
    if (!isKept(number)) continue;
    kept.numbers.push(number);
    kept.scores.push(elementAt(scores, i));
  }
  return kept;
}

/** A segment with what its first document says of it. */
interface Segment extends SegmentLists {
  readonly head: Pick<SearchDocument, '_id' | 'first' | 'next' | 'articles' | 'totalLength'>;
}

interface Size {
  readonly articleCount: number;
  readonly averageLength: number;
}

async function readSegments(snapshot: Snapshot, terms: ReadonlySet<string>): Promise<Segment[]> {
  const documents = await findPieces(snapshot, keysOf(terms));
  const heads = documents.filter(({ key }) => HEADS.includes(key)).sort((a, b) => a.first - b.first);
  const gone = new Set(heads.flatMap((each) => each.gone));
  const lists = new Map<number, Map<string, PostingList>>(heads.map(({ first }) => [first, new Map()]));
  for (const document of documents) {
    for (const [term, list] of listsIn(document, terms)) lists.get(document.first)?.set(term, list);
  }
  return heads.map((head) => ({
    head,
    first: head.first,
    lengths: new Uint16Array(),
    lists: lists.get(head.first) ?? new Map(),
    gone,
  }));
}

/**
 * The segments with the lengths of their articles wherever these matter, and the size of the archive: each segment says
 * how large it is, and only what is gone from it since has to be looked up.
 */
async function measure(
  snapshot: Snapshot,
  segments: readonly Segment[],
): Promise<{ readonly segments: readonly Segment[]; readonly size: Size }> {
  const goneOf = ({ head, gone }: Segment) => [...gone].filter((number) => number >= head.first && number < head.next);
  const gone = new Map(segments.map((segment) => [segment, goneOf(segment)]));
  const matters = (segment: Segment) =>
    segment.lists.size > 0 || gone.get(segment)?.length || segment.head.totalLength === undefined;
  const lengthsById = await findLengths(
    snapshot,
    segments.filter(matters).map(({ head }) => head),
  );
  let articleCount = 0;
  let total = 0;
  const measured = segments.map((segment): Segment => {
    const lengths = lengthsById.get(segment.head._id) ?? segment.lengths;
    const lost = gone.get(segment)?.map((number) => lengths[number - segment.first] ?? 0) ?? [];
    const { articles, totalLength } = { ...sizeOf(lengths), ...segment.head };
    articleCount += articles - lost.filter((length) => length > 0).length;
    total += totalLength - lost.reduce((sum, length) => sum + length, 0);
    return { ...segment, lengths };
  });
  return { segments: measured, size: { articleCount, averageLength: total / Math.max(articleCount, 1) } };
}

/** Okapi BM25. */
function score({ numbers, frequencies, lengths }: Occurrences, { articleCount, averageLength }: Size): Ranking {
  const rarity = Math.log(1 + (articleCount - numbers.length + 0.5) / (numbers.length + 0.5));
  const scores: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const frequency = elementAt(frequencies, i);
    const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * elementAt(lengths, i)) / averageLength;
    scores.push((rarity * frequency * (SATURATION + 1)) / (frequency + SATURATION * length));
  }
  return { numbers, scores };
}

/** The articles of both rankings, their scores added up. */
function both(a: Ranking, b: Ranking): Ranking {
  const numbers: number[] = [];
  const scores: number[] = [];
  for (let i = 0, j = 0; i < a.numbers.length && j < b.numbers.length; ) {
    const [left, right] = [elementAt(a.numbers, i), elementAt(b.numbers, j)];
    if (left === right) {
      numbers.push(left);
      scores.push(elementAt(a.scores, i) + elementAt(b.scores, j));
    }
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return { numbers, scores };
}

/** The articles of any of the rankings, their scores added up. */
function anyOf(rankings: readonly Ranking[]): Ranking {
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    for (const [i, number] of ranking.numbers.entries()) {
      scores.set(number, (scores.get(number) ?? 0) + elementAt(ranking.scores, i));
    }
  }
  const numbers = [...scores.keys()].sort((a, b) => a - b);
  return { numbers, scores: numbers.map((number) => scores.get(number) ?? 0) };
}

function without(ranking: Ranking, numbers: ReadonlySet<number>): Ranking {
  return numbers.size === 0 ? ranking : filterRanking(ranking, (number) => !numbers.has(number));
}
