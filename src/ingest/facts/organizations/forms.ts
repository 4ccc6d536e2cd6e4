/** The short forms of organizations: 凌云公司 for 金华凌云机械有限公司. */
import { CharacterSet } from '../../character-set.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { introducedBehind } from '../../names/evidence.js';
import type { Name } from '../../names/names.js';
import { withoutPlace } from '../../names/without-place.js';
import { divisionsAtHead, type Region } from '../places/region.js';

/** What a company's name says besides itself. */
const LEGAL_FORM = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)$/u;
const LEVEL = /^[省市区县州镇乡]/u;
const PLACED = /^.{1,10}?[省市区县州镇乡]/u;
const LONGEST_HEAD = 8;

/** The short forms that a text introduces, each with the full name. */
export function introducedForms(text: string, names: readonly Name[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { start, end, kind } of names) {
    if (kind !== 'ORGANIZATION') continue;
    const form = introducedBehind(text, end);
    if (form !== null) found.set(form, text.slice(start, end));
  }
  return found;
}

/** Whether the shorter name may mean the fuller one: 省歌舞院 吉林省歌舞院, 市防指 市防汛抗旱指挥部. */
export function isFormOf(short: string, full: string, region: Region, lexicon: Lexicon): boolean {
  if (short.length >= full.length) return false;
  if (full.endsWith(short)) {
    const before = full.slice(0, -short.length);
    // "市人民医院" is the home city's, not that of a city under it.
    if (short.startsWith('市')) return region.home?.name.replace(/市$/u, '') === before.replace(/^.*省/u, '');
    return LEVEL.test(short) || isPlace(before, lexicon);
  }
  if (isCompanyForm(short, full, lexicon)) return true;
  if (short[0] !== full[0] || short[1] !== full[1]) return false;
  return plainForm(short) === plainForm(full) || isAbbreviation(short, full);
}

/** Whether a name without its place and legal form is what a company's name begins with: 凌云机械, 凌云公司, 凌云. */
function isCompanyForm(short: string, full: string, lexicon: Lexicon): boolean {
  const stem = companyStem(short);
  return stem.length >= 2 && companyHeads(full, lexicon).some((head) => head.startsWith(stem));
}

/** What a company's name says besides its legal form: 凌云 of 凌云公司. */
export function companyStem(name: string): string {
  return isCompany(name) ? name.replace(LEGAL_FORM, '') : name;
}

/** What a company is called without its legal form, with and without its place; nothing for what is no company. */
export function companyHeads(name: string, lexicon: Lexicon): string[] {
  if (!isCompany(name)) return [];
  const stem = companyStem(name);
  return [...new Set([stem, withoutPlace(stem, lexicon.vocabulary)])];
}

function isCompany(name: string): boolean {
  return name.endsWith('公司') || name.endsWith('集团');
}

/** A court's or government's name without what headlines leave out: 孟州法院 for 孟州市人民法院. */
export function plainForm(name: string): string {
  const common = COMMON.isIn(name) ? name.replace(/人民|中级|高级/gu, '') : name;
  return LEVELS.isIn(common) ? common.replace(/^(.{2,}?)[省市县区]/u, '$1') : common;
}

const COMMON = new CharacterSet('民级');
const LEVELS = new CharacterSet('省市县区');

function isPlace(text: string, { vocabulary }: Lexicon): boolean {
  return (
    (divisionsAtHead(text, vocabulary).length > 0 && text.length <= LONGEST_HEAD) ||
    LEVEL.test(text) ||
    PLACED.test(text) ||
    /[部委会院区]$/u.test(text)
  );
}

/** Whether the short name picks characters out of the full one, its last word shortened too. */
function isAbbreviation(short: string, full: string): boolean {
  if (short.length < 3 || full.length - short.length < 3) return false;
  if (full.startsWith(short) || full.endsWith(short.slice(-2))) return false;
  let at = 0;
  for (const character of full) if (character === short[at]) at++;
  return at === short.length;
}
