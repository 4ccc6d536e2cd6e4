/** The places of an article, each once, linked to the divisions that they are or lie in. */
import type { LocationLevel } from '../../../store/documents.js';
import { CharacterSet } from '../../character-set.js';
import { ancestorsOf, type Division } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Name, surest } from '../../names/names.js';
import type { Range } from '../range.js';
import type { Region } from './region.js';
import { type Link, type PlaceMention, resolvePlace } from './resolve.js';
import { rowEndings } from './rows.js';

/** One place that an article names. `code` and `level` come from the gazetteer where it knows the place. */
export interface Place {
  readonly name: string;
  /** The forms that the article prints, first printed first. */
  readonly spellings: readonly string[];
  readonly level: LocationLevel;
  readonly code: string | null;
  /** What it lies in, from the province down; empty if unknown. */
  readonly ancestors: readonly { name: string; level: LocationLevel; code: string | null }[];
  /** How likely it is that the article names a place so, 0–1. */
  readonly confidence: number;
  /** What tells which division it is, or in which it lies; null where nothing does. */
  readonly linkRule: Link;
  readonly ranges: readonly Range[];
  readonly rule: string;
}

/** A mention, the name that it is read from, and where the divisions printed right before it begin. */
interface Addressed {
  readonly mention: PlaceMention;
  readonly of: Name;
  readonly address: number;
}

/** The places that `names` say that the text names, in order of first mention. */
export function findPlaces(text: string, names: readonly Name[], region: Region, lexicon: Lexicon): Place[] {
  const groups = new Map<Division | string, Addressed[]>();
  const add = (addressed: Addressed): void => {
    const { key } = addressed.mention;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [addressed]);
    else group.push(addressed);
  };
  const endings = rowEndings(text, names);
  let before: PlaceMention | null = null;
  let last: Division | null = null;
  /** Where the divisions begin that stand right before, without a gap: "长春市|绿园区|春城公园". */
  let address = 0;
  for (const name of names) {
    if (name.kind !== 'PLACE') continue;
    const printed = text.slice(name.start, name.end);
    // The papers' own country says of no article where it is set.
    if (lexicon.places.homeCountry.has(printed) || isNameOfRoad(text, name, printed, lexicon)) continue;
    const near: Division | null = before !== null && before.end === name.start ? before.division : null;
    const ending = endings.get(name) ?? null;
    const around = { near, last, region, lexicon };
    const mentions: PlaceMention[] =
      ending === null
        ? resolvePlace(printed, name.start, around)
        : [withoutEnding(name, resolvePlace(printed + ending, name.start, around), printed)];
    for (const mention of mentions) {
      // What lies behind a place that is no division is not in it: 黄河|长江.
      if (before?.end !== mention.start || before.level === 'PLACE') address = mention.start;
      add({ mention, of: name, address });
      before = mention;
      if (mention.division !== null && mention.division.level !== 'PROVINCE') last = mention.division;
    }
  }
  return [...groups.values()].map((mentions) => placeOf(text, mentions));
}

/** Whether what looks like a division's short form is what a road is called after: "中山|路". */
function isNameOfRoad(text: string, { end }: Name, printed: string, { vocabulary }: Lexicon): boolean {
  return ROADS.isAt(text, end) && vocabulary.divisionsNamed(printed).length === 0;
}

/** What the names of roads end with. */
const ROADS = new CharacterSet('路街巷');

/** The place as the row prints it, without the ending that the row has once: 盆窑 of "盆窑、张庄两个村". */
function withoutEnding({ start, end }: Name, mentions: readonly PlaceMention[], printed: string): PlaceMention {
  const mention = mentions.at(-1);
  if (mention === undefined) throw new RangeError('a name of nothing');
  const name = mention.division?.name ?? printed;
  return { ...mention, start, end, name, key: mention.division ?? name };
}

/** The surest link of all. */
const BEHIND = 'behind a division' satisfies Link;

function placeOf(text: string, mentions: readonly Addressed[]): Place {
  const [shown] = mentions;
  if (shown === undefined) throw new RangeError('a place without a mention');
  const first = shown.mention;
  const ranges = mentions.map(({ mention: { start, end } }) => ({ start, end }));
  const spellings: string[] = [];
  const spell = (start: number, end: number): void => {
    const spelling = text.slice(start, end);
    if (!spellings.includes(spelling)) spellings.push(spelling);
  };
  for (const { start, end } of ranges) spell(start, end);
  // A place is spelled with the divisions printed right before it, too.
  if (first.level === 'PLACE') for (const { address, mention } of mentions) spell(address, mention.end);
  return {
    name: first.name,
    spellings,
    level: first.level,
    code: first.division?.code ?? null,
    ancestors: first.parent === null ? [] : ancestryOf(first.parent),
    confidence: surest(mentions.map(({ of }) => of)),
    linkRule: mentions.some(({ mention }) => mention.link === BEHIND) ? BEHIND : first.link,
    ranges,
    rule: ruleOf(shown.of.reasons, first.division !== null),
  };
}

function ruleOf(reasons: string, isKnown: boolean): string {
  if (!isKnown) return reasons;
  return reasons === '' ? 'in the gazetteer' : `${reasons}; in the gazetteer`;
}

/** What each division lies in; kept, since the same few divisions own nearly all places of a newspaper. */
const ANCESTRIES = new WeakMap<Division, Place['ancestors']>();

/** The division and all that it lies in, from the province down. */
function ancestryOf(division: Division): Place['ancestors'] {
  const known = ANCESTRIES.get(division);
  if (known !== undefined) return known;
  const ancestry = [...ancestorsOf(division), division].map(({ name, level, code }) => ({ name, level, code }));
  ANCESTRIES.set(division, ancestry);
  return ancestry;
}
