/** What a typed text asks for. */
import { describe, expect, test } from 'vitest';
import { type Condition, unitsIn } from '../../../src/store/search/conditions.js';
import { parseQuery } from '../../../src/store/search/query.js';

/** Each thing looked for as the terms that find it. */
function read(text: string) {
  const { required, excluded } = parseQuery(text, 'text');
  const terms = (conditions: readonly Condition[]) =>
    unitsIn(conditions).map(({ grams }) => grams.map(({ term }) => term).join('+'));
  return { required: terms(required), excluded: terms(excluded) };
}

describe('a text', () => {
  test.each([
    ['asks for every word of it', '植树 粮仓开工', ['植树', '粮仓', '开工']],
    ['asks for a name whole, though the dictionary knows it only in parts', '何向东', ['何向+向东']],
    ['asks for a name of single characters whole', '刘海军', ['刘海+海军']],
    ['asks for a name whole beside words', '县长周若兰调研', ['县长', '周若+若兰', '调研']],
    ['does not ask for words without meaning', '在西向镇的粮仓', ['西向+向镇', '粮仓']],
    ['asks for words without meaning where there is nothing else', '的', ['的']],
    ['asks for numbers with their units', '12月 A股', ['12+月', 'a+股']],
    ['asks for what signs hold together', 'PM2.5', ['pm2+5']],
    ['asks for a phrase as it stands', '"粮仓开工"', ['粮仓+开工']],
    ['asks for a phrase in Chinese quotes', '“粮仓，开工”', ['粮仓+开工']],
    ['asks for what a quote leaves open word by word', '“粮仓开工', ['粮仓', '开工']],
    ['asks once for what it says twice', '粮仓 粮仓', ['粮仓']],
    ['reads wide and capital letters as others', 'ＣＢＤ cbd', ['cbd']],
  ])('%s: %s', (_, text, required) => {
    expect(read(text)).toEqual({ required, excluded: [] });
  });

  test.each([
    ['粮仓 -开工', ['粮仓'], ['开工']],
    ['粮仓 －开工', ['粮仓'], ['开工']],
    ['-"新粮仓" 开工', ['开工'], ['新粮+粮仓']],
    ['粮仓 -粮仓开工', ['粮仓'], ['粮仓+开工']],
    ['粮仓-开工', ['粮仓', '开工'], []],
  ])('excludes what follows a sign that begins a word: %s', (text, required, excluded) => {
    expect(read(text)).toEqual({ required, excluded });
  });

  test.each([
    ['', 'text holds no letter or digit to look for'],
    ['""', 'text holds no letter or digit to look for'],
    ['，。！…—', 'text holds no letter or digit to look for'],
    ['.*+?^()|[]\\', 'text holds no letter or digit to look for'],
    ['-粮仓', 'text only says what is not to be found'],
    [
      [...'东西南北中上下左右前后里外天地山水风云雨雪火木金土日月星年春夏秋冬'].join(' '),
      'words and phrases: give at most 32',
    ],
    ['粮'.repeat(10_000), 'text is 10000 characters long: give at most 256'],
  ])('that asks for nothing, or for too much, is refused: %.20s', (text, message) => {
    expect(() => parseQuery(text, 'text')).toThrow(message);
  });

  test.each(['"""', '- - -粮', '“”粮', '--粮', '粮"-"', '\u0000粮', '👨‍👩‍👧粮', '𠮷野家', '(粮', '$where粮'])(
    'is read whatever signs stand in it: %s',
    (text) => {
      const outcome = (() => {
        try {
          return read(text).required.length;
        } catch (error) {
          return (error as Error).name;
        }
      })();
      expect(outcome === 'ArgumentError' || Number(outcome) > 0).toBe(true);
    },
  );

  test('reads OR between two words or phrases as either', () => {
    const [either, both] = parseQuery('粮仓 OR "新粮仓" OR 棉花 开工', 'text').required;
    expect(either).toMatchObject({ anyOf: [[{ isWord: true }], [{ isWord: false }], [{ isWord: true }]] });
    expect(both).toMatchObject({ grams: [{ term: '开工' }] });
    expect(read('粮仓 or 棉花').required).toEqual(['粮仓', 'or', '棉花']);
    expect(read('"粮仓 OR 棉花"').required).toEqual(['粮仓+or+棉花']);
  });

  test('reads NEAR with its distance, and 10 where none is given', () => {
    expect(parseQuery('粮仓 NEAR/3 "新楼开工"', 'text').required).toMatchObject([{ near: [{}, {}], distance: 3 }]);
    expect(parseQuery('粮仓 NEAR 开工', 'text').required).toMatchObject([{ distance: 10 }]);
    expect(parseQuery('粮仓 NEAR/3 开工 OR 棉花', 'text').required).toMatchObject([
      { anyOf: [[{ distance: 3 }], [{ grams: [{ term: '棉花' }] }]] },
    ]);
  });

  test('reads a beginning with a star', () => {
    expect(read('粮仓*').required).toEqual(['粮仓']);
    expect(read('HU*').required).toEqual(['hu', 'hu*']);
    expect(parseQuery('粮仓* 棉花*', 'text').required).toHaveLength(2);
  });

  test('reads fields, in any width', () => {
    expect(parseQuery('headline:粮仓 开工 －Headline：“新楼”', 'text')).toMatchObject({
      required: [{ isInHeadline: true }, { isWord: true }],
      excluded: [{ isInHeadline: true }],
    });
    expect(parseQuery('开工 byline:"郑文化"', 'text')).toMatchObject({ required: [{}], byline: '郑文化' });
    expect(parseQuery('byline：郑文化', 'text')).toMatchObject({ required: [], byline: '郑文化' });
    expect(read('时间:粮仓').required).toEqual(['时间', '粮仓']);
  });

  test.each([
    ['OR 粮仓', 'text has OR without a word before and behind it'],
    ['粮仓 OR', 'text has OR without a word before and behind it'],
    ['粮仓 OR OR 棉花', 'text has OR without a word before and behind it'],
    ['粮仓 OR -棉花', 'text has OR beside what is excluded'],
    ['粮仓 OR …', 'text has OR beside what is excluded, or is no word'],
    ['NEAR/3 粮仓', 'text has NEAR without a word before and behind it'],
    ['粮仓 NEAR/3', 'text has NEAR without a word before and behind it'],
    ['粮仓 NEAR/0 开工', 'text has NEAR/0: give a distance from 1 to 100'],
    ['粮仓 NEAR/9999 开工', 'give a distance from 1 to 100'],
    ['粮仓 NEAR/3 -开工', 'text has NEAR beside what is no word or phrase'],
    ['h*', 'text has h*: put * behind two or more Chinese characters, or behind 2 to 12 letters'],
    ['王*', 'text has 王*: put * behind two or more Chinese characters, or ask suggest for what begins with 王'],
    ['20*', 'text has 20*: put * behind'],
    ['byline:甲某 byline:乙某', 'text asks for 2 bylines: give one'],
    ['粮仓 -byline:甲某', 'text excludes a byline'],
  ])('that makes no sense is refused with what would: %s', (text, message) => {
    expect(() => parseQuery(text, 'text')).toThrow(message);
  });
});
