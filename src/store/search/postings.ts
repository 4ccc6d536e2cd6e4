/**
 * Posting lists: for a term, the numbers of the articles that hold it, ascending, and its places in each. As bytes:
 *
 *     list     = posting …
 *     posting  = number − the one before (the first: − the segment's first), length of the places in bytes, place …
 *     place    = (position − the one before) · 2 + 1 if a word stands there
 *     postings = { length of the term, term in UTF-8, last number − the segment's first, length of the list, list } …
 *
 * Lists of one term from neighbouring segments are put together by rewriting one number.
 */
import { ByteReader, ByteWriter, pushNumber } from './bytes.js';

/** A term's list in a segment, its numbers counted from the segment's first. */
export interface PostingList {
  readonly last: number;
  readonly bytes: Uint8Array;
}

/** The places of one term in one article: `position · 2 + 1` if a word stands there, ascending. */
export type Places = readonly number[];

/** Lists of fewer bytes are copied, those of more are kept where they are until all is put together. */
const SMALL = 256;

/** A list that grows. Most lists are of a few bytes, for which arrays of numbers are the lightest. */
interface GrowingList {
  last: number;
  length: number;
  readonly parts: (number[] | Uint8Array)[];
}

/** Collects lists article by article, in ascending order of their numbers. */
export class PostingsBuilder {
  private readonly lists = new Map<string, GrowingList>();

  /** @param number counted from the segment's first */
  add(term: string, number: number, places: Places): void {
    const encoded: number[] = [];
    let before = 0;
    for (const place of places) {
      pushNumber(encoded, place - before * 2);
      before = place >> 1;
    }
    this.addEncoded(term, number, encoded);
  }

  /** The list of a segment that begins `offset` after this one's first number. */
  append(term: string, list: PostingList, offset: number): void {
    const reader = new ByteReader(list.bytes);
    const first = reader.number();
    const open = this.open(term);
    write(open, [offset + first - open.last], list.bytes.subarray(reader.at));
    open.last = offset + list.last;
  }

  /** The same, leaving out articles. */
  appendWithout(term: string, list: PostingList, offset: number, isGone: (number: number) => boolean): void {
    const cursor = new PostingCursor(list, 0);
    for (; !cursor.isAtEnd; cursor.next()) {
      if (!isGone(offset + cursor.number)) this.addEncoded(term, offset + cursor.number, cursor.encodedPlaces());
    }
  }

  /** All lists in one run of bytes, or those of some terms. */
  encode(terms: Iterable<string> = this.lists.keys()): Uint8Array {
    const writer = new ByteWriter();
    for (const term of terms) {
      const { last, length, parts } = this.open(term);
      writer.text(term);
      writer.number(last);
      writer.number(length);
      for (const part of parts) writer.append(part);
    }
    return writer.result();
  }

  terms(): Iterable<string> {
    return this.lists.keys();
  }

  private addEncoded(term: string, number: number, places: number[] | Uint8Array): void {
    const open = this.open(term);
    write(open, [number - open.last, places.length], places);
    open.last = number;
  }

  private open(term: string): GrowingList {
    const known = this.lists.get(term);
    if (known !== undefined) return known;
    const opened: GrowingList = { last: 0, length: 0, parts: [] };
    this.lists.set(term, opened);
    return opened;
  }
}

function write(list: GrowingList, numbers: readonly number[], bytes: number[] | Uint8Array): void {
  const last = list.parts.at(-1);
  const part = Array.isArray(last) ? last : [];
  if (part !== last) list.parts.push(part);
  const before = part.length;
  for (const number of numbers) pushNumber(part, number);
  if (bytes.length < SMALL) for (const byte of bytes) part.push(byte);
  else list.parts.push(bytes);
  list.length += part.length - before + (bytes.length < SMALL ? 0 : bytes.length);
}

/** Goes through a list posting by posting; begins on the first. */
export class PostingCursor {
  private readonly reader: ByteReader;
  private readonly base: number;
  private current = 0;
  private placesAt = 0;
  private placesLength = 0;
  private ended = false;

  /** @param base the segment's first number */
  constructor(list: PostingList, base: number) {
    this.reader = new ByteReader(list.bytes);
    this.base = base;
    this.next();
  }

  get isAtEnd(): boolean {
    return this.ended;
  }

  get number(): number {
    return this.base + this.current;
  }

  next(): void {
    this.reader.at = this.placesAt + this.placesLength;
    if (this.reader.isAtEnd) {
      this.ended = true;
      return;
    }
    this.current += this.reader.number();
    this.placesLength = this.reader.number();
    this.placesAt = this.reader.at;
  }

  /** Moves to the first posting at or after `number`. */
  seek(number: number): void {
    while (!this.ended && this.number < number) this.next();
  }

  /** The places as `Places` has them, written over `places`. */
  places(places: number[]): number[] {
    this.reader.at = this.placesAt;
    const end = this.placesAt + this.placesLength;
    let count = 0;
    let position = 0;
    while (this.reader.at < end) {
      const place = position * 2 + this.reader.number();
      places[count++] = place;
      position = Math.floor(place / 2);
    }
    places.length = count;
    return places;
  }

  /** How many places there are, or words that stand there; those before `room` count `weight` times. */
  weighPlaces(isWord: boolean, room: number, weight: number): number {
    this.reader.at = this.placesAt;
    const end = this.placesAt + this.placesLength;
    let sum = 0;
    let position = 0;
    while (this.reader.at < end) {
      const place = position * 2 + this.reader.number();
      position = place >> 1;
      if (!isWord || place % 2 === 1) sum += position < room ? weight : 1;
    }
    return sum;
  }

  encodedPlaces(): Uint8Array {
    this.reader.at = this.placesAt;
    return this.reader.take(this.placesLength);
  }
}

/** The lists of the wanted terms, or of all; they share the bytes that they were read from. */
export function decodePostings(bytes: Uint8Array, wanted?: ReadonlySet<string>): Map<string, PostingList> {
  const lengths = wanted && new Set([...wanted].map((term) => Buffer.byteLength(term)));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = new ByteReader(bytes);
  const lists = new Map<string, PostingList>();
  while (!reader.isAtEnd) {
    const nameLength = reader.number();
    const start = reader.at;
    reader.at += nameLength;
    const last = reader.number();
    const list = reader.take(reader.number());
    if (lengths !== undefined && !lengths.has(nameLength)) continue;
    const term = buffer.toString('utf8', start, start + nameLength);
    if (wanted === undefined || wanted.has(term)) lists.set(term, { last, bytes: list });
  }
  return lists;
}
