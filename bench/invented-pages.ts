/**
 * Pages for an archive of any size: those of a folder with other people, organizations, villages and numbers on each. Most people are named on few pages and few on most, as in a newspaper. The same number gives the same page.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageSource, ParsedArticle, ParsedPage } from '../src/ingest/parsed.js';
import { randomFrom } from '../src/learn/crf.js';

/** The pages that newspapers print hold about this many characters. */
export const PAGE_LENGTH = 6000;

const PAGES_A_DAY = 8;
const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAY = 86_400_000;

/** What a page is invented from. */
interface Pattern {
  readonly text: string;
  /** Each is set anew on every page, others of as many characters in their place. */
  readonly people: readonly string[];
  readonly organizations: readonly string[];
  readonly villages: readonly string[];
}

/** Writes `count` pages with their sidecars into a folder of its own each thousand; gives the size of the text in bytes. */
export function writeInventedPages(
  folder: string,
  count: number,
  pages: string,
  parse: (source: PageSource) => ParsedPage,
): number {
  const patterns = readPatterns(pages, parse);
  let bytes = 0;
  for (let number = 0; number < count; number++) {
    const inside = join(folder, String(Math.floor(number / 1000)).padStart(4, '0'));
    if (number % 1000 === 0) mkdirSync(inside, { recursive: true });
    const text = inventedPage(patterns, number);
    const name = `p${String(number).padStart(7, '0')}`;
    bytes += Buffer.byteLength(text);
    writeFileSync(join(inside, `${name}.txt`), text);
    const date = new Date(FIRST_DAY + Math.floor(number / PAGES_A_DAY) * DAY).toISOString().slice(0, 10);
    const given = { newspaper: '青川晚报', date, edition: `A${String((number % PAGES_A_DAY) + 1).padStart(2, '0')}` };
    writeFileSync(join(inside, `${name}.meta.json`), JSON.stringify(given));
  }
  return bytes;
}

function readPatterns(folder: string, parse: (source: PageSource) => ParsedPage): Pattern[] {
  const files = readdirSync(folder).filter((file) => /\.(?:txt|md)$/u.test(file) && file !== 'README.md');
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const { articles } = parse({ name: file, text, newspaper: null, edition: null, date: null });
    const named = (namesIn: (article: ParsedArticle) => readonly string[]) => [...new Set(articles.flatMap(namesIn))];
    return {
      text,
      people: named(({ people, byline }) => [...people, ...byline].map(({ name }) => name)).filter(
        (name) => name.length >= 2 && name.length <= 4,
      ),
      organizations: named((article) => article.organizations.map(({ name }) => name)).filter(
        ({ length }) => length >= 7,
      ),
      villages: named((article) => article.locations.map(({ name }) => name)).filter((name) =>
        /^.{2,3}(?:村|社区)$/u.test(name),
      ),
    };
  });
}

/** A page, or what is needed of several below one another, with other names and numbers. */
function inventedPage(patterns: readonly Pattern[], number: number): string {
  const random = randomFrom(number);
  const parts: string[] = [];
  for (let at = number, length = 0; length < PAGE_LENGTH; at += 1 + Math.floor(random() * (patterns.length - 1))) {
    const pattern = patterns[at % patterns.length];
    if (pattern === undefined) throw new RangeError('there are no sample pages');
    parts.push(variationOf(pattern, random));
    length += pattern.text.length;
  }
  return parts.join('\n\n').slice(0, PAGE_LENGTH);
}

function variationOf({ text, people, organizations, villages }: Pattern, random: () => number): string {
  const names = new Map<string, string>([
    ...people.map((name): [string, string] => [name, personNamed(name.length, random)]),
    ...organizations.map((name): [string, string] => [name, name.slice(0, 2) + word(2, random) + name.slice(4)]),
    ...villages.map((name): [string, string] => [name, word(2, random) + name.slice(2)]),
  ]);
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const named = text.replace(new RegExp(longestFirst.join('|'), 'gu'), (name) => names.get(name) ?? name);
  // The first figure stays, so that the order of size does; days and hours do too.
  return named.replace(/(?<![\d.-])([1-9])(\d+)(?!\d*[-年月日时岁])/gu, (_, first: string, rest: string) => {
    return first + [...rest].map(() => Math.floor(random() * 10)).join('');
  });
}

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文斌红梅海燕春雨青山晓东志远家宁思源子涵';
const OTHER = '金银东西南北青白石泉河山林松竹梅云龙凤安康兴隆福瑞嘉华新盛源泰恒达永春秋';

/** Some are named on every other page; of the others there are as many as a large city has. */
function personNamed(length: number, random: () => number): string {
  const rank = Math.floor((random() < 0.4 ? 400 : 400_000) * random() ** 2);
  const own = randomFrom(1_000_003 + rank);
  return pick(SURNAMES, own) + Array.from({ length: Math.max(1, length - 1) }, () => pick(GIVEN, own)).join('');
}

function word(length: number, random: () => number): string {
  return Array.from({ length }, () => pick(OTHER, random)).join('');
}

function pick(characters: string, random: () => number): string {
  return characters[Math.floor(random() * characters.length)] ?? '';
}
