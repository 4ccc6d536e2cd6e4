import { describe, expect, it } from 'vitest';
import { findPlaces, type Place } from '../../../../src/ingest/facts/places/places.js';
import { readRegion } from '../../../../src/ingest/facts/places/region.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { marked } from '../../../support/marked.js';
import { countWork } from '../../../support/work.js';

const lexicon = shippedLexicon();

/** The places of each article of a page, whose names are marked. */
function pageOf(newspaper: string | null, ...articles: string[]): Place[][] {
  const analyses = articles.map(marked);
  const region = readRegion(analyses, newspaper, lexicon.vocabulary);
  return analyses.map(({ text, names }) => findPlaces(text, names, region, lexicon));
}

/** The places of a page's only article. */
function places(article: string): Place[] {
  return pageOf(null, article).flat();
}

function names(article: string): string[] {
  return places(article).map(({ name }) => name);
}

function ancestors(place: Place | undefined): string[] | undefined {
  return place?.ancestors.map(({ name }) => name);
}

describe('divisions', () => {
  it('every division of an address is a place of its own', () => {
    expect(names('活动在[L:安徽省][L:宣城市][L:绩溪县][L:伏岭镇]举行。')).toEqual([
      '安徽省',
      '宣城市',
      '绩溪县',
      '伏岭镇',
    ]);
  });

  it('an address found as one name is as many places as it has divisions', () => {
    const found = places('活动在[L:安徽省宣城市绩溪县伏岭镇]举行。');
    expect(found.map(({ name, ranges }) => [name, ...ranges])).toEqual([
      ['安徽省', { start: 3, end: 6 }],
      ['宣城市', { start: 6, end: 9 }],
      ['绩溪县', { start: 9, end: 12 }],
      ['伏岭镇', { start: 12, end: 15 }],
    ]);
  });

  it('what every division has is part of its name', () => {
    expect(names('[L:绩溪县公园]开放，[L:绩溪县火车站]也扩建了。')).toEqual(['绩溪县公园', '绩溪县火车站']);
  });

  it('a place carries its code, level and ancestors from the province down', () => {
    const [place] = places('[L:绩溪县]迎来丰收。');
    expect(place).toMatchObject({ name: '绩溪县', level: 'COUNTY', code: '341824' });
    expect(place?.ancestors).toEqual([
      { name: '安徽省', level: 'PROVINCE', code: '340000' },
      { name: '宣城市', level: 'CITY', code: '341800' },
    ]);
  });

  it('the short and the full form are one place with two spellings', () => {
    const [place, other] = places('[L:宁波]一片繁忙。[L:宁波市]今年吞吐量创新高。');
    expect(place).toMatchObject({ name: '宁波市', spellings: ['宁波', '宁波市'] });
    expect(place?.ranges).toEqual([
      { start: 0, end: 2 },
      { start: 7, end: 10 },
    ]);
    expect(other).toBeUndefined();
  });

  it('a short form without a page around it is the greater division', () => {
    expect(names('[L:濮阳]今年项目多。')).toEqual(['濮阳市']);
  });

  it('of several towns with one name the page means that of its own county', () => {
    expect(places('[L:沁阳市]传来消息，[L:太行街道]的路修好了。')[1]).toMatchObject({
      name: '太行街道',
      level: 'TOWNSHIP',
      code: '410882003',
    });
    expect(places('[L:山阳区]传来消息，[L:太行街道]的路修好了。')[1]).toMatchObject({
      name: '太行街道',
      code: '410811004',
    });
  });

  it('of several towns with one name the text means that of the county before it', () => {
    const [, first, , second] = places('[L:沁阳市][L:太行街道]和[L:山阳区][L:太行街道]结对。');
    expect([first?.code, second?.code]).toEqual(['410882003', '410811004']);
  });

  it('a town that the gazetteer has elsewhere is no other county’s', () => {
    const [, town] = places('[L:绩溪县][L:太行街道]挂牌。');
    expect(town).toMatchObject({ name: '太行街道', level: 'TOWNSHIP', code: null });
    expect(ancestors(town)).toEqual(['安徽省', '宣城市', '绩溪县']);
  });

  it('what one article says helps to read the other', () => {
    const [, [district] = []] = pageOf(
      null,
      '[L:嘉兴市]举办龙舟赛。[L:嘉兴]今年投入资金整治河道。',
      '[L:南湖区]的赛队夺冠。',
    );
    expect(ancestors(district)).toEqual(['浙江省', '嘉兴市']);
  });

  it('the organizations of a page tell its region, too', () => {
    const [[district] = []] = pageOf(null, '[O:开封市教育局]和[O:开封市公安局]走进[L:鼓楼区]的学校。');
    expect(ancestors(district)).toEqual(['河南省', '开封市']);
  });

  it('the newspaper is at home in its city', () => {
    const [[district] = []] = pageOf('开封日报', '[L:鼓楼区]的老街修好了。');
    expect(ancestors(district)).toEqual(['河南省', '开封市']);
  });

  it('a name that many towns have, with nothing to tell which, has no code', () => {
    expect(places('[L:城关镇]的早市很热闹。')).toMatchObject([{ name: '城关镇', level: 'TOWNSHIP', code: null }]);
  });

  it('a name that many towns have does not tell where the page is at home', () => {
    expect(places('[L:城关镇]的早市很热闹。')).toMatchObject([{ name: '城关镇', ancestors: [] }]);
  });

  it('names that many towns have do not outweigh the one that tells where the page is at home', () => {
    const found = places('[L:城关镇]、[L:城关镇]、[L:城关镇]的早市很热闹。[L:绩溪县]下了一场雨。');
    expect(found.map((place) => [place.name, place.code, ancestors(place)])).toEqual([
      ['城关镇', null, ['安徽省', '宣城市']],
      ['绩溪县', '341824', ['安徽省', '宣城市']],
    ]);
  });

  it('counties far away have their full names', () => {
    expect(names('考察团先后到[L:昆山]、[L:晋江]学习。')).toEqual(['昆山市', '晋江市']);
  });

  it('a country is a place, but not the papers’ own', () => {
    expect(places('产品从[L:中国]销往[L:越南]、[L:泰国]等国家。').map(({ name, level }) => [name, level])).toEqual([
      ['越南', 'COUNTRY'],
      ['泰国', 'COUNTRY'],
    ]);
  });
});

