/** The institutions that a text names: where their names stand. */
import { CharacterSet } from '../../character-set.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from '../segmentation.js';
import { BODY, type NameWalk, PLACED } from './name-walk.js';
import { type VerbsInName, walkOrganization } from './organization-walk.js';
import type { NameRange } from './ranges.js';

export interface OrganizationRange extends NameRange {
  readonly name: string;
  /** False for what is a body but none that an archive would list: "市委", "区政府" without their division. */
  readonly isListed: boolean;
}

/** A level of government and its governing body; which one, only the page knows. */
const GOVERNING =
  /^(?:[省市区县州旗镇乡村]|街道|党)?(?:委|政府|人民政府|人大|党委|党工委|管委会|工委|党支部|党总支|村委会|居委会|办事处|街道办|街道办事处|村两委|常委会)+$/u;
/** Behind a division these say what it has, not what it is called: "焦作企业", "焦作公司". */
const NAMELESS_BEHIND_DIVISION =
  /^(?:公司|集团|学校|合作社|中心|厂|工厂|联盟|酒店|宾馆|饭店|基金|证券|工作室|代表团|考察团|委员会|办公室|煤矿|药店|书店|高中|分公司|子公司|俱乐部|调查组|研究所|实验室|小学|幼儿园|中学|诊所|门诊部|医院|工程技术中心|技术中心|校区|专业合作社|农民专业合作社|企业)$/u;
/** Bodies that are named by their task; only who set them up tells one from another. */
const NAMED_BY_TASK =
  /(?:领导小组|领导小组办公室|指挥部|指挥部办公室|委员会|理事会|组委会|筹备组|调查组|代表团|考察团|中心|办公室|分会|总会|协会|学会|联合会|商会|促进会|研究会|联盟|基金|工作室|法院|实验室|基地|校区|代表队)$/u;
/** Party and staff bodies that every body has: "市教育局党组书记" is the bureau's. */
const INNER = /^(?:党委|纪委|党支部|党总支|党工委|纪工委|工会|团委|机关党委|委员会|理事会|党组|项目部)$/u;
/** A village's or community's own bodies are told with the village: "东于村|党支部". */
const OF_VILLAGES = /^(?:党支部|党总支|党委|村委会|村民委员会|两委|村两委|支部委员会|居委会)$/u;
/** Adjectives that make a body a kind of body. */
const OF_A_KIND = /(?:基层|各级|下属|所属|相关|有关|形势下|行政村|[省市县区村国校两]级|等)/u;
/** What follows shows that the ending was part of another word: "公司|化", "学院|派". */
const CONTINUED = new CharacterSet('长生员化制法卡票级型式家系组村业门理公事');
/** "87所", "3个": bodies that are counted are not named. */
const COUNTED = /^\d+(?:余|多)?[个家所]/u;
const DIGITS = new CharacterSet('0123456789');
/** Single characters that may end a name, given what stands before. */
const SHORT_ENDINGS = new CharacterSet('委所司局办');
/** "某建材公司", "县（市）区宣传部": whose it is, the text does not say. */
const UNNAMED = /(?:某|[市县区][）)][、市县区]{0,2}|各[市县]、?[县区]?)$/u;

/** The organizations in a text, left to right, each in its longest form; no two overlap. */
export function findOrganizationRanges(s: Segmentation): OrganizationRange[] {
  const found: OrganizationRange[] = [];
  for (let word = s.count - 1; word >= 0; word--) {
    const kind = endingKind(s, word);
    if (kind === 0) continue;
    const range = organizationEndingAt(s, word, kind);
    if (range === null) continue;
    found.push(range);
    while (word > 0 && (s.starts[word] ?? 0) > range.start) word--;
  }
  return found.reverse();
}

/** Which kind of body's name may end with this word; 0 for none. */
function endingKind(s: Segmentation, word: number): number {
  const marks = s.marks[word] ?? 0;
  if ((marks & BODY) !== 0) return marks & BODY;
  if ((marks & (Mark.BRAND | Mark.NATIONAL)) !== 0) return marks & (Mark.BRAND | Mark.NATIONAL);
  if ((marks & Mark.CHARACTER) === 0 || word === 0) return 0;
  const start = s.starts[word] ?? 0;
  if (!SHORT_ENDINGS.isAt(s.text, start) || (s.starts[word + 1] ?? 0) - start > 1) return 0;
  const before = s.marks[word - 1] ?? 0;
  // "马村区|委": the committee of the division before it.
  if (s.text[start] === '委') return (before & Mark.DIVISION) !== 0 ? Mark.PUBLIC : 0;
  // "中科院…研究院海洋生态|所": a part of the institute before it.
  return (before & (Mark.NOUN | Mark.VERBAL | Mark.VERB)) !== 0 ? Mark.BRAND : 0;
}

