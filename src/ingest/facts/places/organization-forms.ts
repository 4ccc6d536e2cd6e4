/** One organization and all its printed forms in an article: "中国矿业大学（以下简称中国矿大）". */
import { vocabulary } from '../../lexicon/vocabulary.js';
import type { FactText, OrganizationFact } from '../../parsed.js';
import { spanOf } from '../../reading.js';
import type { OrganizationRange } from './organizations.js';
import { Coverage, type NameRange } from './ranges.js';
import type { Region } from './region.js';

interface Forms {
  name: string;
  readonly ranges: NameRange[];
}

/** Right behind a name: "（以下简称中科院）", "（简称“中国矿大”）". */
const INTRODUCED =
  /^[（(](?:以下|下)?简称(?:为)?[：:]?[“"《]?(\p{Script=Han}[\p{Script=Han}A-Za-z]{1,11})[”"》]?[）)]/u;
const LONGEST_INTRODUCTION = 24;
/** What a company's name says besides itself. */
const LEGAL_FORM = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$/u;
const LEVEL = /^[省市区县州镇乡]/u;
const PLACED_NAME = /^.{1,10}?[省市区县州镇乡]/u;

/** The organizations of an article, each once and in its fullest form, in order of first mention. */
export function gatherOrganizations(
  { reading }: FactText,
  ranges: readonly OrganizationRange[],
  region: Region,
): OrganizationFact[] {
  const groups = new Map<string, Forms>();
  for (const range of ranges) {
    if (!range.isListed) continue;
    const group = groups.get(range.name);
    if (group === undefined) groups.set(range.name, { name: range.name, ranges: [range] });
    else group.ranges.push(range);
  }
  const all = [...groups.values()];
  const introduced = introductions(reading.text, all);
  const merged = mergeForms(all, introduced, region);
  const shortened = merged.map((group) => ({ group, forms: shortFormsOf(group, introduced.get(group.name) ?? []) }));
  if (shortened.some(({ forms }) => forms.size > 0)) {
    const taken = new Coverage<NameRange>(reading.text.length, ranges);
    for (const { group, forms } of shortened) addShortForms(reading.text, group, forms, taken);
  }
  return merged.map(({ name, ranges: own }) => {
    const sorted = own.sort((a, b) => a.start - b.start);
    return {
      name,
      spellings: [...new Set(sorted.map(({ start, end }) => reading.text.slice(start, end)))],
      spans: sorted.map(({ start, end }) => spanOf(reading, start, end)),
    };
  });
}

/** The short forms that the article introduces, by the full name. */
function introductions(text: string, groups: readonly Forms[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, ranges } of groups)
    for (const { end } of ranges) {
      const form = INTRODUCED.exec(text.slice(end, end + LONGEST_INTRODUCTION))?.[1];
      if (form !== undefined) found.set(name, [...(found.get(name) ?? []), form]);
    }
  return found;
}

/** Puts shorter forms under the one fuller name that they can stand for. */
function mergeForms(
  groups: readonly Forms[],
  introduced: ReadonlyMap<string, readonly string[]>,
  region: Region,
): Forms[] {
  const isFormOf = (short: string, full: string): boolean =>
    (introduced.get(full)?.includes(short) ?? false) || standsFor(short, full, region);
  const kept: Forms[] = [];
  for (const group of groups) {
    const fuller = groups.filter((other) => other !== group && isFormOf(group.name, other.name));
    const [only, another] = fuller.filter((other) => !fuller.some((longer) => isFormOf(other.name, longer.name)));
    if (only !== undefined && another === undefined) only.ranges.push(...group.ranges);
    else kept.push(group);
  }
  return kept;
}

/** Whether the shorter name may mean the fuller one: 省科学院 河南省科学院, 市防指 市防汛抗旱指挥部. */
function standsFor(short: string, full: string, region: Region): boolean {
  if (short.length >= full.length) return false;
  if (full.endsWith(short)) {
    const before = full.slice(0, -short.length);
    // "市人民医院" is the home city's, not that of a city under it.
    if (short.startsWith('市')) return region.home?.name.replace(/市$/u, '') === before.replace(/^.*省/u, '');
    return LEVEL.test(short) || isPlace(before);
  }
  if (short[0] !== full[0] || short[1] !== full[1]) return false;
  return plainForm(short) === plainForm(full) || isAbbreviation(short, full);
}

/** A court's or government's name without what headlines leave out: 孟州法院 for 孟州市人民法院. */
function plainForm(name: string): string {
  return name.replace(/人民|中级|高级/gu, '').replace(/^(.{2,}?)[省市县区]/u, '$1');
}

function isPlace(text: string): boolean {
  const words = vocabulary();
  return (
    words.divisionsNamed(text).length > 0 ||
    words.divisionsShortened(text).length > 0 ||
    LEVEL.test(text) ||
    PLACED_NAME.test(text) ||
    /[部委会院区]$/u.test(text)
  );
}

/** Whether the short name picks characters out of the full one, its last word shortened too: 中国矿大. */
function isAbbreviation(short: string, full: string): boolean {
  if (short.length < 3 || full.length - short.length < 3) return false;
  if (full.startsWith(short) || full.endsWith(short.slice(-2))) return false;
  let at = 0;
  for (const character of full) if (character === short[at]) at++;
  return at === short.length;
}

/** The short forms that the article introduces, and the company's name without its legal form. */
function shortFormsOf({ name }: Forms, introduced: readonly string[]): ReadonlySet<string> {
  const core = coreOf(name);
  return new Set(core === null ? introduced : [...introduced, core]);
}

/** Finds where the article prints these forms, apart from what is taken already. */
function addShortForms(text: string, group: Forms, forms: ReadonlySet<string>, taken: Coverage<NameRange>): void {
  for (const form of forms)
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      const range = { start: at, end: at + form.length };
      if (!taken.isFree(range)) continue;
      group.ranges.push(range);
      taken.add(range);
    }
}

/** "焦作市璟芃机械有限公司" → "璟芃机械"; null for what has no such core, or a core that is a common word. */
function coreOf(name: string): string | null {
  if (!LEGAL_FORM.test(name)) return null;
  const words = vocabulary();
  let core = name.replace(LEGAL_FORM, '');
  for (let length = Math.min(8, core.length - 3); length >= 2; length--) {
    const head = core.slice(0, length);
    if (words.divisionsNamed(head).length === 0 && words.divisionsShortened(head).length === 0) continue;
    core = core.slice(length);
    break;
  }
  return core.length >= 3 && core !== name && words.marksOf(core) === 0 ? core : null;
}
