/** The words with which the names of organizations begin and end. */
import { DataFile } from './data-file.js';

/** What an ending needs in front of it to be a name; see the data file. */
export type EndingKind = 'DEPARTMENT' | 'PUBLIC' | 'INSTITUTION';

export interface OrganizationWords {
  /** Every ending with its kind. */
  readonly endings: ReadonlyMap<string, EndingKind>;
  /** Names of enterprises and academies that begin other names: "国网". */
  readonly brands: ReadonlySet<string>;
  /** What begins the name of a national or international body. */
  readonly nationalHeads: ReadonlySet<string>;
  /** Bodies that every division or other body has: 党委. */
  readonly bare: readonly string[];
  /** What stands for a division before the name of such a body: 该. */
  readonly demonstratives: readonly string[];
  /** What says before a body that none of a name is meant: 各. */
  readonly indefinites: readonly string[];
  /** Bodies that are complete in themselves: "联合国". */
  readonly selfNamed: ReadonlySet<string>;
}

export function readOrganizationWords(): OrganizationWords {
  const file = DataFile.open('organizations.txt');
  const suffixes = file.words('department endings');
  return {
    endings: new Map<string, EndingKind>([
      ...file.words('departments').flatMap((stem) => suffixes.map((suffix) => [stem + suffix, 'DEPARTMENT'] as const)),
      ...file.words('institutions').map((ending) => [ending, 'INSTITUTION'] as const),
      ...file.words('public bodies').map((ending) => [ending, 'PUBLIC'] as const),
    ]),
    brands: file.set('brands'),
    nationalHeads: file.set('national heads'),
    bare: file.words('bare'),
    demonstratives: file.words('demonstratives'),
    indefinites: file.words('indefinites'),
    selfNamed: file.set('self-named'),
  };
}
