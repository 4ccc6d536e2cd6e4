import { describe, expect, it } from 'vitest';
import { findOrganizations, type Organization } from '../../../../src/ingest/facts/organizations/organizations.js';
import { readRegion } from '../../../../src/ingest/facts/places/region.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { marked } from '../../../support/marked.js';
import { countWork } from '../../../support/work.js';

const lexicon = shippedLexicon();

/** The organizations of an article whose names are marked, the only one of its page. */
function organizations(article: string, newspaper: string | null = null): Organization[] {
  const analysis = marked(article);
  const region = readRegion([analysis], newspaper, lexicon.vocabulary);
  return findOrganizations(analysis.text, analysis.names, region, lexicon);
}

function names(article: string): string[] {
  return organizations(article).map(({ name }) => name);
}

/** Each organization's spellings. */
function spellings(article: string, newspaper: string | null = null): (readonly string[])[] {
  return organizations(article, newspaper).map((organization) => organization.spellings);
}

describe('bodies of government and Party', () => {
  it('a bureau is named by its division or by the level of government', () => {
    expect(names('[O:绩溪县公安局]联合[O:市科技局]、[O:区教育局]开展活动。')).toEqual([
      '绩溪县公安局',
      '市科技局',
      '区教育局',
    ]);
  });

  it('a bureau without its division is one all the same', () => {
    expect(names('[O:住建局]、[O:城管局]负责人参加。')).toEqual(['住建局', '城管局']);
  });

  it('a field that a level governs is no body, and neither is so many of a kind', () => {
    expect(names('省、[O:市科技]主管部门和[O:市科协]到会，[O:县交警]指挥。')).toEqual(['市科协']);
    expect(names('认定[O:绩溪县工程中心]3个，[O:绩溪县工程中心]来人。')).toEqual(['绩溪县工程中心']);
  });

  it('a Party committee is named by its division, and 市委 alone by nothing', () => {
    expect(names('[O:绩溪县委]决定，按照[O:市委]、[O:市政府]部署，抓好落实。')).toEqual(['绩溪县委']);
  });

  it('bodies that every village, town and firm has are none without it', () => {
    expect(names('[O:党支部]、[O:村委会]、[O:街道办事处]和[O:董事会]派人参加。')).toEqual([]);
  });

  it('a pronoun for the division names no body', () => {
    expect(names('[O:该区人大常委会]和[O:该镇党委]派人参加。')).toEqual([]);
    expect(names('[O:该村委会]、[O:我市市委]和[O:本县县政府]派人参加。')).toEqual([]);
  });

  it('a body that is one of several, or kept unnamed, is none', () => {
    expect(names('[O:各县（市）区宣传部]、各[O:区教育局]、各县（市、区）[O:市场监管局]派人参加。')).toEqual([]);
    expect(names('[O:绩溪县各中学]停课，[O:某机械公司]、[O:绩溪县某机械厂]停产。')).toEqual([]);
    expect(names('各[L:县]（[L:市]）[L:区][O:科技局]派人参加。')).toEqual([]);
  });

  it('a village may be called after 各庄, and a person 某', () => {
    expect(names('[O:绩溪县国各庄小学]开学。嫌疑人[P:邵某][O:绩溪县公安局]认得。')).toEqual([
      '绩溪县国各庄小学',
      '绩溪县公安局',
    ]);
  });

  it('a department of the committee is named with it', () => {
    expect(names('[O:市委宣传部]和[O:绩溪县委组织部]举办培训，[O:宣传部]来了。')).toEqual([
      '市委宣传部',
      '绩溪县委组织部',
    ]);
  });
});

