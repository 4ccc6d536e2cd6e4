/** BSON as bytes: finding, checking and copying fields without decoding the document. */
import { type DeserializeOptions, type Document, deserialize, serialize } from 'bson';
import { ServerError, unsupported } from './server-error.js';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 180;

// Numbers come as JavaScript's, the rest as bson's own classes: what is encoded again reads the same to a driver.
const DECODING: DeserializeOptions = {
  promoteValues: true,
  promoteBuffers: false,
  bsonRegExp: true,
  validation: { utf8: false },
};

export function decode(bytes: Uint8Array): Document {
  return deserialize(bytes, DECODING);
}

export function encode(document: Document): Buffer {
  const bytes = serialize(document, { ignoreUndefined: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

enum Type {
  Double = 1,
  String = 2,
  Object = 3,
  Array = 4,
  Binary = 5,
  ObjectId = 7,
  Boolean = 8,
  Date = 9,
  Null = 10,
  Int32 = 16,
  Int64 = 18,
}

const UNSUPPORTED_TYPES: Record<number, string> = {
  6: 'undefined values',
  11: 'regular expressions as values',
  12: 'DBPointer values',
  13: 'JavaScript values',
  14: 'symbol values',
  15: 'JavaScript values',
  17: 'timestamps',
  19: 'Decimal128 values',
  127: 'MaxKey values',
  255: 'MinKey values',
};

/** Where the value that starts at `at` ends. */
function valueEnd(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case Type.Double:
    case Type.Date:
    case Type.Int64:
      return at + 8;
    case Type.String:
      return at + 4 + bytes.readInt32LE(at);
    case Type.Object:
    case Type.Array:
      return at + bytes.readInt32LE(at);
    case Type.Binary:
      return at + 5 + bytes.readInt32LE(at);
    case Type.ObjectId:
      return at + 12;
    case Type.Boolean:
      return at + 1;
    case Type.Null:
      return at;
    case Type.Int32:
      return at + 4;
    default: {
      const held = UNSUPPORTED_TYPES[type];
      throw held === undefined ? malformed(`unknown BSON type ${type}`) : unsupported(held);
    }
  }
}

function malformed(what: string): ServerError {
  return new ServerError('FailedToParse', `malformed BSON: ${what}`);
}

/**
 * Checks that `bytes` are one whole BSON document of types that the store holds.
 * @throws ServerError naming what is wrong.
 */
export function check(bytes: Buffer, depth = 0): void {
  if (depth > MAX_DEPTH)
    throw new ServerError('Overflow', `Document exceeds maximum nested object depth: ${MAX_DEPTH}`);
  if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length || bytes[bytes.length - 1] !== 0)
    throw malformed('a length that does not fit');
  let at = 4;
  const last = bytes.length - 1;
  while (at < last) {
    const type = bytes[at] as number;
    const valueAt = bytes.indexOf(0, at + 1) + 1;
    if (valueAt > last) throw malformed('a field name without an end');
    if (
      valueAt + 4 > bytes.length &&
      type !== Type.Null &&
      type !== Type.Boolean &&
      UNSUPPORTED_TYPES[type] === undefined
    )
      throw malformed('a value without room');
    const end = valueEnd(bytes, type, valueAt);
    if (end < valueAt || end > last) throw malformed('a value longer than its document');
    if (type === Type.Object || type === Type.Array) check(bytes.subarray(valueAt, end), depth + 1);
    else if (type === Type.String && (end < valueAt + 5 || bytes[end - 1] !== 0))
      throw malformed('a string without an end');
    else if (type === Type.Binary && end < valueAt + 5) throw malformed('binary of negative length');
    at = end;
  }
}

/** Field names, each with those in what it holds; undefined: all of them. */
export type FieldTree = ReadonlyMap<string, FieldTree | undefined>;

interface Field {
  /** With the zero that ends it. */
  readonly name: Buffer;
  readonly inner: Fields | undefined;
}

/** A set of field names that can be picked out of documents, or left out of them. */
export class Fields {
  readonly #fields: readonly Field[];
  readonly #names: ReadonlySet<string>;
  #scratch = Buffer.alloc(0);

  /** @param parts of which of them only a part is meant, and which */
  constructor(names: Iterable<string>, parts?: FieldTree) {
    this.#names = new Set(names);
    this.#fields = [...this.#names].map((name) => {
      const part = parts?.get(name);
      return { name: Buffer.from(`${name}\0`), inner: part && new Fields(part.keys(), part) };
    });
  }

  /**
   * A document of only these fields, in the document's own order; of a document or an array that is picked in part,
   * only what is picked of documents.
   * The result shares a buffer with that of the next call on this object: use it before.
   */
  pick(document: Buffer): Buffer {
    return this.#copy(document, true);
  }

  /** A document of all fields but these; shares its buffer as `pick` does. */
  omit(document: Buffer): Buffer {
    return this.#copy(document, false);
  }

  /** The document with these fields as another has them: where they stood, or behind all others. */
  replace(document: Buffer, other: Buffer): Buffer {
    const given = new Map(fieldsIn(other).map((field) => [field.name, field]));
    const writer = new DocumentWriter(document.length + other.length);
    for (const { name, start, end } of fieldsIn(document)) {
      const next = given.get(name);
      given.delete(name);
      if (next !== undefined) writer.bytes(other, next.start, next.end);
      else if (!this.#names.has(name)) writer.bytes(document, start, end);
    }
    for (const { start, end } of given.values()) writer.bytes(other, start, end);
    return writer.end();
  }

  #copy(bytes: Buffer, picking: boolean): Buffer {
    const size = bytes.readInt32LE(0);
    if (this.#scratch.length < size) this.#scratch = Buffer.allocUnsafe(size + (size >> 1));
    return this.#scratch.subarray(0, this.#write(bytes, 0, this.#scratch, 0, picking, false));
  }

  /** Writes what is wanted of the document at `from`, or of each that an array holds, to `to`; gives where that ends. */
  #write(bytes: Buffer, from: number, into: Buffer, to: number, picking: boolean, isArray: boolean): number {
    const last = from + bytes.readInt32LE(from) - 1;
    let at = from + 4;
    let length = to + 4;
    let missing = picking && !isArray ? this.#fields.length : Number.POSITIVE_INFINITY;
    while (at < last && missing > 0) {
      const type = bytes[at] as number;
      let valueAt = at + 1;
      while (bytes[valueAt] !== 0 && valueAt < last) valueAt++;
      valueAt++;
      const end = valueEnd(bytes, type, valueAt);
      if (end < valueAt || end > last) throw malformed('a value longer than its document');
      const field = isArray ? undefined : this.#find(bytes, at + 1, valueAt);
      const inner = isArray ? this : field?.inner;
      if (inner !== undefined) length = inner.#writePart(bytes, at, valueAt, into, length);
      else if ((field !== undefined) === picking) length += bytes.copy(into, length, at, end);
      if (field !== undefined) missing--;
      at = end;
    }
    into[length++] = 0;
    into.writeInt32LE(length - to, to);
    return length;
  }

  /** The same of the field at `at`, with its name; nothing of one that is neither document nor array. */
  #writePart(bytes: Buffer, at: number, valueAt: number, into: Buffer, to: number): number {
    const type = bytes[at] as number;
    if (type !== Type.Object && type !== Type.Array) return to;
    const begun = to + bytes.copy(into, to, at, valueAt);
    return this.#write(bytes, valueAt, into, begun, true, type === Type.Array);
  }

  #find(bytes: Buffer, from: number, to: number): Field | undefined {
    const length = to - from;
    candidates: for (const field of this.#fields) {
      const { name } = field;
      if (name.length !== length) continue;
      for (let i = 0; i < length; i++) if (name[i] !== bytes[from + i]) continue candidates;
      return field;
    }
    return undefined;
  }
}

