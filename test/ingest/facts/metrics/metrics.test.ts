import { describe, expect, it } from 'vitest';
import { findMetrics, type Metric } from '../../../../src/ingest/facts/metrics/metrics.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { countWork } from '../../../support/work.js';

/** The metrics of a text whose body begins at `bodyStart` and that names those people. */
function metrics(text: string, { bodyStart = 0, people = [] as readonly string[] } = {}): Metric[] {
  const ranges = people.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  const named = { mentions: [], home: null };
  return findMetrics(text, { bodyStart, people: ranges, named }, shippedLexicon());
}

/** "printed: value unit" of every number that a text measures with. */
function measures(text: string): string[] {
  return metrics(text).map((metric) => `${metric.text}: ${metric.normalizedValue} ${metric.normalizedUnit}`);
}

/** "printed: label" of every number that a text measures with. */
function labels(text: string): string[] {
  return metrics(text).map((metric) => `${metric.text}: ${metric.label}`);
}

describe('numbers and their units', () => {
  it.each([
    ['完成投资3680万元。', ['3680万元: 36800000 CNY']],
    ['贷款余额2.07亿元。', ['2.07亿元: 207000000 CNY']],
    ['总价1亿2000万元。', ['1亿2000万元: 120000000 CNY']],
    ['捐款三十余万元。', ['三十余万元: 300000 CNY']],
    ['面积12.5万平方米。', ['12.5万平方米: 125000 m2']],
    ['流转土地30公顷。', ['30公顷: 300000 m2']],
    ['全长8.6公里。', ['8.6公里: 8600 m']],
    ['收粮200吨、烟叶3000斤。', ['200吨: 200000 kg', '3000斤: 1500 kg']],
    ['受益农户1.2万户。', ['1.2万户: 12000 count']],
    ['客流量18.6万人次。', ['18.6万人次: 186000 count']],
    ['产量增至原来的2.5倍。', ['2.5倍: 2.5 times']],
    ['提高1.5个百分点。', ['1.5个百分点: 1.5 percent']],
    ['近七成村民受益。', ['近七成: 70 percent']],
    ['百分之五的股份归集体。', ['百分之五: 5 percent']],
    ['施工90天。', ['90天: 90 day']],
    ['抢修36个小时。', ['36个小时: 36 hour']],
    ['最低气温零下5℃。', ['零下5℃: -5 °C']],
    ['存了37元5角。', ['37元5角: 37.5 CNY']],
    ['有期徒刑1年6个月。', ['1年6个月: 18 month']],
    ['跑出11秒35。', ['11秒35: 11.35 second']],
    ['购置设备16台（套）。', ['16台（套）: 16 count']],
    ['合同价壹佰贰拾万元整。', ['壹佰贰拾万元: 1200000 CNY']],
    ['欠款人民币叁仟伍佰元。', ['叁仟伍佰元: 3500 CNY']],
    ['年货卖了3万多元。', ['3万多元: 30000 CNY']],
    ['三百来人围观。', ['三百来人: 300 count']],
    ['工期1年零6个月。', ['1年零6个月: 18 month']],
  ])('%s', (text, expected) => {
    expect(measures(text)).toEqual(expected);
  });

  it('value and unit stay as printed beside the normalized ones', () => {
    expect(metrics('完成投资3680万元。')[0]).toMatchObject({
      value: 3680,
      unit: '万元',
      counted: null,
      kind: 'AMOUNT',
    });
    expect(metrics('受益农户1.2万户。')[0]).toMatchObject({ value: 1.2, unit: '万户', counted: '户', kind: 'COUNT' });
  });

  it.each([
    ['近10家企业', 'ABOUT', '近10家'],
    ['约1000件展品', 'ABOUT', '约1000件'],
    ['1350公斤左右', 'ABOUT', '1350公斤左右'],
    ['30余名教练', 'MORE_THAN', '30余名'],
    ['170多平方米', 'MORE_THAN', '170多平方米'],
    ['3万多名游客', 'MORE_THAN', '3万多名'],
    ['超千亿元', 'MORE_THAN', '超千亿元'],
    ['超过120人', 'MORE_THAN', '超过120人'],
    ['38亿元以上', 'MORE_THAN', '38亿元以上'],
    ['不到1300元', 'LESS_THAN', '不到1300元'],
    ['60平方米以下', 'LESS_THAN', '60平方米以下'],
    ['至多5人', 'UP_TO', '至多5人'],
    ['十余人', 'MORE_THAN', '十余人'],
    ['上百名群众', 'MORE_THAN', '上百名'],
  ])('%s is bounded or rounded', (text, qualifier, printed) => {
    expect(metrics(`共有${text}。`)).toEqual([expect.objectContaining({ qualifier, text: printed })]);
  });

  it('the last three years are three years, not about three', () => {
    expect(metrics('近3年累计植树8万棵。')[0]).toMatchObject({ text: '3年', qualifier: null });
    expect(metrics('工程历时近3年。')[0]).toMatchObject({ text: '近3年', qualifier: 'ABOUT' });
  });

  it('a range is two numbers with one text', () => {
    expect(metrics('月薪4000元至6000元。').map(({ text, value, qualifier }) => [text, value, qualifier])).toEqual([
      ['4000元至6000元', 4000, 'RANGE'],
      ['4000元至6000元', 6000, 'RANGE'],
    ]);
    expect(metrics('需要3~5万元。').map(({ normalizedValue }) => normalizedValue)).toEqual([30000, 50000]);
  });

  it.each([
    ['葡萄每公斤13元。', '每公斤13元'],
    ['西红柿3.5元/斤。', '3.5元/斤'],
    ['成交均价8650元/平方米。', '8650元/平方米'],
    ['护工工资4300元/月。', '4300元/月'],
  ])('a sum for one of something is a price: %s', (text, printed) => {
    expect(metrics(text)[0]).toMatchObject({ kind: 'PRICE', text: printed, normalizedUnit: 'CNY' });
  });

  it('a place in an order is a rank', () => {
    expect(metrics('产值达20亿元，居全市第三位。')[1]).toMatchObject({
      kind: 'RANK',
      value: 3,
      normalizedUnit: 'rank',
    });
  });
});

