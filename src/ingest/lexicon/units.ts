/**
 * Units of measurement and classifiers as Chinese newspapers print them.
 *
 * Sources: the legal units of GB 3100—93 and GB/T 3101—93 with the market units still in use (亩, 斤, 里), ISO 4217
 * currency codes, and the classifier table in 吕叔湘《现代汉语八百词》(appendix), as far as city dailies count with them.
 */
import type { MetricKind } from '../../store/documents.js';

export interface Unit {
  /** As printed after the number: "平方米". */
  readonly printed: string;
  /** What values are normalized to: "m2". */
  readonly base: string;
  /** How many base units one printed unit is. */
  readonly factor: number;
  readonly kind: MetricKind;
}

type Row = readonly [printed: string, base: string, factor: number, kind: MetricKind];

const MEASURES: readonly Row[] = [
  ...rows('CNY', 'AMOUNT', { 元: 1, 元钱: 1, 元人民币: 1, 块钱: 1, 角: 0.1, 角钱: 0.1, 分钱: 0.01, 个亿: 1e8 }),
  ...rows('USD', 'AMOUNT', { 美元: 1, 美金: 1 }),
  ...rows('EUR', 'AMOUNT', { 欧元: 1 }),
  ...rows('HKD', 'AMOUNT', { 港元: 1, 港币: 1 }),
  ...rows('JPY', 'AMOUNT', { 日元: 1 }),
  ...rows('GBP', 'AMOUNT', { 英镑: 1 }),
  ...rows('RUB', 'AMOUNT', { 卢布: 1 }),
  ...rows('KRW', 'AMOUNT', { 韩元: 1 }),
  ...rows('m2', 'AREA', {
    平方米: 1,
    平米: 1,
    '㎡': 1,
    'm²': 1,
    m2: 1,
    平方公里: 1e6,
    平方千米: 1e6,
    'km²': 1e6,
    平方厘米: 1e-4,
    公顷: 1e4,
    亩: 666.6667,
    亩地: 666.6667,
  }),
  ...rows('m', 'LENGTH', {
    米: 1,
    延米: 1,
    公里: 1000,
    千米: 1000,
    厘米: 0.01,
    毫米: 0.001,
    分米: 0.1,
    微米: 1e-6,
    纳米: 1e-9,
    海里: 1852,
    英里: 1609.344,
    英寸: 0.0254,
    华里: 500,
    里: 500,
    里路: 500,
    里地: 500,
    km: 1000,
    cm: 0.01,
    mm: 0.001,
  }),
  ...rows('kg', 'MASS', {
    公斤: 1,
    千克: 1,
    斤: 0.5,
    市斤: 0.5,
    吨: 1000,
    克: 0.001,
    毫克: 1e-6,
    kg: 1,
    标准煤: 1,
    吨标准煤: 1000,
  }),
  ...rows('percent', 'RATIO', { '%': 1, '％': 1, '﹪': 1, '‰': 0.1, 个百分点: 1, 百分点: 1 }),
  ...rows('percent', 'RATIO', { 成: 10 }),
  ...rows('per100k', 'RATIO', { '/10万': 1 }),
  ...rows('times', 'RATIO', { 倍: 1 }),
  ...rows('year', 'DURATION', { 年: 1, 年时间: 1, 个年头: 1, 学年: 1, 个学年: 1, 载: 1 }),
  ...rows('month', 'DURATION', { 个月: 1, 个多月: 1, 个季度: 3 }),
  ...rows('week', 'DURATION', { 周: 1, 个星期: 1, 星期: 1, 个周: 1 }),
  ...rows('day', 'DURATION', { 天: 1, 个工作日: 1, 工作日: 1, 日: 1, 个日夜: 1, 个昼夜: 1, 昼夜: 1, 天时间: 1 }),
  ...rows('hour', 'DURATION', { 小时: 1, 个小时: 1, 个多小时: 1, 个钟头: 1 }),
  ...rows('minute', 'DURATION', { 分钟: 1 }),
  ...rows('second', 'DURATION', { 秒: 1, 秒钟: 1 }),
  ...rows('year', 'AGE', { 岁: 1, 周岁: 1 }),
  ...rows('m3', 'OTHER', { 立方米: 1, 立方: 1, 'm³': 1, 方量: 1 }),
  ...rows('m3', 'OTHER', { 升: 1e-3, 公升: 1e-3, 毫升: 1e-6, ml: 1e-6, mL: 1e-6 }),
  ...rows('°C', 'OTHER', { '℃': 1, 摄氏度: 1, '°C': 1 }),
  ...rows('kWh', 'OTHER', { 千瓦时: 1, 度电: 1, 兆瓦时: 1000, kWh: 1 }),
  ...rows('kW', 'OTHER', { 千瓦: 1, 兆瓦: 1000, 瓦: 0.001, 吉瓦: 1e6, MW: 1000, kW: 1 }),
  ...rows('kVA', 'OTHER', { 千伏安: 1 }),
  ...rows('g/L', 'OTHER', { '克/升': 1, '毫克/升': 0.001 }),
  ...rows('count', 'OTHER', { 点: 1 }),
  ...rows('dB', 'OTHER', { 分贝: 1 }),
  ...rows('mmHg', 'OTHER', { 毫米汞柱: 1 }),
  ...rows('ug/m3', 'OTHER', {
    微克: 1,
    '微克/立方米': 1,
    '毫克/立方米': 1000,
    微克每立方米: 1,
    'μg/m³': 1,
    'ug/m3': 1,
  }),
  ...rows('m3/s', 'OTHER', { '立方米/秒': 1, 立方米每秒: 1 }),
  ...rows('km/h', 'OTHER', { '公里/小时': 1, '千米/小时': 1, 'km/h': 1 }),
];

