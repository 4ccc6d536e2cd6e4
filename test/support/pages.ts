import { idOf, type PrintedArticle, type PrintedPage } from './newspaper.js';

/** Three pages of the invented newspaper: two years, two counties, three officials, a jump and a notice. */
export const PAGES: readonly PrintedPage[] = [
  {
    name: '怀川晨报-A01',
    newspaper: '怀川晨报',
    edition: 'A01',
    date: '2020-10-16',
    credit: '责编 沈静 校对 沈静',
    articles: [
      {
        headline: '沁阳市新建粮仓开工',
        kicker: '秋粮归仓有新家',
        genre: 'REPORT',
        body: [
          '本报讯（记者沈静）10月15日，沁阳市西向镇的新粮仓动工，沁阳市委书记林启明到场。粮仓总投资12.5亿元，占地300亩。',
          '西向镇村民何向东说，往年晒粮要占路，今年不必了。周边1200余户农家将受益。',
        ],
        byline: [{ name: '沈静', role: 'REPORTER' }],
        dates: [{ text: '10月15日', date: '2020-10-15' }],
        people: [{ name: '林启明', titles: ['沁阳市委书记'] }, { name: '何向东' }],
        places: [{ name: '沁阳市' }, { name: '西向镇' }],
        organizations: ['青禾农机有限公司'],
        metrics: [
          { ...amount('12.5亿元', 12.5, '亿元', 1_250_000_000, '总投资'), ...about(idOf.location('沁阳市'), '沁阳市') },
          {
            text: '300亩',
            value: 300,
            unit: '亩',
            normalizedValue: 200_000,
            normalizedUnit: 'm2',
            label: '占地',
            kind: 'AREA',
          },
          count('1200余户', 1200, '户', '受益', 'MORE_THAN'),
        ],
      },
      {
        headline: '修武县清淤云阳河',
        subhead: '十公里河道三个月完工',
        body: ['修武县县长周若兰近日沿云阳河走了一遍。清淤投资800万元，动用机械45台。林启明代表邻县前来观摩。'],
        kind: 'FEATURE',
        genre: 'REPORT',
        people: [
          { name: '周若兰', titles: ['修武县县长'] },
          { name: '林启明', titles: ['沁阳市委书记'] },
        ],
        places: [{ name: '修武县' }, { name: '云阳河' }],
        metrics: [amount('800万元', 800, '万元', 8_000_000, '清淤投资'), count('45台', 45, '台', '机械')],
      },
      { headline: null, body: ['停水通知：本周六检修管网，早八点起停水六小时。'], kind: 'NOTICE' },
    ],
  },
  {
    name: '怀川晨报-B02',
    newspaper: '怀川晨报',
    edition: 'B02',
    date: '2022-03-12',
    articles: [
      {
        headline: '植树三千株',
        rubric: '春到怀川',
        body: ['3月12日，焦作市长林启明与若兰书记在西向镇栽下3000株白蜡。青禾农机有限公司出动挖坑机，投资20万元。'],
        byline: [{ name: '沈静', role: 'PHOTOGRAPHER' }],
        dates: [{ text: '3月12日', date: '2022-03-12' }],
        people: [
          { name: '林启明', titles: ['焦作市长'] },
          { name: '周若兰', printed: '若兰', titles: ['书记'] },
        ],
        places: [{ name: '焦作市', printed: '焦作' }, { name: '西向镇' }],
        organizations: ['青禾农机有限公司'],
        metrics: [
          count('3000株', 3000, '株', '栽下'),
          {
            ...amount('20万元', 20, '万元', 200_000, '投资'),
            ...about(idOf.organization('青禾农机有限公司'), '青禾农机有限公司'),
          },
        ],
      },
      {
        headline: '粮仓一年回访',
        body: ['新粮仓入库玉米六成。何向东如今管着烘干塔。'],
        kind: 'JUMP',
        continuedFrom: 'A01版①',
        continues: '沁阳市新建粮仓开工',
        people: [{ name: '何向东' }],
        places: [{ name: '沁阳市', printed: '粮仓' }],
      },
    ],
  },
  {
    name: '无日期副刊',
    articles: [
      {
        headline: '老树',
        body: ['村口的老树站了一百年，它见过的秋天比谁都多。'],
        kind: 'STORY',
        byline: [{ name: '何向东', role: 'AUTHOR' }],
      },
    ],
  },
];

/** A page of `length` short reports, alike but for their numbers, people and places. */
export function longPage(length: number): PrintedPage {
  const officials = ['林启明', '周若兰', '何向东'];
  const places = ['沁阳市', '修武县', '西向镇'];
  return {
    name: '怀川晨报-简讯',
    newspaper: '怀川晨报',
    date: '2021-06-01',
    articles: Array.from({ length }, (_, index): PrintedArticle => {
      const number = index + 1;
      const name = officials[index % 3] ?? '';
      const place = places[index % 3] ?? '';
      const other = `路人${number}`;
      const organization = `怀川第${number}小学`;
      return {
        headline: `简讯第${number}号`,
        body: [`${place}局长${name}与${other}走访${organization}，慰问${number}万元。`],
        people: [{ name, titles: [`${place}局长`] }, { name: other }],
        places: [{ name: place }],
        organizations: [organization],
        metrics: [amount(`${number}万元`, number, '万元', number * 10_000, '慰问')],
      };
    }),
  };
}

function about(subjectId: string, subjectName: string) {
  return { subjectId, subjectName };
}

export function amount(text: string, value: number, unit: string, normalizedValue: number, label: string) {
  return { text, value, unit, normalizedValue, normalizedUnit: 'CNY', label, kind: 'AMOUNT' } as const;
}

export function count(text: string, value: number, counted: string, label: string, qualifier?: 'MORE_THAN') {
  return {
    text,
    value,
    unit: counted,
    normalizedValue: value,
    normalizedUnit: 'count',
    counted,
    label,
    kind: 'COUNT',
    ...(qualifier && { qualifier }),
  } as const;
}
