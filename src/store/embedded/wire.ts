/** MongoDB's wire protocol: messages out of a stream of bytes, and replies into it. */
import type { Document } from 'bson';
import { decode, encode } from './bytes.js';
import { ServerError } from './server-error.js';

export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

interface Envelope {
  readonly id: number;
  /** An old-style query: only the handshake comes so. */
  readonly legacy: boolean;
}

/** One command with its documents, which are kept encoded. */
export interface Request extends Envelope {
  readonly body: Document;
  /** What was sent beside the body: `documents`, `updates`, … */
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
  if ((flags & 0xffff) !== 0) throw new ProtocolError(`flags ${flags}`);
  let body: Buffer | undefined;
  const sequences = new Map<string, readonly Buffer[]>();
  for (let at = HEADER_BYTES + 4; at < message.length; ) {
    const kind = message[at++];
    const section = documentAt(message, at);
    at += section.length;
    if (kind === 0 && body === undefined) body = section;
    else if (kind === 1) {
      const [name, documents] = parseSequence(section);
      if (sequences.has(name)) throw new ProtocolError(`two sequences '${name}'`);
      sequences.set(name, documents);
    } else throw new ProtocolError(`a section of kind ${kind}`);
  }
  if (body === undefined) throw new ProtocolError('a message without a body');
  try {
    return { id, legacy: false, sequences, body: decode(body) };
  } catch (cause) {
    return { id, legacy: false, error: new ServerError('FailedToParse', `malformed BSON: ${String(cause)}`) };
  }
}

function parseSequence(section: Buffer): [string, Buffer[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new ProtocolError('a sequence without a name');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length; at += documents.at(-1)?.length ?? 0)
    documents.push(documentAt(section, at));
  return [section.toString('utf8', 4, nameEnd), documents];
}

/** What starts at a place of a message and says its own length. */
function documentAt(bytes: Buffer, at: number): Buffer {
  const size = at + 4 <= bytes.length ? bytes.readInt32LE(at) : 0;
  if (size < 5 || at + size > bytes.length) throw new ProtocolError(`a document of ${size} bytes`);
  return bytes.subarray(at, at + size);
}

function parseQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const name = message.toString('utf8', HEADER_BYTES + 4, nameEnd);
  if (nameEnd < 0 || !name.endsWith('.$cmd')) throw new ProtocolError('an old-style query');
  const body = { ...decode(documentAt(message, nameEnd + 9)), $db: name.slice(0, -'.$cmd'.length) };
  return { id, legacy: true, body, sequences: new Map() };
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
