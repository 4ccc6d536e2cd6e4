/** The commands that are understood. */
import { type Document, Long } from 'bson';
import { MAX_DOCUMENT_BYTES } from './bytes.js';
import { Call, databaseName, type Store, sessionName } from './call.js';
import { Cursors } from './cursors.js';
import { runCreateIndexes, runDrop, runDropDatabase, runListCollections } from './definitions.js';
import { type Connection, Operations } from './operation.js';
import { arrayOption, checkOptions, countOption } from './options.js';
import { own } from './paths.js';
import { runAggregate, runCount, runExplain, runFind } from './reads.js';
import { asServerError, ServerError } from './server-error.js';
import type { Storage } from './storage.js';
import { MAX_MESSAGE_BYTES, type Request } from './wire.js';
import { MAX_BATCH, runDelete, runFindAndModify, runInsert, runUpdate } from './writes.js';

type Reply = Document | Buffer;

const COMMANDS: Readonly<Record<string, ((call: Call) => Reply | Promise<Reply>) | undefined>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: () => ({ ok: 1 }),
  endSessions: (call) => {
    checkOptions('endSessions', call.body, []);
    for (const session of arrayOption(call.body, 'endSessions')) call.cursors.endSession(sessionName(session));
    return { ok: 1 };
  },
  find: runFind,
  aggregate: runAggregate,
  count: runCount,
  explain: runExplain,
  getMore: (call) => {
    checkOptions('getMore', call.body, ['collection', 'batchSize']);
    const namespace = `${call.database}.${call.collectionName('collection')}`;
    const batchSize = countOption(call.body, 'batchSize', 0) || Number.POSITIVE_INFINITY;
    return call.cursors.next(cursorId(call.body.getMore), namespace, batchSize, call.operation);
  },
  killCursors: (call) => {
    checkOptions('killCursors', call.body, ['cursors']);
    const ids = arrayOption(call.body, 'cursors');
    const killed = ids.map((id) => call.cursors.kill(cursorId(id)));
    return {
      cursorsKilled: ids.filter((_, i) => killed[i]),
      cursorsNotFound: ids.filter((_, i) => !killed[i]),
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    };
  },
  currentOp: ({ operations }) => ({
    inprog: [...operations].map(({ id, command, namespace, started }) => ({
      opid: id,
      op: 'command',
      active: true,
      ns: namespace,
      command: { [command]: namespace.slice(namespace.indexOf('.') + 1) },
      microsecs_running: (Date.now() - started) * 1000,
    })),
    ok: 1,
  }),
  killOp: ({ body, operations }) => {
    if (typeof body.op !== 'number') throw new ServerError('BadValue', `op must be a number, not ${String(body.op)}`);
    operations.kill(body.op);
    return { info: 'attempting to kill op', ok: 1 };
  },
  insert: runInsert,
  update: runUpdate,
  delete: runDelete,
  findAndModify: runFindAndModify,
  drop: runDrop,
  dropDatabase: runDropDatabase,
  createIndexes: runCreateIndexes,
  listCollections: runListCollections,
};

/** What gives others no reason to hurry. */
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify']);

/** Carries out requests on one storage. */
export class Commands implements Store {
  readonly cursors = new Cursors();
  readonly operations: Operations;

  constructor(readonly storage: Storage) {
    this.operations = new Operations(storage);
  }

  /** The reply to a request; errors are replies as well. */
  async run({ body, sequences, legacy }: Request, connection: Connection): Promise<Reply> {
    try {
      const [name = ''] = Object.keys(body);
      const run = own(COMMANDS, name);
      if (run === undefined)
        throw new ServerError('CommandNotFound', `no such command in the embedded store: '${name}'`);
      if (legacy && run !== hello)
        throw new ServerError('CommandNotSupported', `old-style queries may only say hello, not ${name}`);
      if (run !== hello) this.storage.requireFile();
      if (!WRITES.has(name)) this.storage.noteReader();
      const database = databaseName(body);
      const asked = {
        connection,
        command: name,
        namespace: typeof body[name] === 'string' ? `${database}.${body[name]}` : database,
        maxTimeMS: typeof body.maxTimeMS === 'number' ? body.maxTimeMS : 0,
        comment: body.comment,
      };
      return await this.operations.run(asked, (operation) => run(new Call(this, operation, database, body, sequences)));
    } catch (cause) {
      return asServerError(cause).reply();
    }
  }
}

function cursorId(value: unknown): bigint {
  if (value instanceof Long) return value.toBigInt();
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw new ServerError('TypeMismatch', 'a cursor is named by a 64-bit integer');
}

function hello(): Document {
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_BATCH,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  };
}
