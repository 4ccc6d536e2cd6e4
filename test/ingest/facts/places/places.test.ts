import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../../../src/ingest/facts/places/places.js';
import type { FactText, LocationFact, PersonFact } from '../../../../src/ingest/parsed.js';

function factText(text: string): FactText {
  return { reading: { text, offsets: Array.from({ length: text.length }, (_, i) => i) }, bodyStart: 0 };
}

/** The places of each article of a page. */
function places(...articles: string[]): readonly LocationFact[][] {
  const page = { newspaper: null, text: articles.join('') };
  return findPlaces(articles.map(factText), page).map(({ locations }) => [...locations]);
}

/** The names of the places in one article. */
function names(article: string): string[] {
  return places(article).flatMap((found) => found.map(({ name }) => name));
}

describe('divisions', () => {
  it('every division of an address is a place of its own', () => {
    expect(names('活动在安徽省宣城市绩溪县伏岭镇举行。')).toEqual(['安徽省', '宣城市', '绩溪县', '伏岭镇']);
  });

  it('a place carries its code, level and ancestors from the province down', () => {
    const [[place] = []] = places('绩溪县迎来丰收。');
    expect(place).toMatchObject({ name: '绩溪县', level: 'COUNTY', code: '341824' });
    expect(place?.ancestors).toEqual([
      { name: '安徽省', level: 'PROVINCE', code: '340000' },
      { name: '宣城市', level: 'CITY', code: '341800' },
    ]);
  });

  it('the short and the full form are one place with two spellings', () => {
    const [[place, other] = []] = places('宁波一片繁忙。宁波市今年吞吐量创新高。');
    expect(place).toMatchObject({ name: '宁波市', spellings: ['宁波', '宁波市'] });
    expect(place?.spans).toHaveLength(2);
    expect(other).toBeUndefined();
  });

  it('of several towns with one name the page means that of its own county', () => {
    const [[, town] = []] = places('沁阳市传来消息，太行街道的路修好了。');
    expect(town).toMatchObject({ name: '太行街道', level: 'TOWNSHIP', code: '410882003' });
    const [[, other] = []] = places('山阳区传来消息，太行街道的路修好了。');
    expect(other).toMatchObject({ name: '太行街道', code: '410811004' });
  });

  it('what one article says helps to read the other', () => {
    const [, [district] = []] = places('嘉兴市举办龙舟赛。嘉兴今年投入资金整治河道。', '南湖区的赛队夺冠。');
    expect(district?.ancestors.map(({ name }) => name)).toEqual(['浙江省', '嘉兴市']);
  });

  it('the newspaper is at home in its city', () => {
    const [
      {
        locations: [district],
      } = { locations: [] },
    ] = findPlaces([factText('鼓楼区的老街修好了。')], {
      newspaper: '开封日报',
      text: '',
    });
    expect(district?.ancestors.map(({ name }) => name)).toEqual(['河南省', '开封市']);
  });

  it('a name that many towns have, with nothing to tell which, has no code', () => {
    const [[town] = []] = places('城关镇的早市很热闹。');
    expect(town).toMatchObject({ name: '城关镇', code: null, ancestors: [] });
  });

  it('pronouns for the division name nothing', () => {
    expect(names('我市召开会议，全市、全省和该区的干部参加，各县都要落实。')).toEqual([]);
  });

  it('counties far away are named in a row, or not at all', () => {
    expect(names('考察团先后到昆山、晋江学习。')).toEqual(['昆山市', '晋江市']);
  });

  it('a county that is called by a common word needs its full name', () => {
    expect(names('孩子们平安回家，乡亲们富裕起来。')).toEqual([]);
  });

  it('a country is a place', () => {
    expect(places('产品销往越南、泰国等国家。')[0]?.map(({ name, level }) => [name, level])).toEqual([
      ['越南', 'COUNTRY'],
      ['泰国', 'COUNTRY'],
    ]);
  });
});

describe('zones', () => {
  it('the zone of a kind is that of the page’s city', () => {
    const [[, zone] = []] = places('濮阳市今年项目多。濮阳再添新企业，经开区开工三个项目。');
    expect(zone).toMatchObject({ name: '濮阳经济技术开发区', level: 'ZONE', spellings: ['经开区'] });
  });

  it('a zone with its city before it is one place', () => {
    expect(names('来自济源示范区的队伍夺冠。')).toEqual(['济源示范区']);
  });

  it('zones of a kind are no place', () => {
    expect(names('要建设国家农业高新技术产业示范区，打造示范区样板，再建3个开发区。')).toEqual([]);
  });
});

describe('villages and communities', () => {
  it('a village behind its town is named, with the town as its parent', () => {
    const [found = []] = places('记者来到绩溪县伏岭镇北湾头村采访。');
    const village = found.at(-1);
    expect(village).toMatchObject({ name: '北湾头村', level: 'VILLAGE', code: null });
    expect(village?.ancestors.at(-1)?.name).toBe('伏岭镇');
  });

  it('villages in a row', () => {
    expect(names('一行人走访了槐荫村、李家洼村和聂村。')).toEqual(['槐荫村', '李家洼村', '聂村']);
  });

  it('a village is named by its party branch', () => {
    expect(names('桃园沟村党支部书记介绍了情况。')).toEqual(['桃园沟村']);
  });

  it('kinds of villages are none', () => {
    expect(names('农村变样了，贫困村、示范村和每个行政村都通了路，全村村民高兴，村村通公交。')).toEqual([]);
  });

  it('a row of villages may leave 村 to its last word', () => {
    expect(names('选取槐荫、李家洼、沙岗3个村试点。')).toEqual(['槐荫', '李家洼', '沙岗']);
  });

  it('communities', () => {
    expect(names('在翠柏社区，居民用上了电梯。智慧社区建设加快，各社区都有网格员。')).toEqual(['翠柏社区']);
  });
});