describe('one organization in several places', () => {
  it('an organization named twice is one, wherever the line broke', () => {
    expect(organizations('[O:璟芃科技学院]开学，[O:璟芃 科技学院]的师生到齐。')).toMatchObject([
      {
        name: '璟芃科技学院',
        spellings: ['璟芃科技学院', '璟芃 科技学院'],
        ranges: [
          { start: 0, end: 6 },
          { start: 9, end: 16 },
        ],
      },
    ]);
  });

  it('organizations come in the order of their first mention', () => {
    expect(names('[O:宁波大学]和[O:绩溪县教育局]签约，[O:宁波大学]供稿，[O:市葡萄协会]祝贺。')).toEqual([
      '宁波大学',
      '绩溪县教育局',
      '市葡萄协会',
    ]);
  });

  it('an organization is told with what decided its name', () => {
    expect(organizations('[O:宁波大学]开学。')[0]?.rule).toBe('marked by the test');
  });

  it('people, places and offices are no organizations', () => {
    expect(names('[L:绩溪县][T:县长][P:邵敏]到会。')).toEqual([]);
  });
});

describe('short forms', () => {
  it('a short form that the article introduces is a spelling of the full name', () => {
    const forms = ['（以下简称宁大）', '（简称“宁大”）', '（下简称：宁大）'];
    for (const form of forms)
      expect(spellings(`[O:宁波大学]${form}近日发布公告。[O:宁大]师生踊跃报名。`)).toEqual([['宁波大学', '宁大']]);
  });

  it('a company is recognized without its legal form', () => {
    expect(spellings('[O:绩溪县璟芃机械有限公司]投产。[O:璟芃机械]去年就已签约，[O:璟芃公司]供货。')).toEqual([
      ['绩溪县璟芃机械有限公司', '璟芃机械', '璟芃公司'],
    ]);
  });

  it('a company’s short form may stand before its full name', () => {
    expect(organizations('[O:璟芃集团]落户\n[O:安徽璟芃新材料股份有限公司]昨日投产。')).toMatchObject([
      { name: '安徽璟芃新材料股份有限公司', spellings: ['璟芃集团', '安徽璟芃新材料股份有限公司'] },
    ]);
  });

  it('a short form that two companies share is neither’s', () => {
    expect(names('[O:绩溪县璟芃机械有限公司]和[O:绩溪县璟芃食品有限公司]投产。[O:璟芃]再出发。')).toEqual([
      '绩溪县璟芃机械有限公司',
      '绩溪县璟芃食品有限公司',
      '璟芃',
    ]);
  });

  it('the province’s academy is the same with and without the province', () => {
    expect(spellings('[O:河南省科学院]成立分院。[O:省科学院]专家出席。')).toEqual([['河南省科学院', '省科学院']]);
  });

  it('the court of a city is called without what headlines leave out', () => {
    expect(organizations('[O:孟州法院]巡回办案\n[O:孟州市人民法院]的法官进了村。')).toMatchObject([
      { name: '孟州市人民法院', spellings: ['孟州法院', '孟州市人民法院'] },
    ]);
  });

  it('an abbreviation goes to the name that it shortens', () => {
    expect(spellings('[O:市防汛抗旱指挥部]值守，[O:市防指]发布通知。')).toEqual([['市防汛抗旱指挥部', '市防指']]);
  });

  it('an organization whose short form comes first comes where that stands', () => {
    expect(names('[O:璟芃集团]开会，[O:宁波大学]参加。[O:安徽璟芃新材料股份有限公司]投产。')).toEqual([
      '安徽璟芃新材料股份有限公司',
      '宁波大学',
    ]);
  });

  it('a short form of a short form is the fullest name’s', () => {
    const article = '[O:宁波大学附属医院]（简称宁大附院）开工。[O:宁大附院]（简称附院）开诊，[O:附院]今天休息。';
    expect(spellings(article)).toEqual([['宁波大学附属医院', '宁大附院', '附院']]);
  });

  it('one university is not another’s abbreviation', () => {
    expect(names('[O:河南理工大学]与[O:河南大学]合作。')).toEqual(['河南理工大学', '河南大学']);
  });

  it('a body of one level of government is not that of another', () => {
    expect(names('[O:省教育厅]、[O:市教育局]和[O:区教育局]的负责人参加。')).toEqual([
      '省教育厅',
      '市教育局',
      '区教育局',
    ]);
  });

  it('the hospital of the city is the home city’s', () => {
    expect(spellings('[L:焦作市]开会，[O:焦作市人民医院]参加，[O:市人民医院]再添新科室。')).toEqual([
      ['焦作市人民医院', '市人民医院'],
    ]);
  });

  it('the hospital of the city is not that of a city under it', () => {
    expect(names('[L:焦作市]召开会议，[O:市人民医院]和[O:沁阳市人民医院]参加，[L:焦作]再添新科室。')).toEqual([
      '市人民医院',
      '沁阳市人民医院',
    ]);
  });
});

