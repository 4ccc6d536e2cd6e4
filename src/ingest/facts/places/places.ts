/**
 * The places and organizations that a page names. A page's articles are read together: the region that the page
 * speaks of decides which of several divisions with one name is meant.
 */
import { ancestorsOf, type Division } from '../../lexicon/gazetteer.js';
import type { FactText, LocationFact, OrganizationFact, PersonFact } from '../../parsed.js';
import { type Offsets, spanOf } from '../../reading.js';
import { type Segmentation, segment } from '../segmentation.js';
import { DivisionIndex } from './division-index.js';
import { findDivisions, type PlaceMention } from './division-mentions.js';
import { findLandmarks } from './landmarks.js';
import { gatherOrganizations } from './organization-forms.js';
import { findOrganizationRanges } from './organizations.js';
import { Coverage, isInside, type NameRange } from './ranges.js';
import { type Region, readRegion } from './region.js';
import { findVillages } from './villages.js';

export interface PlacesOfArticle {
  readonly locations: LocationFact[];
  readonly organizations: OrganizationFact[];
}

/**
 * One entry an article. `people` are those found in each article, if known: what stands in a person's name is
 * neither a place nor a body. `segmentations` are the articles' words, where they have been read already.
 */
export function findPlaces(
  texts: readonly FactText[],
  page: { readonly newspaper: string | null; readonly text: string },
  people: readonly (readonly PersonFact[])[] = [],
  segmentations: readonly Segmentation[] = texts.map(({ reading }) => segment(reading.text)),
): PlacesOfArticle[] {
  const region = readRegion(segmentations, page.newspaper);
  return texts.map((text, i) => {
    const s = segmentations[i];
    return s === undefined ? { locations: [], organizations: [] } : readArticle(text, s, region, people[i] ?? []);
  });
}

function readArticle(text: FactText, s: Segmentation, region: Region, people: readonly PersonFact[]): PlacesOfArticle {
  const { length } = s.text;
  const names = new Coverage(length, personRanges(text, people));
  const divisions = findDivisions(s, region).filter((mention) => names.isFree(mention));
  const index = new DivisionIndex(divisions);
  const found = [...findLandmarks(s, index, region), ...findVillages(s, index, region)];
  const landmarks = longestOf(
    found.filter((mention) => names.isFree(mention)),
    length,
  );
  const organizations = findOrganizationRanges(s)
    .filter((range) => names.isFree(range))
    .filter((range) => {
      const place = landmarks.at(range.start);
      return place === undefined || !isInside(range, place) || place.end === range.end;
    });
  const bodies = new Coverage(length, organizations);
  const places = found.filter((mention) => landmarks.at(mention.start) === mention && bodies.isFree(mention));
  const placed = new Coverage(length, places);
  const named = divisions.filter((mention) => bodies.isFree(mention) && !swallows(placed.at(mention.start), mention));
  return {
    locations: gatherLocations(text, [...named, ...places], index),
    organizations: gatherOrganizations(text, organizations, region),
  };
}

/** Of overlapping mentions the longest. */
function longestOf(mentions: readonly PlaceMention[], length: number): Coverage<PlaceMention> {
  const kept = new Coverage<PlaceMention>(length);
  for (const mention of [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (kept.isFree(mention)) kept.add(mention);
  return kept;
}

/** Where people's names stand in the article's clean text. */
function personRanges({ reading }: FactText, people: readonly PersonFact[]): NameRange[] {
  const ranges: NameRange[] = [];
  for (const person of people)
    for (const span of person.spans) {
      const start = indexOfOffset(reading.offsets, span.start);
      const last = indexOfOffset(reading.offsets, span.end - 1);
      if (start >= 0 && last >= start) ranges.push({ start, end: last + 1 });
    }
  return ranges;
}

/** Where in a reading the page's offset stands; -1 if the reading left it out. Pieces of a page may stand in any order. */
function indexOfOffset(offsets: Offsets, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = offsets[middle] ?? 0;
    if (found === offset) return middle;
    if (found < offset) low = middle + 1;
    else high = middle - 1;
  }
  return offsets.indexOf(offset);
}

/** One fact a place, in order of first mention, with every form that the article prints. */
function gatherLocations(text: FactText, mentions: readonly PlaceMention[], index: DivisionIndex): LocationFact[] {
  const groups = new Map<Division | string, PlaceMention[]>();
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    const key = mention.division ?? mention.key ?? mention.name;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  return [...groups.values()].map((group) => locationOf(text, group, index));
}

function locationOf({ reading }: FactText, group: readonly PlaceMention[], index: DivisionIndex): LocationFact {
  const [first] = group;
  if (first === undefined) throw new RangeError('a place without a mention');
  const parent = first.division === null ? first.parent : first.division.parent;
  // A place is spelled with the divisions printed right before it, too: "鹤壁市|云溪谷文化园".
  const addressed =
    first.level === 'PLACE' ? group.map(({ start, end }) => reading.text.slice(index.addressStart(start), end)) : [];
  return {
    name: first.name,
    spellings: [...new Set([...group.map(({ start, end }) => reading.text.slice(start, end)), ...addressed])],
    level: first.level,
    code: first.division?.code ?? null,
    ancestors: parent === null ? [] : ancestryOf(parent),
    spans: group.map(({ start, end }) => spanOf(reading, start, end)),
  };
}

/** What each division lies in; kept, since the same few divisions own nearly all places of a newspaper. */
const ANCESTRIES = new WeakMap<Division, LocationFact['ancestors']>();

/** The division and all that it lies in, from the province down. */
function ancestryOf(division: Division): LocationFact['ancestors'] {
  const known = ANCESTRIES.get(division);
  if (known !== undefined) return known;
  const ancestry = [...ancestorsOf(division), division].map(({ name, level, code }) => ({ name, level, code }));
  ANCESTRIES.set(division, ancestry);
  return ancestry;
}

/** "西虢镇工业园" names the town as well; "焦作站" names a station only. */
function swallows(place: PlaceMention | undefined, mention: PlaceMention): boolean {
  if (place === undefined || !isInside(mention, place)) return false;
  const isPrintedInFull = mention.end - mention.start === mention.name.length && mention.level !== 'ZONE';
  return !(isPrintedInFull && mention.start === place.start && mention.division !== null);
}
