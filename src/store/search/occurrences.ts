/** In which articles a unit stands, and how often. */
import { elementAt } from '../../invariant.js';
import { PostingCursor, type PostingList } from './postings.js';
import type { Unit } from './query.js';
import { HEADLINE_ROOM } from './segments.js';

/** What is read of a segment. */
export interface SegmentLists {
  readonly first: number;
  /** Of its articles, by number − first; empty where they are of no account. */
  readonly lengths: Uint16Array;
  readonly lists: ReadonlyMap<string, PostingList>;
  /** Numbers of articles that are no longer part of the archive; one set for all segments. */
  readonly gone: ReadonlySet<number>;
}

/** The articles in which a unit stands, ascending, with how often (weighted) and how long each is. */
export interface Occurrences {
  readonly numbers: number[];
  readonly frequencies: number[];
  readonly lengths: number[];
}

/** So many times in the body counts a word in the headline. */
const HEADLINE_WEIGHT = 4;

/**
 * Where a unit stands. A word of the dictionary counts where the segmenter sees it; if it sees it nowhere in the
 * archive, wherever its letters stand.
 * @param most nobody asks for more than so many: then some are left out
 */
export function occurrences(
  unit: Unit,
  segments: readonly SegmentLists[],
  most = Number.POSITIVE_INFINITY,
): Occurrences {
  const found: Occurrences = { numbers: [], frequencies: [], lengths: [] };
  for (const segment of segments) findInSegment(unit, segment, found, most);
  if (unit.isWord && found.numbers.length === 0) return occurrences({ ...unit, isWord: false }, segments, most);
  return found;
}

function findInSegment(unit: Unit, segment: SegmentLists, found: Occurrences, most: number): void {
  const { first, lengths, lists, gone } = segment;
  const listed = unit.grams.flatMap(({ term, position }) => {
    const list = lists.get(term);
    return list === undefined ? [] : [{ list, position }];
  });
  if (listed.length < unit.grams.length) return;
  const parts = listed
    .sort((a, b) => a.list.bytes.length - b.list.bytes.length)
    .map(({ list, position }) => ({ cursor: new PostingCursor(list, first), position, places: [] as number[] }));
  const [rarest, ...others] = parts;
  if (rarest === undefined) return;
  if (others.length === 0) {
    findOne(rarest, unit.isWord, segment, found, most);
    return;
  }
  for (; !rarest.cursor.isAtEnd && found.numbers.length <= most; rarest.cursor.next()) {
    const { number } = rarest.cursor;
    let isEverywhere = !gone.has(number);
    for (const { cursor } of others) {
      cursor.seek(number);
      if (cursor.isAtEnd) return;
      if (cursor.number !== number) isEverywhere = false;
    }
    if (!isEverywhere) continue;
    for (const { cursor, places } of parts) cursor.places(places);
    const frequency = frequencyOf(rarest, others, unit.isWord);
    if (frequency === 0) continue;
    found.numbers.push(number);
    found.frequencies.push(frequency);
    found.lengths.push(lengths[number - first] ?? 0);
  }
}

/** What a single list holds: the words that most articles hold are looked for by one. */
function findOne(
  { cursor, position }: { readonly cursor: PostingCursor; readonly position: number },
  isWord: boolean,
  { first, lengths, gone }: SegmentLists,
  found: Occurrences,
  most: number,
): void {
  for (; !cursor.isAtEnd && found.numbers.length <= most; cursor.next()) {
    const frequency = cursor.weighPlaces(isWord, HEADLINE_ROOM + position, HEADLINE_WEIGHT);
    const { number } = cursor;
    if (frequency === 0 || gone.has(number)) continue;
    found.numbers.push(number);
    found.frequencies.push(frequency);
    found.lengths.push(lengths[number - first] ?? 0);
  }
}

interface Part {
  readonly position: number;
  readonly places: readonly number[];
}

/** How often all parts stand at their distances, the headline counting more. */
function frequencyOf(rarest: Part, others: readonly Part[], isWord: boolean): number {
  let frequency = 0;
  for (const place of rarest.places) {
    if (isWord && place % 2 === 0) continue;
    const start = (place >> 1) - rarest.position;
    const standsHere = others.every(({ position, places }) => holds(places, start + position));
    if (standsHere) frequency += start < HEADLINE_ROOM ? HEADLINE_WEIGHT : 1;
  }
  return frequency;
}

function holds(places: readonly number[], position: number): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elementAt(places, middle) >> 1 < position) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? -2) >> 1 === position;
}
