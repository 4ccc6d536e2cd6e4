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

  test('goes on in that of the next segment, whatever the term and however long the list', () => {
    const next = new PostingsBuilder();
    const places = Array.from({ length: 400 }, (_, i) => 2 * i);
    const terms = ['粮仓', 'pm2.5', 'é粮', '𠮷', 'abcdef'];
    for (const term of terms) next.add(term, 5, places);
    const both = new PostingsBuilder();
    both.appendAll(bytes, 0);
    both.appendAll(next.encode(), 300);
    expect(readAll(both.encode())).toEqual([
      [
        '粮仓',
        [
          [3, [2, 301]],
          [200, [40]],
          [305, places],
        ],
      ],
      ...terms.slice(1).map((term) => [term, [[305, places]]]),
    ]);
  });

  test('that is cut off anywhere is refused, never read as a shorter one', () => {
    expect(bytes.length).toBeGreaterThan(10);
    for (let length = 1; length < bytes.length; length++) {
      const part = bytes.subarray(0, length);
      expect(() => readAll(part), `${length} bytes`).toThrow('the search index is damaged');
      expect(() => new PostingsBuilder().appendAll(part, 0), `${length} bytes`).toThrow('the search index is damaged');
    }
  });
});
