/** What an organization is by its name. */
import type { OrganizationKind } from '../../store/documents.js';
import { DataFile } from './data-file.js';

const KINDS = [
  'GOVERNMENT',
  'PARTY',
  'JUSTICE',
  'COMMUNITY',
  'COMPANY',
  'COOPERATIVE',
  'SCHOOL',
  'HOSPITAL',
  'RESEARCH',
  'MEDIA',
  'ASSOCIATION',
  'CULTURE',
] as const satisfies OrganizationKind[];

/** By the endings of names. */
export type OrganizationKinds = ReadonlyMap<string, OrganizationKind>;

export function readOrganizationKinds(): OrganizationKinds {
  const file = DataFile.open('organization-kinds.txt');
  return new Map(KINDS.flatMap((kind) => file.words(kind).map((ending) => [ending, kind] as const)));
}

/** The kind that the longest known ending of the name tells. */
export function organizationKind(name: string, kinds: OrganizationKinds): OrganizationKind {
  for (let at = 0; at < name.length; at++) {
    const kind = kinds.get(name.slice(at));
    if (kind !== undefined) return kind;
  }
  return 'OTHER';
}
