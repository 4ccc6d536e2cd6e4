/**
 * Writes src/ingest/lexicon/data/name-characters.txt: how readily each character stands in a given name, by position.
 * Source: the names of people in the dictionary of jieba (MIT), as shipped in @node-rs/jieba. Transcribed and place
 * names among them are left out as far as their characters give them away.
 *
 *   npm run name-characters
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { surnamesByFrequency } from './surnames.mjs';

/** Surnames that begin few transcribed names; most frequent ones first in the list of surnames. */
const SURNAMES_COUNTED = 160;
const OF_TRANSCRIPTIONS = new Set('马毛安史石路沙尼米巴哈卡');
const NOT_IN_NAMES =
  /[尔斯克特拉夫尼科基维巴格普戈哥尤伊奥阿县镇村庄州路道桥寨河湖沟店街区厂寺庙塔爷氏的了见笑问说想看叫]/u;
/** Characters that parents choose, whatever the dictionary counts. */
const CHOSEN =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华红玉萍琴梅珍莉燕玲莲香凤洁云荣爱倩雪琳晶琪婷颖慧莹欣瑞宁雅佳俊峰浩宇轩博文昊然涵梓晨阳鹏飞辉斌波健凯旭东建国志海永春生成林德庆新利福胜学祥才发武山仁清光天达安岩中茂进有坚和彪诚先敬震振壮会思群豪心邦承乐绍功松善厚裕河哲江庭小金宝根喜贵富全顺忠义信良民忆晓雨萌冰菲梦淑惠巧美娅怡瑶嘉仪丹蓉眉君瑾薇菊翠茜素真环锦黛青婉娴育馨凡佩月莺媛艺咏卿聪澜纯悦昭苗';
const RAREST = 17;

const require = createRequire(import.meta.url);
const dictionary = readFileSync(join(dirname(require.resolve('@node-rs/jieba/package.json')), 'dict.txt'), 'utf8');
const surnames = surnamesByFrequency()
  .slice(0, SURNAMES_COUNTED)
  .filter((surname) => !OF_TRANSCRIPTIONS.has(surname));
const counted = new Set(surnames);

const counts = { alone: new Map(), first: new Map(), last: new Map() };
const add = (map, character, weight) => map.set(character, (map.get(character) ?? 0) + weight);
for (const line of dictionary.split('\n')) {
  const [name = '', , tag] = line.trim().split(' ');
  if (tag !== 'nr' || !counted.has(name[0]) || NOT_IN_NAMES.test(name.slice(1))) continue;
  if (name.length === 2) add(counts.alone, name[1], 1);
  if (name.length === 3) {
    add(counts.first, name[1], 1);
    add(counts.last, name[2], 1);
  }
}
// Names of one character are too few to count by themselves: the last character of two says most about them.
for (const [character, count] of counts.last) add(counts.alone, character, count / 20);
for (const map of Object.values(counts)) {
  const total = [...map.values()].reduce((sum, count) => sum + count, 0);
  for (const character of CHOSEN) add(map, character, total / 600);
}

const tables = Object.entries(counts).map(([position, map]) => {
  const total = [...map.values()].reduce((sum, count) => sum + count, 0);
  const lines = new Map();
  for (const [character, count] of map) {
    const bits = Math.round(-Math.log2(count / total));
    if (bits <= RAREST - 4) lines.set(bits, (lines.get(bits) ?? '') + character);
  }
  const rows = [...lines]
    .sort(([a], [b]) => a - b)
    .map(([bits, characters]) => `${bits}\t${[...characters].sort().join('')}`);
  return `[${position}]\n${rows.join('\n')}\n`;
});
writeFileSync(
  'src/ingest/lexicon/data/name-characters.txt',
  `# How readily a character stands in a given name: alone, first of two, last of two. A line is a number of bits (the negative
# binary logarithm of the share of such names) and, after a tab, the characters.
#
# Source: the names of people in the dictionary of jieba, as packed in the npm package @node-rs/jieba
# Licence: MIT
#
# \`npm run name-characters\` makes this file again.

${tables.join('\n')}
# Bits of a character that is not listed: it is rarer.
[unlisted]
${RAREST}
`,
);
for (const [position, map] of Object.entries(counts)) console.log(position, map.size);
