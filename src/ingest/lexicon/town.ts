/** What a town's own lexicon adds to the one that ships: its people, places, organizations, campaigns and offices. */
import type { LocationLevel } from '../../store/documents.js';
import { ancestorsOf, type Division } from './gazetteer.js';
import type { Lexicon } from './lexicon.js';

export interface TownPerson {
  readonly name: string;
  /** How else the name is printed, or misread. */
  readonly spellings: readonly string[];
}

export interface TownOrganization {
  readonly name: string;
  readonly shortForms: readonly string[];
}

export interface TownNewspaper {
  readonly name: string;
  /** How else it is printed or was called. */
  readonly otherNames: readonly string[];
}

/** A place as the town's file gives it. */
export interface TownPlaceWords {
  readonly name: string;
  readonly level: LocationLevel;
  /** The division that it lies in, as `divisionNamed` understands it; null if it is not said. */
  readonly within: string | null;
  readonly otherNames: readonly string[];
}

/** A town's file as plain data, which threads can be handed. */
export interface TownWords {
  readonly people: readonly TownPerson[];
  readonly places: readonly TownPlaceWords[];
  readonly organizations: readonly TownOrganization[];
  /** Names that are neither places nor organizations. */
  readonly campaigns: readonly string[];
  readonly newspapers: readonly TownNewspaper[];
  /** What titles end with whose bearers are officials. */
  readonly offices: readonly string[];
}

export interface TownPlace {
  readonly name: string;
  readonly level: LocationLevel;
  readonly within: Division | null;
  readonly otherNames: readonly string[];
}

/** What finding names reads of a town. */
export interface Town {
  readonly people: readonly TownPerson[];
  readonly places: readonly TownPlace[];
  readonly organizations: readonly TownOrganization[];
  readonly campaigns: readonly string[];
  readonly newspapers: readonly TownNewspaper[];
  /** Also among the lexicon's offices. */
  readonly offices: readonly string[];
}

/** No town: what the lexicon holds that ships. */
export const NO_TOWN: Town = Object.freeze({
  people: [],
  places: [],
  organizations: [],
  campaigns: [],
  newspapers: [],
  offices: [],
});

/**
 * The lexicon with a town's words, which go before its own: a calling that the town names as an office is one. The
 * lexicon itself stays as it is; the words of one town replace those of another.
 * @throws RangeError if a place lies in what is no division, or in one of several
 */
export function extendLexicon(
  lexicon: Lexicon,
  { people, places, organizations, campaigns, newspapers, offices }: TownWords,
): Lexicon {
  const held = new Set(offices);
  return Object.freeze({
    ...lexicon,
    offices: [...offices, ...lexicon.offices.filter((office) => !held.has(office))],
    callings: lexicon.callings.filter((calling) => !held.has(calling)),
    town: Object.freeze({
      people,
      places: places.map((place) => ({
        ...place,
        within: place.within === null ? null : divisionNamed(place.within, lexicon),
      })),
      organizations,
      campaigns,
      newspapers,
      offices,
    }),
  });
}

/**
 * The one division of this name: "绩溪县"; with those that it lies in where others are called so, too: "安徽省绩溪县".
 * @throws RangeError that says what else to write, if there is none or more than one
 */
export function divisionNamed(text: string, { vocabulary }: Lexicon): Division {
  for (let at = 0; at < text.length; at++) {
    const found = vocabulary
      .divisionsNamed(text.slice(at))
      .filter((division) => namesAncestors(text.slice(0, at), division));
    const [division, ...others] = found;
    if (division === undefined) continue;
    if (others.length === 0) return division;
    const examples = found.slice(0, 2).map((each) => fullNameOf(each));
    throw new RangeError(`${found.length} divisions are called so: write which, such as ${examples.join(' or ')}`);
  }
  throw new RangeError('no division is called so: write its full name, such as 绩溪县 or 安徽省绩溪县');
}

/** Whether a text is the names of divisions that this one lies in, from the greatest down; some may be left out. */
function namesAncestors(text: string, division: Division): boolean {
  let at = 0;
  for (const { name } of ancestorsOf(division)) if (text.startsWith(name, at)) at += name.length;
  return at === text.length;
}

function fullNameOf(division: Division): string {
  return [...ancestorsOf(division), division].map(({ name }) => name).join('');
}
