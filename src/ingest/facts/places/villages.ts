/** Villages and communities that a text names: by their form, since no gazetteer that could be shipped holds them all. */
import { CharacterSet } from '../../character-set.js';
import { shippedLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from '../segmentation.js';
import type { DivisionIndex } from './division-index.js';
import type { PlaceMention } from './division-mentions.js';
import { PLACED } from './name-walk.js';
import { walkPlace } from './place-walk.js';
import type { Region } from './region.js';

const LONGEST_VILLAGE = 4;
const LONGEST_COMMUNITY = 6;
/** "村|民", "村|口": what follows makes another word of the ending. */
const CONTINUED =
  /^(?:民(?!委)|里|庄|口|头|干|落|级|风|史|容|镇|寨|居|貌|集|规|务|医|校|组|中|村(?!民)|外|边|旁|道|内|子|小学|卫生)/u;
/** Verbs of one character that stand right before a village and never in its name. */
const LEAD = /^[驻进下访走赴离出从到选取]/u;
/** "盆窑、张庄4|个村": villages and towns in a row leave their endings to its last word. */
const ROW = /(?:等)?(?:\d{1,3}|[二两三四五六七八九十]{1,3}|多|数)?$/u;
const ROW_ENDING = /^个?(乡镇|镇办|镇街|街道办事处|街道|社区|行政村|乡|镇|村)/u;
/** The last characters of all words that are looked at. */
const LAST_CHARACTERS = new CharacterSet('村区镇乡道个');
const TOWN_ENDINGS = ['镇', '乡', '街道'];

/** The villages and communities that a text names, and towns that it names in a row, left to right. */
export function findVillages(s: Segmentation, divisions: DivisionIndex, region: Region): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let word = 0; word < s.count; word++) {
    if (!LAST_CHARACTERS.isAt(s.text, (s.starts[word + 1] ?? 0) - 1)) continue;
    const text = wordOf(s, word);
    if (text === '村' || text === '社区' || text === '自然村' || text === '行政村') {
      const mention = villageAt(s, word, divisions, region);
      if (mention !== null) found.push(mention);
    }
    // "孟村", "马村": taken for what a division is called after, and none here.
    if (text.length > 1 && text.endsWith('村') && ((s.marks[word] ?? 0) & (Mark.CHARACTER | Mark.REGION)) !== 0)
      found.push(wholeWord(s, word, divisions, region));
    if (TOWN_ENDINGS.includes(text)) {
      const town = townAt(s, word, divisions);
      if (town !== null) found.push(town);
    }
    if (text === '个') found.push(...rowBefore(s, word, divisions, region));
  }
  return found;
}

/** "瑞金市|叶坪|乡": a town that the gazetteer does not know, right behind the county that it lies in. */
function townAt(s: Segmentation, last: number, divisions: DivisionIndex): PlaceMention | null {
  const start = stemBehindDivision(s, last);
  const county = divisions.endingAt(start);
  if (start < 0 || county?.level !== 'COUNTY' || (s.starts[last] ?? 0) - start < 2) return null;
  const end = s.starts[last + 1] ?? start;
  return { start, end, name: s.text.slice(start, end), level: 'TOWNSHIP', division: null, parent: county.division };
}

function wholeWord(s: Segmentation, word: number, divisions: DivisionIndex, region: Region): PlaceMention {
  const name = wordOf(s, word);
  const start = s.starts[word] ?? 0;
  const parent = divisions.lastBefore(start) ?? region.home;
  return { start, end: start + name.length, name, level: 'VILLAGE', division: null, parent };
}

function villageAt(s: Segmentation, last: number, divisions: DivisionIndex, region: Region): PlaceMention | null {
  const end = s.starts[last + 1] ?? s.text.length;
  const ending = s.starts[last] ?? 0;
  const isVillage = s.text[end - 1] === '村';
  if (isVillage && CONTINUED.test(s.text.slice(end, end + 2))) return null;
  const walk = walkPlace(s, last, isVillage ? LONGEST_VILLAGE : LONGEST_COMMUNITY);
  let start = s.starts[walk.first] ?? 0;
  const behindDivision = stemBehindDivision(s, last);
  if (behindDivision >= 0) start = behindDivision;
  else if (walk.ownLength === 0 || walk.isNested) {
    start = numberedStart(s, last);
    if (start < 0) return null;
  } else if (!walk.isProper && !walk.isSpecific) return null;
  else if (LEAD.test(s.text.slice(start, ending)) && ending - start > 2) start++;
  const stem = s.text.slice(start, ending);
  // "聂村": one character before 村 is a family's name, or no name.
  if (stem.length === 1 && behindDivision < 0 && (!isVillage || shippedLexicon().surnames.lengthAt(stem) === 0))
    return null;
  if ((shippedLexicon().vocabulary.marksOf(stem) & Mark.GENERIC_VILLAGE) !== 0) return null;
  const parent = divisions.lastBefore(start) ?? region.home;
  return { start, end, name: s.text.slice(start, end), level: 'VILLAGE', division: null, parent };
}