describe('numbers that measure nothing', () => {
  it.each([
    '2019年3月14日早8时20分，活动开始。',
    '下午3点15分集合，12月底前完成。',
    '第二届龙舟赛第7场、第20期简报、第3名。',
    '电话：0371-65432198，12345热线，邮编450000。',
    '豫政〔2021〕15号文件和《支持养蜂的16条意见》。',
    '新华路12号楼3单元502室，3栋2单元，6楼。',
    '“三河同治”“1+8”政策、“7条干货”、5G网络、315晚会。',
    '90后青年住在80年代的老楼里，上3年级。',
    '十五届人大常委会第二十六次会议，五届二十六次主席会议。',
    '他在100米决赛和4×100米接力中登场，28∶19领先。',
    '一根扁担、两个方面、三遍铃声，十分热闹，百家争鸣，万人空巷。',
    '“十四五”规划、九届四中全会、二十四节气、十字路口。',
    '村民七斤家的五角枫红了，中铁十五局的工人来了。',
    '国务院、A02版、G30高速、PM2.5、K819路。',
    '教师伍万里、村民陆万、拾荒的柒叔、歌手肆姐。',
    '民国廿九年、光绪三十二年、公元前221年。',
    '5来自外地，百米决赛，1500米跑。',
  ])('%s', (text) => {
    expect(measures(text)).toEqual([]);
  });
});

