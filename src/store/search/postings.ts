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
import { ByteReader, ByteWriter, bytesOfNumber, hasThreeBytes } from './bytes.js';

/** A term's list in a segment, its numbers counted from the segment's first. */
export interface PostingList {
  readonly last: number;
  readonly bytes: Uint8Array;
}

/** The places of one term in one article: `position · 2 + 1` if a word stands there, ascending. */
export type Places = readonly number[];

/** Collects lists article by article, in ascending order of their numbers. Terms are numbered as they come. */
export class PostingsBuilder {
  readonly terms: string[] = [];
  /** Nearly all terms are two characters, which one number tells: sooner found than a text. */
  private readonly idByPair = new Map<number, number>();
  private readonly idByTerm = new Map<string, number>();
  /** The pieces of all lists as they came. */
  private readonly bytes = new ByteWriter();
  /** Where the pieces of each list begin and end. */
  private readonly pieces = new Chains();
  private readonly lengths: number[] = [];
  private readonly lasts: number[] = [];
  /** The places of each term in the article that is being noted. */
  private readonly noted = new Chains();
  private readonly notedTerms: number[] = [];
  private readonly places: number[] = [];

  /** Takes note of a place of the term `text.slice(start, end)` in the article of the next `endArticle`, in ascending order. */
  note(text: string, start: number, end: number, place: number): void {
    const id = this.idOf(text, start, end);
    if (this.noted.isEmpty(id)) this.notedTerms.push(id);
    this.noted.add(id, place);
  }

  /** @param number of the article whose places were noted, counted from the segment's first */
  endArticle(number: number): void {
    const { bytes, places } = this;
    for (const id of this.notedTerms) {
      const count = this.noted.copyTo(id, places);
      let size = 0;
      for (let i = 0; i < count; i++) size += bytesOfNumber(distance(places, i));
      const start = bytes.length;
      bytes.number(number - (this.lasts[id] as number));
      bytes.number(size);
      for (let i = 0; i < count; i++) bytes.number(distance(places, i));
      this.extend(id, start, number);
    }
    this.noted.clear(this.notedTerms);
    this.notedTerms.length = 0;
  }

  /** @param number counted from the segment's first */
  add(term: string, number: number, places: Places): void {
    for (const place of places) this.note(term, 0, term.length, place);
    this.endArticle(number);
  }