describe('zones', () => {
  it('the zone of a kind is that of the page’s city', () => {
    const [, zone] = places('[L:濮阳市]今年项目多。[L:濮阳]再添新企业，[L:经开区]开工三个项目。');
    expect(zone).toMatchObject({ name: '濮阳经济技术开发区', level: 'ZONE', spellings: ['经开区'] });
  });

  it('a zone with and without its city before it is one place', () => {
    const [, zone, other] = places('[L:濮阳市]开会。[L:濮阳经开区]先行，[L:经开区]开工三个项目。');
    expect(zone).toMatchObject({ name: '濮阳经济技术开发区', spellings: ['濮阳经开区', '经开区'] });
    expect(other).toBeUndefined();
  });

  it('a zone that the gazetteer does not hold is called as printed', () => {
    const [zone] = places('来自[L:济源示范区]的队伍夺冠。');
    expect(zone).toMatchObject({ name: '济源示范区', level: 'ZONE', code: null });
    expect(ancestors(zone)).toEqual(['河南省', '济源市']);
  });

  it('a zone with a name of its own is not that of its kind', () => {
    const [, zone] = places('[L:濮阳市]的客商到[L:芦汀经济开发区]考察。');
    expect(zone).toMatchObject({ name: '芦汀经济开发区', level: 'ZONE', code: null, ancestors: [] });
  });
});

