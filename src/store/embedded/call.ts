/** What a command is called with. */
import { Binary, type Document } from 'bson';
import type { Cursors } from './cursors.js';
import type { Operation, Operations } from './operation.js';
import { isObject } from './paths.js';
import { ServerError } from './server-error.js';
import type { Storage, StoredCollection, Work } from './storage.js';
import type { Request } from './wire.js';

/** What all commands share. */
export interface Store {
  readonly storage: Storage;
  readonly cursors: Cursors;
  readonly operations: Operations;
}

/** One command being carried out. */
export class Call {
  readonly storage: Storage;
  readonly cursors: Cursors;
  readonly operations: Operations;

  constructor(
    store: Store,
    readonly operation: Operation,
    readonly database: string,
    readonly body: Document,
    readonly sequences: Request['sequences'],
  ) {
    this.storage = store.storage;
    this.cursors = store.cursors;
    this.operations = store.operations;
  }

  /** The session that the command belongs to. */
  get session(): string | undefined {
    return sessionName(this.body.lsid);
  }

  /** The same for a command inside this one. */
  within(body: Document): Call {
    return new Call(this, this.operation, this.database, body, this.sequences);
  }

  /** @throws ServerError when it cannot be the name of a collection. */
  collectionName(command: string): string {
    const name: unknown = this.body[command];
    if (
      typeof name !== 'string' ||
      name === '' ||
      name.startsWith('.') ||
      name.endsWith('.') ||
      name.startsWith('system.') ||
      /[$\0]/u.test(name) ||
      Buffer.byteLength(name) > 255 - 64
    )
      throw new ServerError('InvalidNamespace', `Invalid collection name: ${JSON.stringify(name)}`);
    return name;
  }

  /** The collection, made if there is none: within `write`. */
  collection(name: string): StoredCollection {
    return this.storage.collection(this.database, name) ?? this.storage.createCollection(this.database, name);
  }

  /** Does the work in one transaction after another, until it is done or the command is stopped. */
  write<T>(begin: () => Work<T>): Promise<T> {
    return this.storage.write(begin, () => this.operation.check());
  }

  /** Does the work in one transaction, however long that takes. */
  writeAtOnce<T>(work: () => T): Promise<T> {
    return this.storage.write(
      () => ({ next: () => ({ done: true, value: work() }) }),
      () => this.operation.check(),
    );
  }
}

export function sessionName(lsid: unknown): string | undefined {
  return isObject(lsid) && lsid.id instanceof Binary ? lsid.id.toString('hex') : undefined;
}

/** @throws ServerError when it is none. */
export function databaseName({ $db }: Document): string {
  if (typeof $db !== 'string' || $db === '' || $db.length > 63 || /[/\\. "$\0]/u.test($db))
    throw new ServerError('InvalidNamespace', `Invalid database name: ${JSON.stringify($db)}`);
  return $db;
}
