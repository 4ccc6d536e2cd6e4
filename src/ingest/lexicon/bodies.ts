/**
 * Words by which a title tells whether it belongs to a division (市, 区, 镇 …) or to a body of its own, and to which
 * kind. After the everyday terms of the Constitution of the People's Republic of China, chapter III (state organs),
 * and of the national standard GB/T 20091 (kinds of organizations).
 */
import type { LocationLevel } from '../../store/documents.js';

/** Bodies that are not a division's organs, by kind, and what their names end in. */
const ENDINGS_BY_KIND: Readonly<Record<string, string>> = {
  COMPANY: '公司 集团 银行 信用社 酒店 宾馆 超市 饭店 药房 厂',
  COOPERATIVE: '合作社 农场 林场',
  SCHOOL: '大学 学院 党校 中学 小学 幼儿园 学校',
  HOSPITAL: '医院 卫生院',
  INSTITUTE: '研究院 研究所 科学院 设计院 博物馆 图书馆',
  ASSOCIATION: '协会 学会 商会 联合会 基金会 促进会 俱乐部',
  PRESS: '报社 出版社 电视台 剧团',
};

/** Each ending with its kind. */
export const BODY_ENDINGS: readonly (readonly [ending: string, kind: string])[] = Object.entries(
  ENDINGS_BY_KIND,
).flatMap(([kind, endings]) => endings.split(' ').map((ending) => [ending, kind] as const));

/** Offices that belong to a kind of body even where the title does not name it. */
export const BODY_OFFICES: readonly (readonly [office: string, kind: string])[] = [
  ['校长', 'SCHOOL'],
  ['园长', 'SCHOOL'],
  ['董事长', 'COMPANY'],
  ['总经理', 'COMPANY'],
  ['经理', 'COMPANY'],
  ['总裁', 'COMPANY'],
  ['厂长', 'COMPANY'],
  ['理事长', 'COOPERATIVE'],
  ['社长', 'PRESS'],
];

/** Offices that say of themselves at which level they are held. */
export const OFFICE_LEVELS: readonly (readonly [office: string, level: LocationLevel])[] = [
  ['省长', 'PROVINCE'],
  ['厅长', 'PROVINCE'],
  ['市长', 'CITY'],
  ['州长', 'CITY'],
  ['区长', 'COUNTY'],
  ['县长', 'COUNTY'],
  ['旗长', 'COUNTY'],
  ['乡长', 'TOWNSHIP'],
  ['镇长', 'TOWNSHIP'],
  ['村主任', 'VILLAGE'],
  ['村支书', 'VILLAGE'],
  ['第一书记', 'VILLAGE'],
  ['部长', 'CITY'],
];

/** Offices of which a body has one, unless a 副 stands before them. */
export const SOLE_OFFICES: readonly string[] = [
  '书记',
  '部长',
  '省长',
  '市长',
  '区长',
  '县长',
  '旗长',
  '乡长',
  '镇长',
  '厅长',
  '局长',
  '处长',
  '科长',
  '所长',
  '站长',
  '队长',
  '主任',
  '主席',
  '会长',
  '院长',
  '校长',
  '园长',
  '社长',
  '行长',
  '厂长',
  '董事长',
  '总经理',
  '总裁',
  '理事长',
  '秘书长',
  '检察长',
  '总会计师',
  '总工程师',
];

/** What people are called who hold no office and will hardly hold one under the same name on the same day. */
export const ORDINARY_CALLINGS: readonly string[] = [
  '村民',
  '居民',
  '市民',
  '群众',
  '农民',
  '工人',
  '职工',
  '员工',
  '学生',
  '同学',
  '业主',
  '商户',
  '患者',
  '病人',
  '司机',
  '乘客',
  '顾客',
  '游客',
  '老人',
  '老汉',
  '大爷',
  '大妈',
  '贫困户',
  '脱贫户',
  '种植户',
  '养殖户',
  '志愿者',
  '选手',
];
