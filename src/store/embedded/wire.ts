/** MongoDB's wire protocol: messages out of a stream of bytes, and replies into it. */
import type { Document } from 'bson';
import { decode, documentsIn, encode, Fields } from './bytes.js';
import { ServerError } from './server-error.js';

export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1 << 0;
const MORE_TO_COME = 1 << 1;

interface Envelope {
  readonly id: number;
  /** An old-style query: only the handshake comes so. */
  readonly legacy: boolean;
  /** The client waits for no reply. */
  readonly silent: boolean;
}

/** One command with its documents, which are kept encoded. */
export interface Request extends Envelope {
  readonly body: Document;
  /** What was sent beside the body (`documents`, `updates`, …) or, for an insert, within it. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
}

/** A message that cannot even be refused: the connection is to be closed. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** Cuts a stream of bytes into messages. */
export class Framing {
  #chunks: Buffer[] = [];
  #length = 0;
  #wanted = HEADER_BYTES;

  /**
   * @returns the messages that are whole now.
   * @throws ProtocolError on a message shorter than its header or longer than is announced.
   */
  push(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const messages: Buffer[] = [];
    while (this.#length >= this.#wanted) {
      const bytes = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
      const size = bytes.readInt32LE(0);
      if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES) throw new ProtocolError(`a message of ${size} bytes`);
      const whole = bytes.length >= size;
      if (whole) messages.push(bytes.subarray(0, size));
      const rest = whole ? bytes.subarray(size) : bytes;
      this.#chunks = [rest];
      this.#length = rest.length;
      this.#wanted = whole ? HEADER_BYTES : size;
    }
    return messages;
  }
}

/** What is framed well and encoded badly. */
interface Unreadable extends Envelope {
  readonly error: ServerError;
}

/** @throws ProtocolError when the message is malformed. */
export function parseRequest(message: Buffer): Request | Unreadable {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_MSG) return parseMessage(message, id);
  if (opcode === OP_QUERY) return parseQuery(message, id);
  throw new ProtocolError(`operation code ${opcode}`);
}

function parseMessage(message: Buffer, id: number): Request | Unreadable {
  if (message.length < HEADER_BYTES + 5) throw new ProtocolError('a message without content');
  const flags = message.readUInt32LE(HEADER_BYTES);
  // The lower half must be understood; the upper half, such as the wish for several replies, may be passed over.
  if ((flags & 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME)) !== 0) throw new ProtocolError(`unknown flags ${flags}`);
  let end = message.length;
  if ((flags & CHECKSUM_PRESENT) !== 0) {
    end -= 4;
    if (crc32c(message.subarray(0, end)) !== message.readUInt32LE(end)) throw new ProtocolError('a wrong checksum');
  }
  let body: Buffer | undefined;
  const sequences = new Map<string, readonly Buffer[]>();
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = message[at++];
    const size = at + 4 <= end ? message.readInt32LE(at) : 0;
    if (size < 5 || at + size > end) throw new ProtocolError(`a section of ${size} bytes`);
    const section = message.subarray(at, at + size);
    at += size;
    if (kind === 0 && body === undefined) body = section;
    else if (kind === 1) {
      const [name, documents] = parseSequence(section);
      if (sequences.has(name)) throw new ProtocolError(`two sequences '${name}'`);
      sequences.set(name, documents);
    } else throw new ProtocolError(`a section of kind ${kind}`);
  }
  if (body === undefined) throw new ProtocolError('a message without a body');
  const envelope: Envelope = { id, legacy: false, silent: (flags & MORE_TO_COME) !== 0 };
  try {
    return { ...envelope, ...parseBody(body, sequences) };
  } catch (cause) {
    if (cause instanceof ProtocolError) throw cause;
    const error =
      cause instanceof ServerError ? cause : new ServerError('FailedToParse', `malformed BSON: ${String(cause)}`);
    return { ...envelope, error };
  }
}

function parseSequence(section: Buffer): [string, Buffer[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new ProtocolError('a sequence without a name');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length; ) {
    const size = at + 4 <= section.length ? section.readInt32LE(at) : 0;
    if (size < 5 || at + size > section.length) throw new ProtocolError(`a document of ${size} bytes`);
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  return [section.toString('utf8', 4, nameEnd), documents];
}

const DOCUMENTS = new Fields(['documents']);

/** Documents to insert are left encoded: they are stored as they came. */
function parseBody(body: Buffer, sequences: Map<string, readonly Buffer[]>): Pick<Request, 'body' | 'sequences'> {
  const isInsert = body.toString('latin1', 5, 12) === 'insert\0';
  if (!isInsert) return { body: decode(body), sequences };
  const field = DOCUMENTS.pick(body);
  if (field.length === 5) return { body: decode(body), sequences };
  if (sequences.has('documents')) throw new ProtocolError("two sequences 'documents'");
  if (field[4] !== 4)
    throw new ServerError('TypeMismatch', "BSON field 'insert.documents' is the wrong type, expected type 'array'");
  // Byte 4 is the type, then come the name and the array itself.
  const array = Buffer.from(field.subarray(5 + 'documents\0'.length, field.length - 1));
  sequences.set('documents', documentsIn(array));
  return { body: decode(DOCUMENTS.omit(body)), sequences };
}

function parseQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const at = nameEnd + 9;
  const name = message.toString('utf8', HEADER_BYTES + 4, nameEnd);
  if (nameEnd < 0 || at + 5 > message.length || !name.endsWith('.$cmd')) throw new ProtocolError('an old-style query');
  const size = message.readInt32LE(at);
  if (size < 5 || at + size > message.length) throw new ProtocolError(`a document of ${size} bytes`);
  const body = decode(message.subarray(at, at + size));
  return {
    id,
    legacy: true,
    silent: false,
    body: { ...body, $db: name.slice(0, -'.$cmd'.length) },
    sequences: new Map(),
  };
}

let replies = 0;

/** The reply to a request: a document, encoded or not. */
export function replyTo(request: Envelope, reply: Document | Buffer): Buffer[] {
  const document = Buffer.isBuffer(reply) ? reply : encode(reply);
  const head = Buffer.alloc(request.legacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5);
  replies = (replies + 1) & 0x7fffffff;
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(replies, 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) head.writeInt32LE(1, HEADER_BYTES + 16);
  return [head, document];
}

/** Castagnoli's polynomial, reversed. */
const POLYNOMIAL = 0x82f63b78;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  return crc;
});

export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