describe('labels', () => {
  it('a chain names every number by the words before it', () => {
    expect(labels('目前，该县完成投资3680万元，改造管网21.5公里，受益群众2160户。')).toEqual([
      '3680万元: 完成投资',
      '21.5公里: 改造管网',
      '2160户: 受益群众',
    ]);
  });

  it('a list shares its verb only in print: each number has its own noun', () => {
    expect(labels('悬挂灯笼18盏、张贴海报175张，寄出手册2300份。')).toEqual([
      '18盏: 悬挂灯笼',
      '175张: 张贴海报',
      '2300份: 寄出手册',
    ]);
  });

  it.each([
    ['来自全县的34支龙舟队参赛。', '34支: 龙舟队参赛'],
    ['出动清雪车12辆。', '12辆: 出动清雪车'],
    ['当晚共有670余人观看演出。', '670余人: 观看演出'],
    ['聘请9名“护鸟人”编外巡查员。', '9名: 聘请“护鸟人”编外巡查员'],
    ['种植6500棵银杏、乌桕等树苗。', '6500棵: 种植银杏、乌桕等树苗'],
    ['6万元的学费', '6万元: 学费'],
    ['签约项目总投资12亿元。', '12亿元: 签约项目总投资'],
    ['总投资5亿元的抽水电站开工。', '5亿元: 抽水电站总投资'],
    ['年产35万吨竹浆项目投产。', '35万吨: 年产竹浆项目'],
    ['他从7米高的堤坝上滑下。', '7米: 堤坝高'],
    ['在冒雨抢修电路30多个小时后，他睡着了。', '30多个小时: 冒雨抢修电路'],
    ['近4年累计招聘教师460名。', '4年: 累计招聘教师'],
    ['8年来坚持义务巡河。', '8年: 坚持义务巡河'],
    ['化解土地、债务、邻里等老矛盾37件。', '37件: 化解老矛盾'],
    ['其中600亩是高标准农田。', '600亩: 高标准农田'],
    ['我校藏书9万册。', '9万册: 藏书'],
    ['该公司库存8万吨。', '8万吨: 库存'],
    ['年均单产620公斤。', '620公斤: 年均单产'],
  ])('%s', (text, expected) => {
    expect(labels(text)[0]).toBe(expected);
  });

  it('growth and shares are of what the sentence counted', () => {
    expect(labels('新建乡村书屋13家，总数达48家，同比增长37%，占全省的9%。')).toEqual([
      '13家: 新建乡村书屋',
      '48家: 乡村书屋总数',
      '37%: 乡村书屋同比增长',
      '9%: 乡村书屋占全省',
    ]);
  });

  it('growth that names its subject keeps it', () => {
    expect(labels('水产品产量同比增长6.4%，旅客周转量同比下降3.8%。')).toEqual([
      '6.4%: 水产品产量同比增长',
      '3.8%: 旅客周转量同比下降',
    ]);
  });

  it('a change names both its ends', () => {
    expect(labels('森林覆盖率由28%提高到41.5%。')).toEqual(['28%: 森林覆盖率', '41.5%: 森林覆盖率']);
  });

  it('values given respectively have a name each', () => {
    expect(labels('接待游客180万人次，门票收入9.6亿元，分别增长12%和15%。').slice(2)).toEqual([
      '12%: 游客增长',
      '15%: 门票收入增长',
    ]);
    expect(labels('优良率、达标率分别为92%、88%。')).toEqual(['92%: 优良率', '88%: 达标率']);
  });

  it.each([
    ['47岁的村民苟建设提着新窗帘走来。', ['苟建设'], '村民苟建设年龄'],
    ['村民苟建设，47岁，养鸭。', ['苟建设'], '苟建设年龄'],
    ['货车司机张某某，43岁，安徽人。', [], '张某某年龄'],
    ['父亲走了，享年93岁。', [], '享年'],
    ['嫌疑人曾某（男，31岁）已被控制。', [], '曾某年龄'],
    ['向文舟，女，苗族，1986年4月出生，38岁，大学学历。', ['向文舟'], '向文舟年龄'],
    ['卜青山退休了。“闲不住！”69岁的他笑着说。', ['卜青山'], '卜青山年龄'],
    ['70岁以上老人免费乘车。', [], '老人'],
  ])('an age is its bearer’s: %s', (text, people, label) => {
    expect(metrics(text, { people })[0]).toMatchObject({ kind: 'AGE', normalizedUnit: 'count', label });
  });
});

it('what villages go on to do does not name how many they are', () => {
  expect(labels('全乡6个村进行了人居环境大排查。')).toEqual(['6个: 村']);
});

describe('an article', () => {
  it('names a number once per value, unit and label', () => {
    expect(labels('改造农贸市场34个。到年底，34个农贸市场全部完工。')).toHaveLength(1);
    expect(labels('引进人才37个，共建平台37个。')).toHaveLength(2);
  });

  it("a headline's number is the body's", () => {
    const headline = '清河县一天植树7万平方米';
    const facts = metrics(`${headline}\n昨日，干部群众植树，面积达7万平方米。`, { bodyStart: headline.length + 1 });
    expect(facts.map(({ start }) => start > headline.length)).toEqual([true]);
  });

  it("a headline's number that the body lacks stays", () => {
    const headline = '清河县植树7万平方米';
    expect(metrics(`${headline}\n昨日，干部群众上山植树。`, { bodyStart: headline.length + 1 })).toHaveLength(1);
  });

  it('every number stands in its sentence and reads back from its range', () => {
    const text = '会议召开。目前，全县34个粮站开工，耗资3.5亿元。群众说：“盼了10多年，值！”';
    const found = metrics(text);
    expect(found.map((metric) => metric.text)).toEqual(['34个', '3.5亿元', '10多年']);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['34个', '3.5亿元', '10多年']);
    for (const metric of found) {
      expect(metric.sentence).toContain(metric.text);
      expect(text).toContain(metric.sentence);
    }
  });

  it('says which rule found a number and which named it', () => {
    expect(metrics('完成投资3680万元。')[0]).toMatchObject({ rule: 'numeral-unit', labelRule: 'words-before' });
  });
});

