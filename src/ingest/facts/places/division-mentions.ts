/** Divisions and zones where a text names them as places. */
import { CharacterSet } from '../../character-set.js';
import type { Division } from '../../lexicon/gazetteer.js';
import { liesIn } from '../../lexicon/gazetteer.js';
import { shippedLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, wordOf } from '../segmentation.js';
import { isGivenName, isNameDue } from './name-context.js';
import type { Region } from './region.js';

export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  /** The full name: "焦作市" for a printed "焦作". */
  readonly name: string;
  readonly level: 'COUNTRY' | 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'ZONE' | 'PLACE';
  /** The division that this is, if the gazetteer knows it. */
  readonly division: Division | null;
  /** For zones that no gazetteer knows: what makes two printed forms one zone. */
  readonly key?: string;
  /** What it lies in, as far as the text and the page tell. */
  readonly parent: Division | null;
}

/** An office of the division right before it: "马村区|区长". */
const OFFICE = /^(?:副?[省市区县镇乡州旗]长|[省市区县]领导)/u;
const OFFICE_BEGINNINGS = new CharacterSet('副省市区县镇乡州旗');
/** What makes a bare zone a kind and no place: "建设示范区", "国家级高新区". */
const ZONE_KIND_BEFORE =
  /(?:级|个|座|批|类|型|建设|创建|打造|建成|成为|争创|创成|农业|产业|生态|自主创新|改革|发展|先行|试验|旅游|文化|科技|经济|合作|综合|核心|引领|省级|示范|治理|的|各|些|等|家|该|本|全|我|两)$/u;
const WORD_KINDS = Mark.NOUN | Mark.VERB | Mark.FUNCTION | Mark.NUMBER | Mark.TIME | Mark.DIRECTION;

/**
 * The divisions that a text names, left to right. Words that look like divisions and are none here lose their mark,
 * so that names of other things may run over them.
 */
export function findDivisions(s: Segmentation, region: Region): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let word = 0; word < s.count; word++) {
    const marks = s.marks[word] ?? 0;
    if ((marks & Mark.COUNTRY) !== 0) found.push(countryAt(s, word));
    if ((marks & (Mark.DIVISION | Mark.SHORT_DIVISION | Mark.ZONE)) === 0) continue;
    const last = found.at(-1);
    const near = last !== undefined && last.end === s.starts[word] ? last.division : null;
    const mention =
      (marks & Mark.ZONE) !== 0 ? zoneAt(s, word, near, last?.start ?? 0, region) : divisionAt(s, word, near, region);
    if (mention === null) {
      s.marks[word] = (marks & ~(Mark.DIVISION | Mark.SHORT_DIVISION | Mark.ZONE)) | Mark.CHARACTER;
      continue;
    }
    // "济源|示范区": the zone of that city, not the city and a zone.
    if (mention.level === 'ZONE' && last !== undefined && mention.start === last.start) found.pop();
    if (OFFICE_BEGINNINGS.isAt(s.text, mention.end) && OFFICE.test(s.text.slice(mention.end, mention.end + 4)))
      continue;
    found.push(mention);
  }
  return found;
}

function countryAt(s: Segmentation, word: number): PlaceMention {
  const name = wordOf(s, word);
  const start = s.starts[word] ?? 0;
  return { start, end: start + name.length, name, level: 'COUNTRY', division: null, parent: null };
}

function divisionAt(s: Segmentation, word: number, near: Division | null, region: Region): PlaceMention | null {
  const marks = s.marks[word] ?? 0;
  const start = s.starts[word] ?? 0;
  const end = s.starts[word + 1] ?? start;
  const printed = s.text.slice(start, end);
  const words = shippedLexicon().vocabulary;
  if ((marks & Mark.DIVISION) !== 0) {
    const candidates = words.divisionsNamed(printed);
    const chosen = region.choose(candidates, near);
    // A town behind a county that has none of that name is one that the gazetteer does not know yet.
    const isOther = chosen?.level === 'TOWNSHIP' && near?.level === 'COUNTY' && !liesIn(chosen, near);
    const division = isOther ? null : chosen;
    // "城区", "郊区": districts of a few cities, and everybody's word elsewhere.
    const isDoubtful = (printed.length === 2 && !/[县市省州]$/u.test(printed)) || (marks & WORD_KINDS) !== 0;
    if (isDoubtful && (division === null || !isAtHome(division, near, region))) return null;
    const level = division?.level ?? candidates[0]?.level ?? 'PLACE';
    return { start, end, name: printed, level, division, parent: division?.parent ?? near };
  }
  const isWord = (marks & WORD_KINDS) !== 0;
  if (
    near === null &&
    (isNameDue(s.text, start) || isGivenName(s.text, start) || (runsOn(s, word) && !isHome(printed, region)))
  )
    return null;
  const candidates = words
    .divisionsShortened(printed)
    .filter((division) => isBelieved(division, { s, word, near, region, isWord }));
  const division = region.choose(candidates, near);
  if (division === null) return null;
  return { start, end, name: division.name, level: division.level, division, parent: division.parent };
}

