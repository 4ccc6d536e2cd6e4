/** Where a page is at home: which of several divisions with one name it means. */
import { ancestorsOf, type Division, liesIn } from '../../lexicon/gazetteer.js';
import type { Vocabulary } from '../../lexicon/vocabulary.js';
import type { Analysis } from '../../names/names.js';

/** How much the newspaper's own name counts, in mentions. */
const NEWSPAPER_WEIGHT = 10;

export interface Region {
  /** The city that the page speaks of most; null if it names none. */
  readonly home: Division | null;
  /** The likeliest of several divisions; `near` is the one printed right before. Null where nothing speaks for any. */
  choose(candidates: readonly Division[], near: Division | null): Division | null;
  /** Whether a division lies in the page's city. */
  isHome(division: Division): boolean;
}

export function readRegion(analyses: readonly Analysis[], newspaper: string | null, vocabulary: Vocabulary): Region {
  const votes = new Map<Division, number>();
  /** The cities that some name speaks for alone. A name that many towns have strengthens a home, it makes none. */
  const cities = new Set<Division>();
  const vote = (candidates: readonly Division[], weight: number): void => {
    if (candidates.length === 0) return;
    const city = sharedCity(candidates);
    if (city !== null) cities.add(city);
    for (const candidate of candidates)
      for (let each: Division | null = candidate; each !== null; each = each.parent)
        votes.set(each, (votes.get(each) ?? 0) + weight / candidates.length);
  };
  for (const { text, names } of analyses)
    for (const { start, end, kind } of names)
      if (kind === 'PLACE' || kind === 'ORGANIZATION') vote(divisionsAtHead(text.slice(start, end), vocabulary), 1);
  if (newspaper !== null) vote(divisionsAtHead(newspaper, vocabulary), NEWSPAPER_WEIGHT);
  let home: Division | null = null;
  const mentions = (division: Division): number => votes.get(division) ?? 0;
  for (const city of cities) if (home === null || mentions(city) > mentions(home)) home = city;
  const choose: Region['choose'] = (candidates, near) => {
    // Nearly all names are of one division only.
    if (candidates.length <= 1) return candidates[0] ?? null;
    // A short form is the greater division's: 濮阳 is the city, not the county in it.
    const outer = candidates.filter((each) => !candidates.some((other) => other !== each && liesIn(each, other)));
    if (outer.length < candidates.length) return choose(outer, near);
    const inside = near === null ? [] : candidates.filter((candidate) => liesIn(candidate, near) && candidate !== near);
    if (inside.length === 1) return inside[0] ?? null;
    return likeliest(inside.length > 0 ? inside : candidates, mentions);
  };
  return { home, choose, isHome: (division) => home !== null && liesIn(division, home) };
}

/** The candidate whose surroundings the page names most; of two equal ones, the greater division; null for a tie. */
function likeliest(candidates: readonly Division[], mentions: (division: Division) => number): Division | null {
  const scored = candidates
    .map((division) => {
      const own = mentions(division);
      const around = ancestorsOf(division).filter((each) => each.parent !== null);
      return { division, score: around.reduce((sum, each) => sum + mentions(each) - own, 0) };
    })
    .sort((a, b) => b.score - a.score || rank(a.division) - rank(b.division));
  const [best, second] = scored;
  if (best === undefined) return null;
  const isTie = second !== undefined && second.score === best.score && rank(second.division) === rank(best.division);
  return isTie ? null : best.division;
}

const RANKS = ['COUNTRY', 'PROVINCE', 'CITY', 'COUNTY', 'ZONE', 'TOWNSHIP'];

function rank(division: Division): number {
  return RANKS.indexOf(division.level);
}

/** The city in which all of several divisions lie; null if they lie in several, or one lies in none. */
function sharedCity(divisions: readonly Division[]): Division | null {
  const [first] = divisions;
  const city = first === undefined ? null : cityOf(first);
  return divisions.every((other) => cityOf(other) === city) ? city : null;
}

function cityOf(division: Division): Division | null {
  for (let each: Division | null = division; each !== null; each = each.parent) if (isCity(each)) return each;
  return null;
}

/** A city, or one of the four provinces that are cities. */
function isCity(division: Division): boolean {
  return division.level === 'CITY' || (division.level === 'PROVINCE' && division.name.endsWith('市'));
}

const LONGEST_DIVISION = 12;

/** The divisions that a name is, or begins with: 焦作日报, 北京市朝阳区医院. */
export function divisionsAtHead(name: string, vocabulary: Vocabulary): readonly Division[] {
  const length = vocabulary.divisionAtHead(name, LONGEST_DIVISION);
  if (length === 0) return NONE;
  const head = name.slice(0, length);
  const named = vocabulary.divisionsNamed(head);
  return named.length > 0 ? named : vocabulary.divisionsShortened(head);
}

const NONE: readonly Division[] = [];
