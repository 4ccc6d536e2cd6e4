/** Cities whose short form is first of all a common word: they need the page to name them in full. */
export const EVERYDAY_CITIES: ReadonlySet<string> = new Set(
  '来宾 日照 白银 大同 通化 平凉 保山 宝山 中山 安康 兴安 和田 东方 德州 海东 海西 海北 六安 长治 三沙 保亭 平安 南部 阿里 桃园 新北'.split(
    ' ',
  ),
);
