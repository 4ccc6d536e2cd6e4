/** The roads, waters, parks, estates and buildings that a text names. */
import { shippedLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from '../segmentation.js';
import type { DivisionIndex } from './division-index.js';
import type { PlaceMention } from './division-mentions.js';
import { isGivenName, isNameDue } from './name-context.js';
import { type NameWalk, PLACED } from './name-walk.js';
import { walkPlace } from './place-walk.js';
import type { Region } from './region.js';

const LONGEST_SHORT = 4;
const LONGEST_LANDMARK = 14;
/** Words without any of these end no landmark's name, unless a number stands behind them. */
const MAY_END = Mark.KNOWN_PLACE | Mark.PLACE_ENDING | Mark.REGION | Mark.CHARACTER;
const { places, surnames } = shippedLexicon();
const GENERIC = Mark.GENERIC_PLACE | Mark.GENERIC_STEM;
/** What may follow a road that is named by a common word: "解放路与人民路交叉口". */
const BEHIND_ROAD = /^(?:[^\p{Script=Han}]|$|[与和至到及等东西南北中段口沿两路的]|交叉|以[东西南北]|附近)/u;
/** What one does to a hill or a road is no name: "封|山", "过|河". */
const MOTIONS = '封上下登爬进出过跨渡入靠依临沿环绕走问修铺压';
/** Hills and waters that given names end with. */
const BEFORE_PLACE = '在到至于沿登';
const BEHIND_PLACE = '畔边岸水河道流段';
const GIVEN_NAME_ENDINGS = '峰海江山岭泉溪湖河';
const NUMBERED_ROAD = /^(?:国道|省道|县道|乡道)$/u;
/** "大|沙河": what may stand before a water or hill that has a division's name. */
const GREAT_OR_SMALL = '大小东西南北新老';

/** The places other than divisions and villages that a text names, left to right; `divisions` are those it names. */
export function findLandmarks(s: Segmentation, divisions: DivisionIndex, region: Region): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let word = s.count - 1; word >= 0; word--) {
    if ((((s.marks[word] ?? 0) & MAY_END) | ((s.marks[word + 1] ?? 0) & Mark.DIGITS)) === 0) continue;
    const range = landmarkAt(s, word);
    if (range === null) continue;
    const [start, end] = range;
    const parent = divisions.endingAt(start)?.division ?? region.home;
    found.push({ start, end, name: s.text.slice(start, end), level: 'PLACE', division: null, parent });
    while (word > 0 && (s.starts[word] ?? 0) > start) word--;
  }
  return found.reverse();
}

/** Where the place stands whose name ends with this word; null if none does. */
function landmarkAt(s: Segmentation, word: number): readonly [start: number, end: number] | null {
  const marks = s.marks[word] ?? 0;
  const start = s.starts[word] ?? 0;
  const end = s.starts[word + 1] ?? start;
  if ((marks & Mark.KNOWN_PLACE) !== 0) return knownPlaceAt(s.text, start, end);
  if (((s.marks[word + 1] ?? 0) & Mark.DIGITS) !== 0 && NUMBERED_ROAD.test(wordOf(s, word))) {
    const behind = s.starts[word + 2] ?? s.text.length;
    return [start, s.text[behind] === '线' ? behind + 1 : behind];
  }
  // "大|沙河": a word of several characters that was taken for a division of that name, and is none here.
  if ((marks & Mark.CHARACTER) !== 0 && end - start > 1) return waterOrHillAt(s, word);
  // "茶卡|盐湖": what districts are called after ends other names, too.
  const isDistrict = (marks & Mark.REGION) !== 0 && isPlaceCharacter(s.text[end - 1] ?? '');
  if ((marks & Mark.PLACE_ENDING) === 0 && !isDistrict) return null;
  if (end - start === 1 && '村'.includes(s.text[start] ?? '')) return null;
  return namedPlaceAt(s, word);
}

/** "小|秦岭" is another hill than 秦岭, "王|黄河" is no river. */
function knownPlaceAt(text: string, start: number, end: number): readonly [number, number] | null {
  if (isGivenName(text, start)) return null;
  return '大小'.includes(text[start - 1] || '。') ? [start - 1, end] : [start, end];
}