describe('villages and communities', () => {
  it('a village behind its town lies in the town', () => {
    const village = places('记者来到[L:绩溪县][L:伏岭镇][L:北湾头村]采访。').at(-1);
    expect(village).toMatchObject({ name: '北湾头村', level: 'VILLAGE', code: null });
    expect(ancestors(village)).toEqual(['安徽省', '宣城市', '绩溪县', '伏岭镇']);
  });

  it('a village lies in the town that the article named last', () => {
    const village = places('[L:绩溪县][L:伏岭镇]下了一场雨。[L:北湾头村]的路断了。').at(-1);
    expect(ancestors(village)).toEqual(['安徽省', '宣城市', '绩溪县', '伏岭镇']);
  });

  it('a community without a division before it lies in the page’s city', () => {
    const [, [community] = []] = pageOf(null, '昨天，[L:开封]下雨。', '[L:翠柏社区]的居民用上了电梯。');
    expect(community).toMatchObject({ name: '翠柏社区', level: 'VILLAGE' });
    expect(ancestors(community)).toEqual(['河南省', '开封市']);
  });

  it('villages in a row lie in one town', () => {
    const found = places('[L:伏岭镇]的干部走访了[L:槐荫村]、[L:李家洼村]和[L:聂村]。');
    expect(found.slice(1).map((place) => [place.name, ancestors(place)?.at(-1)])).toEqual([
      ['槐荫村', '伏岭镇'],
      ['李家洼村', '伏岭镇'],
      ['聂村', '伏岭镇'],
    ]);
  });

  it('a row of villages may leave 村 to its last word', () => {
    const found = places('选取[L:槐荫]、[L:李家洼]、[L:沙岗]3个村试点。');
    expect(found.map(({ name, level, spellings }) => [name, level, ...spellings])).toEqual([
      ['槐荫', 'VILLAGE', '槐荫'],
      ['李家洼', 'VILLAGE', '李家洼'],
      ['沙岗', 'VILLAGE', '沙岗'],
    ]);
  });

  it('a row of towns may leave 镇 to its last word', () => {
    const found = places('[L:绩溪县]的[L:临溪]、[L:上庄]和[L:伏岭]三个镇通了车。');
    expect(found.map(({ name, level, spellings }) => [name, level, ...spellings])).toEqual([
      ['绩溪县', 'COUNTY', '绩溪县'],
      ['临溪镇', 'TOWNSHIP', '临溪'],
      ['上庄镇', 'TOWNSHIP', '上庄'],
      ['伏岭镇', 'TOWNSHIP', '伏岭'],
    ]);
  });

  it('cities in a row stay cities, however many villages follow', () => {
    expect(names('[L:宁波市]、[L:嘉兴市]3个村入选。')).toEqual(['宁波市', '嘉兴市']);
  });
});

describe('roads, waters, parks and buildings', () => {
  it('a short form that a road is called after is no division', () => {
    expect(names('车队沿[L:绩溪]路走，[L:绩溪]的果农在等。')).toEqual(['绩溪县']);
    expect(names('车队开上[L:盘山]路。')).toEqual([]);
  });

  it('roads, parks and buildings lie where the article is', () => {
    const found = places('[L:绩溪县]的[L:解放路]、[L:云溪谷景区]和[L:瑞和嘉园小区]都通了公交。').slice(1);
    expect(found.map((place) => [place.name, place.level, ancestors(place)?.at(-1)])).toEqual([
      ['解放路', 'PLACE', '绩溪县'],
      ['云溪谷景区', 'PLACE', '绩溪县'],
      ['瑞和嘉园小区', 'PLACE', '绩溪县'],
    ]);
  });

  it('rivers and hills that everyone knows lie nowhere in particular', () => {
    const found = places('[L:绩溪县]的志愿者保护[L:黄河]，植绿[L:太行山]。').slice(1);
    expect(found.map((place) => [place.name, ancestors(place)])).toEqual([
      ['黄河', []],
      ['太行山', []],
    ]);
  });

  it('a foreign city lies in no county', () => {
    expect(places('[L:绩溪县]的客商来自[L:巴黎]。')[1]).toMatchObject({ name: '巴黎', ancestors: [] });
  });

  it('a place is also spelled with the divisions printed right before it', () => {
    const [, , park] = places('[L:鹤壁市][L:淇滨区][L:鹿台阁文化园]开放。');
    expect(park).toMatchObject({ name: '鹿台阁文化园', spellings: ['鹿台阁文化园', '鹤壁市淇滨区鹿台阁文化园'] });
    expect(ancestors(park)).toEqual(['河南省', '鹤壁市', '淇滨区']);
  });

  it('a place right behind one that is no division is not spelled with it', () => {
    const [, river, hill] = places('[L:绩溪县][L:黄河][L:太行山]').map((place) => place.spellings);
    expect([river, hill]).toEqual([['黄河', '绩溪县黄河'], ['太行山']]);
  });

  it('a place named twice is one place', () => {
    const [road, other] = places('[L:沁芳街]封了，[L:沁芳街]的商户放假。');
    expect(road?.ranges).toHaveLength(2);
    expect(other).toBeUndefined();
  });
});

