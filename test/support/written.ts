/** Pages as a paper would print them, written for tests: invented people and companies, real places. */

const COUNTIES = ['武陟县', '博爱县', '修武县', '温县'];
const CROPS = ['小麦', '玉米', '山药', '花生'];
const NAMES = ['柳青禾', '方小满', '常桂枝', '苗春生', '邢立秋', '温如玉'];

function pick(values: readonly string[], number: number): string {
  return values[number % values.length] ?? '';
}

/** A page of two articles; each number makes another page, and the same people come up again and again. */
export function writtenPage(number: number): string {
  const county = pick(COUNTIES, number);
  const crop = pick(CROPS, number + 1);
  const [writer, farmer, head] = [pick(NAMES, number), pick(NAMES, number + 2), pick(NAMES, number + 3)];
  return `${county}${crop}收购第${number + 1}日

本报讯（记者${writer}）6月${(number % 28) + 1}日，${county}${crop}收购进入第${number + 1}天，${county}县委书记${head}到城关镇粮站查看开磅情况，要求敞开收购、随到随收。当天全县收购${crop}${120 + number}吨，惠及农户${30 + number}户。

${county}农机合作社添新机

本报讯（记者${farmer}）为保${crop}颗粒归仓，${county}丰禾农机合作社投入${200 + number}万元，购置收割机${5 + (number % 9)}台。合作社理事长${writer}说，每台每天可收割${60 + (number % 30)}亩。
`;
}
