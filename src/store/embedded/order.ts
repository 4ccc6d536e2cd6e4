/**
 * MongoDB's order over all values, written once: values become bytes that compare as the values do. Index keys,
 * sorting, grouping and comparison across types all rest on it.
 */
import { ObjectId } from 'bson';
import { unsupported } from './server-error.js';

/** Types in MongoDB's order; no tag is 0 or 255, so that a key followed by either bounds all that start with it. */
const Tag = {
  Undefined: 2,
  Null: 5,
  Number: 10,
  String: 15,
  Object: 20,
  Array: 25,
  ObjectId: 35,
  Boolean: 40,
  Date: 45,
};

/** What an empty array is in an index and in a sort: below null. */
export const EMPTY_ARRAY: unique symbol = Symbol('empty array');

export function tagOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return Tag.String;
    case 'number':
      return Tag.Number;
    case 'boolean':
      return Tag.Boolean;
    case 'undefined':
      return Tag.Null;
    case 'symbol':
      return Tag.Undefined;
    default:
  }
  if (value === null) return Tag.Null;
  if (Array.isArray(value)) return Tag.Array;
  if (value instanceof Date) return Tag.Date;
  if (value instanceof ObjectId) return Tag.ObjectId;
  const type = (value as { _bsontype?: unknown })._bsontype;
  if (type === undefined) return Tag.Object;
  throw unsupported(`values of type ${String(type)}`);
}

const double = new Float64Array(1);
/** Its halves; the higher one last, as on all machines that Node runs on but one. */
const words = new Uint32Array(double.buffer);

/** Writes values after one another into one growing buffer. */
export class KeyWriter {
  #bytes = Buffer.allocUnsafeSlow(4096);
  #length = 0;

  /** Starts anew. */
  reset(): this {
    this.#length = 0;
    return this;
  }

  /** A copy of what was written. */
  take(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  /** The same, a character a byte. */
  text(): string {
    return this.#bytes.toString('latin1', 0, this.#length);
  }

  /** Appends one value; descending values compare the other way round. */
  value(value: unknown, descending = false): this {
    const from = this.#length;
    this.#byte(tagOf(value));
    this.#content(value);
    if (descending) for (let i = from; i < this.#length; i++) this.#bytes[i] = 255 - (this.#bytes[i] as number);
    return this;
  }

  #content(value: unknown): void {
    if (typeof value === 'string') this.#text(value);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'boolean') this.#byte(value ? 1 : 0);
    else if (typeof value !== 'object' || value === null) return;
    else if (value instanceof Date) this.#number(value.getTime());
    else if (value instanceof ObjectId) this.#raw(value.id);
    else if (Array.isArray(value)) this.#array(value);
    else this.#object(value);
  }

  /** Zero bytes are marked, so that the end (0, 1) sorts before any continuation. */
  #text(text: string): void {
    this.#room(text.length * 3 + 2);
    const from = this.#length;
    const end = from + this.#bytes.write(text, from);
    this.#length = end;
    if (this.#bytes.subarray(from, end).includes(0)) {
      const plain = Buffer.from(this.#bytes.subarray(from, end));
      this.#length = from;
      for (const byte of plain) {
        this.#byte(byte);
        if (byte === 0) this.#byte(255);
      }
    }
    this.#byte(0);
    this.#byte(1);
  }

  /**
   * The bits of the number, six a byte from the highest, as far as they say anything: those that are left out are all as
   * the last bit (0 or 2, else 1, in the byte before them). NaN sorts below all numbers.
   */
  #number(value: number): void {
    this.#room(11);
    double[0] = value === 0 ? 0 : value;
    let [high, low] = [words[1] as number, words[0] as number];
    if (Number.isNaN(value)) high = low = 0;
    else if (high < 0x8000_0000) high += 0x8000_0000;
    else [high, low] = [~high >>> 0, ~low >>> 0];
    const fill = (low & 1) === 0 ? 0 : 63;
    const rest = fill === 0 ? 0 : 0xffff_ffff;
    for (;;) {
      const bits = high >>> 26;
      high = ((high << 6) | (low >>> 26)) >>> 0;
      low = ((low << 6) | fill) >>> 0;
      const isLast = high === rest && low === rest;
      this.#bytes[this.#length++] = bits * 4 + (isLast ? fill & 2 : 1);
      if (isLast) return;
    }
  }

  #array(values: readonly unknown[]): void {
    for (const value of values) this.value(value);
    this.#byte(0);
  }

  #object(fields: object): void {
    for (const [name, value] of Object.entries(fields)) {
      this.#byte(tagOf(value));
      this.#text(name);
      this.#content(value);
    }
    this.#byte(0);
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = byte;
  }

  #raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

/** Where the value that starts at `at` of a key ends; descending values are inverted. */
export function valueEnd(key: Buffer, at: number, descending: boolean): number {
  const flip = descending ? 255 : 0;
  return contentEnd(key, (key[at] as number) ^ flip, at + 1, flip);
}

function contentEnd(key: Buffer, tag: number, from: number, flip: number): number {
  if (tag === Tag.Number || tag === Tag.Date) return numberEnd(key, from, flip);
  if (tag === Tag.String) return textEnd(key, from, flip);
  if (tag === Tag.ObjectId) return from + 12;
  if (tag === Tag.Boolean) return from + 1;
  if (tag !== Tag.Object && tag !== Tag.Array) return from;
  let i = from;
  for (let inner = (key[i] as number) ^ flip; inner !== 0; inner = (key[i] as number) ^ flip)
    i = contentEnd(key, inner, tag === Tag.Object ? textEnd(key, i + 1, flip) : i + 1, flip);
  return i + 1;
}

function numberEnd(key: Buffer, from: number, flip: number): number {
  let i = from;
  while ((((key[i] as number) ^ flip) & 3) === 1) i++;
  return i + 1;
}

function textEnd(key: Buffer, from: number, flip: number): number {
  let i = from;
  while (key[i] !== flip || key[i + 1] !== (flip ^ 1)) i++;
  return i + 2;
}

const writer = new KeyWriter();

export function keyOf(value: unknown): Buffer {
  return writer.reset().value(value).take();
}

/** A text that is equal for equal values (1 and 1.0 are equal) and only for them. */
export function identity(value: unknown): string {
  return keyOf(value).toString('latin1');
}

/** Negative, zero or positive, in MongoDB's order. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b || 0;
  if (typeof a === 'string' && typeof b === 'string' && a === b) return 0;
  const byType = tagOf(a) - tagOf(b);
  return byType !== 0 ? byType : Buffer.compare(keyOf(a), keyOf(b));
}
