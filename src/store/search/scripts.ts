/// <reference path="./opencc-js.d.ts" />
/** Traditional and variant characters as the simplified ones that mean the same: one for one, by OpenCC's tables. */
import HONG_KONG from 'opencc-js/dict/HKVariantsRev';
import CHARACTERS from 'opencc-js/dict/TSCharacters';
import PHRASES from 'opencc-js/dict/TSPhrases';
import TAIWAN from 'opencc-js/dict/TWVariantsRev';

/** Further variants of newspapers and names, each before what it is a variant of. */
const VARIANTS = ['邨村', '栢柏', '甯宁', '崐昆', '彜彝', '凃涂', '喦岩', '菸烟', '锺钟', '馀余', '瞭了'];

/**
 * Words that simplified print, too, writes with a character that is folded. Folded like all others, they would be no
 * words: 着名.
 */
const WORDS = [
  ...['著名', '著作', '著者', '著称', '著述', '著录', '著书', '名著', '显著', '专著', '论著', '编著', '原著', '昭著'],
  ...['卓著', '拙著', '巨著', '合著', '遗著', '译著', '所著', '土著', '乾县', '乾安'],
];

const characters = readCharacters();

/** The first and last code units between which most characters that have another form lie. */
const [FIRST, LAST] = [0x3400, 0x9fff];
const isFolded = new Uint8Array(LAST + 1 - FIRST);
for (const character of characters.keys()) {
  const code = character.charCodeAt(0);
  if (code >= FIRST && code <= LAST) isFolded[code - FIRST] = 1;
}

/** Whether a code unit from U+3400 to U+9FFF is that of a character with a simplified form. */
export function hasSimplified(code: number): boolean {
  return isFolded[code - FIRST] === 1;
}

/** A character as it is printed where print is simplified; itself where there is no other form. */
export function simplified(character: string): string {
  return characters.get(character) ?? character;
}

interface Word {
  /** The word as folding leaves it, and at which of its characters another one is printed. */
  readonly folded: string;
  readonly at: number;
}

const words = readWords();

/** Whether simplified print has a character as it is in some words. */
export function isAmbiguous(character: string): boolean {
  return words.has(character);
}

/** Whether this character, which stood here before all were folded, is the one that simplified print has in the word around it. */
export function isPrintedSo(character: string, folded: string, at: number): boolean {
  return words.get(character)?.some((word) => folded.startsWith(word.folded, at - word.at)) ?? false;
}

function pairsIn(table: string): (readonly [string, string])[] {
  return table.split('|').map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return [from, to] as const;
  });
}

function readCharacters(): ReadonlyMap<string, string> {
  const table = new Map(pairsIn(CHARACTERS));
  const common = new Set(table.values());
  for (const [variant, standard] of [...pairsIn(TAIWAN), ...pairsIn(HONG_KONG)]) {
    const to = table.get(standard) ?? standard;
    if (to !== variant && !common.has(variant) && !table.has(variant)) table.set(variant, to);
  }
  for (const [variant = '', to = ''] of VARIANTS.map((pair) => [...pair])) table.set(variant, to);
  return table;
}

function readWords(): ReadonlyMap<string, readonly Word[]> {
  const found = new Map<string, Word[]>();
  const note = (word: string, kept: string) => {
    const folded = [...word].map(simplified).join('');
    for (let at = 0; at < word.length; at++) {
      const character = word.charAt(at);
      if (folded.length !== word.length || kept[at] !== character || folded[at] === character) continue;
      const known = found.get(character);
      if (known === undefined) found.set(character, [{ folded, at }]);
      else known.push({ folded, at });
    }
  };
  for (const [word, kept] of pairsIn(PHRASES)) note(word, kept);
  for (const word of WORDS) note(word, word);
  return found;
}
