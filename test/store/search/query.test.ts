/** What a typed text asks for. */
import { describe, expect, test } from 'vitest';
import { parseQuery, type Unit } from '../../../src/store/search/query.js';

/** Each thing looked for as the terms that find it. */
function read(text: string) {
  const { required, excluded } = parseQuery(text, 'text');
  const terms = (units: readonly Unit[]) => units.map(({ grams }) => grams.map(({ term }) => term).join('+'));
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
});
