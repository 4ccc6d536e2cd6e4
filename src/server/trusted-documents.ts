/** The operations that a server knows by name, and, where it is told to, runs alone. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, Kind, parse, print, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { errors } from '../errors.js';
import { MAX_TOKENS } from './limits.js';

/** Apollo's format of such files, which its tools write for clients. */
const MANIFEST = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z
    .array(
      z.object({
        id: z.string().min(1),
        name: z.string(),
        body: z.string().min(1),
        description: z.string().optional(),
      }),
    )
    .min(1),
});

export type RegisteredOperation = z.infer<typeof MANIFEST>['operations'][number];

/** The operations of the SDK, as the build lays them down: beside the compiled program. */
const OPERATIONS_OF_SDK = fileURLToPath(new URL('../../dist/operations.json', import.meta.url));

/** In other words than the manifest's, so many bytes of them are remembered. */
const REMEMBERED = 2 ** 21;

/** @throws CommandError `SETTING` for a file that cannot be read, or is no manifest of operations */
export async function readManifest(file: string): Promise<readonly RegisteredOperation[]> {
  try {
    const { operations } = MANIFEST.parse(JSON.parse(await readFile(file, 'utf8')));
    for (const { body } of operations) parse(body);
    return operations;
  } catch {
    const wanted = 'give the path of a manifest of operations that can be read, such as dist/operations.json';
    throw errors.setting('TRUSTED_DOCUMENTS', file, wanted);
  }
}

/** None where the program runs from its sources and has not been built. */
export async function operationsOfSdk(): Promise<readonly RegisteredOperation[]> {
  return readManifest(OPERATIONS_OF_SDK).catch(() => []);
}

/** The operations that may be asked for; also a store of persisted queries that holds these and takes no others. */
export class TrustedDocuments {
  private readonly bodies: ReadonlyMap<string, string>;
  private readonly forms: ReadonlySet<string>;
  private readonly known = new LRUCache<string, true>({
    maxSize: REMEMBERED,
    sizeCalculation: (_, text) => text.length,
  });

  constructor(operations: readonly RegisteredOperation[]) {
    this.bodies = new Map(operations.map(({ id, body }) => [id, body]));
    this.forms = new Set(operations.map(({ body }) => formOf(body)));
  }

  /** Whether it is one of them, however it is laid out; `__typename` may be asked for besides, as clients do. */
  has(text: string): boolean {
    if (this.known.has(text)) return true;
    const isOne = this.forms.has(formOf(text));
    if (isOne) this.known.set(text, true);
    return isOne;
  }

  /** @param key the id of an operation, with or without the prefix that Apollo Server gives it */
  async get(key: string): Promise<string | undefined> {
    return this.bodies.get(key.replace(/^apq:/u, ''));
  }

  async set(): Promise<void> {}

  async delete(): Promise<boolean> {
    return false;
  }
}

/** The same for documents that ask the same in another layout; of what is no GraphQL, the text itself. */
function formOf(text: string): string {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch {
    return text;
  }
  const plain = visit(document, {
    [Kind.FIELD]: ({ name, alias }) => (name.value === '__typename' && alias === undefined ? null : undefined),
  });
  return plain.definitions.map(print).sort().join('\n');
}
