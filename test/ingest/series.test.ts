/** One place's figures in five wordings are one line, and two places' figures are two. */
import { describe, expect, test } from 'vitest';
import { parsePage } from '../../src/ingest/parse.js';
import type { SubjectFact } from '../../src/ingest/parsed.js';

const SETS: Readonly<Record<string, readonly (readonly [headline: string, body: string])[]>> = {
  接待游客: [
    ['沁水县接待游客再创新高', '本报讯（记者何一鸣）1月份，沁水县共接待游客12.6万人次，旅游市场开局良好。'],
    ['沁水县文旅消费升温', '本报讯（记者何一鸣）记者从沁水县文旅局获悉，2月份，全县游客接待量达15.3万人次。'],
    ['春暖花开客自来', '本报讯（记者何一鸣）3月份，沁水县各景区累计接待各地游客18.1万人次。'],
    ['沁水县假日旅游红火', '本报讯（记者何一鸣）进入4月，沁水县迎来游客21万人次，其中过夜游客不多。'],
    ['沁水县乡村游走俏', '本报讯（记者何一鸣）据统计，5月份沁水县接待游客总量为24.7万人次。'],
    ['阳城县旅游开门红', '本报讯（通讯员路远）1月份，阳城县接待游客30.2万人次。'],
    ['阳城县古堡游人如织', '本报讯（通讯员路远）2月份，阳城县游客接待总量突破33.8万人次。'],
    ['阳城县：全域旅游结硕果', '本报讯（通讯员路远）阳城县旅游业持续回暖。3月份，该县累计接待中外游客36万人次。'],
    ['阳城县景区人气旺', '本报讯（通讯员路远）4月份，阳城县到访游客达到38.5万人次。'],
    ['阳城县“五一”旅游成绩亮眼', '本报讯（通讯员路远）5月份，阳城县共吸引游客40.9万人次。'],
  ],
  进出口: [
    ['泽州县外贸稳中向好', '本报讯 一季度，泽州县外贸进出口总额达8.2亿元。'],
    ['泽州县外贸增势良好', '本报讯 上半年，泽州县实现进出口总值16.9亿元。'],
    ['泽州县开放型经济提速', '本报讯 前三季度，泽州县完成外贸进出口25.1亿元。'],
    ['泽州县外贸交出年度答卷', '本报讯 全年泽州县进出口总额为33.7亿元。'],
    ['泽州县外贸新年开门红', '本报讯 今年1月，泽州县货物贸易进出口3.1亿元。'],
    ['高平市外贸逆势上扬', '本报讯 一季度，高平市实现外贸进出口5.5亿元。'],
    ['高平市进出口平稳增长', '本报讯 上半年，高平市进出口总值达11.8亿元。'],
    ['高平市外贸结构优化', '本报讯 前三季度，全市完成进出口总额17.2亿元。高平市商务局负责人说，结构不断优化。'],
    ['高平市外贸再攀高', '本报讯 全年高平市外贸进出口总额累计23.4亿元。'],
    ['高平市外贸起步稳', '本报讯 今年1月，高平市进出口额为2.2亿元。'],
  ],
  造林: [
    ['陵川县春季造林忙', '本报讯 3月，陵川县完成植树造林1.2万亩。'],
    ['陵川县绿化提速', '本报讯 4月，陵川县造林面积达到1.8万亩。'],
    ['陵川县持续增绿', '本报讯 5月，陵川县累计完成造林2.1万亩。'],
    ['陵川县雨季造林启动', '本报讯 7月，陵川县新增造林面积0.6万亩。'],
    ['陵川县秋季植树掀高潮', '本报讯 10月，陵川县植树造林面积为0.9万亩。'],
    ['沁水县掀起植树热潮', '本报讯 3月，沁水县植树造林2.2万亩。'],
    ['沁水县国土绿化有力', '本报讯 4月，沁水县完成造林面积2.8万亩。'],
    ['沁水县荒山披绿', '本报讯 5月，全县共完成人工造林3.1万亩。'],
    ['沁水县雨季补植', '本报讯 7月，沁水县新增造林1.6万亩。'],
    ['沁水县秋冬造林', '本报讯 10月，沁水县实施植树造林1.9万亩。'],
  ],
};

describe.each(Object.entries(SETS))('%s', (measure, reports) => {
  test('of two places, each in five wordings, is two lines of five', () => {
    const lines = new Map<string, number>();
    for (const [headline, body] of reports) {
      const [first, ...others] = metricsOf(headline, body);
      expect([headline, others]).toEqual([headline, []]);
      const line = `${first?.measure} ${nameOf(first?.subject ?? null)}`;
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
    const places = reports.flatMap(([headline]) => /^..[县市]/u.exec(headline)?.[0] ?? []);
    expect([...lines]).toEqual([...new Set(places)].map((place) => [`${measure} ${place}`, 5]));
  });
});

describe('what a number is about', () => {
  test.each([
    [
      '武陟县农业提质',
      '据统计，全市粮食总产量达200万吨，其中，武陟县产粮48万吨，温县产粮32万吨。',
      '焦作市 武陟县 温县',
    ],
    ['两县假日旅游红火', '本报讯（记者王晓）修武县、博爱县分别接待游客3万人次、2万人次。', '修武县 博爱县'],
    ['两县假日旅游红火', '本报讯（记者王晓）修武县和博爱县共接待游客3万人次。', '-'],
    ['小山村里传佳话', '本报讯（通讯员王晓）近日，村民赵大勇向红十字会捐款5000元。', '赵大勇'],
    [
      '山阳区改造小区',
      '本报讯（记者王晓）记者从区住建局获悉，今年完成投资2000万元，改造面积3万平方米。',
      '山阳区 山阳区',
    ],
    [
      '校园里的新学期',
      '本报讯（记者王晓）焦作市第三中学新招学生800名，该校教师达120人。',
      '焦作市第三中学 焦作市第三中学',
    ],
    ['旅游市场回暖', '本报讯（记者王晓）河南省上半年接待游客3亿人次，全国接待游客20亿人次。', '河南省 -'],
    ['爱心伴夕阳', '本报讯（记者王晓）72岁的周桂兰守着老屋。', '周桂兰'],
    ['一份民生答卷', '本报讯（记者王晓）市长何向东介绍，全市新建学校12所。', '焦作市'],
  ])('%s: %s', (headline, body, subjects) => {
    const metrics = metricsOf(headline, body);
    expect(metrics.map(({ subject }) => nameOf(subject)).join(' ')).toBe(subjects);
  });

  test('is the same place whether the text names it or says 全市', () => {
    const [named, said] = ['焦作市接待游客3万人次。', '全市接待游客3万人次。'].flatMap((body) =>
      metricsOf('假日旅游红火', body),
    );
    expect(said?.subject).toEqual(named?.subject);
  });
});

function metricsOf(headline: string, body: string) {
  const text = `${headline}\n${body}\n`;
  return parsePage({ name: 'page', text, newspaper: '焦作日报', edition: null, date: '2023-05-01' }).articles.flatMap(
    ({ metrics }) => metrics,
  );
}

function nameOf(subject: SubjectFact | null): string {
  if (subject === null) return '-';
  return subject.kind === 'LOCATION' ? subject.place.name : subject.name;
}
