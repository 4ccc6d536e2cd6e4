/** What a command may say: anything else is refused, so that nothing asked for is passed over. */
import type { Document } from 'bson';
import { isObject } from './paths.js';
import { ServerError, unsupported } from './server-error.js';

/** What every command may say without changing what is to be done here. */
const COMMON = new Set(
  `$db $clusterTime $readPreference lsid comment maxTimeMS readConcern writeConcern allowDiskUse noCursorTimeout
  allowPartialResults bypassDocumentValidation authorizedCollections background v`.split(/\s+/u),
);

/** @throws ServerError naming the first name that is neither common to all commands nor among those `known`. */
export function checkNames(where: string, options: Document, known: readonly string[]): void {
  for (const [name, value] of Object.entries(options)) {
    if (known.includes(name) || COMMON.has(name) || value === undefined || value === false) continue;
    if (name === 'collation' && isObject(value) && value.locale === 'simple') continue;
    throw unsupported(`the option ${name} of ${where}`);
  }
}

/** As `checkNames`, for a command's own options. */
export function checkOptions(command: string, body: Document, known: readonly string[]): void {
  checkNames(command, body, [command, ...known]);
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

/** A whole number from 0; `fallback` where there is none. */
export function countOption(body: Document, name: string, fallback: number): number {
  const value: unknown = body[name] ?? fallback;
  if (typeof value !== 'number' || !(value >= 0) || !Number.isInteger(value))
    throw wrongType(name, value, 'whole number from 0');
  return value;
}

export function flagOption(body: Document, name: string): boolean {
  const value = body[name] ?? false;
  if (typeof value !== 'boolean') throw wrongType(name, value, 'bool');
  return value;
}

function wrongType(name: string, value: unknown, wanted: string): ServerError {
  return new ServerError('TypeMismatch', `'${name}' must be of type '${wanted}', not ${JSON.stringify(value)}`);
}