describe('another lexicon', () => {
  it('has other units and other words of change', () => {
    const shipped = shippedLexicon();
    const lexicon = {
      ...shipped,
      units: {
        ...shipped.units,
        units: [...shipped.units.units, { printed: '竿', base: 'm', factor: 3.3, kind: 'LENGTH' as const }],
      },
      changes: { ...shipped.changes, changes: ['蹿高'] },
    };
    const found = findMetrics(
      '新建鱼塘8口，同比蹿高40%，水深2竿。',
      { bodyStart: 0, people: [], named: { mentions: [], home: null } },
      lexicon,
    );
    expect(found.map(({ label, normalizedValue, normalizedUnit }) => [label, normalizedValue, normalizedUnit])).toEqual(
      [
        ['新建鱼塘', 8, 'count'],
        ['鱼塘同比蹿高', 40, 'percent'],
        ['水深', 6.6, 'm'],
      ],
    );
  });
});

describe('texts that are none', () => {
  it.each([
    '',
    '\n\n',
    '1',
    '9'.repeat(5000),
    '一'.repeat(5000),
    '亿'.repeat(5000),
    '100%%%%',
    '近近近',
    '元个人户',
    '\ud83d\ude00100\ud83d个',
    'abc 12 def 34kg xyz٣٤٥',
    '3~~~5年',
    '第第第1个个个',
    '（（（10个）））',
    '《《《20条',
    '1.2.3.4.5个',
    '“5',
    '分别为1、',
    '岁岁5岁',
  ])('are read without error, with ranges that read back (%#)', (text) => {
    const found = metrics(text);
    const readBack = found.map(({ start, end }) => text.slice(start, end).replace(/\s/g, ''));
    expect(readBack).toEqual(found.map(({ text: printed }) => printed));
  });

  it('half a sentence, cut anywhere, is read without error', () => {
    const text = '目前，近10家企业（含2家上市公司）耗资3.5亿元、1亿6500万元，分别增长5%和8%，47岁的王某居全县第四。';
    for (let cut = 0; cut <= text.length; cut++)
      for (const part of [text.slice(0, cut), text.slice(cut)]) expect(() => metrics(part)).not.toThrow();
  });

  it('random characters are read without error', () => {
    const signs =
      '0123456789０９一二十百千万亿.,，。、：“”《》（）%元个年月日岁第近约超余多至~分别为达人的增长占\n 中aZ';
    let seed = 7;
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    let count = 0;
    for (let round = 0; round < 200; round++) {
      const text = Array.from({ length: 120 }, () => signs.charAt(next() % signs.length)).join('');
      for (const { text: printed, start, end, normalizedValue } of metrics(text)) {
        expect(text.slice(start, end).replace(/\s/g, '')).toBe(printed);
        expect(Number.isFinite(normalizedValue)).toBe(true);
        count++;
      }
    }
    expect(count).toBeGreaterThan(200);
  });

  it.each([
    '1',
    '一',
    '亿',
    '10个',
    '《10个',
    '（10个',
    '）10个',
    '“10个',
    '10个，',
    '增长1%、',
    '分别增长1%、',
    '居全省第一，',
    '2020年',
    '20岁的王',
    '3~',
    '1,',
    '100万',
    '每公斤5元',
    '的',
    ' ',
    '近',
    '10个的',
    '、10个',
  ])('of nothing but "%s" are read in linear time', (unit) => {
    const workOn = (length: number) => countWork(() => metrics(unit.repeat(length / unit.length)));
    expect(workOn(16_000) / workOn(8_000)).toBeLessThan(2.3);
  });
});
