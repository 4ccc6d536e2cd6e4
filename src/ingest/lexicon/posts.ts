/** Words by which a title tells to what it belongs. */
import type { LocationLevel } from '../../store/documents.js';
import { DataFile, type Row } from './data-file.js';

export interface PostWords {
  /** What the names of bodies end in that are not a division's organs, each with its kind: 公司, COMPANY. */
  readonly bodyEndings: readonly (readonly [ending: string, kind: string])[];
  /** Offices that belong to a kind of body even where the title does not name it: 校长, SCHOOL. */
  readonly bodyOffices: readonly (readonly [office: string, kind: string])[];
  /** Offices that say of themselves at which level they are held: 市长, CITY. */
  readonly officeLevels: readonly (readonly [office: string, level: LocationLevel])[];
  /** Offices of which a body has one, unless a 副 stands before them. */
  readonly soleOffices: readonly string[];
  /** What stands between a person and the post that he is said to hold: 担任. */
  readonly givenBy: readonly string[];
}

const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const satisfies LocationLevel[];

export function readPostWords(): PostWords {
  const file = DataFile.open('posts.txt');
  const table = <Key>(section: string, keyOf: (row: Row) => Key) =>
    file.rows(section, 2).flatMap((row) => row.words(1).map((word) => [word, keyOf(row)] as const));
  return {
    bodyEndings: table('body endings', (row) => row.text(0)),
    bodyOffices: table('body offices', (row) => row.text(0)),
    officeLevels: table('office levels', (row) => row.oneOf(0, LEVELS)),
    soleOffices: file.words('sole offices'),
    givenBy: file.words('given by'),
  };
}
