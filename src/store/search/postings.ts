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

  /** All lists of a segment, as bytes, that begins `offset` after this one's first number. */
  appendAll(bytes: Uint8Array, offset: number): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const reader = new ByteReader(bytes);
    while (!reader.isAtEnd) {
      const length = reader.number();
      const open = this.open(textAt(buffer, reader.at, length));
      reader.at += length;
      const last = reader.number();
      const size = reader.number();
      const end = reader.endOf(size);
      writeNumber(open, offset + reader.number() - open.last);
      writeBytes(open, bytes, reader.at, end);
      open.last = offset + last;
      reader.at = end;
    }
  }

  /** The list of one term of such a segment, leaving out articles. */
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
    writeNumber(open, number - open.last);
    writeNumber(open, places.length);
    writeBytes(open, places, 0, places.length);
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

function writeNumber(list: GrowingList, number: number): void {
  const part = lastPart(list);
  const before = part.length;
  pushNumber(part, number);
  list.length += part.length - before;
}

function writeBytes(list: GrowingList, bytes: readonly number[] | Uint8Array, start: number, end: number): void {
  list.length += end - start;
  if (end - start >= SMALL && bytes instanceof Uint8Array) list.parts.push(bytes.subarray(start, end));
  else {
    const part = lastPart(list);
    for (let at = start; at < end; at++) part.push(bytes[at] as number);
  }
}

function lastPart({ parts }: GrowingList): number[] {
  const last = parts[parts.length - 1];
  if (Array.isArray(last)) return last;
  const part: number[] = [];
  parts.push(part);
  return part;
}

/** A text in UTF-8. Nearly all are two characters of three bytes each, for which the way to native code is the longer one. */
function textAt(bytes: Buffer, at: number, length: number): string {
  const [first, second] = [bytes[at] as number, bytes[at + 3] as number];
  if (length !== 6 || (first & 0xf0) !== 0xe0 || (second & 0xf0) !== 0xe0)
    return bytes.toString('utf8', at, at + length);
  return String.fromCharCode(unitAt(bytes, at), unitAt(bytes, at + 3));
}

function unitAt(bytes: Buffer, at: number): number {
  return (
    (((bytes[at] as number) & 0x0f) << 12) |
    (((bytes[at + 1] as number) & 0x3f) << 6) |
    ((bytes[at + 2] as number) & 0x3f)
  );
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
    const term = textAt(buffer, start, nameLength);
    if (wanted === undefined || wanted.has(term)) lists.set(term, { last, bytes: list });
  }
  return lists;
}
