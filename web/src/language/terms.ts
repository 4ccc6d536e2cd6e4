/** What the archive's own words (kinds, genres, roles) are called in the room. */
import type { ArticleGenre, ArticleKind, ContributorRole } from 'broadsheet-sdk/documents';
import { wordsOf } from './language.js';

interface Terms {
  readonly kinds: Readonly<Record<ArticleKind, string>>;
  readonly genres: Readonly<Record<ArticleGenre, string>>;
  readonly roles: Readonly<Record<ContributorRole, string>>;
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
    untitled: '(no headline)',
  },
});
