/** Which printed names are one newspaper's, and what an organization is by its name. */
import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { newspaperName } from '../../../src/ingest/lexicon/newspaper-names.js';
import { organizationKind } from '../../../src/ingest/lexicon/organization-kinds.js';
import { extendLexicon, NO_TOWN } from '../../../src/ingest/lexicon/town.js';

describe('a newspaper', () => {
  it.each([
    '沁园日报',
    '《沁园日报》',
    '沁园日报社',
    '沁园日报社主办',
    '沁园日报数字报',
    '沁园日报报业集团',
    ' 沁园 日报 ',
  ])('printed as %s is 沁园日报', (printed) => {
    expect(newspaperName(printed, shippedLexicon())).toBe('沁园日报');
  });

  it.each(['沁园晚报', '沁园早报', '沁园日报周末', '早报', '沁园周刊'])(
    'printed as %s is one of its own',
    (printed) => {
      expect(newspaperName(printed, shippedLexicon())).toBe(printed);
    },
  );

  it('is what the town says that it is', () => {
    const newspapers = [{ name: '沁园日报', otherNames: ['沁园报', '沁园农民报'] }];
    const lexicon = extendLexicon(shippedLexicon(), { ...NO_TOWN, places: [], newspapers });
    expect(['沁园报', '沁园报社', '沁园农民报', '沁园晚报'].map((name) => newspaperName(name, lexicon))).toEqual([
      '沁园日报',
      '沁园日报',
      '沁园日报',
      '沁园晚报',
    ]);
  });

  it('is none without a name', () => {
    expect([null, '', ' 《》'].map((name) => newspaperName(name, shippedLexicon()))).toEqual([null, null, null]);
  });
});

describe('an organization', () => {
  it.each([
    ['沁园县农业农村局', 'GOVERNMENT'],
    ['沁园县委宣传部', 'PARTY'],
    ['沁园县公安局交警大队', 'JUSTICE'],
    ['沁园县人民法院', 'JUSTICE'],
    ['柳湾村村委会', 'COMMUNITY'],
    ['青禾农机有限公司', 'COMPANY'],
    ['丰禾农机专业合作社', 'COOPERATIVE'],
    ['沁园县第三实验小学', 'SCHOOL'],
    ['沁园县人民医院', 'HOSPITAL'],
    ['沁园果树研究所', 'RESEARCH'],
    ['沁园日报社', 'MEDIA'],
    ['沁园县作家协会', 'ASSOCIATION'],
    ['沁园县图书馆', 'CULTURE'],
    ['青禾', 'OTHER'],
  ])('called %s is %s', (name, kind) => {
    expect(organizationKind(name, shippedLexicon().organizationKinds)).toBe(kind);
  });
});
