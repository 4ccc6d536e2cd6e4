/** The organizations of an article, each once and in its fullest form. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { type Name, surest } from '../../names/names.js';
import { withoutBlanks } from '../../reading.js';
import type { Region } from '../places/region.js';
import type { Range } from '../range.js';
import { isBare, isIndefinite } from './bare.js';
import { bodyOf } from './departments.js';
import { introducedForms } from './forms.js';
import { fullerNames } from './fuller.js';

export interface Organization {
  /** The fullest form that the article prints, or that the paper's own lexicon gives. */
  readonly name: string;
  readonly spellings: readonly string[];
  /** How likely it is that the article names a body so, 0–1. */
  readonly confidence: number;
  readonly ranges: readonly Range[];
  readonly rule: string;
}

/** The organizations that `names` say that the text names, in order of first mention. */
export function findOrganizations(
  text: string,
  names: readonly Name[],
  region: Region,
  lexicon: Lexicon,
): Organization[] {
  const mentions = new Map<string, Name[]>();
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (name?.kind !== 'ORGANIZATION') continue;
    const printed = withoutBlanks(text.slice(name.start, name.end));
    if (isBare(printed, lexicon) || isIndefinite(text, names, i, lexicon)) continue;
    const full =
      lexicon.town.organizations.find(({ shortForms }) => shortForms.includes(printed))?.name ??
      bodyOf(printed, lexicon);
    const known = mentions.get(full);
    if (known === undefined) mentions.set(full, [name]);
    else known.push(name);
  }
  if (mentions.size === 0) return [];
  const fuller = fullerNames([...mentions.keys()], introducedForms(text, names), region, lexicon);
  const organizations = new Map<string, Name[]>();
  for (const [name, own] of mentions) append(organizations, fullestOf(name, fuller), own);
  return [...organizations].map(([name, own]) => organizationOf(text, name, own));
}

function append(mentions: Map<string, Name[]>, key: string, more: readonly Name[]): void {
  const known = mentions.get(key);
  if (known === undefined) mentions.set(key, [...more]);
  else for (const name of more) known.push(name);
}

/** The one fuller name that a name can stand for, and that stands for no other; the name itself, if there are several. */
function fullestOf(name: string, fuller: ReadonlyMap<string, ReadonlySet<string>>): string {
  const fulls = fuller.get(name);
  if (fulls === undefined) return name;
  const [only, another] = [...fulls].filter((full) => ![...(fuller.get(full) ?? [])].some((each) => fulls.has(each)));
  return only === undefined || another !== undefined ? name : fullestOf(only, fuller);
}

/** What a mention prints: of "省歌舞院演出部" also "省歌舞院", if that is the body. */
function formsIn(printed: string, name: string): string[] {
  return printed !== name && printed.startsWith(name) ? [printed, name] : [printed];
}

function organizationOf(text: string, name: string, mentions: readonly Name[]): Organization {
  const sorted = mentions.toSorted((a, b) => a.start - b.start);
  const ranges = sorted.map(({ start, end }) => ({ start, end }));
  // Of a department, the article prints the body's name as well.
  const spellings = ranges.flatMap(({ start, end }) => formsIn(text.slice(start, end), name));
  return {
    name,
    spellings: spellings.length === 1 ? spellings : [...new Set(spellings)],
    confidence: surest(mentions),
    ranges,
    rule: sorted.reduce((a, b) => (b.support > a.support ? b : a)).reasons,
  };
}
