/** Names that nobody has, for pages that nobody printed. The same number gives the same name. */
import { randomFrom } from '../src/learn/crf.js';

export type Random = () => number;

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文斌红梅海燕春雨青山晓东志远家宁思源子涵';
const SYLLABLES = '金银东西南北青白石泉河山林松竹梅云龙凤安康兴隆福瑞嘉华新盛源泰恒达永春秋';

const PAGES_A_DAY = 8;
const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAY = 86_400_000;

/** The person of a rank among all. */
export function nameOf(rank: number, length: number): string {
  const own = randomFrom(1_000_003 + rank);
  return charFrom(SURNAMES, own) + Array.from({ length: Math.max(1, length - 1) }, () => charFrom(GIVEN, own)).join('');
}

/** What villages and companies are called. */
export function syllables(length: number, random: Random): string {
  return Array.from({ length }, () => charFrom(SYLLABLES, random)).join('');
}

/** Where the page of a number stands: its newspaper's day, and its own number of that day's. */
export function placeOf(number: number): { date: string; edition: string } {
  const date = new Date(FIRST_DAY + Math.floor(number / PAGES_A_DAY) * DAY).toISOString().slice(0, 10);
  return { date, edition: `A${String((number % PAGES_A_DAY) + 1).padStart(2, '0')}` };
}

/** Of the file of a page. */
export function fileNameOf(number: number): string {
  return `p${String(number).padStart(7, '0')}`;
}

function charFrom(characters: string, random: Random): string {
  return characters[Math.floor(random() * characters.length)] ?? '';
}
