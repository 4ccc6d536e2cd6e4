/** Commands that write documents: insert, update, delete, findAndModify. */
import type { Document } from 'bson';
import { ObjectId } from 'bson';
import { decode, encode } from './bytes.js';
import { insert, remove, replace } from './collection.js';
import type { Call } from './commands.js';
import { parseSort } from './keys.js';
import { AMBIGUOUS, compileFilter, type Matcher } from './matcher.js';
import { arrayOption, checkOptions, countOption, documentOption, flagOption, refuseUnknown } from './options.js';
import { isObject } from './paths.js';
import { notHeld, Refusal } from './refusals.js';
import { find, planSearch } from './search.js';
import type { StoredCollection } from './storage.js';
import { compileUpdate, type Update } from './update.js';

export const MAX_BATCH = 100_000;

export function runInsert(call: Call): Promise<Document> {
  checkOptions('insert', call.body, ['ordered']);
  const name = call.collectionName('insert');
  const documents = call.sequences.get('documents');
  if (documents === undefined)
    throw new Refusal('Location40414', "BSON field 'insert.documents' is missing but a required field");
  return batch(call, documents, (document) => {
    insert(call.storage, call.collection(name), document);
    return { n: 1 };
  });
}

export function runUpdate(call: Call): Promise<Document> {
  checkOptions('update', call.body, ['updates', 'ordered']);
  const name = call.collectionName('update');
  return batch(call, statements(call, 'updates'), (statement) => {
    refuseUnknown('update.updates', statement, ['q', 'u', 'multi', 'upsert', 'hint']);
    const multi = flagOption(statement, 'multi');
    const update = compileUpdate(statement.u);
    const result = modify(
      call,
      name,
      {
        query: documentOption(statement, 'q'),
        sort: {},
        hint: statement.hint,
        most: multi ? Number.POSITIVE_INFINITY : 1,
      },
      update,
      flagOption(statement, 'upsert'),
    );
    return {
      n: result.found.length || (result.upserted === undefined ? 0 : 1),
      nModified: result.modified,
      ...(result.upserted !== undefined && { upserted: decode(result.upserted)._id }),
    };
  });
}

