/** One organization and all its printed forms in an article: "中国矿业大学（以下简称中国矿大）". */
import type { FactText, OrganizationFact } from '../parsed.js';
import { spanOf } from '../reading.js';
import type { OrganizationRange } from './organizations.js';
import type { Region } from './region.js';

/** The organizations of an article, each once, in order of first mention. */
export function gatherOrganizations(
  { reading }: FactText,
  ranges: readonly OrganizationRange[],
  _region: Region,
): OrganizationFact[] {
  const groups = new Map<string, OrganizationRange[]>();
  for (const range of ranges) {
    if (!range.isListed) continue;
    const group = groups.get(range.name);
    if (group === undefined) groups.set(range.name, [range]);
    else group.push(range);
  }
  return [...groups].map(([name, group]) => ({
    name,
    spellings: [name],
    spans: group.map(({ start, end }) => spanOf(reading, start, end)),
  }));
}
