/** What of a text finds it elsewhere. */
import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../src/learn/crf.js';
import { printsOf } from '../../../src/store/reprints/prints.js';

const TEXTS = 300;
const LENGTH = 400;

/** Letters without meaning, always the same of the same number. */
function textOf(number: number, length = LENGTH): string {
  const random = randomFrom(number + 1);
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3_000))).join('');
}

function misread(text: string, share: number): string {
  const random = randomFrom(text.charCodeAt(0) + 77);
  return [...text]
    .map((each) => (random() < share ? String.fromCharCode(0x4e00 + Math.floor(random() * 3_000)) : each))
    .join('');
}

const shares = (a: string, b: string) => {
  const prints = new Set(printsOf([b]));
  return printsOf([a]).some((print) => prints.has(print));
};

const found = (other: (text: string) => string) =>
  Array.from({ length: TEXTS }, (_, number) => textOf(number)).filter((text) => shares(text, other(text))).length /
  TEXTS;

describe('two printings of a text share a print', () => {
  test.each<[string, (text: string) => string, number]>([
    ['that are the same', (text) => text, 1],
    ['of which recognition spoiled one character in a hundred', (text) => misread(text, 0.01), 1],
    ['of which recognition spoiled one character in thirty', (text) => misread(text, 0.033), 0.98],
    ['of which one is cut by a third', (text) => text.slice(0, (LENGTH * 2) / 3), 0.98],
    ['of which one is cut by half', (text) => text.slice(0, LENGTH / 2), 0.95],
    ['of which one goes on for as long again', (text) => text + textOf(text.charCodeAt(0) + 9_999), 0.95],
  ])('%s', (_, other, least) => {
    expect(found(other)).toBeGreaterThanOrEqual(least);
  });

  test('whatever lines, blanks, signs, width and script they are printed in', () => {
    const text = '怀川县供销社昨日说，今年收购小麦３.２万吨，比去年多收两成，农户当天就能拿到钱。';
    const printed = ['懷川縣供銷社昨日說,今年收購小麥3.2萬噸，', ' 比去年多收兩成，農戶當天就能拿到錢。'];
    expect(printsOf(printed)).toEqual(printsOf([text]));
  });
});

test('texts that say other things share none, though both print a stock phrase', () => {
  const phrase = '坚持以人民为中心的发展思想';
  const [half, texts] = [LENGTH / 2, Array.from({ length: TEXTS }, (_, number) => textOf(number))];
  const withPhrase = texts.map((text) => text.slice(0, half) + phrase + text.slice(half));
  const sharing = withPhrase.filter((text, i) => i > 0 && shares(text, withPhrase[i - 1] ?? ''));
  expect(sharing.length / TEXTS).toBeLessThan(0.02);
});

test('a text that is very short has no prints', () => {
  expect(printsOf(['今日停水。'])).toEqual([]);
  expect(printsOf([])).toEqual([]);
});
