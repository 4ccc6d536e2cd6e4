/**
 * Where DocumentDB, or what speaks MongoDB's protocol for it, does other than MongoDB's documentation says. Each test is
 * expected to fail there, in this way; one that does not is reported.
 */
import { inject } from 'vitest';

/**
 * A range over the elements of an array ($elemMatch), asked beside another condition by an index of both, is answered by the
 * death of the server's process or "invalid bson type": no test may ask for it there.
 */
export const CRASHES_AT_ELEMENT_RANGES = inject('server')?.isDocumentDb ?? false;

export interface Gap {
  readonly reason: string;
  /** What the failing test says. */
  readonly failure: RegExp;
  /** File and names. */
  readonly tests: readonly string[];
}

export const DOCUMENTDB_GAPS: readonly Gap[] = [
  {
    reason: 'an empty array is sorted as if it were null, not before it',
    failure: /^expected \[ (\[\]|\+0), .*null.* \] to deeply equal/u,
    tests: ['without an index', 'by an ascending index', 'by a descending index'].flatMap((index) =>
      [1, -1].map(
        (direction) =>
          `store/order.test.ts: values ${index} that are an array without elements stand below null (direction ${direction})`,
      ),
    ),
  },
  {
    reason: 'among several fields to group by, one that is missing becomes null',
    failure: /to deeply equal \[ \{ _id: \{ label: '产值' \} \}/u,
    tests: [
      'store/aggregate.test.ts: a pipeline groups what is missing with null, and leaves it out of several fields',
    ],
  },
  {
    reason: 'an index takes documents with two arrays',
    failure: /^nothing was refused$/u,
    tests: [
      'store/indexes.test.ts: indexes are made of documents that are there already, or not at all',
      'store/indexes.test.ts: indexes do not spread two arrays at once',
    ],
  },
  {
    reason: 'an upsert makes fields named as operators',
    failure: /^nothing was refused$/u,
    tests: ['store/unsupported.test.ts: names of fields may not be operators where a document is stored'],
  },
  {
    reason: 'a cursor is read on whatever collection is named',
    failure: /^nothing was refused$/u,
    tests: ['store/cursors.test.ts: a cursor belongs to one collection'],
  },
  {
    reason: 'a limit below zero that is no whole number is taken for one',
    failure: /^nothing was refused$/u,
    tests: ['store/unsupported.test.ts: a command is refused with a limit below nothing'],
  },
  {
    reason: 'these commands pass over fields that they do not know',
    failure: /^expected \{ code: (43|26), .* to match object \{ message: StringContaining "foo" \}/u,
    tests: [
      'store/unsupported.test.ts: a command getMore says nothing that is not understood',
      'store/unsupported.test.ts: a command drop says nothing that is not understood',
    ],
  },
  {
    reason: 'what is refused is refused with another code: 8 (UnknownError) or 2 (BadValue)',
    failure: /to include 8$|^expected 2 to be 53 /u,
    tests: [
      'store/documents.test.ts: a document that grows beyond 16 MiB is refused for that',
      'store/documents.test.ts: a document does not have an array as its id',
      'store/unsupported.test.ts: a command is refused with a limit that is a text',
      'store/unsupported.test.ts: a command is refused with no updates',
      'store/unsupported.test.ts: a command is refused with no documents',
    ],
  },
];