function waterOrHillAt(s: Segmentation, word: number): readonly [number, number] | null {
  const end = s.starts[word + 1] ?? 0;
  if (!isPlaceCharacter(s.text[end - 1] ?? '')) return null;
  if (((s.marks[word] ?? 0) & (Mark.NOUN | Mark.VERB)) !== 0) return null;
  const start = s.starts[word] ?? 0;
  const before = s.text[start - 1] ?? '';
  if (isNameDue(s.text, start)) return null;
  // "趵|突泉": the division's name began a character too late.
  if (isFirstSyllable(s, word - 1)) return [start - 1, end];
  if (!isWaterOrHill(s, start, end)) return null;
  return [before !== '' && GREAT_OR_SMALL.includes(before) ? start - 1 : start, end];
}

function isFirstSyllable(s: Segmentation, word: number): boolean {
  const marks = s.marks[word] ?? 0;
  const before = s.marks[word - 1] ?? Mark.LINE_BREAK;
  const isSyllable = (marks & Mark.CHARACTER) !== 0 && (marks & (Mark.COMMON | Mark.BREAKING | Mark.VERB)) === 0;
  return isSyllable && (before & (Mark.PUNCTUATION | Mark.LINE_BREAK)) !== 0 && wordOf(s, word).length === 1;
}

function isPlaceCharacter(character: string): boolean {
  return (shippedLexicon().vocabulary.marksOf(character) & Mark.PLACE_ENDING) !== 0;
}

/** A river that shares a distant county's name is believed when it is great or small, has a bank, or comes again. */
function isWaterOrHill(s: Segmentation, start: number, end: number): boolean {
  const name = s.text.slice(start, end);
  return (
    GREAT_OR_SMALL.includes(s.text[start - 1] || '。') ||
    /^(?:以[东西南北]|[畔边岸流两])/u.test(s.text.slice(end, end + 2)) ||
    s.text.indexOf(name, s.text.indexOf(name) + 1) >= 0
  );
}

function namedPlaceAt(s: Segmentation, last: number): readonly [number, number] | null {
  const ending = wordOf(s, last);
  const isShort = ending.length === 1;
  if (!isShort && isContinued(s, s.starts[last + 1] ?? 0, ending)) return null;
  const isRoad = places.roadEndings.has(ending);
  const walk = walkPlace(s, last, isShort ? LONGEST_SHORT : LONGEST_LANDMARK);
  if (isShort && !isRoad && !isStation(ending) && isBareDivision(s, walk.first, last)) return null;
  const hasName = walk.ownLength > 0 && (walk.isProper || walk.isSpecific || walk.isNested);
  const isNamed = hasName && isTrusted(s, last, walk);
  const first = isNamed ? walk.first : isRoad && isPlainRoad(s, last) ? last - 1 : -1;
  if (first < 0 || (isNamed && !isRoad && !walk.isProper && !walk.isNested)) {
    const facility = facilityAt(s, last, walk);
    if (facility !== null || first < 0) return facility;
  }
  const start = s.starts[first] ?? 0;
  const end = s.starts[last + 1] ?? start;
  const stem = s.text.slice(start, s.starts[last]);
  if (isContinued(s, end, ending) && !(isNamed && walk.isProper && stem.length >= 2)) return null;
  if (isShort && (MOTIONS.includes(stem.at(-1) ?? '') || isLikePerson(s, start, stem, ending, walk))) return null;
  if (isRoad && places.genericRoads.has(stem)) return null;
  if (
    (isRoad ? false : isGeneric(stem, walk.isProper || walk.isNested, places.weakEndings.has(ending))) ||
    isNameDue(s.text, start)
  )
    return null;
  if (((s.marks[first] ?? 0) & (Mark.NUMBER | Mark.DIGITS | Mark.LATIN)) !== 0 && isShort) return null;
  if (isShort && s.text[start - 1] === '“' && s.text[end] === '”') return null;
  return [start, end];
}

/** "西虢镇|工业园", "马村区|工人|文化宫": what a division has one of is named by the division. */
function facilityAt(s: Segmentation, last: number, walk: NameWalk): readonly [number, number] | null {
  const ending = wordOf(s, last);
  if (!places.facilityEndings.has(ending) && !(places.weakEndings.has(ending) && hasOwnName(s, last, walk)))
    return null;
  const first = walk.ownLength > 0 ? walk.first : last;
  if (first === 0 || ((s.marks[first - 1] ?? 0) & PLACED) === 0) return null;
  return [s.starts[first - 1] ?? 0, s.starts[last + 1] ?? 0];
}

function hasOwnName(s: Segmentation, last: number, walk: NameWalk): boolean {
  const stem = s.text.slice(s.starts[walk.first], s.starts[last]);
  return walk.ownLength > 0 && walk.isSpecific && !isGeneric(stem, false, true);
}

