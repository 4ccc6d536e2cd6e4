/** What a command may say: anything else is refused, so that nothing asked for is passed over. */
import type { Document } from 'bson';
import { Long } from 'bson';
import { isObject } from './paths.js';
import { ServerError, unsupported } from './server-error.js';

/** What every command may say without changing what is to be done. */
const COMMON = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'lsid',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
]);
const TRANSACTION = ['txnNumber', 'startTransaction', 'autocommit', 'stmtId', 'stmtIds'];

/** Wishes that this store cannot or need not do anything about. */
const HARMLESS = new Set([
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
  'bypassDocumentValidation',
  'authorizedCollections',
  'background',
  'v',
]);

/** @throws ServerError naming the first name that is not among those `known`. */
export function checkNames(where: string, options: Document, known: readonly string[]): void {
  for (const [name, value] of Object.entries(options)) {
    if (known.includes(name) || HARMLESS.has(name) || value === undefined || value === false) continue;
    if (name === 'collation' && isObject(value) && value.locale === 'simple') continue;
    throw unsupported(`the option ${name} of ${where}`);
  }
}

/** The options common to all commands, and whatever the command understands. */
export function checkOptions(command: string, body: Document, known: readonly string[]): void {
  for (const name of TRANSACTION) {
    if (name in body)
      throw new ServerError(
        'IllegalOperation',
        'Transaction numbers are only allowed on a replica set member or mongos',
      );
  }
  const { readConcern, writeConcern, maxTimeMS } = body;
  const level = isObject(readConcern) ? readConcern.level : undefined;
  if (level !== undefined && !['local', 'available', 'majority'].includes(level))
    throw unsupported(`the read concern '${String(level)}'`);
  const w = isObject(writeConcern) ? writeConcern.w : undefined;
  if (w !== undefined && w !== 0 && w !== 1 && w !== 'majority')
    throw new ServerError('BadValue', "cannot use 'w' > 1 when a host is not replicated");
  if (maxTimeMS !== undefined && (typeof maxTimeMS !== 'number' || maxTimeMS < 0 || !Number.isInteger(maxTimeMS)))
    throw new ServerError('BadValue', `maxTimeMS must be a whole number from 0, not ${String(maxTimeMS)}`);
  checkNames(
    command,
    Object.fromEntries(Object.entries(body).filter(([name]) => !COMMON.has(name) && name !== command)),
    known,
  );
}

export function documentOption(body: Document, name: string, fallback?: Document): Document {
  const value = body[name] ?? fallback;
  if (!isObject(value)) throw wrongType(name, value, 'object');
  return value;
}

export function arrayOption(body: Document, name: string): unknown[] {
  const value = body[name];
  if (!Array.isArray(value)) throw wrongType(name, value, 'array');
  return value;
}

function wrongType(name: string, value: unknown, wanted: string): ServerError {
  return value === undefined
    ? new ServerError('Location40414', `BSON field '${name}' is missing but a required field`)
    : new ServerError('TypeMismatch', `BSON field '${name}' is the wrong type, expected type '${wanted}'`);
}

/** A whole number from 0; `fallback` where there is none. */
export function countOption(body: Document, name: string, fallback: number): number {
  const given: unknown = body[name] ?? undefined;
  const value = given instanceof Long ? given.toNumber() : given;
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, value, 'int');
  if (value < 0)
    throw new ServerError('Location51024', `BSON field '${name}' value must be >= 0, actual value '${value}'`);
  return value;
}

export function flagOption(body: Document, name: string): boolean {
  const value = body[name] ?? false;
  if (typeof value === 'boolean' || typeof value === 'number') return Boolean(value);
  throw wrongType(name, value, 'bool');
}