/** The fields of a document, and where each stands in it with its type and name. */
function fieldsIn(bytes: Buffer): { name: string; start: number; end: number }[] {
  const fields: { name: string; start: number; end: number }[] = [];
  for (let start = 4; start < bytes.length - 1; ) {
    const valueAt = bytes.indexOf(0, start + 1) + 1;
    const end = valueEnd(bytes, bytes[start] as number, valueAt);
    fields.push({ name: bytes.toString('utf8', start + 1, valueAt - 1), start, end });
    start = end;
  }
  return fields;
}

/** Assembles a document from fields that may already be encoded. */
export class DocumentWriter {
  #bytes: Buffer;
  #length = 4;

  constructor(capacity = 1024) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  raw(type: 'object' | 'array', name: string, value: Uint8Array): this {
    this.#room(name.length * 3 + 2 + value.length);
    this.#bytes[this.#length++] = type === 'object' ? Type.Object : Type.Array;
    this.#length += this.#bytes.write(name, this.#length);
    this.#bytes[this.#length++] = 0;
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  fields(document: Document): this {
    return this.append(encode(document));
  }

  /** All fields of an encoded document. */
  append(document: Buffer): this {
    return this.bytes(document, 4, document.length - 1);
  }

  /** Fields of an encoded document, from where they begin to where they end. */
  bytes(document: Buffer, start: number, end: number): this {
    this.#room(end - start);
    this.#length += document.copy(this.#bytes, this.#length, start, end);
    return this;
  }

  end(): Buffer {
    this.#room(1);
    this.#bytes[this.#length++] = 0;
    this.#bytes.writeInt32LE(this.#length, 0);
    return this.#bytes.subarray(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more + 1 <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more + 1));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
