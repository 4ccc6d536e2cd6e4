/**
 * What a printed title says about which body its holder serves: enough to tell two people of one name apart.
 * A title is read only as far as that needs; offices are stored and shown as printed.
 */
import type { LocationLevel } from '../../store/documents.js';
import { shippedLexicon } from '../lexicon/lexicon.js';

export type Post =
  /** Party, government, congress, court, department: an office of a division. */
  | {
      readonly kind: 'PUBLIC';
      readonly level: LocationLevel | null;
      /** The division's own name without its last character, "马村"; null where the title only says 市, 区, 县. */
      readonly place: string | null;
    }
  /** Companies, schools, hospitals, associations; `name` is null where the title does not say which. */
  | { readonly kind: 'BODY'; readonly of: string; readonly name: string | null };

export type Likeness = 'SAME' | 'UNCLEAR' | 'DIFFERENT';

const LEVEL_BY_ENDING: Readonly<Record<string, LocationLevel>> = {
  省: 'PROVINCE',
  市: 'CITY',
  州: 'CITY',
  盟: 'CITY',
  区: 'COUNTY',
  县: 'COUNTY',
  旗: 'COUNTY',
  乡: 'TOWNSHIP',
  镇: 'TOWNSHIP',
  办: 'TOWNSHIP',
  街道: 'TOWNSHIP',
  村: 'VILLAGE',
  社区: 'VILLAGE',
};

const NATION = /^(?:国家|全国|国务院|中央|中共中央|党中央|总书记|国家主席|总理)/u;
/** "（经开区）" within "新区（经开区）党工委书记": another name of the same division. */
const ASIDE = /[（(][^）)]*[）)]/gu;
const DIVISION = /^([\u4e00-\u9fa5]{0,9}?)(街道|社区|[省市州盟区县旗乡镇村])/u;

/** The post that a printed title names. */
export function postOf(title: string): Post {
  const text = title.replace(ASIDE, '');
  const body = bodyOf(text);
  if (body !== null) return body;
  if (NATION.test(text)) return { kind: 'PUBLIC', level: 'COUNTRY', place: null };
  const division = DIVISION.exec(text);
  const level = division?.[2] === undefined ? null : (LEVEL_BY_ENDING[division[2]] ?? null);
  // "副市长", "常务副县长": the division stands in the office itself.
  const inOffice = shippedLexicon().posts.officeLevels.find(([office]) => text.includes(office));
  if (division === null || level === null || /^[常第]?[务一]?副?$/u.test(division[1] ?? ''))
    return { kind: 'PUBLIC', level: level ?? inOffice?.[1] ?? null, place: null };
  return { kind: 'PUBLIC', level, place: division[1] || null };
}

function bodyOf(text: string): Post | null {
  let found: Post | null = null;
  let furthest = 0;
  for (const [ending, of] of shippedLexicon().posts.bodyEndings) {
    const at = text.lastIndexOf(ending);
    if (at <= 0 || at + ending.length <= furthest) continue;
    furthest = at + ending.length;
    found = { kind: 'BODY', of, name: text.slice(0, furthest) };
  }
  if (found !== null) return found;
  const office = shippedLexicon().posts.bodyOffices.find(([ending]) => text.endsWith(ending));
  return office === undefined ? null : { kind: 'BODY', of: office[1], name: null };
}

/** Whether two printed titles are one but for the width of their brackets and digits: （ or (. */
export function sameTitle(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.normalize('NFKC') === b.normalize('NFKC'));
}

/** Whether one person is likely to hold both posts. */
export function comparePosts(a: Post, b: Post): Likeness {
  if (a.kind === 'BODY' && b.kind === 'BODY') {
    if (a.name === null || b.name === null) return a.of === b.of ? 'UNCLEAR' : 'DIFFERENT';
    return a.name.includes(b.name) || b.name.includes(a.name) ? 'SAME' : 'DIFFERENT';
  }
  if (a.kind === 'BODY' || b.kind === 'BODY') return 'DIFFERENT';
  if (a.level === null || b.level === null) return 'UNCLEAR';
  if (a.level !== b.level) return 'DIFFERENT';
  if (a.place === null || b.place === null) return 'SAME';
  return a.place.includes(b.place) || b.place.includes(a.place) ? 'SAME' : 'DIFFERENT';
}

/** Whether two posts are the same wherever the pages that name them come from. */
export function sameEverywhere(a: Post, b: Post): boolean {
  if (comparePosts(a, b) !== 'SAME') return false;
  if (a.kind === 'BODY') return true;
  return a.level === 'COUNTRY' || (a.place !== null && b.kind === 'PUBLIC' && b.place !== null);
}

/**
 * Whether only one person holds the office at a time, so that two who hold it are one person or a predecessor:
 * "宣传部长" is, "副市长" and "区领导" are not.
 */
export function isSoleOffice(title: string): boolean {
  return title.split(/[、，,]/u).some((part) => {
    const office = part.replace(ASIDE, '');
    return !office.includes('副') && shippedLexicon().posts.soleOffices.some((ending) => office.endsWith(ending));
  });
}
