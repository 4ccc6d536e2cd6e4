/** What the archive's own words (kinds, genres, roles) are called in the room. */
import type {
  ArticleGenre,
  ArticleKind,
  ContributorRole,
  LocationLevel,
  MetricKind,
  OrganizationKind,
} from 'broadsheet-sdk/documents';
import { wordsOf } from './language.js';

interface Terms {
  readonly kinds: Readonly<Record<ArticleKind, string>>;
  readonly genres: Readonly<Record<ArticleGenre, string>>;
  readonly roles: Readonly<Record<ContributorRole, string>>;
  readonly levels: Readonly<Record<LocationLevel, string>>;
  readonly bodies: Readonly<Record<OrganizationKind, string>>;
  readonly measures: Readonly<Record<MetricKind, string>>;
  readonly untitled: string;
}

export const useTerms = wordsOf<Terms>({
  zh: {
    kinds: {
      NEWS: '消息',
      FEATURE: '特稿',
      INTERVIEW: '问答',
      JUMP: '转版',
      NOTE: '编者按',
      NOTICE: '公告',
      PHOTO: '图片',
      STORY: '散文故事',
    },
    genres: {
      ADVERTISEMENT: '广告',
      COMMENTARY: '评论',
      CORRECTION: '更正',
      INTERVIEW: '访谈',
      LETTER: '来信',
      OBITUARY: '讣告',
      PRICES: '行情',
      PUBLIC_NOTICE: '公告',
      REPORT: '报道',
      RESULTS: '成绩榜',
      SERIAL: '连载',
      VERSE: '诗',
      WEATHER: '天气',
    },
    roles: {
      AUTHOR: '作者',
      CORRESPONDENT: '通讯员',
      EDITOR: '编辑',
      PHOTOGRAPHER: '摄影',
      REPORTER: '记者',
      TRAINEE: '实习记者',
    },
    levels: {
      COUNTRY: '国家',
      PROVINCE: '省级',
      CITY: '地级市',
      COUNTY: '县区',
      TOWNSHIP: '乡镇街道',
      VILLAGE: '村与社区',
      ZONE: '开发区',
      PLACE: '地点',
    },
    bodies: {
      ASSOCIATION: '社会团体',
      COMMUNITY: '村居委会',
      COMPANY: '企业',
      COOPERATIVE: '合作社',
      CULTURE: '文化机构',
      GOVERNMENT: '政府机构',
      HOSPITAL: '医疗机构',
      JUSTICE: '政法机关',
      MEDIA: '媒体',
      OTHER: '机构',
      PARTY: '党的机关',
      RESEARCH: '科研机构',
      SCHOOL: '学校',
    },
    measures: {
      AGE: '年龄',
      AMOUNT: '金额',
      AREA: '面积',
      COUNT: '数量',
      DURATION: '时长',
      LENGTH: '长度',
      MASS: '重量',
      OTHER: '其他',
      PRICE: '价格',
      RANK: '名次',
      RATIO: '比率',
    },
    untitled: '（无题）',
  },
  en: {
    kinds: {
      NEWS: 'News',
      FEATURE: 'Feature',
      INTERVIEW: 'Interview',
      JUMP: 'Continued',
      NOTE: "Editor's note",
      NOTICE: 'Notice',
      PHOTO: 'Photograph',
      STORY: 'Story',
    },
    genres: {
      ADVERTISEMENT: 'Advertisement',
      COMMENTARY: 'Commentary',
      CORRECTION: 'Correction',
      INTERVIEW: 'Interview',
      LETTER: 'Letter',
      OBITUARY: 'Obituary',
      PRICES: 'Prices',
      PUBLIC_NOTICE: 'Public notice',
      REPORT: 'Report',
      RESULTS: 'Results',
      SERIAL: 'Serial',
      VERSE: 'Verse',
      WEATHER: 'Weather',
    },
    roles: {
      AUTHOR: 'Author',
      CORRESPONDENT: 'Correspondent',
      EDITOR: 'Editor',
      PHOTOGRAPHER: 'Photographs',
      REPORTER: 'Reporter',
      TRAINEE: 'Trainee reporter',
    },
    levels: {
      COUNTRY: 'Country',
      PROVINCE: 'Province',
      CITY: 'City',
      COUNTY: 'County or district',
      TOWNSHIP: 'Township',
      VILLAGE: 'Village or community',
      ZONE: 'Zone',
      PLACE: 'Place',
    },
    bodies: {
      ASSOCIATION: 'Association',
      COMMUNITY: "Residents' committee",
      COMPANY: 'Company',
      COOPERATIVE: 'Cooperative',
      CULTURE: 'Culture',
      GOVERNMENT: 'Government',
      HOSPITAL: 'Hospital',
      JUSTICE: 'Justice',
      MEDIA: 'Media',
      OTHER: 'Organization',
      PARTY: 'Party',
      RESEARCH: 'Research',
      SCHOOL: 'School',
    },
    measures: {
      AGE: 'Ages',
      AMOUNT: 'Sums of money',
      AREA: 'Areas',
      COUNT: 'Counts',
      DURATION: 'Durations',
      LENGTH: 'Lengths',
      MASS: 'Masses',
      OTHER: 'Other measures',
      PRICE: 'Prices',
      RANK: 'Ranks',
      RATIO: 'Ratios',
    },
    untitled: '(no headline)',
  },
});

/** What a choice is made of: each word of the archive with what it is called. */
export function entriesOf<Word extends string>(
  called: Readonly<Record<Word, string>>,
): readonly (readonly [Word, string])[] {
  return (Object.keys(called) as Word[]).map((word) => [word, called[word]] as const);
}
