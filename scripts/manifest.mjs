/**
 * The operations of sdk/operations as a manifest that a server can be told to run alone (TRUSTED_DOCUMENTS), in
 * Apollo's format of such files.
 *
 *   node scripts/manifest.mjs FILE
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, print, separateOperations } from 'graphql';

export function operationFiles(root) {
  const folder = join(root, 'sdk', 'operations');
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** Each operation with the fragments that it uses, by the hash that clients of persisted queries send. */
export function manifestOf(files) {
  const documents = separateOperations(parse(files.map((file) => readFileSync(file, 'utf8')).join('\n')));
  const operations = Object.entries(documents).map(([name, document]) => {
    const body = print(document);
    const type = document.definitions.find(({ kind }) => kind === 'OperationDefinition').operation;
    return { id: createHash('sha256').update(body).digest('hex'), name, type, body };
  });
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

export function textOf(manifest) {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const [, called, file] = process.argv;
if (called === fileURLToPath(import.meta.url) && file !== undefined) {
  writeFileSync(file, textOf(manifestOf(operationFiles(fileURLToPath(new URL('..', import.meta.url))))));
}