describe('names of other things', () => {
  it('a place inside the name of a person, an organization or an office is no place', () => {
    expect(names('[O:绩溪县公安局]的[P:张海南]和[T:绩溪县县长]到场，[P:桂林]没有来。')).toEqual([]);
  });

  it('a place that also stands alone is one', () => {
    const [place] = places('[O:绩溪县公安局]发布通告，[L:绩溪县]群众点赞。');
    expect(place).toMatchObject({ name: '绩溪县', spellings: ['绩溪县'] });
    expect(place?.ranges).toEqual([{ start: 11, end: 14 }]);
  });
});

describe('abuse', () => {
  it.each([
    ['nothing', ''],
    ['a place that fills the text', '[L:绩溪县]'],
    ['divisions without a gap', '[L:绩溪县]'.repeat(200)],
    ['a chain found as one name', `[L:${'安徽省宣城市绩溪县'.repeat(60)}]`],
    ['endings found as one name', `[L:${'省市县区镇乡村'.repeat(60)}]`],
    ['a row that never ends', '[L:临溪]、'.repeat(200)],
    ['a row of zones', '[L:经开区]、'.repeat(200)],
    ['names of one character', '[L:省][L:村][L:路]'.repeat(60)],
    ['marks found as names', '[L:（][L:”][L:、]'],
    ['Latin letters found as names', `[L:${'lorem ipsum '.repeat(20)}]`],
    ['lone surrogates', '[L:\ud840村]\udc00[L:\udc00]'],
  ])('%s is read, and every place reads back', (_, article) => {
    expect.hasAssertions();
    const { text, names: given } = marked(article);
    const found = places(article);
    expect(found.length > 0).toBe(given.length > 0);
    for (const { ranges, spellings } of found) {
      expect(ranges.length).toBeGreaterThan(0);
      for (const { start, end } of ranges) expect(spellings).toContain(text.slice(start, end));
    }
  });

  it('a page without articles has no home', () => {
    const region = readRegion([], null, lexicon.vocabulary);
    expect(region.home).toBeNull();
    expect(findPlaces('', [], region, lexicon)).toEqual([]);
  });

  it('a newspaper that is called after no city is at home nowhere', () => {
    expect(readRegion([], '晨光读者', lexicon.vocabulary).home).toBeNull();
  });

  /** The characters that reading a text of `count` times a piece takes, for each time. */
  function workOn(piece: string, count: number, inOneName = false): number {
    const { text, names: given } = marked(inOneName ? `[L:${piece.repeat(count)}]` : piece.repeat(count));
    const region = readRegion([], null, lexicon.vocabulary);
    const read = countWork(() => findPlaces(text, given, region, lexicon));
    expect(read).toBeGreaterThan(0);
    return read / count;
  }

  it.each([
    ['divisions', '[L:绩溪县]，'],
    ['chains of divisions', '[L:安徽省][L:宣城市][L:绩溪县]'],
    ['zones', '[L:濮阳经开区]、'],
    ['villages', '[L:北湾头村]、'],
    ['rows that end', '[L:临溪]、[L:上庄]两个镇，'],
  ])('%s are read in time that grows with the text', (_, piece) => {
    expect(workOn(piece, 3000)).toBeLessThan(1.5 * workOn(piece, 300));
  });

  it('a row of places that never ends is read in time that grows with the text', () => {
    expect(workOn('[L:昆山]、', 1000)).toBeLessThan(1.5 * workOn('[L:昆山]、', 100));
  });

  it('places that stand side by side without a gap are read in time that grows with the text', () => {
    expect(workOn('[L:黄河]', 3000)).toBeLessThan(1.5 * workOn('[L:黄河]', 300));
  });

  it('a chain of divisions found as one name is read in time that grows with its length', () => {
    const chain = '安徽省宣城市绩溪县';
    expect(workOn(chain, 200, true)).toBeLessThan(1.5 * workOn(chain, 20, true));
  });
});
