/** The institutions that a text names: where their names stand. */
import { Mark } from '../lexicon/vocabulary.js';
import { walkOrganization } from './name-walk.js';
import { type Segmentation, wordOf } from './segmentation.js';

/** A name in a text: the offsets `[start, end)`. */
export interface NameRange {
  readonly start: number;
  readonly end: number;
}

export interface OrganizationRange extends NameRange {
  readonly name: string;
  /** False for what is a body but none that an archive would list: "市委", "区政府" without their division. */
  readonly isListed: boolean;
}

const BODY = Mark.DEPARTMENT | Mark.PUBLIC | Mark.INSTITUTION;
/** A level of government and its governing body; which one, only the page knows. */
const GOVERNING =
  /^(?:[省市区县州旗镇乡村]|街道|党)?(?:委|政府|人民政府|人大|人大常委会|政协|党委|党工委|管委会|工委|党组|党支部|党总支|村委会|居委会|办事处|街道办|街道办事处|纪委|纪工委|监委|纪委监委|村两委)+$/u;
/** Behind a division these say what it has, not what it is called: "焦作企业", "焦作公司". */
const NAMELESS_BEHIND_DIVISION =
  /^(?:公司|集团|学校|合作社|中心|厂|工厂|联盟|酒店|宾馆|饭店|基金|证券|工作室|代表团|考察团|委员会|办公室|煤矿|药店|书店|高中|分公司|子公司|俱乐部|调查组|研究所|实验室|农场|监狱|小学|幼儿园|中学|诊所|门诊部)$/u;
/** What follows shows that the ending was part of another word: "公司|化", "学院|派". */
const CONTINUED = /^(?:长|生|员|化|制|法|派|卡|票|级|型|式|家|系)/u;

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
  // "马村区|委": the committee of the division before it.
  if ((marks & Mark.CHARACTER) !== 0 && word > 0 && wordOf(s, word) === '委')
    return ((s.marks[word - 1] ?? 0) & Mark.DIVISION) !== 0 ? Mark.PUBLIC : 0;
  return 0;
}

function organizationEndingAt(s: Segmentation, last: number, kind: number): OrganizationRange | null {
  const end = s.starts[last + 1] ?? s.text.length;
  if (CONTINUED.test(s.text.slice(end, end + 1)) && ((s.marks[last + 1] ?? 0) & Mark.CHARACTER) !== 0) return null;
  const walk = walkOrganization(s, last);
  const ending = wordOf(s, last);
  let first = walk.first;
  const isPlaced = walk.isAnchored || walk.isNested;
  if ((kind & Mark.DEPARTMENT) !== 0) {
    if (!isPlaced) {
      if (!/^.{2,}[局厅委]$/u.test(ending)) return null;
      first = last;
    }
  } else if ((kind & Mark.PUBLIC) !== 0) {
    if (!isPlaced && !walk.isProper && !/^[省市区县]/u.test(ending)) return null;
  } else {
    if (walk.first === last) return null;
    if (walk.isAnchored && walk.ownLength === 0 && !walk.isNested && NAMELESS_BEHIND_DIVISION.test(ending)) return null;
    if (!isPlaced && !walk.isProper && !walk.isSpecific) return null;
    if (ending.length === 1 && !isPlaced && !walk.isProper) return null;
  }
  const start = s.starts[first] ?? 0;
  const name = s.text.slice(start, end);
  return { start, end, name, isListed: !GOVERNING.test(name) };
}
