import { describe, expect, test } from 'vitest';
import { decodePostings, PostingCursor, PostingsBuilder } from '../../../src/store/search/postings.js';

const builder = new PostingsBuilder();
builder.add('粮仓', 3, [2, 301]);
builder.add('粮仓', 200, [40]);
const bytes = builder.encode();

function readAll(from: Uint8Array) {
  const found = [...decodePostings(from)];
  return found.map(([term, list]) => {
    const read: [number, number[]][] = [];
    for (const cursor = new PostingCursor(list, 0); !cursor.isAtEnd; cursor.next()) {
      read.push([cursor.number, cursor.places([])]);
    }
    return [term, read];
  });
}

describe('a posting list', () => {
  test('reads back as it was written', () => {
    expect(readAll(bytes)).toEqual([
      [
        '粮仓',
        [
          [3, [2, 301]],
          [200, [40]],
        ],
      ],
    ]);
  });

  test('that is cut off anywhere is refused, never read as a shorter one', () => {
    expect(bytes.length).toBeGreaterThan(10);
    for (let length = 1; length < bytes.length; length++) {
      expect(() => readAll(bytes.subarray(0, length)), `${length} bytes`).toThrow('the search index is damaged');
    }
  });
});
