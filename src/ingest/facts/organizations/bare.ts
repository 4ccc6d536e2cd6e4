/** Bodies that every division or every other body has: which one is meant, only the page knows. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';

const LEVEL = '(?:[省市区县州盟旗镇乡村]|街道|社区|地)';

const bareOf = perLexicon(({ organizations: { bare, demonstratives } }) => {
  const pointed = `(?:${anyOf(demonstratives)}${LEVEL}?)?`;
  return new RegExp(`^${pointed}${LEVEL}?${anyOf(bare)}(?:${LEVEL}${anyOf(bare)})*$`, 'u');
});

/** Whether a name is "市委", "区政府", "该镇党委": a body without what it belongs to. */
export function isBare(name: string, lexicon: Lexicon): boolean {
  return bareOf(lexicon).test(name);
}