export function runDelete(call: Call): Promise<Document> {
  checkOptions('delete', call.body, ['deletes', 'ordered']);
  const name = call.collectionName('delete');
  return batch(call, statements(call, 'deletes'), (statement) => {
    refuseUnknown('delete.deletes', statement, ['q', 'limit', 'hint']);
    const limit = countOption(statement, 'limit', 0);
    if (limit > 1) throw new Refusal('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
    const collection = call.storage.collection(call.database, name);
    if (collection === undefined) return { n: 0 };
    const target = {
      query: documentOption(statement, 'q'),
      sort: {},
      hint: statement.hint,
      most: limit || Number.POSITIVE_INFINITY,
    };
    const found = search(call, collection, compileFilter(target.query), target);
    for (const { record, bytes } of found) remove(call.storage, collection, record, bytes);
    return { n: found.length };
  });
}

export function runFindAndModify(call: Call): Promise<Document> {
  const { body, storage } = call;
  checkOptions('findAndModify', body, ['query', 'sort', 'remove', 'update', 'new', 'upsert', 'hint']);
  const name = call.collectionName('findAndModify');
  for (const option of ['remove', 'new']) if (flagOption(body, option)) throw notHeld(`findAndModify with ${option}`);
  const upsert = flagOption(body, 'upsert');
  if (body.update === undefined)
    throw new Refusal('FailedToParse', 'Either an update or remove=true must be specified');
  const target: Target = {
    query: documentOption(body, 'query', {}),
    sort: documentOption(body, 'sort', {}),
    hint: body.hint,
    most: 1,
  };
  const update = compileUpdate(body.update);
  return storage.write(() => {
    const { found, upserted } = modify(call, name, target, update, upsert);
    const [before] = found;
    return {
      lastErrorObject: {
        n: before !== undefined || upserted !== undefined ? 1 : 0,
        updatedExisting: before !== undefined,
        ...(upserted !== undefined && { upserted: decode(upserted)._id }),
      },
      value: before === undefined ? null : decode(before.bytes),
      ok: 1,
    };
  });
}

function statements(call: Call, name: 'updates' | 'deletes'): Document[] {
  const sent = call.sequences.get(name);
  const given = sent === undefined ? arrayOption(call.body, name) : sent.map(decode);
  if (!given.every(isObject))
    throw new Refusal('TypeMismatch', `BSON field '${name}' holds something else than documents`);
  return given;
}

interface Done {
  readonly n: number;
  readonly nModified?: number;
  readonly upserted?: unknown;
}

/** Runs the statements of a batch in one transaction; those that are refused are listed in the reply. */
function batch<T>(call: Call, each: readonly T[], run: (statement: T) => Done): Promise<Document> {
  const ordered = call.body.ordered === undefined || flagOption(call.body, 'ordered');
  if (each.length === 0 || each.length > MAX_BATCH)
    throw new Refusal(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${each.length} operations.`,
    );
  return call.storage.write(() => {
    let n = 0;
    let nModified: number | undefined;
    const upserted: Document[] = [];
    const writeErrors: Document[] = [];
    for (const [index, statement] of each.entries()) {
      try {
        const done = run(statement);
        n += done.n;
        if (done.nModified !== undefined) nModified = (nModified ?? 0) + done.nModified;
        if (done.upserted !== undefined) upserted.push({ index, _id: done.upserted });
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
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
  });
}

interface Target {
  readonly query: Document;
  readonly sort: Document;
  readonly hint: unknown;
  readonly most: number;
}

interface Kept {
  readonly record: number;
  readonly bytes: Buffer;
}

/** All documents are found before any is changed: none is met twice. */
function search(call: Call, collection: StoredCollection, matcher: Matcher, target: Target): Kept[] {
  const { deadline } = call;
  const planned = planSearch(call.storage, collection, matcher, {
    sort: parseSort(target.sort),
    hint: target.hint,
    deadline,
  });
  const found: Kept[] = [];
  for (const { record, bytes } of find(planned)) {
    found.push({ record, bytes: Buffer.from(bytes) });
    if (found.length >= target.most) break;
  }
  return found;
}

interface Modified {
  /** As they were. */
  readonly found: readonly Kept[];
  readonly modified: number;
  readonly upserted?: Buffer;
}

/** Within `Storage.write`. */
function modify(call: Call, name: string, target: Target, update: Update, upsert: boolean): Modified {
  const { storage } = call;
  const existing = storage.collection(call.database, name);
  const matcher = compileFilter(target.query);
  const found = existing === undefined ? [] : search(call, existing, matcher, target);
  if (existing === undefined || found.length === 0) {
    if (!upsert) return { found: [], modified: 0 };
    return {
      found: [],
      modified: 0,
      upserted: insert(storage, call.collection(name), encode(upsertion(matcher, update))),
    };
  }
  let modified = 0;
  for (const { record, bytes } of found) {
    const next = encode(update.apply(decode(bytes), false));
    if (next.equals(encode(decode(bytes)))) continue;
    modified++;
    replace(storage, existing, record, bytes, next);
  }
  return { found, modified };
}

/** The document that an upsert inserts: what equality in the filter demands, then what the update says. */
function upsertion(matcher: Matcher, update: Update): Document {
  const seed: Document = {};
  for (const [path, value] of matcher.equalities) {
    if (value === AMBIGUOUS)
      throw new Refusal('NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
    if (path.startsWith('_id.')) throw notHeld('upserts by fields of _id');
    compileUpdate({ $set: { [path]: value } }).apply(seed, true);
  }
  const document = update.apply(seed, true);
  return '_id' in document ? document : { _id: new ObjectId(), ...document };
}
