/** What the estimate lets pass is ended once it is more than an answer may be. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_ANSWER, Meter } from '../../src/resolvers/meter.js';
import { TestArchive } from '../support/archive.js';
import type { PrintedPage } from '../support/newspaper.js';

/** Of about so many characters. */
const LENGTH = 40_000;
const LONG_PAGES: PrintedPage[] = ['长篇', '续篇'].map((name) => ({
  name,
  date: '2021-03-01',
  articles: [{ headline: name, body: Array.from({ length: LENGTH / 100 }, () => '长'.repeat(100)) }],
}));
/** Once more than there is room for. */
const TIMES = Math.ceil(MAX_ANSWER / (3 * LENGTH * LONG_PAGES.length)) + 1;
const oftenAsked = (field: string, times = TIMES) =>
  Array.from({ length: times }, (_, n) => `a${n}: ${field}`).join(' ');

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(LONG_PAGES);
});
afterAll(() => archive.close());

describe('an answer', () => {
  test.each([
    ['texts', `nodes { ${oftenAsked('text')} }`],
    ['texts that are made', `nodes { articles { ${oftenAsked('body')} } }`],
    ['lists of texts', `edges { node { articles { ${oftenAsked('paragraphs')} } } }`],
  ])('that is too large by its %s is ended with one error', async (_, question) => {
    const { data, errors } = await archive.ask(`{ pages(first: 2) { ${question} } }`);
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringContaining('ask for less with first'), extensions: { code: 'ANSWER_TOO_LARGE' } },
    ]);
    expect(errors).toHaveLength(1);
  });

  test('that is large is given', async () => {
    const { pages } = await archive.data(`{ pages(first: 2) { nodes { ${oftenAsked('text', TIMES / 2)} } } }`);
    expect(pages.nodes).toHaveLength(2);
  });
});

describe('a meter', () => {
  test('stops what only computes once its time is up', () => {
    let now = Date.now() + 60_000;
    const meter = new Meter(() => now);
    const many = () => {
      for (let n = 0; n < 1_000; n += 1) meter.count(n);
    };
    many();
    expect(meter.stopped).toBeNull();
    now = 0;
    expect(many).toThrow('took too long');
    expect(meter.stopped).toMatchObject({ name: 'DeadlineError' });
  });

  test('counts values that are nothing but many', () => {
    const meter = new Meter(() => Number.POSITIVE_INFINITY);
    expect(() => {
      for (let n = 0; n < MAX_ANSWER; n += 1) meter.count(true);
    }).toThrow('too large');
  });
});
