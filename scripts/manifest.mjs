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
  const parsed = parse(files.map((file) => readFileSync(file, 'utf8')).join('\n'));
  const documents = separateOperations(parsed);
  const descriptions = new Map(parsed.definitions.map((each) => [each.name.value, commentAbove(each)]));
  const operations = Object.entries(documents).map(([name, document]) => {
    const body = print(document);
    const type = document.definitions.find(({ kind }) => kind === 'OperationDefinition').operation;
    const description = descriptions.get(name);
    return {
      id: createHash('sha256').update(body).digest('hex'),
      name,
      type,
      ...(description && { description }),
      body,
    };
  });
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

/** The lines of comment right above a definition, as one text. */
function commentAbove({ loc }) {
  const lines = [];
  for (let token = loc.startToken.prev; token?.kind === 'Comment'; token = token.prev) {
    const below = lines[0]?.line ?? loc.startToken.line;
    if (token.line !== below - 1) break;
    lines.unshift({ line: token.line, text: token.value.trim() });
  }
  return lines.map(({ text }) => text).join(' ');
}

export function textOf(manifest) {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const [, called, file] = process.argv;
if (called === fileURLToPath(import.meta.url) && file !== undefined) {
  writeFileSync(file, textOf(manifestOf(operationFiles(fileURLToPath(new URL('..', import.meta.url))))));
}
