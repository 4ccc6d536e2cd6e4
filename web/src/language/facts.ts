/** What kinds of facts and doubts are called. */
import type { DoubtKind, MentionKind } from 'broadsheet-sdk/documents';
import { wordsOf } from './language.js';

interface FactTerms {
  readonly facts: Readonly<Record<MentionKind, string>>;
  readonly doubts: Readonly<Record<DoubtKind, string>>;
}

export const useFactTerms = wordsOf<FactTerms>({
  zh: {
    facts: {
      PERSON: '人物',
      LOCATION: '地点',
      ORGANIZATION: '机构',
      METRIC: '数字',
      DATE: '日期',
      CONTRIBUTOR: '署名',
      HEADLINE: '标题',
      KICKER: '引题',
      SUBHEAD: '副题',
      RUBRIC: '栏目',
    },
    doubts: {
      BORDER: '文章起止',
      HEADLINE: '标题归属',
      PERSON: '人名',
      OFFICE: '职务',
      LOCATION: '地名',
      LINK: '所指何地',
      ORGANIZATION: '机构名',
      METRIC: '数与单位',
      LABEL: '所量何物',
      DATE: '所指何日',
      YEAR: '是哪一年的文章',
    },
  },
  en: {
    facts: {
      PERSON: 'People',
      LOCATION: 'Places',
      ORGANIZATION: 'Organizations',
      METRIC: 'Numbers',
      DATE: 'Days',
      CONTRIBUTOR: 'Bylines',
      HEADLINE: 'Headlines',
      KICKER: 'Kickers',
      SUBHEAD: 'Subheads',
      RUBRIC: 'Rubrics',
    },
    doubts: {
      BORDER: 'Where a text begins or ends',
      HEADLINE: 'Whose headline it is',
      PERSON: 'Name of a person',
      OFFICE: 'Offices',
      LOCATION: 'Name of a place',
      LINK: 'Which place it is',
      ORGANIZATION: 'Name of an organization',
      METRIC: 'Number and unit',
      LABEL: 'What is measured',
      DATE: 'Which day it is',
      YEAR: 'Which year it is of',
    },
  },
});
