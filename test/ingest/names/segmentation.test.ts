import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { segment, wordOf } from '../../../src/ingest/names/segmentation.js';

const { vocabulary } = shippedLexicon();

function words(text: string): string[] {
  const s = segment(text, vocabulary);
  return Array.from({ length: s.count }, (_, i) => wordOf(s, i));
}

describe('words of a newspaper', () => {
  it('divisions are words, whatever stands around them', () => {
    expect(words('在绩溪县伏岭镇')).toEqual(['在', '绩溪县', '伏岭镇']);
  });

  it('the word that ends an organization is a word', () => {
    expect(words('市教育局')).toEqual(['市', '教育局']);
  });

  it('a name that no lexicon holds comes out as single characters', () => {
    expect(words('走进璟芃公司')).toEqual(['走进', '璟', '芃', '公司']);
  });

  it('figures and Latin words stay whole', () => {
    expect(words('2021年引进AI项目')).toEqual(['2021', '年', '引进', 'AI', '项目']);
  });
});

describe('whatever comes in', () => {
  const pieces = [
    '',
    '\n',
    '。',
    '9'.repeat(500),
    'x'.repeat(500),
    '省',
    '省市县'.repeat(300),
    '𠮷野家',
    '\u0000\ufffd',
    ' \t',
    '\ud840',
    '\udc00村\ud840',
    '\r'.repeat(50),
  ];
  it('any text is covered by its words without gap or overlap', () => {
    expect.hasAssertions();
    for (const text of [...pieces, pieces.join('')]) {
      expect(words(text).join('')).toBe(text);
      const s = segment(text, vocabulary);
      expect(s.starts[s.count]).toBe(text.length);
      for (let i = 0; i < s.count; i++) expect(s.starts[i + 1]).toBeGreaterThan(s.starts[i] ?? Number.NaN);
    }
  });
});