/** Where the stem begins that stands between a division and the ending: 西村乡|当阳峪|村; -1 if none does. */
function stemBehindDivision(s: Segmentation, last: number): number {
  const ending = s.starts[last] ?? 0;
  const longest = s.text[ending] === '社' ? LONGEST_COMMUNITY : LONGEST_VILLAGE;
  for (let i = last - 1; i >= 0 && ending - (s.starts[i] ?? 0) <= longest; i--) {
    const marks = s.marks[i] ?? 0;
    if ((marks & (Mark.PUNCTUATION | Mark.LINE_BREAK | Mark.BREAKING | PLACED)) !== 0) return -1;
    if ((marks & Mark.GENERIC_VILLAGE) !== 0 && (marks & Mark.CHARACTER) === 0) return -1;
    const before = s.marks[i - 1] ?? 0;
    if ((before & Mark.DIVISION) !== 0) return s.starts[i] ?? -1;
    // "桃园|沟|村": after a short form one character is too little for a name.
    if ((before & Mark.SHORT_DIVISION) !== 0) return s.starts[ending - (s.starts[i] ?? 0) >= 2 ? i : i - 1] ?? -1;
  }
  return -1;
}

/** "十二会|村" right behind a division or at the head of a clause: the number belongs to the name; -1 if none does. */
function numberedStart(s: Segmentation, last: number): number {
  for (let i = last - 1; i >= Math.max(0, last - 3); i--) {
    const marks = s.marks[i] ?? 0;
    const start = s.starts[i] ?? 0;
    const before = s.marks[i - 1] ?? Mark.LINE_BREAK;
    if (
      (marks & Mark.NUMBER) !== 0 &&
      (s.starts[last] ?? 0) - start >= 2 &&
      (before & (PLACED | Mark.PUNCTUATION)) !== 0
    )
      return (s.starts[last] ?? 0) - start <= LONGEST_VILLAGE && i < last - 1 ? start : -1;
    if ((marks & Mark.CHARACTER) === 0) return -1;
  }
  return -1;
}

/** The places in a row before "个镇" or "个村". */
function rowBefore(s: Segmentation, counter: number, divisions: DivisionIndex, region: Region): PlaceMention[] {
  const at = s.starts[counter] ?? 0;
  const ending = ROW_ENDING.exec(s.text.slice(at, at + 6))?.[1];
  if (ending === undefined) return [];
  let end = at - (ROW.exec(s.text.slice(Math.max(0, at - 5), at))?.[0].length ?? 0);
  const found: PlaceMention[] = [];
  while (end > 0) {
    const start = itemStart(s, end);
    if (start < 0 || s.text[end - 1] === '、') break;
    if (s.text[start - 1] !== '、' && found.length === 0) return [];
    const mention = rowPlace(s, start, end, ending, divisions, region);
    if (mention !== null) found.unshift(mention);
    if (s.text[start - 1] !== '、') break;
    end = start - 1;
  }
  return found;
}

/** Where the item of a row begins that ends at `end`: behind 、, or at most four characters before; -1 if nowhere. */
function itemStart(s: Segmentation, end: number): number {
  for (let start = end - 1; start >= Math.max(0, end - LONGEST_VILLAGE - 1); start--)
    if (s.text[start] === '、') return end - start >= 3 ? start + 1 : -1;
  const word = s.wordAt[end] ?? -1;
  if (word <= 0) return -1;
  const walk = walkPlace(s, word, LONGEST_VILLAGE);
  const start = s.starts[walk.first] ?? 0;
  return walk.ownLength >= 2 ? start : -1;
}

function rowPlace(
  s: Segmentation,
  start: number,
  end: number,
  ending: string,
  divisions: DivisionIndex,
  region: Region,
): PlaceMention | null {
  const printed = s.text.slice(start, end);
  if (!/^\p{Script=Han}+$/u.test(printed)) return null;
  const parent = divisions.lastBefore(start) ?? region.home;
  if (ending.endsWith('村') || ending === '社区')
    return { start, end, name: printed, level: 'VILLAGE', division: null, parent };
  for (const town of TOWN_ENDINGS) {
    const candidates = shippedLexicon().vocabulary.divisionsNamed(printed + town);
    const division = candidates.length === 0 ? null : region.choose(candidates, parent);
    if (division !== null && region.isHome(division))
      return { start, end, name: division.name, level: division.level, division, parent: division.parent };
  }
  return null;
}
