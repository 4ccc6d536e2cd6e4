import { describe, expect, it } from 'vitest';
import { findPublication, inferYear } from '../../../../src/ingest/facts/dates/publication.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';

const read = (page: string) => findPublication(page, inferYear(page, null, shippedLexicon()), shippedLexicon());

const BODY =
  '全市春耕备耕现场推进会在清河召开\n本报讯（记者 丁一）现场会昨日召开，各县区负责人参加。\n会议指出，农时不等人。';

/** What a librarian reads from the head: [paper, day, page]. */
const HEADS: readonly [head: string, newspaper: string | null, date: string, edition: string | null][] = [
  ['清河日报 2024-08-19 星期一 A01', '清河日报', '2024-08-19', 'A01'],
  ['2024.8.19 星期一 | 要闻 | 03 | 淮上晚报', '淮上晚报', '2024-08-19', '03'],
  ['2024/08/19  星期一  清河日报  第3版', '清河日报', '2024-08-19', '第3版'],
  ['二〇二四年八月十九日 星期一\n清河日报\n第三版', '清河日报', '2024-08-19', '第三版'],
  ['二○二四年八月十九日　星期一　江畔晨报　第二版', '江畔晨报', '2024-08-19', '第二版'],
  ['二０二四年八月十九日\n农历甲辰年七月十六\n清河日报', '清河日报', '2024-08-19', null],
  ['2024年8月19日 星期一 农历甲辰年七月十六 第12886期 今日8版\n清河日报', '清河日报', '2024-08-19', null],
  ['农历甲辰年七月十六 2024年8月19日 星期一\n03版 民生', null, '2024-08-19', '03版'],
  ['２０２４年８月１９日　星期一　Ａ０３', null, '2024-08-19', 'A03'],
  ['2 0 2 4 年 8 月 1 9 日  星 期 一  清 河 日 报  A 0 3', '清河日报', '2024-08-19', 'A03'],
  ['二 〇 二 四 年 八 月 十 九 日  星 期 一\n清 河 日 报', '清河日报', '2024-08-19', null],
  ['2024\n年\n8\n月\n19\n日\n星期一\n清河日报', '清河日报', '2024-08-19', null],
  ['2024年\n8月19日\n星期一\nA05\n山城都市报', '山城都市报', '2024-08-19', 'A05'],
  ['2024年8月\n19\n星期一\n清河日报\n第1版', '清河日报', '2024-08-19', '第1版'],
  ['19\n2024年8月\n星期一\n清河日报', '清河日报', '2024-08-19', null],
  ['2024年8月19日（星期一） 清河日报 02版', '清河日报', '2024-08-19', '02版'],
  ['MON 19 AUG\n2024年8月19日 星期一\n清河日报 QINGHE DAILY\n07', '清河日报', '2024-08-19', '07'],
  ['责编 丁一 美编 王二 校对 李三 2024年8月19日 星期一 03', null, '2024-08-19', '03'],
  ['3版·要闻\n2024年8月19日 周一\n清河日报', '清河日报', '2024-08-19', '3版'],
  ['版次：05 清河日报 2024年8月19日 星期一', '清河日报', '2024-08-19', '05'],
  ['8月19日 星期一 2024年 清河日报 A02', '清河日报', '2024-08-19', 'A02'],
  ['星期一 2024年8月19日 晴 25℃~32℃ 第04版 清河日报', '清河日报', '2024-08-19', '第04版'],
  ['清河日报2024年8月19日星期一A07版', '清河日报', '2024-08-19', 'A07'],
  ['2024年8月19日 星期一\n责任编辑：丁一 版式：王二\n副刊\n清河日报', '清河日报', '2024-08-19', null],
  [
    '中共清河市委机关报 清河日报社出版\n清河日报\n2024年8月19日 星期一\n国内统一连续出版物号 CN 00-0000',
    '清河日报',
    '2024-08-19',
    null,
  ],
  ['2024年8月19日 清河日报 综合 4', '清河日报', '2024-08-19', '4'],
  ['B03 教育\n2024·08·19\n新城时报', '新城时报', '2024-08-19', 'B03'],
  ['江城文汇报 2024年8月19日 星期一 第6版', '江城文汇报', '2024-08-19', '第6版'],
];

describe('a masthead', () => {
  it.each(HEADS)('at the top: %j', (head, newspaper, date, edition) => {
    expect(read(`${head}\n\n${BODY}`)).toEqual({ date, dateBasis: 'PRINTED', newspaper, edition });
  });

  it.each(HEADS)('at the foot: %j', (head, newspaper, date, edition) => {
    expect(read(`${BODY}\n\n${head}\n`)).toEqual({ date, dateBasis: 'PRINTED', newspaper, edition });
  });

  it.each(HEADS)('in the middle: %j', (head, newspaper, date, edition) => {
    expect(read(`${BODY}\n\n${head}\n\n${BODY}`)).toEqual({ date, dateBasis: 'PRINTED', newspaper, edition });
  });
});

describe('which day is the page’s', () => {
  it('a running head wins over the signature of a notice', () => {
    const page = `公告\n经研究，定于近期停水检修。\n清河县自来水公司\n2024年8月12日\n\n${BODY}\n\n清河日报 2024年8月19日 星期一 A06`;
    expect(read(page).date).toBe('2024-08-19');
  });

  it('a day with its own weekday wins over one that contradicts it', () => {
    const page = `2024年8月17日 星期一\n清河日报\n\n${BODY}\n\n2024年8月19日 星期一\n清河日报`;
    expect(read(page).date).toBe('2024-08-19');
  });

  it('a weekday that contradicts the only day does not take it away', () => {
    expect(read(`清河日报 2024年8月19日 星期二 A01\n\n${BODY}`).date).toBe('2024-08-19');
  });

  it('a day in a narrow line of a story is not the page’s', () => {
    const page = `${BODY}\n老人还记得大桥通车的那一天，\n2019年6月3日 星期一\n天气晴好，两岸站满了人。`;
    expect(read(page).date).toBeNull();
  });

  it('a signature right above the number of the page stays one', () => {
    const page = `${BODY}\n清河县人民法院\n2018年4月2日\nA06`;
    expect(read(page)).toMatchObject({ date: null, edition: 'A06' });
  });

  it.each(['下转第三版', '今日8版', '第12886期', '5G时代', '第6届'])('%s is no page number', (line) => {
    expect(read(`${line}\n${BODY}`).edition).toBeNull();
  });
});