describe('roads, waters, parks and buildings', () => {
  it('roads, even those that are called by common words', () => {
    expect(names('施工路段为解放路、建设路和沁芳街，请绕行。')).toEqual(['解放路', '建设路', '沁芳街']);
  });

  it('numbered roads', () => {
    expect(names('国道207线半幅通行，省道309线封闭。')).toEqual(['国道207线', '省道309线']);
  });

  it('roads in figures of speech are none', () => {
    expect(names('农村公路铺成致富路，他走上了创业路，少走回头路，奔向康庄大道。')).toEqual([]);
  });

  it('rivers and hills that everyone knows', () => {
    expect(names('保护黄河，植绿太行山。')).toEqual(['黄河', '太行山']);
  });

  it('金山银山 and 绿水青山 are no hills', () => {
    expect(names('绿水青山就是金山银山，真金白银投入，大好河山更美。')).toEqual([]);
  });

  it('parks, scenic areas and estates by their own names', () => {
    expect(names('栖霞湖湿地公园、云溪谷景区和瑞和嘉园小区都通了公交。')).toEqual([
      '栖霞湖湿地公园',
      '云溪谷景区',
      '瑞和嘉园小区',
    ]);
  });

  it('kinds of places are none', () => {
    expect(names('老旧小区改造，建停车场和口袋公园，新增农贸市场，培育新型市场主体，扫雪除冰上山下河。')).toEqual([]);
  });

  it('a place may be called after a body', () => {
    expect(names('水利局家属院装了路灯。')).toEqual(['水利局家属院']);
  });
});

describe('names of other things', () => {
  it('a place inside an organization’s name is no place', () => {
    expect(names('绩溪县公安局发布通告，宁波大学师生参加。')).toEqual([]);
  });

  it('… unless it also stands alone', () => {
    expect(names('绩溪县公安局发布通告，绩溪县群众点赞。')).toEqual(['绩溪县']);
  });

  it('a place inside an office is no place', () => {
    expect(names('绩溪县县长主持会议。')).toEqual([]);
  });

  it('reporters and officials who are called like places are people', () => {
    expect(names('本报讯（记者桂林）副局长宁夏提醒司机。')).toEqual([]);
  });

  it('what stands in a person’s name is no place', () => {
    const text = '张海南说，海南岛的风很大。';
    const person: PersonFact = {
      name: '张海南',
      isOfficial: false,
      titles: [],
      spans: [{ start: 0, end: 3 }],
      rule: 'written by the test',
    };
    const [{ locations } = { locations: [] }] = findPlaces([factText(text)], { newspaper: null, text }, [[person]]);
    expect(locations.flatMap(({ spans }) => spans).map(({ start }) => start)).toEqual([text.indexOf('海南岛')]);
  });
});

describe('any text', () => {
  const noise = [
    '',
    '\n',
    '。',
    '省',
    '村',
    '路',
    '（',
    '”',
    '0'.repeat(3000),
    'lorem ipsum '.repeat(80),
    '省市县区'.repeat(400),
  ];
  const mixed = '绩溪县（AI）12号“”、、、村路…\u0000\ufffd𠮷県ｱ村、社区委会公司）（、省';
  it('gives facts whose spans read back, and never throws', () => {
    let count = 0;
    const half = '活动在安徽省宣城市绩溪县伏岭镇举行，北湾头村党支部书记、绩溪县公安局'.repeat(40);
    for (const text of [...noise, mixed, mixed.repeat(50), half, half.slice(7, -3), [...half].reverse().join('')]) {
      const [found] = findPlaces([factText(text)], { newspaper: null, text });
      for (const fact of [...(found?.locations ?? []), ...(found?.organizations ?? [])]) {
        expect(fact.spans.length).toBeGreaterThan(0);
        for (const span of fact.spans) expect(fact.spellings).toContain(text.slice(span.start, span.end));
        count++;
      }
    }
    expect(count).toBeGreaterThan(0);
  });

  it('random characters of a newspaper are read like any others', () => {
    const alphabet = [...'省市县区镇乡村路街委局公司大学示范在和、。，“”（）某山河0Aa\n绩溪宁波李'];
    let state = 7;
    const next = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return alphabet[Math.floor((state / 2147483648) * alphabet.length)];
    };
    let count = 0;
    for (let round = 0; round < 200; round++) {
      const text = Array.from({ length: 200 }, next).join('');
      const [found] = findPlaces([factText(text)], { newspaper: null, text });
      for (const fact of [...(found?.locations ?? []), ...(found?.organizations ?? [])]) {
        for (const span of fact.spans) expect(fact.spellings).toContain(text.slice(span.start, span.end));
        count++;
      }
    }
    expect(count).toBeGreaterThan(0);
  });

  it('a page without articles has no places', () => {
    expect(findPlaces([], { newspaper: null, text: '' })).toEqual([]);
  });
});
