import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { namedAfterHints } from '../../../src/ingest/names/named-after.js';
import { marked } from '../../support/marked.js';

/** What is no place although it is called after one, and what it is instead. */
function asked(sentence: string): string[] {
  const { text, names } = marked(sentence);
  return namedAfterHints(text, names, shippedLexicon()).map(
    ({ start, end, kind }) => `${kind} ${text.slice(start, end)}`,
  );
}

describe('what is called after a place', () => {
  it('a newspaper is an organization', () => {
    expect(asked('据《[L:绩溪]都市报》报道，')).toEqual(['ORGANIZATION 绩溪都市报']);
    expect(asked('[L:桐庐]晚报记者到场。')).toEqual(['ORGANIZATION 桐庐晚报']);
  });

  it('a ship is no place', () => {
    expect(asked('“[L:绩溪]”舰靠岸。')).toEqual(['null 绩溪']);
    expect(asked('乘“[L:桐庐]”轮出海。')).toEqual(['null 桐庐']);
  });

  it('a place in quotation marks, and one before other words, stays a place', () => {
    expect(asked('他说的“[L:绩溪]”在南边，[L:桐庐]日照充足，[L:绩溪]舰队到访。')).toEqual([]);
    expect(asked('[O:绩溪]都市报')).toEqual([]);
  });
});
