/** Bodies without a name of their own: every division or every other body has one, or the text means none in particular. */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import type { Name } from '../../names/names.js';
import { withoutPlace } from '../../names/without-place.js';
import { WordSet } from '../../word-set.js';
import { isDigitAt } from '../metrics/numeral-characters.js';

const LEVEL = '(?:[省市区县州盟旗镇乡村]|街道|社区|地)';

const bareOf = perLexicon(({ organizations: { bare, demonstratives } }) => {
  const pointed = `(?:${anyOf(demonstratives)}${LEVEL}?)?`;
  return {
    words: new WordSet(bare),
    whole: new RegExp(`^${pointed}${LEVEL}?${anyOf(bare)}(?:${LEVEL}${anyOf(bare)})*$`, 'u'),
  };
});

/** Whether a name is "市委", "区政府", "该镇党委": a body without what it belongs to; or "市园林", which no body is called. */
export function isBare(name: string, lexicon: Lexicon): boolean {
  const { words, whole } = bareOf(lexicon);
  return (words.endsAt(name, name.length) && whole.test(name)) || isField(name, lexicon);
}

/** In code units: each character of a field may take two. */
const LONGEST_FIELD = 6;
const LEVEL_BEGINNINGS = new CharacterSet('省市区县州盟旗镇乡村街社地');
const FIELD = new RegExp(`^${LEVEL}(\\p{Script=Han}{2})$`, 'u');

/** Whether a name is a field of what a level governs: "省、市园林主管部门". */
function isField(name: string, { vocabulary }: Lexicon): boolean {
  const field = name.length <= LONGEST_FIELD && LEVEL_BEGINNINGS.isAt(name, 0) ? FIELD.exec(name)?.[1] : undefined;
  if (field === undefined) return false;
  const marks = vocabulary.marksOf(field);
  return (marks & (Mark.NOUN | Mark.VERBAL)) !== 0 && (marks & BODIES) === 0;
}

const BODIES = Mark.PUBLIC | Mark.INSTITUTION | Mark.DEPARTMENT | Mark.BRAND | Mark.NATIONAL;

const indefiniteOf = perLexicon(({ organizations: { indefinites } }) => ({
  words: new WordSet(indefinites),
  /** "各|区", "各县（市、区）|". */
  before: new RegExp(`${anyOf(indefinites)}(?:${LEVEL}|[（()）、])*$`, 'u'),
  /** The last characters of that. */
  ends: new CharacterSet('省市区县州盟旗镇乡村道地（()）、', ...indefinites.map((word) => word.slice(-1))),
}));
const LONGEST_INDEFINITE = 12;
/** "认定某市工程中心3个": so many of a kind. */
const COUNTED = /^[\d０-９]+[余多]?[个家所处支]/u;

/** Whether a body is one of several or kept unnamed: "各县（市）妇联", "绩溪县某机械厂". */
export function isIndefinite(text: string, names: readonly Name[], at: number, lexicon: Lexicon): boolean {
  const name = names[at];
  if (name === undefined) return false;
  if (isDigitAt(text, name.end) && COUNTED.test(text.slice(name.end, name.end + LONGEST_INDEFINITE))) return true;
  const { words, before, ends } = indefiniteOf(lexicon);
  const printed = text.slice(name.start, name.end);
  if (words.beginsAt(printed, 0) || words.beginsAt(withoutPlace(printed, lexicon.vocabulary), 0)) return true;
  if (!ends.isAt(text, name.start - 1)) return false;
  const last = names[at - 1];
  // "张某|绩溪县公安局": the end of a person's name says nothing of a body.
  const from = Math.max(name.start - LONGEST_INDEFINITE, last?.kind === 'PERSON' ? last.end : 0);
  return before.test(text.slice(from, name.start));
}
