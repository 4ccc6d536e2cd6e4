import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { divisionNamed, extendLexicon, type TownWords } from '../../../src/ingest/lexicon/town.js';
import { parsePage } from '../../../src/ingest/parse.js';

const NOTHING: TownWords = { people: [], places: [], organizations: [], campaigns: [], newspapers: [], offices: [] };
const extended = (words: Partial<TownWords>) => extendLexicon(shippedLexicon(), { ...NOTHING, ...words });

describe("a lexicon with a town's words", () => {
  it('holds them, and leaves the lexicon that ships as it is', () => {
    const people = [{ name: '白玉川', spellings: ['白玉州'] }];
    const lexicon = extended({ people, campaigns: ['三水共治'] });
    expect(lexicon.town).toMatchObject({ people, campaigns: ['三水共治'] });
    expect(shippedLexicon().town).toEqual(NOTHING);
    expect(Object.isFrozen(lexicon) && Object.isFrozen(lexicon.town)).toBe(true);
  });

  it('knows the division that a place lies in', () => {
    const { town } = extended({
      places: [{ name: '柳叶湖', level: 'PLACE', within: '绩溪县', otherNames: ['柳湖'] }],
    });
    expect(town.places).toMatchObject([{ name: '柳叶湖', within: { name: '绩溪县', code: '341824' } }]);
  });

  it('has the offices of both, each once', () => {
    const { offices } = extended({ offices: ['湾总管', '局长'] });
    expect(offices).toEqual(expect.arrayContaining(['湾总管', '局长', '市长']));
    expect(offices.filter((office) => office === '局长')).toHaveLength(1);
  });

  it('takes for an office what the town calls one, although it is a calling elsewhere', () => {
    expect(shippedLexicon().callings).toContain('网格员');
    const { offices, callings } = extended({ offices: ['网格员'] });
    expect(offices).toContain('网格员');
    expect(callings).not.toContain('网格员');
  });

  it('shares the vocabulary of the lexicon that it extends', () => {
    const same = extended({}).vocabulary === shippedLexicon().vocabulary;
    expect(same).toBe(true);
  });

  it('of another town holds nothing of the first', () => {
    const first = extended({ campaigns: ['三水共治'] });
    expect(extendLexicon(first, { ...NOTHING, campaigns: ['五河同清'] }).town.campaigns).toEqual(['五河同清']);
  });
});

describe('a page of that town', () => {
  const page = {
    name: 'a02',
    text: '柳叶湾的清晨\n\n柳叶湾总管 丁一\n\n天还没有亮，湾里的船已经出发了。风很小，水面上没有一点声音。\n',
    newspaper: null,
    edition: null,
    date: null,
  };

  it('is signed with an office that only the town knows', () => {
    const { articles } = parsePage(page, extended({ offices: ['湾总管'] }));
    expect(articles).toMatchObject([{ kind: 'STORY', byline: [{ name: '丁一', role: 'AUTHOR' }] }]);
  });

  it('is not without its lexicon', () => {
    expect(parsePage(page).articles.flatMap(({ byline }) => byline)).toEqual([]);
  });
});

describe('a division by its name', () => {
  it.each([
    ['绩溪县', '341824'],
    ['安徽省绩溪县', '341824'],
    ['安徽省宣城市绩溪县', '341824'],
    ['绩溪县伏岭镇', '341824105'],
    ['香港特别行政区', '810000'],
  ])('%s is found', (name, code) => {
    expect(divisionNamed(name, shippedLexicon()).code).toBe(code);
  });

  it.each([
    ['某某县', 'no division is called so: write its full name'],
    ['', 'no division is called so'],
    ['浙江省绩溪县', 'no division is called so'],
    ['鼓楼区', /^4 divisions are called so: write which, such as \p{Script=Han}+鼓楼区 or \p{Script=Han}+鼓楼区$/u],
  ])('%s is none, or one of several', (name, message) => {
    expect(() => divisionNamed(name, shippedLexicon())).toThrow(message);
  });
});
