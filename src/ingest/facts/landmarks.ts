/** Villages, communities, and the roads, rivers, parks and buildings that a text names. */
import type { Division } from '../lexicon/gazetteer.js';
import { surnameLength } from '../lexicon/surnames.js';
import { Mark, vocabulary } from '../lexicon/vocabulary.js';
import type { PlaceMention } from './division-mentions.js';
import { walkPlace } from './name-walk.js';
import type { Region } from './region.js';
import { type Segmentation, wordOf } from './segmentation.js';
import { titleKindBefore } from './titles.js';

const LONGEST_VILLAGE = 4;
const LONGEST_ROAD = 4;
const LONGEST_LANDMARK = 14;
/** "村|民", "路|过", "山|区": the ending is part of another word. */
const CONTINUED =
  /^(?:村(?:民|委|里|庄|口|头|干|支|落|级|风|史|容|镇|寨|居|貌|集|两|规|务|医|校|组|中)|路(?:过|上|面|边|径|线|程|人|况|演|旁|灯|网|基|子|政|桥|权|数|费|牌|途|遇|段)|山(?:区|上|头|水|下|村|间|脚|坡|顶|东|西|体|林|路|川|河|歌|庄|火|洪|药)|河(?:道|水|流|里|边|长|床|畔|堤|面|谷|段|湖)|湖(?:水|面|边|长|泊|畔|南|北)|海(?:外|内|上|水|报|洋|关|拔|边|面|域|军|鲜)|江(?:水|面|边|山|湖|南|河|苏|西)|街(?:道|头|区|上|坊|面|边|巷|景)|桥(?:梁|头|上|下|面|段)|港(?:口|元|股|澳|商|务|航)|府(?:上)|站(?:在|上|长|点|台|起|位|立|稳|好|出)|泉(?:水|眼)|观(?:看|点|念|众|察|测|赏|光|摩|感|望|后|影)|岭(?:上|南)|岛(?:上|内|国|屿)|峰(?:会|值|回|顶)|渠(?:道|水)|潭(?:水)|滩(?:涂|区)|寺(?:庙|院)|塔(?:吊|楼|台)|庙(?:会|宇|里)|溪(?:水|流)|闸(?:口|门)|苑(?:里)|巷(?:子|道|里|战)|海湾)/u;
const GENERIC = Mark.GENERIC_PLACE | Mark.GENERIC_STEM;
/** Verbs of one character that stand right before a village and never in its name. */
const VILLAGE_LEAD = /^[驻进下访走赴离出从到]/u;

/** The places other than divisions that a text names, left to right; `divisions` are those it names. */
export function findLandmarks(s: Segmentation, divisions: readonly PlaceMention[], region: Region): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let word = s.count - 1; word >= 0; word--) {
    const marks = s.marks[word] ?? 0;
    const start = s.starts[word] ?? 0;
    const end = s.starts[word + 1] ?? start;
    if ((marks & Mark.KNOWN_PLACE) !== 0) {
      const parent = null;
      found.push({ start, end, name: s.text.slice(start, end), level: 'PLACE', division: null, parent });
      continue;
    }
    const isVillage = s.text[end - 1] === '村' && end - start === 1;
    const isCommunity = !isVillage && end - start === 2 && wordOf(s, word) === '社区';
    if (!isVillage && !isCommunity && (marks & Mark.PLACE_ENDING) === 0) continue;
    if (end - start === 1 && CONTINUED.test(s.text.slice(start, start + 2))) continue;
    const mention =
      isVillage || isCommunity ? villageAt(s, word, divisions, region) : landmarkAt(s, word, divisions, region);
    if (mention === null) continue;
    found.push(mention);
    while (word > 0 && (s.starts[word] ?? 0) > mention.start) word--;
  }
  return found.reverse();
}

function villageAt(
  s: Segmentation,
  last: number,
  divisions: readonly PlaceMention[],
  region: Region,
): PlaceMention | null {
  const walk = walkPlace(s, last, LONGEST_VILLAGE);
  if (walk.ownLength === 0 || !(walk.isProper || walk.isSpecific) || walk.isNested) return null;
  let start = s.starts[walk.first] ?? 0;
  const end = s.starts[last + 1] ?? start;
  const ending = s.starts[last] ?? start;
  if (VILLAGE_LEAD.test(s.text.slice(start, ending)) && ending - start > 1) start++;
  const stem = s.text.slice(start, ending);
  // "聂村": one character before 村 is a family's name, or no name.
  if (stem.length === 1 && isVillageWord(s, last) && surnameLength(stem) === 0) return null;
  if ((vocabulary().marksOf(stem) & Mark.GENERIC_VILLAGE) !== 0) return null;
  return {
    start,
    end,
    name: s.text.slice(start, end),
    level: 'VILLAGE',
    division: null,
    parent: ownerOf(start, divisions, region),
  };
}

function isVillageWord(s: Segmentation, last: number): boolean {
  return wordOf(s, last) === '村';
}

function landmarkAt(
  s: Segmentation,
  last: number,
  divisions: readonly PlaceMention[],
  region: Region,
): PlaceMention | null {
  const isShort = (s.starts[last + 1] ?? 0) - (s.starts[last] ?? 0) === 1;
  const walk = walkPlace(s, last, isShort ? LONGEST_ROAD : LONGEST_LANDMARK);
  if (walk.ownLength === 0) return null;
  if (!walk.isProper && !walk.isSpecific) return null;
  if (isShort && !walk.isProper && !isSetApart(s, walk.first, last)) return null;
  const start = s.starts[walk.first] ?? 0;
  const end = s.starts[last + 1] ?? start;
  const stem = s.text.slice(start, s.starts[last]);
  if (isGeneric(stem) || titleKindBefore(s.text, start) !== null) return null;
  // "马海", "岑岭": what begins like a person's name and ends like a hill is rather a person.
  if (isShort && stem.length === 1 && (surnameLength(stem) > 0 || !walk.isProper)) return null;
  return {
    start,
    end,
    name: s.text.slice(start, end),
    level: 'PLACE',
    division: null,
    parent: ownerOf(start, divisions, region),
  };
}

/** Whether a stem, or the word that it ends with, goes with every place of its kind: "老旧|小区", "农贸|市场". */
function isGeneric(stem: string): boolean {
  const words = vocabulary();
  if ((words.marksOf(stem) & GENERIC) !== 0) return true;
  for (let length = 2; length < stem.length && length <= 4; length++)
    if ((words.marksOf(stem.slice(-length)) & GENERIC) !== 0 && stem.length - length < 2) return true;
  return false;
}

/** Whether punctuation or a division stands before a name of common words, or 、 and the like behind: "解放路、人民路". */
function isSetApart(s: Segmentation, first: number, last: number): boolean {
  const before = s.marks[first - 1] ?? Mark.LINE_BREAK;
  const isOpen =
    (before & (Mark.PUNCTUATION | Mark.LINE_BREAK | Mark.DIVISION | Mark.SHORT_DIVISION | Mark.BREAKING)) !== 0;
  return isOpen && (s.starts[last] ?? 0) - (s.starts[first] ?? 0) >= 2;
}

/** The nearest division named before it in the same paragraph, from the county down; else the page's city. */
function ownerOf(at: number, divisions: readonly PlaceMention[], region: Region): Division | null {
  let owner: Division | null = null;
  for (const mention of divisions) {
    if (mention.end > at) break;
    if (mention.division !== null && mention.level !== 'PROVINCE') owner = mention.division;
  }
  return owner ?? region.home;
}
