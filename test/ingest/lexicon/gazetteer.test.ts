import { describe, expect, it } from 'vitest';
import { ancestorsOf, liesIn } from '../../../src/ingest/lexicon/gazetteer.js';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';

const { vocabulary } = shippedLexicon();
const divisionsNamed = (name: string) => vocabulary.divisionsNamed(name);
const divisionsShortened = (name: string) => vocabulary.divisionsShortened(name);

describe('divisions by full name', () => {
  it('a county has its code, its city and its province', () => {
    const [county, other] = divisionsNamed('绩溪县');
    expect(county).toMatchObject({ name: '绩溪县', level: 'COUNTY', code: '341824' });
    expect(other).toBeUndefined();
    expect(county && ancestorsOf(county).map(({ name, code }) => [name, code])).toEqual([
      ['安徽省', '340000'],
      ['宣城市', '341800'],
    ]);
  });

  it('a town has nine digits that begin with those of its county', () => {
    expect(divisionsNamed('伏岭镇')).toMatchObject([{ level: 'TOWNSHIP', code: '341824105' }]);
  });

  it('towns of one name are all there, each in its own county', () => {
    const counties = divisionsNamed('城关镇').map((each) => each.parent?.name);
    expect(counties.length).toBeGreaterThan(50);
    expect(new Set(counties).size).toBe(counties.length);
  });

  it('a province that is a city stands directly above its districts', () => {
    const districts = divisionsNamed('渝中区');
    expect(districts.map((each) => each.parent?.name)).toEqual(['重庆市']);
  });

  it('a city that is governed by its province stands directly below it', () => {
    expect(divisionsNamed('济源市').map((each) => [each.level, each.parent?.name])).toEqual([['COUNTY', '河南省']]);
  });

  it('a statutory zone stands beside the districts of its city', () => {
    const zones = divisionsNamed('石家庄市').flatMap((city) => vocabulary.zonesIn(city));
    expect(zones.map((zone) => zone.name)).toContain('石家庄高新技术产业开发区');
  });

  it('Hong Kong, Macao and Taiwan are provinces', () => {
    for (const [name, code] of [
      ['香港特别行政区', '810000'],
      ['澳门特别行政区', '820000'],
      ['台湾省', '710000'],
    ] as const)
      expect(divisionsNamed(name)).toMatchObject([{ level: 'PROVINCE', code }]);
  });

  it('what is no division gives nothing', () => {
    for (const name of ['', '某某市', '绩', '绩溪县的']) expect(divisionsNamed(name)).toEqual([]);
  });
});

describe('divisions by short form', () => {
  it('a short form may mean a province and a city', () => {
    expect(new Set(divisionsShortened('吉林').map((each) => each.name))).toEqual(new Set(['吉林省', '吉林市']));
  });

  it('autonomous regions, prefectures and counties are called without their peoples', () => {
    expect(divisionsShortened('新疆').map((each) => each.name)).toEqual(['新疆维吾尔自治区']);
    expect(divisionsShortened('恩施').map((each) => each.name)).toContain('恩施土家族苗族自治州');
    expect(divisionsShortened('门源').map((each) => each.name)).toEqual(['门源回族自治县']);
  });

  it('a county of one character and a district have none', () => {
    expect(divisionsShortened('温')).toEqual([]);
    expect(divisionsShortened('解放')).toEqual([]);
  });
});

describe('what lies in what', () => {
  it('a town lies in its county, city and province, and in no other', () => {
    const [town] = divisionsNamed('伏岭镇');
    const [province] = divisionsNamed('安徽省');
    const [elsewhere] = divisionsNamed('浙江省');
    expect(town && province && liesIn(town, province)).toBe(true);
    expect(town && elsewhere && liesIn(town, elsewhere)).toBe(false);
  });
});
