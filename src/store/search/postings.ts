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
import { ByteReader, ByteWriter } from './bytes.js';

/** A term's list in a segment, its numbers counted from the segment's first. */
export interface PostingList {
  readonly last: number;
  readonly bytes: Uint8Array;
}

export type Postings = ReadonlyMap<string, PostingList>;

/** The places of one term in one article: `position · 2 + 1` if a word stands there, ascending. */
export type Places = readonly number[];

/** Collects lists article by article, in ascending order of their numbers. */
export class PostingsBuilder {
  private readonly lists = new Map<string, { last: number; readonly writer: ByteWriter }>();

  /** @param number counted from the segment's first */
  add(term: string, number: number, places: Places): void {
    const encoded = new ByteWriter();
    let before = 0;
    for (const place of places) {
      encoded.number(place - before * 2);
      before = place >> 1;
    }
    this.addEncoded(term, number, encoded.result());
  }

  /** The list of a segment that begins `offset` after this one's first number. */
  append(term: string, list: PostingList, offset: number): void {
    const reader = new ByteReader(list.bytes);
    const first = reader.number();
    const open = this.open(term);
    open.writer.number(offset + first - open.last);
    open.writer.append(list.bytes.subarray(reader.at));
    open.last = offset + list.last;
  }

  /** The same, leaving out articles. */
  appendWithout(term: string, list: PostingList, offset: number, isGone: (number: number) => boolean): void {
    const cursor = new PostingCursor(list, 0);
    for (; !cursor.isAtEnd; cursor.next()) {
      if (!isGone(offset + cursor.number)) this.addEncoded(term, offset + cursor.number, cursor.encodedPlaces());
    }
  }

  result(): Postings {
    return new Map([...this.lists].map(([term, { last, writer }]) => [term, { last, bytes: writer.result() }]));
  }

  private addEncoded(term: string, number: number, places: Uint8Array): void {
    const open = this.open(term);
    open.writer.number(number - open.last);
    open.writer.number(places.length);
    open.writer.append(places);
    open.last = number;
  }

  private open(term: string): { last: number; readonly writer: ByteWriter } {
    const known = this.lists.get(term);
    if (known !== undefined) return known;
    const opened = { last: 0, writer: new ByteWriter() };
    this.lists.set(term, opened);
    return opened;
  }
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

  encodedPlaces(): Uint8Array {
    this.reader.at = this.placesAt;
    return this.reader.take(this.placesLength);
  }
}

const encoder = new TextEncoder();

/** All lists in one run of bytes. */
export function encodePostings(postings: Iterable<readonly [string, PostingList]>): Uint8Array {
  const writer = new ByteWriter();
  for (const [term, { last, bytes }] of postings) {
    const name = encoder.encode(term);
    writer.number(name.length);
    writer.append(name);
    writer.number(last);
    writer.number(bytes.length);
    writer.append(bytes);
  }
  return writer.result();
}

/** The lists of the wanted terms, or of all; they share the bytes that they were read from. */
export function decodePostings(bytes: Uint8Array, wanted?: ReadonlySet<string>): Map<string, PostingList> {
  const lengths = wanted && new Set([...wanted].map((term) => encoder.encode(term).length));
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
