/** A name of a place as the text prints it → what the gazetteer and the names' own endings tell of it. */
import type { LocationLevel } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { type Division, liesIn } from '../../lexicon/gazetteer.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import type { Range } from '../range.js';
import type { Region } from './region.js';

export interface PlaceMention extends Range {
  /** The full name: "焦作市" for a printed "焦作". */
  readonly name: string;
  readonly level: LocationLevel;
  /** The division that this is, if the gazetteer knows it. */
  readonly division: Division | null;
  /** What makes two printed forms one place. */
  readonly key: Division | string;
  /** What it lies in, as far as the text and the page tell. */
  readonly parent: Division | null;
  /** What tells which division this is, or in which it lies. */
  readonly link: Link;
}

/**
 * What tells a division from the others of its name: there are none, it lies in the division printed right before, in the
 * page's city, or its surroundings are what the page names most.
 */
type Choice = 'the only one' | 'behind a division' | 'home' | 'named most';

/**
 * What is no division itself lies in the division right before, in the last one printed before, or in the page's city. Zones
 * lie where their owner does, and the paper's own lexicon tells of its own.
 */
export type Link = Choice | `${Choice}, short form` | 'last division' | 'of the page' | 'zone' | 'town' | null;

/** Where a name stands among the divisions that the text names. */
export interface Surroundings {
  /** The division printed right before. */
  readonly near: Division | null;
  /** The last one printed before. */
  readonly last: Division | null;
  readonly region: Region;
  readonly lexicon: Lexicon;
}

const SHORTEST_PART = 2;
/** Longer than any division's name, and any word. */
const LONGEST_PART = 30;
const DIVISION_ENDINGS = new CharacterSet('省市区县州盟旗镇乡');

/**
 * The places that a printed name consists of: "江西省瑞金市叶坪乡" is three, "焦作火车站" one. `at` is where it stands.
 */
export function resolvePlace(printed: string, at: number, around: Surroundings): PlaceMention[] {
  const firstEnd = partEnd(printed, 0, around.lexicon);
  // Most names are of one place.
  if (firstEnd === printed.length && printed !== '') return [resolvePart(printed, at, around)];
  const found: PlaceMention[] = [];
  let start = 0;
  let { near, last } = around;
  const { region, lexicon } = around;
  while (start < printed.length) {
    const end = partEnd(printed, start, lexicon);
    const mention = resolvePart(printed.slice(start, end), at + start, { near, last, region, lexicon });
    found.push(mention);
    near = mention.division;
    last = mention.division ?? last;
    start = end;
  }
  return found;
}

/** Where the part of a name ends that begins at `start`: behind a division in full, if another place is named behind it. */
function partEnd(name: string, start: number, { vocabulary }: Lexicon): number {
  for (let end = Math.min(start + LONGEST_PART, name.length - SHORTEST_PART); end >= start + SHORTEST_PART; end--) {
    if (!DIVISION_ENDINGS.isAt(name, end - 1)) continue;
    if (vocabulary.divisionsNamed(name.slice(start, end)).length === 0) continue;
    // "瑞金市|公园", "桐庐县|人民法院": what every division has is its own.
    const rest = vocabulary.marksOf(name.slice(end, end + LONGEST_PART + 1));
    if ((rest & (Mark.PLACE_ENDING | Mark.INSTITUTION | Mark.PUBLIC | Mark.NOUN)) === 0) return end;
  }
  return name.length;
}

function resolvePart(printed: string, at: number, around: Surroundings): PlaceMention {
  const { near, last, region, lexicon } = around;
  const end = at + printed.length;
  const own = townPlace(printed, at, around);
  if (own !== null) return own;
  const found = divisionOf(printed, around);
  if (found !== null && found.division.level !== 'ZONE') {
    const { division, link } = found;
    const { name, level, parent } = division;
    return { start: at, end, name, level, division, key: division, parent, link };
  }
  const zone = zoneOf(printed, at, around);
  if (zone !== null) return zone;
  if (lexicon.places.countries.has(printed))
    return { start: at, end, name: printed, level: 'COUNTRY', division: null, key: printed, parent: null, link: null };
  const level = levelOf(printed);
  // What has a name of its own far and wide (黄河, 巴黎) says nothing of where it lies.
  const isLocal = level !== 'PLACE' || isLocalPlace(printed, lexicon);
  const parent = near ?? (isLocal ? (last ?? region.home) : null);
  const link =
    near !== null ? 'behind a division' : parent === null ? null : last !== null ? 'last division' : 'of the page';
  return { start: at, end, name: printed, level, division: null, key: printed, parent, link };
}

/** The place that the paper's own lexicon calls so; of several, the one that lies in what is printed before. */
function townPlace(printed: string, at: number, { near, last, lexicon: { town } }: Surroundings): PlaceMention | null {
  if (town.places.length === 0) return null;
  const called = town.places.filter(({ name, otherNames }) => name === printed || otherNames.includes(printed));
  const place = called.find(({ within }) => within !== null && (within === near || within === last)) ?? called[0];
  if (place === undefined) return null;
  const { name, level, within } = place;
  const key = `${name} in ${within?.code ?? ''}`;
  const link = within === null ? null : 'town';
  return { start: at, end: at + printed.length, name, level, division: null, key, parent: within, link };
}

