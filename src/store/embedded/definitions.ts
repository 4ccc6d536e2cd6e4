/** Commands about collections and indexes. */
import type { Document } from 'bson';
import { encode } from './bytes.js';
import type { Call } from './call.js';
import { buildIndex } from './collection.js';
import { listReply } from './cursors.js';
import { parsePattern } from './keys.js';
import { compileFilter } from './matcher.js';
import { arrayOption, checkNames, checkOptions, documentOption, flagOption } from './options.js';
import { isObject } from './paths.js';
import { ServerError } from './server-error.js';
import type { StoredCollection, StoredIndex } from './storage.js';

const MOST_INDEXES = 64;

export function runDrop(call: Call): Promise<Document> {
  checkOptions('drop', call.body, []);
  const name = call.collectionName('drop');
  return call.writeAtOnce(() => {
    const collection = call.storage.collection(call.database, name);
    if (collection === undefined) return { ok: 1 };
    call.storage.dropCollection(collection);
    return { nIndexesWas: collection.indexes.length, ns: `${call.database}.${name}`, ok: 1 };
  });
}

export function runDropDatabase(call: Call): Promise<Document> {
  checkOptions('dropDatabase', call.body, []);
  return call.writeAtOnce(() => {
    for (const collection of call.storage.collections())
      if (collection.database === call.database) call.storage.dropCollection(collection);
    return { dropped: call.database, ok: 1 };
  });
}

export function runListCollections(call: Call): Buffer {
  checkOptions('listCollections', call.body, ['filter', 'nameOnly', 'cursor']);
  const { test } = compileFilter(documentOption(call.body, 'filter', {}));
  const nameOnly = flagOption(call.body, 'nameOnly');
  const listed = call.storage
    .collections()
    .filter(({ database }) => database === call.database)
    .map(
      ({ name }): Document => ({
        name,
        type: 'collection',
        ...(!nameOnly && { options: {}, info: { readOnly: false }, idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } }),
      }),
    )
    .filter(test);
  return listReply(listed.map(encode), `${call.database}.$cmd.listCollections`);
}

export function runCreateIndexes(call: Call): Promise<Document> {
  checkOptions('createIndexes', call.body, ['indexes']);
  const name = call.collectionName('createIndexes');
  const wanted = arrayOption(call.body, 'indexes').map(parseIndex);
  if (wanted.length === 0) throw new ServerError('BadValue', 'Must specify at least one index to create');
  return call.writeAtOnce(() => {
    const createdCollectionAutomatically = call.storage.collection(call.database, name) === undefined;
    const collection = call.collection(name);
    const numIndexesBefore = collection.indexes.length;
    const before = collection.indexes;
    try {
      for (const spec of wanted) createIndex(call, collection, spec);
    } catch (cause) {
      // All or none: those that were made before the one that failed go with it.
      for (const index of collection.indexes) if (!before.includes(index)) call.storage.clearEntries(index);
      collection.indexes = before;
      call.storage.saveCatalog();
      throw cause;
    }
    return { numIndexesBefore, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically, ok: 1 };
  });
}

type IndexSpec = Pick<StoredIndex, 'name' | 'key' | 'unique' | 'sparse'>;

function parseIndex(spec: unknown): IndexSpec {
  if (!isObject(spec)) throw new ServerError('TypeMismatch', 'an index specification must be a document');
  checkNames('createIndexes.indexes', spec, ['key', 'name', 'unique', 'sparse', 'ns']);
  const key = documentOption(spec, 'key');
  parsePattern(key);
  if (typeof spec.name !== 'string' || spec.name === '' || spec.name === '*')
    throw new ServerError('FailedToParse', "The 'name' field is a required property of an index specification");
  return { name: spec.name, key, unique: flagOption(spec, 'unique'), sparse: flagOption(spec, 'sparse') };
}

function createIndex(call: Call, collection: StoredCollection, spec: IndexSpec): void {
  const sameKey = collection.indexes.find((index) => JSON.stringify(index.key) === JSON.stringify(spec.key));
  if (sameKey?.name === '_id_') return;
  const sameName = collection.indexes.find((index) => index.name === spec.name);
  if (sameKey !== undefined && sameKey === sameName && sameKey.unique === spec.unique && sameKey.sparse === spec.sparse)
    return;
  if (sameName !== undefined)
    throw new ServerError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index: ${spec.name}`,
    );
  if (sameKey !== undefined)
    throw new ServerError('IndexOptionsConflict', `Index already exists with a different name: ${sameKey.name}`);
  if (collection.indexes.length >= MOST_INDEXES)
    throw new ServerError(
      'CannotCreateIndex',
      `add index fails, too many indexes for ${collection.database}.${collection.name} key:${JSON.stringify(spec.key)}`,
    );
  const index: StoredIndex = {
    id: call.storage.nextId(),
    ...spec,
    multikey: Object.keys(spec.key).map(() => false),
    cut: false,
  };
  buildIndex(call.storage, collection, index);
  collection.indexes = [...collection.indexes, index];
  call.storage.saveCatalog();
}

export function runListIndexes(call: Call): Buffer {
  checkOptions('listIndexes', call.body, ['cursor']);
  const collection = existing(call, call.collectionName('listIndexes'));
  const listed = collection.indexes.map(({ name, key, unique, sparse }) => ({
    v: 2,
    key,
    name,
    ...(unique && name !== '_id_' && { unique }),
    ...(sparse && { sparse }),
  }));
  return listReply(listed.map(encode), `${collection.database}.${collection.name}`);
}

function existing(call: Call, name: string): StoredCollection {
  const collection = call.storage.collection(call.database, name);
  if (collection === undefined)
    throw new ServerError('NamespaceNotFound', `ns does not exist: ${call.database}.${name}`);
  return collection;
}