function isStation(ending: string): boolean {
  return '站桥港塔'.includes(ending);
}

/** "卢氏|山": a division's short form alone is no hill's name. */
function isBareDivision(s: Segmentation, first: number, last: number): boolean {
  return first === last - 1 && ((s.marks[first] ?? 0) & PLACED) !== 0;
}

/** Whether what the walk met is enough to believe that a place is named. */
function isTrusted(s: Segmentation, last: number, walk: NameWalk): boolean {
  const ending = wordOf(s, last);
  const length = (s.starts[last] ?? 0) - (s.starts[walk.first] ?? 0);
  if (ending.endsWith('基地') && walk.isNested) return false;
  if (places.weakEndings.has(ending))
    return (
      walk.isProper ||
      walk.isNested ||
      (wordOf(s, walk.first - 1) === '、' && /^(?:、|等)/u.test(s.text.slice(s.starts[last + 1])))
    );
  if (walk.isProper && (ending.length > 1 || length >= 2)) return true;
  if (ending.length > 1) return walk.isAnchored || walk.isNested || isSetApart(s, walk.first);
  if (length >= 2) return isSetApart(s, walk.first);
  // "马海", "岑岭": what begins like a person's name and ends like a hill is rather a person.
  const stem = s.text.slice(s.starts[walk.first], s.starts[last]);
  return walk.isProper && surnames.lengthAt(stem) === 0 && walk.isAnchored;
}

/** Whether punctuation, a division or a word that no name holds stands before a name of common words. */
function isSetApart(s: Segmentation, first: number): boolean {
  const before = s.marks[first - 1] ?? Mark.LINE_BREAK;
  return (before & (Mark.PUNCTUATION | Mark.LINE_BREAK | PLACED | Mark.BREAKING)) !== 0;
}

/** "解放路": a road that has one common word for a name, apart from what stands around it. */
function isPlainRoad(s: Segmentation, last: number): boolean {
  const start = s.starts[last - 1] ?? 0;
  const length = (s.starts[last] ?? 0) - start;
  if (last === 0 || length < 2 || length > 3 || ((s.marks[last - 1] ?? 0) & Mark.PUNCTUATION) !== 0) return false;
  return isSetApart(s, last - 1) && BEHIND_ROAD.test(s.text.slice(s.starts[last + 1], (s.starts[last + 1] ?? 0) + 2));
}

/** "路|过", "山|区": the ending is the beginning of another word. */
function isContinued(s: Segmentation, end: number, ending: string): boolean {
  const next = s.text[end];
  if (ending.length > 1) return /^(?:街道|社区|镇|乡|派出所)/u.test(s.text.slice(end, end + 3));
  return next !== undefined && (places.continuations.get(ending)?.includes(next) ?? false);
}

/** "步晓峰": three characters with a surname and the hill or water of many given names; a place if it is set in one. */
function isLikePerson(s: Segmentation, start: number, stem: string, ending: string, walk: NameWalk): boolean {
  if (GIVEN_NAME_ENDINGS.includes(ending) && endsWithSurname(s, walk.first, start + stem.length)) return true;
  if (!GIVEN_NAME_ENDINGS.includes(ending) || stem.length !== 2 || surnames.lengthAt(stem) === 0) return false;
  return (
    !walk.isAnchored &&
    !BEFORE_PLACE.includes(s.text[start - 1] || '。') &&
    !BEHIND_PLACE.includes(s.text[start + 3] || '。')
  );
}

/** "患者|周|海": behind a common noun one character before a hill or water is a surname, if it can be one. */
function endsWithSurname(s: Segmentation, first: number, end: number): boolean {
  const noun = s.marks[first] ?? 0;
  const isNoun = (noun & Mark.NOUN) !== 0 && (noun & (Mark.CHARACTER | Mark.REGION | PLACED)) === 0;
  return isNoun && s.starts[first + 1] === end - 1 && surnames.lengthAt(s.text, end - 1) === 1;
}

/** Whether a stem, or the word that it ends with, goes with every place of its kind: "老旧|小区", "农贸|市场". */
function isGeneric(stem: string, isProper: boolean, isWeak: boolean): boolean {
  const words = shippedLexicon().vocabulary;
  if ((words.marksOf(stem) & GENERIC) !== 0) return true;
  if (!isWeak) return false;
  for (let length = 2; length < stem.length && length <= 4; length++) {
    if ((words.marksOf(stem.slice(-length)) & GENERIC) === 0) continue;
    if (!isProper || stem.length - length < 2) return true;
  }
  return false;
}