  /** All lists of a segment, as bytes, that begins `offset` after this one's first number. */
  appendAll(bytes: Uint8Array, offset: number): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const reader = new ByteReader(bytes);
    while (!reader.isAtEnd) {
      const length = reader.number();
      const id = this.idAt(buffer, reader.at, length);
      reader.at += length;
      const last = reader.number();
      const size = reader.number();
      const end = reader.endOf(size);
      const start = this.bytes.length;
      this.bytes.number(offset + reader.number() - (this.lasts[id] as number));
      this.bytes.append(bytes, reader.at, end);
      this.extend(id, start, offset + last);
      reader.at = end;
    }
  }

  /** The list of one term of such a segment, leaving out articles. */
  appendWithout(term: string, list: PostingList, offset: number, isGone: (number: number) => boolean): void {
    for (const cursor = new PostingCursor(list, 0); !cursor.isAtEnd; cursor.next()) {
      const number = offset + cursor.number;
      if (isGone(number)) continue;
      const id = this.idOf(term, 0, term.length);
      const places = cursor.encodedPlaces();
      const start = this.bytes.length;
      this.bytes.number(number - (this.lasts[id] as number));
      this.bytes.number(places.length);
      this.bytes.append(places, 0, places.length);
      this.extend(id, start, number);
    }
  }

  /** All lists in one run of bytes, or those of some terms. */
  encode(ids: Iterable<number> = this.terms.keys()): Uint8Array {
    const writer = new ByteWriter();
    const all = this.bytes.written();
    const places: number[] = [];
    for (const id of ids) {
      const length = this.lengths[id] as number;
      writer.text(this.terms[id] as string);
      writer.number(this.lasts[id] as number);
      writer.number(length);
      const count = this.pieces.copyTo(id, places);
      for (let i = 0; i < count; i += 2) writer.append(all, places[i] as number, places[i + 1] as number);
    }
    return writer.result();
  }

  /** A list goes on with what was written from `start` on, which ends with the posting of an article. */
  private extend(id: number, start: number, last: number): void {
    const end = this.bytes.length;
    this.pieces.add(id, start);
    this.pieces.add(id, end);
    this.lengths[id] = (this.lengths[id] as number) + end - start;
    this.lasts[id] = last;
  }

  private idOf(text: string, start: number, end: number): number {
    const [first, second] = [text.charCodeAt(start), text.charCodeAt(start + 1)];
    if (end - start === 2 && hasThreeBytes(first) && hasThreeBytes(second)) return this.idOfPair(first, second);
    const term = text.slice(start, end);
    let id = this.idByTerm.get(term);
    if (id === undefined) {
      id = this.open(term);
      this.idByTerm.set(term, id);
    }
    return id;
  }

  private idAt(bytes: Buffer, at: number, length: number): number {
    if (isPairAt(bytes, at, length)) return this.idOfPair(unitAt(bytes, at), unitAt(bytes, at + 3));
    return this.idOf(bytes.toString('utf8', at, at + length), 0, Number.POSITIVE_INFINITY);
  }

  private idOfPair(first: number, second: number): number {
    const pair = (first << 16) | second;
    let id = this.idByPair.get(pair);
    if (id === undefined) {
      id = this.open(String.fromCharCode(first, second));
      this.idByPair.set(pair, id);
    }
    return id;
  }

  private open(term: string): number {
    this.lengths.push(0);
    this.lasts.push(0);
    return this.terms.push(term) - 1;
  }
}

/** What a place is written as: how far it is from the one before, and whether a word stands there. */
function distance(places: readonly number[], i: number): number {
  const place = places[i] as number;
  return i === 0 ? place : place - ((places[i - 1] as number) >> 1) * 2;
}

/** Lists of numbers that grow side by side, without an array for each. */
class Chains {
  private readonly firsts: number[] = [];
  private readonly lasts: number[] = [];
  private readonly values: number[] = [];
  private readonly nexts: number[] = [];

  isEmpty(list: number): boolean {
    return (this.lasts[list] ?? -1) < 0;
  }

  add(list: number, value: number): void {
    const at = this.values.push(value) - 1;
    this.nexts.push(-1);
    if (this.isEmpty(list)) this.firsts[list] = at;
    else this.nexts[this.lasts[list] as number] = at;
    this.lasts[list] = at;
  }

  /** Writes the numbers of a list over those of an array; gives how many there are. */
  copyTo(list: number, into: number[]): number {
    let count = 0;
    for (let at = this.isEmpty(list) ? -1 : (this.firsts[list] as number); at >= 0; at = this.nexts[at] as number)
      into[count++] = this.values[at] as number;
    return count;
  }

  /** @param lists all that are not empty */
  clear(lists: readonly number[]): void {
    for (const list of lists) this.lasts[list] = -1;
    this.values.length = 0;
    this.nexts.length = 0;
  }
}

/** A text in UTF-8. Nearly all are two characters of three bytes each, for which the way to native code is the longer one. */
function textAt(bytes: Buffer, at: number, length: number): string {
  if (!isPairAt(bytes, at, length)) return bytes.toString('utf8', at, at + length);
  return String.fromCharCode(unitAt(bytes, at), unitAt(bytes, at + 3));
}

function isPairAt(bytes: Buffer, at: number, length: number): boolean {
  return length === 6 && ((bytes[at] as number) & 0xf0) === 0xe0 && ((bytes[at + 3] as number) & 0xf0) === 0xe0;
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
