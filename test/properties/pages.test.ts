/** Whatever the bytes of a page: they are read, or what is wrong with them is named. */

import { expect, it } from 'vitest';
import { CommandError } from '../../src/errors.js';
import { decodePage } from '../../src/ingest/encoding.js';
import { shippedLexicon } from '../../src/ingest/lexicon/lexicon.js';
import { parsePage } from '../../src/ingest/parse.js';
import { fc } from '../support/any-input.js';

const NAMED = new Set(['PAGE_BINARY', 'PAGE_ENCODING', 'PAGE_EMPTY']);

/** The two bytes of each everyday character and mark in GB18030, from what decodes to it. */
const BYTES = new Map<string, readonly number[]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0xa1; lead <= 0xd7; lead++) {
  for (let second = 0xa1; second <= 0xfe; second++) {
    BYTES.set(decoder.decode(Uint8Array.of(lead, second)), [lead, second]);
  }
}
const EVERYDAY = [...BYTES].filter(([, [lead = 0]]) => lead >= 0xb0).map(([character]) => character);

const inGb18030 = (text: string) =>
  Uint8Array.from([...text].flatMap((character) => BYTES.get(character) ?? [character.charCodeAt(0)]));

/** Without halves of characters, which no bytes stand for. */
const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, '');

/** Sentences of everyday characters, digits and blanks between. */
const sentence = fc
  .tuple(
    fc.array(fc.constantFrom(...EVERYDAY), { minLength: 1, maxLength: 30 }),
    fc.constantFrom('，', '。', '。\n', '、12'),
  )
  .map(([characters, end]) => `${characters.join('')}${end}`);
const chinese = fc.array(sentence, { minLength: 1, maxLength: 20 }).map((sentences) => `\n。${sentences.join('')}`);

it('any bytes are a text or a named error', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.uint8Array({ min: 0x80, maxLength: 400 }),
    // A page of which some bytes were lost or changed.
    fc.tuple(chinese, fc.nat(), fc.integer({ min: 0, max: 255 })).map(([text, at, byte]) => {
      const broken = inGb18030(text);
      return broken.fill(byte, at % broken.length, (at % broken.length) + 1);
    }),
  );
  fc.assert(
    fc.property(bytes, (page) => {
      try {
        expect(decodePage(page, 'page.txt').trim()).not.toBe('');
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        expect(NAMED).toContain(error.code);
        expect(error.message).toMatch(/^page\.txt: [^\n]+; [^\n]+$/u);
      }
    }),
    { numRuns: 1000 },
  );
});

it('any text comes back from UTF-8, with a byte order mark or without', () => {
  const text = fc
    .string({ unit: 'binary', minLength: 1 })
    .map((each) =>
      wellFormed(each)
        .replaceAll('\0', '')
        .replace(/^\ufeff+/u, ''),
    )
    .filter((each) => each.trim() !== '');
  fc.assert(
    fc.property(text, fc.boolean(), (page, isMarked) => {
      expect(decodePage(Buffer.from(`${isMarked ? '\ufeff' : ''}${page}`), 'page.txt')).toBe(page);
    }),
    { numRuns: 500 },
  );
});

it('any Chinese text comes back from GB18030', () => {
  fc.assert(
    fc.property(chinese, (page) => {
      expect(decodePage(inGb18030(page), 'page.txt')).toBe(page);
    }),
    { numRuns: 500 },
  );
});

const FRAGMENTS = [
  '本报讯（记者柳青禾）',
  '6月3日，',
  '沁阳市委书记林启明',
  '投入200万元',
  '增长12.5％',
  '讣告',
  '更正',
  '今日多云转阴，',
  '（下转A02版）',
  '（上接A01版）',
  '责编 沈静',
  '2021年6月4日 星期五',
  '沁园日报',
  '　　',
  '\t',
  '\n',
  '\n\n',
  '——',
  '“',
  '”',
  '（',
  '）',
  '1/3',
  '一千二百零五',
  '10～20',
  '▲',
  '□',
  '\ud83d\ude00',
  '\u200b',
  '\r\n',
];

it('any text is read as a page whose facts stand where they say, and that reads the same again', () => {
  const line = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...FRAGMENTS) },
    { weight: 2, arbitrary: sentence },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map(wellFormed) },
  );
  const page = fc.array(line, { minLength: 1, maxLength: 40 }).map((lines) => lines.join(''));
  const read = (text: string) =>
    parsePage({ name: 'page', text, newspaper: null, edition: null, date: null }, shippedLexicon());
  const ink = (text: string) => text.replace(/[\s\u200b\ufeff]+/gu, '');
  fc.assert(
    fc.property(page, (text) => {
      const parsed = read(text);
      for (const { metrics, people } of parsed.articles) {
        for (const { text: says, span } of metrics) expect(ink(text.slice(span.start, span.end))).toBe(ink(says));
        for (const { name, spans } of people) {
          for (const span of spans) expect(ink(text.slice(span.start, span.end))).toBe(ink(name));
        }
      }
      expect(read(text)).toEqual(parsed);
    }),
    { numRuns: 150 },
  );
});
