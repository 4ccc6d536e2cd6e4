/** Commands that write documents: insert, update, delete, findAndModify. */
import { type Document, ObjectId } from 'bson';
import { decode, encode, Fields } from './bytes.js';
import type { Call } from './call.js';
import { insert, remove, replace } from './collection.js';
import { parsePattern } from './keys.js';
import { compileFilter, type Matcher } from './matcher.js';
import { arrayOption, checkNames, checkOptions, countOption, documentOption, flagOption } from './options.js';
import { isObject } from './paths.js';
import { PAUSE } from './pause.js';
import { find, planSearch } from './search.js';
import { ServerError, unsupported } from './server-error.js';
import type { StoredCollection, Work } from './storage.js';
import { compileUpdate, type Update } from './update.js';

export const MAX_BATCH = 100_000;

export function runInsert(call: Call): Promise<Document> {
  checkOptions('insert', call.body, ['documents', 'ordered']);
  const name = call.collectionName('insert');
  const documents = call.sequences.get('documents') ?? documentsOf(call.body, 'documents').map(encode);
  return batch(call, documents, function* (document) {
    yield PAUSE;
    insert(call.storage, call.collection(name), document);
    return { n: 1 };
  });
}

export function runUpdate(call: Call): Promise<Document> {
  checkOptions('update', call.body, ['updates', 'ordered']);
  const name = call.collectionName('update');
  return batch(call, statements(call, 'updates'), function* (statement) {
    checkNames('update.updates', statement, ['q', 'u', 'multi', 'upsert']);
    const most = flagOption(statement, 'multi') ? Number.POSITIVE_INFINITY : 1;
    const target = { query: documentOption(statement, 'q'), sort: {}, most };
    const update = compileUpdate(statement.u);
    const { found, modified, upserted } = yield* modify(call, name, target, update, flagOption(statement, 'upsert'));
    return {
      n: found || (upserted === undefined ? 0 : 1),
      nModified: modified,
      ...(upserted !== undefined && { upserted: decode(upserted)._id }),
    };
  });
}

export function runDelete(call: Call): Promise<Document> {
  checkOptions('delete', call.body, ['deletes', 'ordered']);
  const name = call.collectionName('delete');
  return batch(call, statements(call, 'deletes'), function* (statement) {
    checkNames('delete.deletes', statement, ['q', 'limit']);
    const limit = countOption(statement, 'limit', 0);
    if (limit > 1) throw new ServerError('FailedToParse', `limit of a delete must be 0 or 1, not ${limit}`);
    const collection = call.storage.collection(call.database, name);
    if (collection === undefined) return { n: 0 };
    const target = { query: documentOption(statement, 'q'), sort: {}, most: limit || Number.POSITIVE_INFINITY };
    const n = yield* changeEach(call, collection, compileFilter(target.query), target, (record, bytes) =>
      remove(call.storage, collection, record, bytes),
    );
    return { n };
  });
}

export function runFindAndModify(call: Call): Promise<Document> {
  const { body } = call;
  checkOptions('findAndModify', body, ['query', 'sort', 'remove', 'update', 'new', 'upsert']);
  const name = call.collectionName('findAndModify');
  for (const option of ['remove', 'new'])
    if (flagOption(body, option)) throw unsupported(`findAndModify with ${option}`);
  const upsert = flagOption(body, 'upsert');
  const target = { query: documentOption(body, 'query', {}), sort: documentOption(body, 'sort', {}), most: 1 };
  const update = compileUpdate(body.update);
  return call.write(function* (): Work<Document> {
    const { before, upserted } = yield* modify(call, name, target, update, upsert);
    return {
      lastErrorObject: {
        n: before !== undefined || upserted !== undefined ? 1 : 0,
        updatedExisting: before !== undefined,
        ...(upserted !== undefined && { upserted: decode(upserted)._id }),
      },
      value: before === undefined ? null : decode(before),
      ok: 1,
    };
  });
}

function statements({ body, sequences }: Call, name: 'updates' | 'deletes'): Document[] {
  return sequences.get(name)?.map(decode) ?? documentsOf(body, name);
}

function documentsOf(body: Document, name: string): Document[] {
  const given = arrayOption(body, name);
  if (!given.every(isObject)) throw new ServerError('TypeMismatch', `'${name}' holds something else than documents`);
  return given;
}

