/** The organizations of an article, each once and in its fullest form. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';
import type { Region } from '../places/region.js';
import type { Range } from '../range.js';
import { isBare, isIndefinite } from './bare.js';
import { introducedForms, isFormOf } from './forms.js';

export interface Organization {
  /** The fullest form that the article prints, or that the paper's own lexicon gives. */
  readonly name: string;
  readonly spellings: readonly string[];
  readonly ranges: readonly Range[];
  readonly rule: string;
}

interface Group {
  readonly name: string;
  readonly mentions: Name[];
}

/** The organizations that `names` say that the text names, in order of first mention. */
export function findOrganizations(
  text: string,
  names: readonly Name[],
  region: Region,
  lexicon: Lexicon,
): Organization[] {
  const groups = new Map<string, Group>();
  for (const [i, name] of names.entries()) {
    if (name.kind !== 'ORGANIZATION') continue;
    const printed = text.slice(name.start, name.end).replace(/\s+/gu, '');
    if (isBare(printed, lexicon) || isIndefinite(text, names, i, lexicon)) continue;
    const full = lexicon.town.organizations.find(({ shortForms }) => shortForms.includes(printed))?.name ?? printed;
    const group = groups.get(full);
    if (group === undefined) groups.set(full, { name: full, mentions: [name] });
    else group.mentions.push(name);
  }
  return merged([...groups.values()], introducedForms(text, names), region, lexicon).map(({ name, mentions }) => {
    const sorted = mentions.sort((a, b) => a.start - b.start);
    const ranges = sorted.map(({ start, end }) => ({ start, end }));
    return {
      name,
      spellings: [...new Set(ranges.map(({ start, end }) => text.slice(start, end)))],
      ranges,
      rule: sorted.reduce((a, b) => (b.support > a.support ? b : a)).reasons,
    };
  });
}

/** Puts shorter forms under the one fuller name that they can stand for. */
function merged(
  groups: readonly Group[],
  introduced: ReadonlyMap<string, string>,
  region: Region,
  lexicon: Lexicon,
): Group[] {
  const standsFor = (short: string, full: string): boolean =>
    introduced.get(short) === full || isFormOf(short, full, region, lexicon);
  const kept: Group[] = [];
  for (const group of groups) {
    const fuller = groups.filter((other) => other !== group && standsFor(group.name, other.name));
    const [only, another] = fuller.filter((other) => !fuller.some((longer) => standsFor(other.name, longer.name)));
    if (only !== undefined && another === undefined) only.mentions.push(...group.mentions);
    else kept.push(group);
  }
  return kept;
}
