/** What corrections, and what has become of them, are called in the room. */
import type { CorrectionKind, CorrectionStatus } from 'broadsheet-sdk/documents';
import { wordsOf } from '../../language/language.js';

export const useKinds = wordsOf<Readonly<Record<CorrectionKind, string>>>({
  zh: {
    ADD_MENTION: '添上漏读的',
    CORRECT_APPEARANCE: '改正人物',
    CORRECT_ARTICLE: '改正文章',
    CORRECT_DAY: '改日期',
    CORRECT_METRIC: '改正数字',
    CUT_ARTICLE: '一篇拆成两篇',
    DELETE_PAGE: '撤下版面',
    DROP_MENTION: '去掉误读的',
    EXCLUDE_NAME: '不是名字',
    INGEST_PAGE: '读入版面',
    JOIN_ARTICLES: '两篇合成一篇',
    LINK_LOCATION: '改认地方',
    MERGE_LOCATIONS: '两处是一处',
    MERGE_ORGANIZATIONS: '两家是一家',
    MERGE_PEOPLE: '两人是一人',
    RENAME_PERSON: '改名',
    SEPARATE_ORGANIZATION: '同名机构分开',
    SEPARATE_PERSON: '同名者分开',
    SPLIT_PEOPLE: '一人分作两人',
  },
  en: {
    ADD_MENTION: 'Added what was missed',
    CORRECT_APPEARANCE: 'Corrected a person',
    CORRECT_ARTICLE: 'Corrected an article',
    CORRECT_DAY: 'Corrected a day',
    CORRECT_METRIC: 'Corrected a number',
    CUT_ARTICLE: 'Cut an article in two',
    DELETE_PAGE: 'Took a page out',
    DROP_MENTION: 'Dropped what was misread',
    EXCLUDE_NAME: 'Is no name',
    INGEST_PAGE: 'Put a page in',
    JOIN_ARTICLES: 'Joined two articles',
    LINK_LOCATION: 'Linked to another place',
    MERGE_LOCATIONS: 'Two places are one',
    MERGE_ORGANIZATIONS: 'Two organizations are one',
    MERGE_PEOPLE: 'Two people are one',
    RENAME_PERSON: 'Renamed a person',
    SEPARATE_ORGANIZATION: 'One organization is two',
    SEPARATE_PERSON: 'Told namesakes apart',
    SPLIT_PEOPLE: 'One person is two',
  },
});

export const useStatuses = wordsOf<Readonly<Record<CorrectionStatus, string>>>({
  zh: { APPLIED: '有效', SUPERSEDED: '已被取代', UNANCHORED: '原文已变，暂不生效', UNDONE: '已撤回' },
  en: {
    APPLIED: 'Holds',
    SUPERSEDED: 'Replaced by another',
    UNANCHORED: 'The text it is about is gone',
    UNDONE: 'Taken back',
  },
});
