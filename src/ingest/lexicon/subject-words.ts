/** Words by which it is told whom or what a number is about. */
import { DataFile } from './data-file.js';

export interface SubjectWords {
  /** Behind one of these stands no subject: 向. */
  readonly oblique: ReadonlySet<string>;
  /** Behind these a place may be one all the same: 在. */
  readonly at: ReadonlySet<string>;
  /** Before a place that visitors are counted of: "到甲县的游客". */
  readonly coming: ReadonlySet<string>;
  /** Who does this says a number and is not whom it is about: 介绍. */
  readonly speaking: readonly string[];
  /** Behind a place, those who come from there: 客商. */
  readonly comers: readonly string[];
  /** Who was named last: 她. */
  readonly persons: readonly string[];
  /** What stands for the papers' own country: 国 of 全国. */
  readonly country: readonly string[];
  /** By the word that stands for them, what the names of bodies end with: 校. */
  readonly bodies: ReadonlyMap<string, readonly string[]>;
}

export function readSubjectWords(): SubjectWords {
  const file = DataFile.open('subjects.txt');
  return {
    oblique: file.set('oblique'),
    at: file.set('at'),
    coming: file.set('coming'),
    speaking: file.words('speaking'),
    comers: file.words('comers'),
    persons: file.words('persons'),
    country: file.words('own country'),
    bodies: new Map(file.rows('bodies', 2).map((row) => [row.text(0), row.words(1)])),
  };
}