/** Classifiers that count what stands before or after them. */
const CLASSIFIERS =
  '人 户 个 家 项 名 位 条 件 张 份 套 台 辆 场 次 期 支 所 座 处 栋 幢 棵 株 头 只 匹 羽 枚 块 部 本 册 篇 幅 首 门 届 批 起 宗 例 间 组 对 ' +
  '双 种 类 款 盏 眼 口 尊 艘 架 趟 列 节 员 票 字 步 轮 局 环 杯 瓶 袋 箱 包 盒 桶 帧 道 面 顶 根 杆 把 副 扇 片 段 孔 颗 粒 朵 滴 圈 页 集 章 ' +
  '版 课 笔 单 床 席 尾 笼 垛 捆 筐 篮 盆 盘 碗 剂 针 管 分 声 手 池 墩 窝 挂 令 柄 具 层 金 银 铜 球 村 县 省 市 国 校 镇 乡 站 店 企 家次 ' +
  '人次 户次 台次 件次 例次 车次 班次 场次 批次 架次 辆次 艘次 头次 亩次 余次 人份 人天 学时 课时 学分 席位 床位 张床位 个床位 工日 车皮 ' +
  '樘 串 棒 遍 趟 回 顿 桌 束 枝 茬 罐 缸 口人 标箱 标准箱 个标箱 个标准箱 平方 票次 单位 家庭 名额 公里次 盒次 剂次 针次 篇次 条次 宗次 万次 组次 对次 趟次 场比赛 个班 人口 处次 字节 帕 兆 像素';

/** Nouns that newspapers count without a classifier: "16企业", "500余群众". */
const COUNTED_NOUNS =
  '企业 学生 学子 考生 群众 党员 干部 游客 职工 员工 师生 教师 居民 村民 市民 志愿者 农户 家庭 选手 队员 运动员 代表 乡镇 街道 社区 村庄 学校 医院 项目 ' +
  '单位 部门 网点 门店 商户 用户 粉丝 旅客 观众 读者 人口 职位 岗位 老人 孩子 儿童 民众 农民 民警 官兵 医护 车辆 网友';

export const UNITS: readonly Unit[] = [
  ...MEASURES.map(([printed, base, factor, kind]) => ({ printed, base, factor, kind })),
  ...CLASSIFIERS.split(' ').map((printed) => ({ printed, base: 'count', factor: 1, kind: 'COUNT' as const })),
];

export const COUNTABLE_NOUNS: readonly string[] = COUNTED_NOUNS.split(' ');

function rows(base: string, kind: MetricKind, factors: Readonly<Record<string, number>>): Row[] {
  return Object.entries(factors).map(([printed, factor]) => [printed, base, factor, kind] as const);
}
