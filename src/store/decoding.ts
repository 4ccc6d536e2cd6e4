/**
 * Documents out of the bytes of a reply. The names of their properties are few, and each is made a text once: the
 * driver, which makes one of each name of each document, takes twice as long and leaves twice as much behind.
 */
import { BSON, type Document } from 'mongodb';

/** What Broadsheet's documents mostly hold. */
enum Type {
  Double = 1,
  String = 2,
  Object = 3,
  Array = 4,
  Boolean = 8,
  Null = 10,
  Int32 = 16,
  Int64 = 18,
}

interface Name {
  readonly bytes: Buffer;
  readonly text: string;
}

/** By a hash of its bytes; of two with the same, the one seen last. */
const names = new Map<number, Name>();
/** More than all documents of an archive have. */
const MOST_NAMES = 2_000;

/** Reads from the first byte of a document on. */
export class DocumentReader {
  private readonly bytes: Buffer;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  document(): Document {
    const { bytes } = this;
    const from = this.at;
    const last = from + bytes.readInt32LE(from) - 1;
    const document: Document = {};
    this.at += 4;
    while (this.at < last) {
      const type = bytes[this.at++];
      const name = this.name();
      const value = this.value(type);
      // To set this one would not be to add a property.
      if (value === undefined || name === '__proto__') {
        this.at = last + 1;
        return BSON.deserialize(bytes.subarray(from, this.at));
      }
      document[name] = value;
    }
    this.at = last + 1;
    return document;
  }

  private array(): unknown[] {
    const { bytes } = this;
    const from = this.at;
    const last = from + bytes.readInt32LE(from) - 1;
    const values: unknown[] = [];
    this.at += 4;
    while (this.at < last) {
      const type = bytes[this.at++];
      // Their names are their numbers.
      while (bytes[this.at++] !== 0);
      const value = this.value(type);
      if (value === undefined) {
        this.at = last + 1;
        return Object.values(BSON.deserialize(bytes.subarray(from, this.at)));
      }
      values.push(value);
    }
    this.at = last + 1;
    return values;
  }

  /** Undefined where it is of a type that only the driver knows. */
  private value(type: number | undefined): unknown {
    const { bytes, at } = this;
    switch (type) {
      case Type.Double:
        this.at += 8;
        return bytes.readDoubleLE(at);
      case Type.String:
        this.at += 4 + bytes.readInt32LE(at);
        return bytes.toString('utf8', at + 4, this.at - 1);
      case Type.Object:
        return this.document();
      case Type.Array:
        return this.array();
      case Type.Boolean:
        this.at += 1;
        return bytes[at] === 1;
      case Type.Null:
        return null;
      case Type.Int32:
        this.at += 4;
        return bytes.readInt32LE(at);
      case Type.Int64:
        this.at += 8;
        return bytes.readInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
      default:
        return undefined;
    }
  }

  private name(): string {
    const { bytes, at: from } = this;
    let hash = 0;
    let at = from;
    for (let byte = bytes[at]; byte !== undefined && byte !== 0; byte = bytes[++at]) hash = (hash * 31 + byte) | 0;
    this.at = at + 1;
    const known = names.get(hash);
    if (known?.bytes.length === at - from && isAt(bytes, from, known.bytes)) return known.text;
    const name = { bytes: Buffer.from(bytes.subarray(from, at)), text: bytes.toString('utf8', from, at) };
    if (names.size === MOST_NAMES) names.clear();
    names.set(hash, name);
    return name.text;
  }
}

function isAt(bytes: Buffer, from: number, name: Buffer): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name[i]) return false;
  return true;
}
