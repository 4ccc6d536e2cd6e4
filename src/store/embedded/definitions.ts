/** Commands about collections and indexes. */
import type { Document } from 'bson';
import { encode } from './bytes.js';
import type { Call } from './call.js';
import { buildIndex } from './collection.js';
import { listReply } from './cursors.js';
import { parsePattern } from './keys.js';
import { arrayOption, checkNames, checkOptions, documentOption, flagOption } from './options.js';
import { isObject } from './paths.js';
import { ServerError, unsupported } from './server-error.js';
import type { StoredCollection, StoredIndex } from './storage.js';

export function runDrop(call: Call): Promise<Document> {
  checkOptions('drop', call.body, []);
  const name = call.collectionName('drop');
  return call.writeAtOnce(() => {
    const collection = call.storage.collection(call.database, name);
    if (collection !== undefined) call.storage.dropCollection(collection);
    return { ok: 1 };
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
  if (Object.keys(documentOption(call.body, 'filter', {})).length > 0) throw unsupported('a filter of listCollections');
  const listed = call.storage.collections().filter(({ database }) => database === call.database);
  return listReply(
    listed.map(({ name }) => encode({ name, type: 'collection' })),
    `${call.database}.$cmd.listCollections`,
  );
}

export function runCreateIndexes(call: Call): Promise<Document> {
  checkOptions('createIndexes', call.body, ['indexes']);
  const name = call.collectionName('createIndexes');
  const wanted = arrayOption(call.body, 'indexes').map(parseIndex);
  return call.writeAtOnce(() => {
    const collection = call.collection(name);
    const before = collection.indexes;
    try {
      for (const spec of wanted) createIndex(call, collection, spec);
    } catch (cause) {
      // All or none: those that were made before the one that failed go with it.
      for (const index of collection.indexes) if (!before.includes(index)) call.storage.entries.clear(index.id);
      collection.indexes = before;
      call.storage.saveCatalog();
      throw cause;
    }
    return { numIndexesBefore: before.length, numIndexesAfter: collection.indexes.length, ok: 1 };
  });
}

type IndexSpec = Pick<StoredIndex, 'name' | 'key' | 'sparse'>;

function parseIndex(spec: unknown): IndexSpec {
  if (!isObject(spec)) throw new ServerError('TypeMismatch', 'an index specification must be a document');
  checkNames('createIndexes.indexes', spec, ['key', 'name', 'sparse']);
  const key = documentOption(spec, 'key');
  if (typeof spec.name !== 'string' || parsePattern(key).length === 0)
    throw unsupported('an index without name or fields');
  return { name: spec.name, key, sparse: flagOption(spec, 'sparse') };
}

function createIndex(call: Call, collection: StoredCollection, { name, key, sparse }: IndexSpec): void {
  const pattern = JSON.stringify(key);
  const alike = collection.indexes.find((index) => index.name === name || JSON.stringify(index.key) === pattern);
  if (alike !== undefined) {
    if (alike.name === name && JSON.stringify(alike.key) === pattern && alike.sparse === sparse) return;
    throw new ServerError('IndexOptionsConflict', `the index ${name} is already there otherwise, as ${alike.name}`);
  }
  const multikey = Object.keys(key).map(() => false);
  const index = { id: call.storage.nextId(), name, key, unique: false, sparse, multikey, cut: false };
  buildIndex(call.storage, collection, index);
  collection.indexes = [...collection.indexes, index];
  call.storage.saveCatalog();
}