function organizationEndingAt(s: Segmentation, last: number, kind: number): OrganizationRange | null {
  const end = s.starts[last + 1] ?? s.text.length;
  if (CONTINUED.isAt(s.text, end) && ((s.marks[last + 1] ?? 0) & Mark.CHARACTER) !== 0) return null;
  const ending = wordOf(s, last);
  if (INNER.test(ending) && isInner(s, last)) return null;
  if (
    OF_VILLAGES.test(ending) &&
    /(?:村|社区)$/u.test(s.text.slice(Math.max(0, (s.starts[last] ?? 0) - 2), s.starts[last]))
  )
    return null;
  if (DIGITS.isAt(s.text, end) && COUNTED.test(s.text.slice(end, end + 6))) return null;
  if (ending.startsWith('学') && s.text[(s.starts[last] ?? 0) - 1] === '大') return null;
  const walk = walkOrganization(s, last, verbsIn(ending, kind));
  const first = firstWord(s, last, kind, ending, walk);
  if (first < 0) return null;
  const start = s.starts[first] ?? 0;
  const name = s.text.slice(start, end);
  if (UNNAMED.test(s.text.slice(Math.max(0, start - 3), start))) return null;
  if (OF_A_KIND.test(s.text.slice(start, s.starts[last])) && !walk.isProper) return null;
  return { start, end, name, isListed: !GOVERNING.test(name) };
}

function verbsIn(ending: string, kind: number): VerbsInName {
  if (INNER.test(ending)) return 'NEVER';
  return NAMED_BY_TASK.test(ending) || (kind & Mark.DEPARTMENT) !== 0 ? 'ANYWHERE' : 'BEFORE_PROPER';
}

/** Whether the body right before is one that has the inner body `word` as a matter of course. */
function isInner(s: Segmentation, word: number): boolean {
  const before = s.marks[word - 1] ?? 0;
  return (
    word > 0 &&
    (before & (Mark.DEPARTMENT | Mark.INSTITUTION)) !== 0 &&
    (s.starts[word] ?? 0) - (s.starts[word - 1] ?? 0) > 1
  );
}

/** The first word of the name that ends with the word `last`; -1 if what stands there names nobody. */
function firstWord(s: Segmentation, last: number, kind: number, ending: string, walk: NameWalk): number {
  const isPlaced = walk.isAnchored || walk.isNested;
  if (/法庭$/u.test(ending) && walk.isNested) return -1;
  if ((s.marks[last] ?? 0) & Mark.NATIONAL && walk.first === last && /^.{2,}(?:[部委局署]|总局|国务院)$/u.test(ending))
    return last;
  if ((kind & (Mark.DEPARTMENT | Mark.PUBLIC)) !== 0) {
    if (isPlaced) return walk.first;
    // "住建局、发改局": bureaus in a list do without their division.
    if (/^.{2,}[局厅]$/u.test(ending)) return last;
    if ((kind & Mark.DEPARTMENT) !== 0) return /^.{3,}委$/u.test(ending) ? last : -1;
    if (/^团?[省市区县]/u.test(ending)) return last;
    const isGoverning = GOVERNING.test(ending) || NAMED_BY_TASK.test(ending);
    return walk.isProper && !isGoverning && walk.ownLength >= 2 ? walk.first : -1;
  }
  if ((kind & Mark.INSTITUTION) === 0) {
    if (ending === '所') return walk.isNested && walk.ownLength >= 2 ? walk.first : -1;
    if (ending === '司') return walk.isNested ? walk.first : -1;
    // "市海洋发展|局": a bureau that no list of departments knows.
    if (ending === '局') return walk.isAnchored && walk.ownLength >= 2 && walk.ownLength <= 10 ? walk.first : -1;
    if (ending === '办') return walk.isAnchored && walk.ownLength >= 2 && walk.ownLength <= 8 ? walk.first : -1;
    if ((kind & Mark.NATIONAL) !== 0) return -1;
    if (walk.isAnchored && /银行$/u.test(ending)) return walk.first;
    const isWhole =
      ((s.marks[last + 1] ?? 0) & (Mark.CHARACTER | Mark.NOUN)) === 0 || /[院社报部行校团]$/u.test(ending);
    return walk.first === last && isWhole ? last : -1;
  }
  if (walk.first === last) return (s.marks[last] ?? 0) & Mark.BRAND ? last : -1;
  if (walk.isAnchored && walk.ownLength === 0 && !walk.isNested && NAMELESS_BEHIND_DIVISION.test(ending)) {
    // "市人民医院" has a level of government, "焦作医院" only says where.
    const isLevel = ((s.marks[walk.first] ?? 0) & PLACED) === 0;
    const isTowns = /[镇乡]$/u.test(wordOf(s, last - 1)) && /^(?:中学|小学|幼儿园|医院)$/u.test(ending);
    return (isLevel && ending.length > 2 && !isPronoun(s, walk.first)) || isTowns ? walk.first : -1;
  }
  if (isPronoun(s, walk.first) && !walk.isNested) return -1;
  if (!isPlaced && NAMED_BY_TASK.test(ending)) return -1;
  if (!isPlaced && !walk.isProper && (!walk.isSpecific || ending.length === 1)) return -1;
  if (!isPlaced && (walk.ownLength < 2 || isDeed(s, walk.first, last))) return -1;
  return walk.first;
}

/** "促进|医院": a verb before a body is something done to it. */
function isDeed(s: Segmentation, first: number, last: number): boolean {
  return first === last - 1 && ((s.marks[first] ?? 0) & (Mark.VERB | Mark.VERBAL)) !== 0;
}

/** Whether a pronoun for the division stands before the name: "全市|哨点医院" are many. */
function isPronoun(s: Segmentation, first: number): boolean {
  const start = s.starts[first] ?? 0;
  return /[全各多两几每][省市区县]$/u.test(s.text.slice(Math.max(0, start - 2), start));
}
