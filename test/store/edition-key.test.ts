import { describe, expect, it } from 'vitest';
import { editionKey, editionOrder } from '../../src/store/edition-key.js';

describe('the number of a page', () => {
  it.each([
    [['A02', 'A2', 'a02版', 'Ａ０２', '第A02版', 'A叠02', ' A 02 '], 'A2'],
    [['第3版', '03', '3版', '第三版', '三版'], '3'],
    [['第十二版', '12', '一二版'], '12'],
    [['二十版', '20'], '20'],
    [['十版', '10'], '10'],
    [['头版', '1'], '1'],
    [['特刊'], '特刊'],
    [['第版', ' '], null],
  ])('%j is one', (printed, key) => {
    expect(printed.map(editionKey)).toEqual(printed.map(() => key));
  });

  it('sorts as the paper counts, what has none last', () => {
    const sorted = ['特刊', 'B1', 'A10', null, 'A2', '12', '3'].sort((a, b) =>
      editionOrder(a) < editionOrder(b) ? -1 : 1,
    );
    expect(sorted).toEqual(['3', '12', 'A2', 'A10', 'B1', '特刊', null]);
  });
});
