import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../../../src/ingest/facts/places/places.js';
import type { FactText, OrganizationFact } from '../../../../src/ingest/parsed.js';

function factText(text: string): FactText {
  return { reading: { text, offsets: Array.from({ length: text.length }, (_, i) => i) }, bodyStart: 0 };
}

function organizations(text: string): readonly OrganizationFact[] {
  return findPlaces([factText(text)], { newspaper: null, text })[0]?.organizations ?? [];
}

function names(text: string): string[] {
  return organizations(text).map(({ name }) => name);
}

describe('government and Party bodies', () => {
  it('a bureau is named by its division or by the level of government', () => {
    expect(names('绩溪县公安局联合市科技局、区教育局开展活动。')).toEqual(['绩溪县公安局', '市科技局', '区教育局']);
  });

  it('bureaus in a list do without', () => {
    expect(names('住建局、城管局负责人参加。')).toEqual(['住建局', '城管局']);
  });

  it('a Party committee is named by its division, and 市委 alone by nothing', () => {
    expect(names('绩溪县委决定，按照市委、市政府部署，抓好落实。')).toEqual(['绩溪县委']);
  });

  it('a department of the committee is named with it', () => {
    expect(names('市委宣传部和绩溪县委组织部举办培训。')).toEqual(['市委宣传部', '绩溪县委组织部']);
  });

  it('ministries', () => {
    expect(names('日前，教育部公布名单。')).toEqual(['教育部']);
  });

  it('a body with a task in its name', () => {
    expect(names('省污染防治攻坚办通报了情况。')).toEqual(['省污染防治攻坚办']);
  });

  it('a pronoun for the division is no part of the name', () => {
    expect(names('该区住建局公布了方案。')).toEqual(['住建局']);
  });

  it('generic bodies are none', () => {
    expect(names('各部门、有关单位、各县（市）区宣传部和相关企业参加，成立领导小组。')).toEqual([]);
  });
});

describe('institutions', () => {
  it('universities, hospitals and schools by their full names', () => {
    expect(names('参加者来自宁波大学、绩溪县人民医院和市实验小学。')).toEqual([
      '宁波大学',
      '绩溪县人民医院',
      '市实验小学',
    ]);
  });

  it('an institute of an academy in another city', () => {
    expect(names('与中国科学院合肥物质科学研究院签约。')).toEqual(['中国科学院合肥物质科学研究院']);
  });

  it('a conjunction may stand inside a name', () => {
    expect(names('中科院宁波海洋生态与渔业研究所的专家来了。')).toEqual(['中科院宁波海洋生态与渔业研究所']);
  });

  it('and between two names', () => {
    expect(names('宁波大学和绩溪县教育局签约。')).toEqual(['宁波大学', '绩溪县教育局']);
  });

  it('companies, with what only their founders can explain', () => {
    expect(names('记者走进安徽璟芃新材料股份有限公司。')).toEqual(['安徽璟芃新材料股份有限公司']);
  });

  it('a branch belongs to its bank', () => {
    expect(names('璟芃银行绩溪分行推出新产品。')).toEqual(['璟芃银行绩溪分行']);
  });

  it('cooperatives and associations', () => {
    expect(names('璟芃葡萄种植专业合作社加入了市葡萄协会。')).toEqual(['璟芃葡萄种植专业合作社', '市葡萄协会']);
  });

  it('a verb before a name is not part of it', () => {
    expect(names('加快推进璟芃科技学院建设。')).toEqual(['璟芃科技学院']);
  });

  it('kinds of institutions are none', () => {
    expect(names('扶持龙头企业和农业公司，建设现代化医院，全市中小学和三级医院、87所幼儿园受益。')).toEqual([]);
  });

  it('a body that the text leaves unnamed is none', () => {
    expect(names('欠某建材公司货款。')).toEqual([]);
  });
});

describe('short forms', () => {
  it('an introduced short form is a spelling of the full name', () => {
    const [first, second] = organizations('宁波大学（以下简称宁大）近日发布公告。宁大师生踊跃报名。');
    expect(first).toMatchObject({ name: '宁波大学', spellings: ['宁波大学', '宁大'] });
    expect(second).toBeUndefined();
  });

  it('a company is recognized without its legal form', () => {
    const [company] = organizations('绩溪县璟芃机械有限公司投产。璟芃机械去年就已签约。');
    expect(company).toMatchObject({ spellings: ['绩溪县璟芃机械有限公司', '璟芃机械'] });
  });

  it('the province’s academy is the same with and without the province', () => {
    expect(organizations('河南省科学院成立分院。省科学院专家出席。')).toMatchObject([
      { name: '河南省科学院', spellings: ['河南省科学院', '省科学院'] },
    ]);
  });

  it('an abbreviation goes to the name that it shortens', () => {
    expect(organizations('市防汛抗旱指挥部值守，市防指发布通知。')).toMatchObject([
      { name: '市防汛抗旱指挥部', spellings: ['市防汛抗旱指挥部', '市防指'] },
    ]);
  });

  it('one university is not another’s abbreviation', () => {
    expect(names('河南理工大学与河南大学合作。')).toEqual(['河南理工大学', '河南大学']);
  });

  it('a hospital of the city is not that of a city under it', () => {
    expect(names('焦作市召开会议，焦作市的市人民医院和沁阳市人民医院参加，焦作再添新科室。')).toEqual([
      '市人民医院',
      '沁阳市人民医院',
    ]);
  });
});