interface Linked {
  readonly division: Division;
  readonly link: Link;
}

function divisionOf(printed: string, { near, region, lexicon: { vocabulary } }: Surroundings): Linked | null {
  const named = vocabulary.divisionsNamed(printed);
  if (named.length === 0) {
    const shortened = vocabulary.divisionsShortened(printed);
    const division = region.choose(shortened, near);
    return division === null ? null : { division, link: `${linkOf(division, shortened, near, region)}, short form` };
  }
  const chosen = region.choose(named, near);
  // A town behind a county that has none of that name is one that the gazetteer does not know yet.
  const isOther = chosen?.level === 'TOWNSHIP' && near?.level === 'COUNTY' && chosen.parent !== near;
  return chosen === null || isOther ? null : { division: chosen, link: linkOf(chosen, named, near, region) };
}

/** What told the division from the others of its name. */
function linkOf(chosen: Division, candidates: readonly Division[], near: Division | null, region: Region): Choice {
  if (candidates.length === 1) return 'the only one';
  if (near !== null && near !== chosen && liesIn(chosen, near)) return 'behind a division';
  return region.isHome(chosen) ? 'home' : 'named most';
}

/** How the names of zones end, the longest first, each with the number of its kind; and their last characters. */
const zoneEndingsOf = perLexicon(({ zones }) => {
  const endings = zones
    .flatMap(({ short, endings: own }, kind) => [...short, ...own].map((ending) => ({ ending, kind })))
    .sort((a, b) => b.ending.length - a.ending.length);
  return { endings, lasts: new CharacterSet(...endings.map(({ ending }) => ending.slice(-1))) };
});

/** "示范区", "长春高新区", "市城乡一体化示范区": a zone by name, or the one of its kind that the city has. */
function zoneOf(printed: string, at: number, { near, region, lexicon }: Surroundings): PlaceMention | null {
  const { vocabulary, zones } = lexicon;
  const { lasts, endings } = zoneEndingsOf(lexicon);
  if (!lasts.isAt(printed, printed.length - 1)) return null;
  const longest = endings.find(({ ending }) => printed.endsWith(ending));
  if (longest === undefined) return null;
  const end = at + printed.length;
  const head = printed.slice(0, -longest.ending.length).replace(/^市$/u, '');
  const named = head === '' ? [] : [...vocabulary.divisionsNamed(head), ...vocabulary.divisionsShortened(head)];
  // 雄安新区, 临港经济开发区: a zone with a name of its own.
  if (head !== '' && named.length === 0) {
    const link = near === null ? null : 'behind a division';
    return { start: at, end, name: printed, level: 'ZONE', division: null, key: printed, parent: near, link };
  }
  const owner = head === '' ? (near ?? region.home) : region.choose(named, near);
  const division = owner === null ? null : onlyZone(owner, zones[longest.kind]?.endings ?? [], lexicon);
  return {
    start: at,
    end,
    name: division?.name ?? printed,
    level: 'ZONE',
    division,
    key: division ?? `zone ${longest.kind} of ${owner?.code ?? owner?.name ?? ''}`,
    parent: division?.parent ?? owner,
    link: owner === null ? null : 'zone',
  };
}

/** The one zone of a kind that a city has; null if it has none, or several. */
function onlyZone(owner: Division, endings: readonly string[], { vocabulary }: Lexicon): Division | null {
  const zones = vocabulary.zonesIn(owner);
  for (const ending of endings) {
    const [zone, other] = zones.filter(({ name }) => name.endsWith(ending));
    if (zone !== undefined && other === undefined) return zone;
  }
  return null;
}

function levelOf(name: string): LocationLevel {
  if (!LEVEL_ENDS.isAt(name, name.length - 1)) return 'PLACE';
  if (/(?:村|社区|村民小组)$/u.test(name)) return 'VILLAGE';
  return /.{2}(?:镇|乡|街道|苏木)$/u.test(name) ? 'TOWNSHIP' : 'PLACE';
}

/** The last characters of the names of villages and townships. */
const LEVEL_ENDS = new CharacterSet('村区组镇乡道木');

/** Roads, parks, estates and the like belong to where the text is; mountains, rivers and foreign places need not. */
function isLocalPlace(name: string, { vocabulary, places }: Lexicon): boolean {
  if (places.known.has(name) || places.regions.has(name)) return false;
  for (let length = Math.min(6, name.length - 1); length >= 1; length--)
    if ((vocabulary.marksOf(name, name.length - length) & Mark.PLACE_ENDING) !== 0)
      return !/[江河海洋湾山岭峰岛洲]$/u.test(name);
  return false;
}
