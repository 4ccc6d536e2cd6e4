/**
 * The search index: posting lists in segments, each for a range of article numbers. A write adds one small segment;
 * every so often the small ones are merged, and these again, so that a query reads few documents however large the
 * archive is. A merged segment's lists are spread over documents by the hash of their terms.
 */
import { Binary } from 'mongodb';
import { invariant } from '../../invariant.js';
import type { SearchDocument } from '../bookkeeping-documents.js';
import type { Versioned } from '../documents.js';
import { foldedText } from './folding.js';
import { visitGrams } from './grams.js';
import { decodePostings, type PostingList, PostingsBuilder } from './postings.js';
import { mayHavePrefixes, prefixTermsOf } from './prefixes.js';

/** How many documents the lists of a segment of each level are spread over; each number divides the next. */
const BUCKETS = [1, 64, 2048] as const;

export type Level = 0 | 1 | 2;

/** Places below this are in the headline and the lines around it, all others in the body. */
export const HEADLINE_ROOM = 1024;

/** An article as the index sees it. */
export interface IndexedText {
  readonly number: number;
  /** Line by line. */
  readonly headline: string;
  readonly body: string;
}

export type SearchRecord = Omit<SearchDocument, Exclude<keyof Versioned, 'id'>>;

/** A range of article numbers, and of earlier ones those that hold no longer. */
interface Range {
  readonly first: number;
  readonly next: number;
  readonly gone: readonly number[];
}

/** Articles as a segment holds them: their lengths, and their lists as bytes. */
export interface IndexedTexts {
  readonly lengths: Uint16Array;
  readonly postings: Uint8Array;
}

/**
 * Indexes texts, in ascending order of their numbers. Most of the work of a write: where pages are parsed on many
 * cores, this can be done there, with numbers from 0.
 */
export function indexTexts(
  { first, next }: Pick<Range, 'first' | 'next'>,
  texts: readonly IndexedText[],
): IndexedTexts {
  const builder = new PostingsBuilder();
  const lengths = new Uint16Array(next - first);
  for (const { number, headline, body } of texts) {
    const note = (text: string, from: number, limit: number): number => {
      let count = 0;
      visitGrams(foldedText(text), (folded, start, end, position, isWord) => {
        if (position >= limit) return;
        const place = (from + position) * 2 + (isWord ? 1 : 0);
        builder.note(folded, start, end, place);
        if (mayHavePrefixes(folded, start, end)) {
          for (const prefix of prefixTermsOf(folded.slice(start, end))) builder.note(prefix, 0, prefix.length, place);
        }
        count++;
      });
      return count;
    };
    const length = note(headline, 0, HEADLINE_ROOM) + note(body, HEADLINE_ROOM, Number.POSITIVE_INFINITY);
    lengths[number - first] = Math.min(Math.max(length, 1), 0xffff);
    builder.endArticle(number - first);
  }
  return { lengths, postings: builder.encode() };
}

/** The smallest segment: what one write adds. `texts` are in ascending order of their numbers. */
export function freshSegment(range: Range, texts: readonly IndexedText[]): SearchRecord {
  return segmentOf(range, indexTexts(range, texts));
}

/** The same of texts that are indexed already, counted from the segment's first. */
export function segmentOf(range: Range, { lengths, postings }: IndexedTexts): SearchRecord {
  return { ...head(0, range, lengths), postings: new Binary(postings) };
}

/** Neighbouring segments of the smallest kind as one of them, in ascending order. */
export function joinedSegment(segments: readonly SearchRecord[]): SearchRecord {
  const [only] = segments;
  if (segments.length === 1 && only !== undefined) return only;
  const gone = goneIn(segments);
  const { first } = rangeOf(segments);
  return { ...mergedHead(0, segments), postings: new Binary(merged(first, segments, gone).encode()) };
}

/**
 * Puts neighbouring segments together, without the articles that they know to be gone.
 * @param level the level of what is made: one above theirs, or theirs to make one segment anew
 * @param heads in ascending order, without a gap
 * @param parts all documents of these segments that hold lists
 */
export function mergedSegment(
  level: Exclude<Level, 0>,
  heads: readonly SearchRecord[],
  parts: readonly SearchRecord[],
): SearchRecord[] {
  return [mergedHead(level, heads), ...mergedParts(level, heads, parts)];
}

/** The first document of segments put together: see `mergedSegment`. */
export function mergedHead(level: Level, heads: readonly SearchRecord[]): SearchRecord {
  const { first, next } = rangeOf(heads);
  const lengths = new Uint16Array(next - first);
  for (const each of heads) lengths.set(lengthsOf(each), each.first - first);
  const isInside = (number: number) => number >= first && number < next;
  const gone = [...goneIn(heads)];
  for (const number of gone.filter(isInside)) lengths[number - first] = 0;
  return head(level, { first, next, gone: gone.filter((number) => !isInside(number)) }, lengths);
}

/**
 * The documents that hold the lists of segments put together.
 * @param parts all documents of these segments under some of their keys
 */