function isHome(printed: string, region: Region): boolean {
  return shippedLexicon()
    .vocabulary.divisionsShortened(printed)
    .some((division) => region.isHome(division));
}

/** Whether an unexplained character stands before a short form, whose name is then another's: 普|济南|路. */
function runsOn(s: Segmentation, word: number): boolean {
  if (word === 0) return false;
  const before = s.marks[word - 1] ?? 0;
  return (before & Mark.CHARACTER) !== 0 && (before & (Mark.BREAKING | Mark.COMMON)) === 0;
}

interface ShortForm {
  readonly s: Segmentation;
  readonly word: number;
  readonly near: Division | null;
  readonly region: Region;
  /** Whether it is a common word, too. */
  readonly isWord: boolean;
}

/** Whether a short form means this division here, and not the common word or the person's name that it also may be. */
function isBelieved(division: Division, { s, word, near, region, isWord }: ShortForm): boolean {
  if (near !== null && liesIn(division, near)) return true;
  const own = region.mentions(division);
  if (isWord) return own >= 1 && region.isHome(division);
  if (division.level !== 'COUNTY' || ((s.marks[word + 1] ?? 0) & Mark.ZONE) !== 0) return true;
  if (own >= 1) return true;
  const start = s.starts[word] ?? 0;
  const end = s.starts[word + 1] ?? start;
  if (end - start >= 3) return true;
  const province = region.home === null ? null : (region.home.parent ?? region.home);
  if (province !== null && liesIn(division, province)) return true;
  return isListed(s, word);
}

/** Whether it stands in a row with another division's name: "湖州、晋江". */
function isListed(s: Segmentation, word: number): boolean {
  const isDivision = (index: number): boolean =>
    ((s.marks[index] ?? 0) & (Mark.DIVISION | Mark.SHORT_DIVISION)) !== 0 && ((s.marks[index] ?? 0) & WORD_KINDS) === 0;
  const isJoint = (index: number): boolean => ['、', '和', '与', '到', '至', '—'].includes(wordOf(s, index));
  return (
    (word >= 2 && isJoint(word - 1) && isDivision(word - 2)) ||
    (word + 2 < s.count && isJoint(word + 1) && isDivision(word + 2))
  );
}

function isAtHome(division: Division, near: Division | null, region: Region): boolean {
  if (near !== null && liesIn(division, near)) return true;
  return region.isHome(division);
}

/** "示范区", "焦作高新区", "市城乡一体化示范区": a zone by name, or the one of its kind that the city has. */
function zoneAt(
  s: Segmentation,
  word: number,
  near: Division | null,
  nearStart: number,
  region: Region,
): PlaceMention | null {
  const start = s.starts[word] ?? 0;
  const end = s.starts[word + 1] ?? start;
  const printed = s.text.slice(start, end);
  if (shippedLexicon().places.newAreas.has(printed))
    return { start, end, name: printed, level: 'ZONE', division: null, parent: near };
  const isCitys = word > 0 && wordOf(s, word - 1) === '市' && !/[我全该本]/u.test(s.text[start - 2] ?? '');
  const owner = near ?? region.home;
  if (near === null && !isCitys) {
    if (ZONE_KIND_BEFORE.test(s.text.slice(Math.max(0, start - 4), start))) return null;
    const before = s.marks[word - 1] ?? Mark.LINE_BREAK;
    const plain = Mark.NOUN | Mark.PLACE_ENDING | Mark.CHARACTER | Mark.LATIN | Mark.DIGITS;
    if (word > 0 && (before & plain) !== 0 && (before & (Mark.BREAKING | Mark.FUNCTION | Mark.VERB)) === 0) return null;
  }
  const kind = shippedLexicon().zones.findIndex(
    ({ short, endings }) => short.includes(printed) || endings.includes(printed),
  );
  // "济源|示范区" is one name, "民权县|高新区" a county and its zone.
  const isJoined = near !== null && ((s.marks[word - 1] ?? 0) & Mark.SHORT_DIVISION) !== 0;
  const division = owner === null ? null : zoneOf(owner, shippedLexicon().zones[kind]?.endings ?? []);
  return {
    start: isJoined ? nearStart : isCitys ? start - 1 : start,
    end,
    name: division?.name ?? (near === null ? printed : s.text.slice(nearStart, end)),
    level: 'ZONE',
    division,
    key: `zone ${kind} of ${owner?.code ?? owner?.name ?? ''}`,
    parent: division?.parent ?? owner,
  };
}

/** The one zone of a kind that a city has; null if it has none, or several. */
function zoneOf(owner: Division, endings: readonly string[]): Division | null {
  const zones = shippedLexicon().vocabulary.zonesIn(owner);
  for (const ending of endings) {
    const [zone, other] = zones.filter(({ name }) => name.endsWith(ending));
    if (zone !== undefined && other === undefined) return zone;
  }
  return null;
}
