/** The commands that are understood, and what each is called with. */
import { type Document, Long } from 'bson';
import { MAX_DOCUMENT_BYTES } from './bytes.js';
import { Cursors } from './cursors.js';
import { runCreateIndexes, runDrop, runDropDatabase, runListCollections, runListIndexes } from './definitions.js';
import { arrayOption, checkOptions, countOption } from './options.js';
import { identity } from './order.js';
import { own } from './paths.js';
import { runAggregate, runCount, runDistinct, runExplain, runFind } from './reads.js';
import { asRefusal, Refusal } from './refusals.js';
import type { Deadline } from './search.js';
import type { Storage, StoredCollection } from './storage.js';
import { UNHELD_COMMANDS } from './unheld.js';
import { MAX_MESSAGE_BYTES, type Request } from './wire.js';
import { MAX_BATCH, runDelete, runFindAndModify, runInsert, runUpdate } from './writes.js';

type Reply = Document | Buffer;

/** One command being carried out. */
export class Call {
  readonly database: string;
  /** The session that the command belongs to. */
  readonly session: string | undefined;
  readonly deadline: Deadline;

  constructor(
    readonly storage: Storage,
    readonly cursors: Cursors,
    readonly body: Document,
    readonly sequences: Request['sequences'],
  ) {
    const { $db, lsid, maxTimeMS } = body;
    if (typeof $db !== 'string') throw new Refusal('Location40571', 'OP_MSG requests require a $db argument');
    if ($db === '' || $db.length > 63 || /[/\\. "$\0]/u.test($db))
      throw new Refusal('InvalidNamespace', `Invalid database name: '${$db}'`);
    this.database = $db;
    this.session = lsid === undefined ? undefined : identity(lsid);
    this.deadline = { at: typeof maxTimeMS === 'number' && maxTimeMS > 0 ? Date.now() + maxTimeMS : undefined };
  }

  /** The same for a command inside this one. */
  within(body: Document): Call {
    return new Call(this.storage, this.cursors, body, this.sequences);
  }

  /** @throws Refusal when it cannot be the name of a collection. */
  collectionName(command: string): string {
    const name: unknown = this.body[command];
    if (typeof name !== 'string')
      throw new Refusal('InvalidNamespace', `collection name has invalid type ${typeof name}`);
    if (
      name === '' ||
      name.startsWith('.') ||
      name.endsWith('.') ||
      name.startsWith('system.') ||
      /[$\0]/u.test(name) ||
      Buffer.byteLength(name) > 255 - 64
    )
      throw new Refusal('InvalidNamespace', `Invalid collection name: '${name}'`);
    return name;
  }

  /** The collection, made if there is none: within `Storage.write`. */
  collection(name: string): StoredCollection {
    return this.storage.collection(this.database, name) ?? this.storage.createCollection(this.database, name);
  }
}

const COMMANDS: Readonly<Record<string, ((call: Call) => Reply | Promise<Reply>) | undefined>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: () => ({ ok: 1 }),
  buildInfo: () => ({
    version: '7.0.0',
    versionArray: [7, 0, 0, 0],
    gitVersion: 'broadsheet',
    modules: [],
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    ok: 1,
  }),
  endSessions: (call) => {
    checkOptions('endSessions', call.body, []);
    for (const session of arrayOption(call.body, 'endSessions')) call.cursors.endSession(identity(session));
    return { ok: 1 };
  },
  find: runFind,
  aggregate: runAggregate,
  count: runCount,
  distinct: runDistinct,
  explain: runExplain,
  getMore: (call) => {
    checkOptions('getMore', call.body, ['collection', 'batchSize']);
    const namespace = `${call.database}.${call.collectionName('collection')}`;
    return call.cursors.next(
      cursorId(call.body.getMore),
      namespace,
      countOption(call.body, 'batchSize', Number.POSITIVE_INFINITY) || Number.POSITIVE_INFINITY,
    );
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
  insert: runInsert,
  update: runUpdate,
  delete: runDelete,
  findAndModify: runFindAndModify,
  drop: runDrop,
  dropDatabase: runDropDatabase,
  createIndexes: runCreateIndexes,
  listIndexes: runListIndexes,
  listCollections: runListCollections,
};

/** Carries out requests on one storage. */
export class Commands {
  readonly #cursors = new Cursors();

  constructor(readonly storage: Storage) {}

  /** The reply to a request; refusals are replies as well. */
  async run(request: Request): Promise<Reply> {
    try {
      const [name = ''] = Object.keys(request.body);
      const command = own(COMMANDS, name);
      if (command === undefined) {
        throw UNHELD_COMMANDS.has(name)
          ? new Refusal(
              'CommandNotSupported',
              `the embedded store does not hold the command ${name}; set MONGODB_URI to use MongoDB`,
            )
          : new Refusal('CommandNotFound', `no such command: '${name}'`);
      }
      if (request.legacy && command !== hello)
        throw new Refusal('CommandNotSupported', `old-style queries may only say hello, not ${name}`);
      return await command(new Call(this.storage, this.#cursors, request.body, request.sequences));
    } catch (cause) {
      return asRefusal(cause).reply();
    }
  }
}

function cursorId(value: unknown): bigint {
  if (value instanceof Long) return value.toBigInt();
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw new Refusal('TypeMismatch', 'a cursor is named by a 64-bit integer');
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