interface Done {
  readonly n: number;
  readonly nModified?: number;
  readonly upserted?: unknown;
}

/** Runs the statements of a batch one after another; those that fail are listed in the reply. */
function batch<T>(call: Call, each: readonly T[], run: (statement: T) => Work<Done>): Promise<Document> {
  const ordered = call.body.ordered === undefined || flagOption(call.body, 'ordered');
  if (each.length === 0 || each.length > MAX_BATCH)
    throw new ServerError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${each.length} operations.`,
    );
  function* work(): Work<Document> {
    let n = 0;
    let nModified: number | undefined;
    const upserted: Document[] = [];
    const writeErrors: Document[] = [];
    for (const [index, statement] of each.entries()) {
      try {
        const done = yield* run(statement);
        n += done.n;
        if (done.nModified !== undefined) nModified = (nModified ?? 0) + done.nModified;
        if (done.upserted !== undefined) upserted.push({ index, _id: done.upserted });
      } catch (cause) {
        if (!(cause instanceof ServerError)) throw cause;
        writeErrors.push(cause.writeError(index));
        if (ordered) break;
      }
    }
    return {
      n,
      ...(nModified !== undefined && { nModified }),
      ...(upserted.length > 0 && { upserted }),
      ...(writeErrors.length > 0 && { writeErrors }),
      ok: 1,
    };
  }
  return call.write(work);
}

interface Target {
  readonly query: Document;
  readonly sort: Document;
  readonly most: number;
}

/**
 * Changes what a filter finds, and gives how much that was. All documents are found before any is changed, so that
 * none is met twice; one that has become another meanwhile is left alone, unless it still matches.
 */
function* changeEach(
  { storage, operation }: Call,
  collection: StoredCollection,
  matcher: Matcher,
  { sort, most }: Target,
  change: (record: number, bytes: Buffer) => void,
): Work<number> {
  const search = planSearch(storage, collection, matcher, operation.view, { sort: parsePattern(sort), limit: most });
  const { version } = storage;
  const records: number[] = [];
  yield PAUSE;
  for (const found of find(search)) {
    if (found === PAUSE) yield PAUSE;
    else records.push(found.record);
    // The only one is changed at once: whoever asks for the same at the same time does not find it any more.
    if (records.length === most) break;
  }
  let changed = 0;
  // In the order in which they lie, so that each block of documents is changed once.
  for (const record of records.sort((a, b) => a - b)) {
    const stored = storage.records.get(collection.id, record);
    if (stored === undefined) continue;
    const bytes = Buffer.from(stored);
    if (storage.version !== version && !matcher.test(decode(matcher.fields.pick(bytes)))) continue;
    change(record, bytes);
    changed++;
    if (changed < records.length) yield PAUSE;
  }
  return changed;
}

interface Modified {
  readonly found: number;
  readonly modified: number;
  /** The last one as it was. */
  readonly before?: Buffer | undefined;
  readonly upserted?: Buffer;
}

function* modify(call: Call, name: string, target: Target, update: Update, upsert: boolean): Work<Modified> {
  const { storage } = call;
  const collection = storage.collection(call.database, name);
  let modified = 0;
  let before: Buffer | undefined;
  const touched = new Fields(update.names);
  const change = (record: number, bytes: Buffer): void => {
    before = bytes;
    const given = decode(touched.pick(bytes));
    const same = encode(given);
    update.apply(given, false);
    const next = encode(given);
    if (collection === undefined || next.equals(same)) return;
    modified++;
    replace(storage, collection, record, bytes, touched.replace(bytes, next), update.names);
  };
  const found =
    collection === undefined ? 0 : yield* changeEach(call, collection, compileFilter(target.query), target, change);
  if (found > 0 || !upsert) return { found, modified, before };
  const made = encode(upsertion(target.query, update));
  return { found, modified, upserted: insert(storage, call.collection(name), made) };
}

/** The document that an upsert inserts: what equality in the filter demands, then what the update says. */
function upsertion(query: Document, update: Update): Document {
  for (const [path, value] of Object.entries(query))
    if (/[.$]/u.test(path) || (isObject(value) && Object.keys(value)[0]?.startsWith('$')))
      throw unsupported(`upserts by anything but equality, such as ${JSON.stringify({ [path]: value })}`);
  const document = { ...query };
  update.apply(document, true);
  return '_id' in document ? document : { _id: new ObjectId(), ...document };
}
