/** Zones that stand beside the divisions: how their full names end, and what people call them for short. */

export interface ZoneKind {
  /** What stands for a zone of this kind in its own city. */
  readonly short: readonly string[];
  readonly endings: readonly string[];
}

export const ZONE_KINDS: readonly ZoneKind[] = [
  {
    short: ['示范区', '城乡一体化示范区', '一体化示范区'],
    endings: ['城乡一体化示范区', '综合改革示范区', '示范区'],
  },
  {
    short: ['高新区', '高新技术产业开发区', '高新技术开发区', '高新开发区'],
    endings: ['高新技术产业开发区', '高新技术产业园区', '高技术产业开发区', '高新技术开发区', '高新区'],
  },
  {
    short: ['经开区', '经济技术开发区', '经济开发区', '经济技术产业开发区'],
    endings: ['经济技术开发区', '经济开发区', '经开区'],
  },
  { short: ['航空港区', '航空港实验区', '航空港'], endings: ['航空港经济综合实验区', '航空港区'] },
  { short: ['自贸区', '自贸试验区', '自由贸易试验区', '自贸港'], endings: ['自由贸易试验区', '自由贸易港'] },
  { short: ['综保区', '综合保税区', '保税区'], endings: ['综合保税区', '保税区'] },
  {
    short: ['产业集聚区', '产业聚集区', '先进制造业开发区', '工业集聚区'],
    endings: ['产业集聚区', '产业聚集区', '先进制造业开发区'],
  },
  { short: ['开发区'], endings: ['开发区'] },
  { short: ['新区'], endings: ['新区'] },
  { short: ['管理区'], endings: ['管理区'] },
];

export const ZONE_NAMES: ReadonlySet<string> = new Set(
  ZONE_KINDS.flatMap(({ short, endings }) => [...short, ...endings]),
);
