/** In which articles a unit stands, and how often. */
import { elementAt } from '../../invariant.js';
import type { Near, Unit } from './conditions.js';
import { PostingCursor, type PostingList } from './postings.js';

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
  const { first, lengths, gone } = segment;
  const parts = partsOf(unit, segment);
  const [rarest, ...others] = parts;
  if (rarest === undefined) return;
  if (others.length === 0 && unit.isInHeadline === undefined) {
    findOne(rarest, unit.isWord, segment, found, most);
    return;
  }
  forEachTogether(parts, gone, (number) => {
    const frequency = frequencyOf(rarest, others, unit);
    if (frequency === 0) return true;
    found.numbers.push(number);
    found.frequencies.push(frequency);
    found.lengths.push(lengths[number - first] ?? 0);
    return found.numbers.length <= most;
  });
}

/** Where two units stand near each other: an article counts as often as a place of one has a place of the other near. */
export function occurrencesNear({ near, distance }: Near, segments: readonly SegmentLists[]): Occurrences {
  const found: Occurrences = { numbers: [], frequencies: [], lengths: [] };
  for (const segment of segments) {
    const { first, lengths, gone } = segment;
    const [a, b] = [partsOf(near[0], segment), partsOf(near[1], segment)];
    if (a.length === 0 || b.length === 0) continue;
    const startsOf = (unit: Unit, [rarest, ...others]: readonly ListedPart[]) =>
      rarest === undefined ? [] : startsIn(rarest, others, unit);
    forEachTogether([...a, ...b], gone, (number) => {
      const [here, there] = [startsOf(near[0], a), startsOf(near[1], b)];
      const frequency = here
        .filter((start) => there.some((other) => isNear(near, distance, start, other)))
        .reduce((sum, start) => sum + (start < HEADLINE_ROOM ? HEADLINE_WEIGHT : 1), 0);
      if (frequency === 0) return true;
      found.numbers.push(number);
      found.frequencies.push(frequency);
      found.lengths.push(lengths[number - first] ?? 0);
      return true;
    });
  }
  return found;
}

/** Whether two units that begin at these positions have at most so many letters and digits between them, and do not overlap. */
export function isNear([a, b]: Near['near'], distance: number, startOfA: number, startOfB: number): boolean {
  const between = startOfA <= startOfB ? startOfB - startOfA - lengthOf(a) : startOfA - startOfB - lengthOf(b);
  return between >= 0 && between <= distance;
}

/** In letters and digits. */
function lengthOf({ grams }: Unit): number {
  const ends = grams.map(({ term, position }) => position + [...term].length);
  return Math.max(...ends) - Math.min(...grams.map(({ position }) => position));
}

interface ListedPart {
  readonly cursor: PostingCursor;
  readonly position: number;
  readonly places: number[];
}

/** The lists of a unit's grams in a segment, the shortest first; none where one of them is missing. */
function partsOf(unit: Unit, { first, lists }: SegmentLists): ListedPart[] {
  const listed = unit.grams.flatMap(({ term, position }) => {
    const list = lists.get(term);
    return list === undefined ? [] : [{ list, position }];
  });
  if (listed.length < unit.grams.length) return [];
  return listed
    .sort((a, b) => a.list.bytes.length - b.list.bytes.length)
    .map(({ list, position }) => ({ cursor: new PostingCursor(list, first), position, places: [] }));
}

/** Calls with each article that all lists hold, their places read, until it is told to end. */
function forEachTogether(
  parts: readonly ListedPart[],
  gone: ReadonlySet<number>,
  visit: (number: number) => boolean,
): void {
  const [rarest, ...others] = parts;
  if (rarest === undefined) return;
  for (; !rarest.cursor.isAtEnd; rarest.cursor.next()) {
    const { number } = rarest.cursor;
    let isEverywhere = !gone.has(number);
    for (const { cursor } of others) {
      cursor.seek(number);
      if (cursor.isAtEnd) return;
      if (cursor.number !== number) isEverywhere = false;
    }
    if (!isEverywhere) continue;
    for (const { cursor, places } of parts) cursor.places(places);
    if (!visit(number)) return;
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
function frequencyOf(rarest: Part, others: readonly Part[], unit: Unit): number {
  const starts = startsIn(rarest, others, unit);
  return starts.reduce((frequency, start) => frequency + (start < HEADLINE_ROOM ? HEADLINE_WEIGHT : 1), 0);
}

/** The positions at which all parts stand at their distances. */
function startsIn(rarest: Part, others: readonly Part[], { isWord, isInHeadline }: Unit): number[] {
  const starts: number[] = [];
  for (const place of rarest.places) {
    if (isWord && place % 2 === 0) continue;
    const start = (place >> 1) - rarest.position;
    if (isInHeadline && start >= HEADLINE_ROOM) continue;
    if (others.every(({ position, places }) => holds(places, start + position))) starts.push(start);
  }
  return starts;
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