describe('abuse', () => {
  it.each([
    ['nothing', ''],
    ['a name that fills the text', '[O:宁波大学]'],
    ['names without a gap', '[O:宁波大学]'.repeat(200)],
    ['short forms of short forms', '[O:璟芃]、[O:璟芃公司]、[O:璟芃机械公司]、[O:璟芃机械有限公司]'.repeat(20)],
    ['legal forms alone', '[O:有限责任公司]、[O:集团]、[O:公司]'.repeat(20)],
    ['introductions that never end', '[O:宁波大学]（以下简称'.repeat(100)],
    ['names of one character', '[O:局]、[O:a]、[O:（]'.repeat(60)],
    ['a name that goes on and on', `[O:${'市委宣传部'.repeat(300)}]`],
    ['bare bodies in a row without an end', `[O:${'村两委'.repeat(300)}x]`],
    ['lone surrogates', '[O:\ud840局]\udc00[O:\udc00]'],
  ])('%s is read, and every organization reads back', (_, article) => {
    expect.hasAssertions();
    const { text, names: given } = marked(article);
    const found = organizations(article);
    expect(found.length > 0).toBe(given.length > 0);
    for (const { ranges, spellings: printed } of found) {
      expect(ranges.length).toBeGreaterThan(0);
      for (const { start, end } of ranges) expect(printed).toContain(text.slice(start, end));
    }
  });

  /** The characters that reading a text with the pieces of `count` numbers takes, for each number. */
  function workOn(piece: (number: number) => string, count: number): number {
    const { text, names: given } = marked(Array.from({ length: count }, (_, i) => piece(i)).join(''));
    const region = readRegion([], null, lexicon.vocabulary);
    const read = countWork(() => findOrganizations(text, given, region, lexicon));
    expect(read).toBeGreaterThan(0);
    return read / count;
  }

  it('organizations that introduce each other as short forms are all there', () => {
    const found = organizations(
      '[O:璟芃机械有限公司]（以下简称璟芃机械）投产。[O:璟芃机械]（以下简称璟芃机械有限公司）供货。',
    );
    expect(found.map(({ spellings: printed }) => printed)).toEqual([['璟芃机械有限公司', '璟芃机械']]);
  });

  it('one organization, named again and again, is read in time that grows with the text', () => {
    const again = () => '[O:宁波大学]、';
    expect(workOn(again, 3000)).toBeLessThan(1.5 * workOn(again, 300));
  });

  it.each<[string, (number: number) => string]>([
    ['many organizations', (number) => `[O:宁波第${number}机械厂]、`],
    ['many companies with their short forms', (number) => `[O:璟芃${number}机械有限公司]、[O:璟芃${number}公司]、`],
    ['many bodies that one short form fits', (number) => `[O:甲${number}市教育局]、[O:市教育局]、`],
    ['many bodies with their abbreviations', (number) => `[O:宁波第${number}防汛指挥部]、[O:宁波${number}防指]、`],
    ['many names that only 人民 tells apart', (number) => `[O:宁波${binary(number)}法院]、`],
  ])('%s are read in time that grows with the text', (_, piece) => {
    expect(workOn(piece, 1000)).toBeLessThan(2 * workOn(piece, 100));
  });
});

/** Each number as other insertions that a short form leaves out. */
function binary(number: number): string {
  return number.toString(2).padStart(12, '0').replaceAll('0', '人民').replaceAll('1', '中级');
}