export function mergedParts(
  level: Exclude<Level, 0>,
  heads: readonly SearchRecord[],
  parts: readonly SearchRecord[],
): SearchRecord[] {
  const { first, next } = rangeOf(heads);
  const gone = goneIn(heads);
  const byKey = new Map<string, SearchRecord[]>();
  for (const part of [...parts].sort((a, b) => a.first - b.first)) {
    const same = byKey.get(part.key);
    if (same === undefined) byKey.set(part.key, [part]);
    else same.push(part);
  }
  return [...byKey.values()].flatMap((same) => spread(level, first, next, merged(first, same, gone)));
}

function rangeOf(heads: readonly SearchRecord[]): Pick<Range, 'first' | 'next'> {
  const [lowest, highest] = [heads.at(0), heads.at(-1)];
  invariant(lowest !== undefined && highest !== undefined, 'a segment is made of at least one other');
  return { first: lowest.first, next: highest.next };
}

function goneIn(heads: readonly SearchRecord[]): Set<number> {
  return new Set(heads.flatMap((each) => each.gone));
}

/** The keys under which the heads of all segments stand, and with them the lists of the smallest. */
export const HEADS: readonly string[] = BUCKETS.map((_, level) => headKey(level));

export function headKey(level: number): string {
  return String(level);
}

/** The ids of all documents that a merged segment may have. */
export function idsOf({ key, first }: Pick<SearchRecord, 'key' | 'first'>): string[] {
  const level = Number(key) as Level;
  const parts = Array.from({ length: BUCKETS[level] }, (_, bucket) => partId(level, first, bucket));
  return [headId(level, first), ...parts];
}

/** The keys of all documents that hold lists of the segments of a level. */
export function partKeys(level: Level): string[] {
  return Array.from({ length: BUCKETS[level] }, (_, bucket) => partKey(level, bucket));
}

/** The keys of the documents in which the lists of these terms can stand. */
export function keysOf(terms: Iterable<string>): string[] {
  const keys = new Set(HEADS);
  for (const term of terms) {
    const hashed = hash(term);
    for (const [level, buckets] of BUCKETS.entries()) keys.add(partKey(level, hashed % buckets));
  }
  return [...keys];
}

/** The lengths of a segment's articles, by number − first; 0 for one that is gone. */
export function lengthsOf({ lengths }: Pick<SearchRecord, 'lengths'>): Uint16Array {
  // A copy: what the driver hands out is a view into a larger buffer, and a Buffer's own `slice` is another view.
  return new Uint16Array(new Uint8Array(bytesOf(lengths)).buffer);
}

/** How many articles there are of these lengths, and how long they are together. */
export function sizeOf(lengths: Uint16Array): { readonly articles: number; readonly totalLength: number } {
  let articles = 0;
  let totalLength = 0;
  for (const length of lengths) {
    totalLength += length;
    if (length > 0) articles++;
  }
  return { articles, totalLength };
}

/** The lists that a document holds of the wanted terms. */
export function listsIn(
  { postings }: Pick<SearchRecord, 'postings'>,
  wanted: ReadonlySet<string>,
): Map<string, PostingList> {
  return decodePostings(bytesOf(postings), wanted);
}

function head(level: Level, { first, next, gone }: Range, lengths: Uint16Array): SearchRecord {
  return {
    id: headId(level, first),
    key: headKey(level),
    first,
    next,
    gone: [...gone],
    ...sizeOf(lengths),
    lengths: new Binary(Buffer.from(lengths.buffer, lengths.byteOffset, lengths.byteLength)),
    postings: null,
  };
}

function spread(level: Level, first: number, next: number, builder: PostingsBuilder): SearchRecord[] {
  const buckets = new Map<number, number[]>();
  for (const [id, term] of builder.terms.entries()) {
    const bucket = hash(term) % BUCKETS[level];
    const known = buckets.get(bucket);
    if (known === undefined) buckets.set(bucket, [id]);
    else known.push(id);
  }
  return [...buckets].map(([bucket, ids]) => ({
    id: partId(level, first, bucket),
    key: partKey(level, bucket),
    first,
    next,
    gone: [],
    lengths: null,
    postings: new Binary(builder.encode(ids)),
  }));
}

function merged(first: number, parts: readonly SearchRecord[], gone: ReadonlySet<number>): PostingsBuilder {
  const builder = new PostingsBuilder();
  const numbers = [...gone];
  for (const part of parts) {
    const offset = part.first - first;
    const isTouched = numbers.some((number) => number >= part.first && number < part.next);
    const bytes = bytesOf(part.postings);
    if (!isTouched) builder.appendAll(bytes, offset);
    else
      for (const [term, list] of decodePostings(bytes))
        builder.appendWithout(term, list, offset, (number) => gone.has(first + number));
  }
  return builder;
}

function headId(level: number, first: number): string {
  return `${level}/${first}`;
}

function partId(level: number, first: number, bucket: number): string {
  return `${headId(level, first)}/${bucket}`;
}

function partKey(level: number, bucket: number): string {
  return level === 0 ? headKey(0) : `${level}/${bucket}`;
}

/** FNV-1a. */
function hash(term: string): number {
  let hashed = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hashed = Math.imul(hashed ^ term.charCodeAt(at), 0x01000193);
  return hashed >>> 0;
}

function bytesOf(binary: Binary | null): Uint8Array {
  return binary === null ? new Uint8Array() : binary.buffer.subarray(0, binary.position);
}
