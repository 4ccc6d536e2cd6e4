/**
 * Preloaded into a run of the program: kills it right before the database command that writes and whose number
 * KILL_BEFORE names, as if the power went at that moment. Without that, it only says in the end how many there were.
 */
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'createIndexes']);
const MESSAGE = 2013;
/** Of the name of a command: behind the heads of message, section and document, and the type of its first field. */
const NAME_AT = 26;

const fatal = Number(process.env.KILL_BEFORE ?? 0);
let written = 0;

if (isMainThread) {
  const { write } = Socket.prototype;
  Socket.prototype.write = function (chunk, ...rest) {
    if (isWrite(chunk) && ++written === fatal) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(write, this, [chunk, ...rest]);
  };
  process.once('exit', () => process.stderr.write(`${written} commands wrote\n`));
}

function isWrite(chunk) {
  if (!(chunk instanceof Uint8Array) || chunk.length <= NAME_AT) return false;
  const message = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
  if (message.readInt32LE(12) !== MESSAGE) return false;
  return WRITES.has(message.toString('latin1', NAME_AT, message.indexOf(0, NAME_AT)));
}
