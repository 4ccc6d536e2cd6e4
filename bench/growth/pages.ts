/**
 * The pages of an invented city's paper, any number of them: short articles that name officials again and again, others
 * seldom, places within places, companies, and numbers of some hundred measures. The same number gives the same page.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../../src/learn/crf.js';
import { fileNameOf, nameOf, placeOf, type Random, syllables } from '../invented-names.js';

export const ARTICLES_A_PAGE = 12;

/** What the first pages print and no later one: questions about it have the same answer however large the archive is. */
export const RARE = {
  person: '欧阳槐序',
  organization: '槐序古籍修复有限公司',
  phrase: '古籍修复',
  village: '落槐村',
} as const;
/** What is printed again and again. */
export const COMMON = {
  person: '柳青禾',
  organization: '丰禾农机有限公司',
  county: '武陟县',
  phrase: '收割',
  newspaper: '怀川晨报',
} as const;

const RARE_EVERY = 10;
const LAST_RARE_PAGE = 160;
const NEWSPAPERS = [COMMON.newspaper, '怀川晚报'];
const COUNTIES = ['武陟县', '博爱县', '修武县', '温县', '孟州市', '沁阳市'];
const CROPS = ['小麦', '玉米', '山药', '花生', '大豆', '棉花', '油菜', '红薯', '谷子', '芝麻'];
const WORKS = ['水渠', '泵站', '桥梁', '校舍', '粮仓', '卫生室', '路灯', '蔬菜大棚', '养老院', '文化广场'];

/** Writes the pages from one number to before another, with a sidecar each. */
export function writePages(folder: string, from: number, to: number): void {
  mkdirSync(folder, { recursive: true });
  for (let number = from; number < to; number++) {
    const name = fileNameOf(number);
    writeFileSync(join(folder, `${name}.txt`), pageOf(number));
    const given = { newspaper: pick(NEWSPAPERS, number), ...placeOf(number) };
    writeFileSync(join(folder, `${name}.meta.json`), JSON.stringify(given));
  }
}

function pageOf(number: number): string {
  const random = randomFrom(number);
  return Array.from({ length: ARTICLES_A_PAGE }, (_, at) => {
    const isRare = at === 0 && number % RARE_EVERY === 0 && number < LAST_RARE_PAGE;
    return isRare ? rareArticle(number) : articleOf(at, random);
  }).join('\n\n');
}

function rareArticle(number: number): string {
  return `老手艺有了新学徒之${number}

本报讯（记者${COMMON.person}）近日，${COMMON.county}${RARE.village}的${RARE.organization}收下第${number + 2}名学徒。公司负责人${RARE.person}说，${RARE.phrase}已做了三十年，去年修复旧书${number + 120}册。`;
}

function articleOf(at: number, random: Random): string {
  const county = pick(COUNTIES, random() * COUNTIES.length);
  const village = `${syllables(2, random)}村`;
  const official = random() < 0.02 ? COMMON.person : personNamed(300, random);
  const [writer, farmer] = [personNamed(60, random), personNamed(400_000, random)];
  const company = random() < 0.02 ? COMMON.organization : `${syllables(2, random)}农机有限公司`;
  const crop = pick(CROPS, random() * CROPS.length);
  const work = pick(WORKS, random() * WORKS.length);
  const figure = (most: number): number => 2 + Math.floor(random() * most);
  const day = `${1 + figure(10)}月${figure(26)}日`;
  if (at % 3 === 0) {
    return `${county}${village}${crop}开镰

本报讯（记者${writer}）${day}，${county}县委书记${official}到${village}查看${crop}收割情况。当天全县收购${crop}${figure(900)}吨，惠及农户${figure(300)}户。村民${farmer}说，今年亩产${figure(900)}公斤。`;
  }
  if (at % 3 === 1) {
    return `${village}${work}完工

本报讯（记者${writer}）${county}${village}的${work}${day}完工，总投资${figure(900)}万元，占地${figure(90)}亩。${company}承建，用工${figure(200)}人。县长${official}到场。`;
  }
  return `${company}在${county}扩产

本报讯（记者${writer}）${company}今年在${county}投入${figure(800)}万元，购置机械${figure(40)}台。公司负责人${farmer}说，产值同比增长${figure(30)}%，带动${village}村民${figure(300)}人就业。`;
}

/** A few of them are named on many pages, most on few. */
function personNamed(most: number, random: Random): string {
  return nameOf(Math.floor(most * random() ** 2), 3);
}

function pick(values: readonly string[], number: number): string {
  return values[Math.floor(number) % values.length] ?? '';
}
