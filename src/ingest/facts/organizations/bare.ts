/** Bodies without a name of their own: every division or every other body has one, or the text means none in particular. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import type { Name } from '../../names/names.js';
import { withoutPlace } from '../../names/without-place.js';

const LEVEL = '(?:[省市区县州盟旗镇乡村]|街道|社区|地)';

const bareOf = perLexicon(({ organizations: { bare, demonstratives } }) => {
  const pointed = `(?:${anyOf(demonstratives)}${LEVEL}?)?`;
  return new RegExp(`^${pointed}${LEVEL}?${anyOf(bare)}(?:${LEVEL}${anyOf(bare)})*$`, 'u');
});

/** Whether a name is "市委", "区政府", "该镇党委": a body without what it belongs to; or "市园林", which no body is called. */
export function isBare(name: string, lexicon: Lexicon): boolean {
  return bareOf(lexicon).test(name) || isField(name, lexicon);
}

const FIELD = new RegExp(`^${LEVEL}(\\p{Script=Han}{2})$`, 'u');

/** Whether a name is a field of what a level governs: "省、市园林主管部门". */
function isField(name: string, { vocabulary }: Lexicon): boolean {
  const field = FIELD.exec(name)?.[1];
  if (field === undefined) return false;
  const marks = vocabulary.marksOf(field);
  return (marks & (Mark.NOUN | Mark.VERBAL)) !== 0 && (marks & BODIES) === 0;
}

const BODIES = Mark.PUBLIC | Mark.INSTITUTION | Mark.DEPARTMENT | Mark.BRAND | Mark.NATIONAL;

const indefiniteOf = perLexicon(({ organizations: { indefinites } }) => ({
  head: new RegExp(`^${anyOf(indefinites)}`, 'u'),
  /** "各|区", "各县（市、区）|". */
  before: new RegExp(`${anyOf(indefinites)}(?:${LEVEL}|[（()）、])*$`, 'u'),
}));
const LONGEST_INDEFINITE = 12;
/** "认定某市工程中心3个": so many of a kind. */
const COUNTED = /^[\d０-９]+[余多]?[个家所处支]/u;

/** Whether a body is one of several or kept unnamed: "各县（市）妇联", "绩溪县某机械厂". */
export function isIndefinite(text: string, names: readonly Name[], at: number, lexicon: Lexicon): boolean {
  const name = names[at];
  if (name === undefined) return false;
  if (COUNTED.test(text.slice(name.end, name.end + LONGEST_INDEFINITE))) return true;
  const { head, before } = indefiniteOf(lexicon);
  const printed = text.slice(name.start, name.end);
  if (head.test(printed) || head.test(withoutPlace(printed, lexicon.vocabulary))) return true;
  const last = names[at - 1];
  // "张某|绩溪县公安局": the end of a person's name says nothing of a body.
  const from = Math.max(name.start - LONGEST_INDEFINITE, last?.kind === 'PERSON' ? last.end : 0);
  return before.test(text.slice(from, name.start));
}
