/** How newspapers say that a number grew or fell. */
import { DataFile } from './data-file.js';

export interface ChangeWords {
  /** Verbs that tell a change: "同比|增长". */
  readonly changes: readonly string[];
  /** Verbs that lead from one value to the next: "由28%|提高|到…". */
  readonly becoming: readonly string[];
  /** Behind those, before the value: 到. */
  readonly into: readonly string[];
  /** What that value is of: 现在. */
  readonly now: readonly string[];
  /** Before those: 逐步. */
  readonly gradually: readonly string[];
  readonly comparisons: readonly string[];
  /** Before a time that is compared with: "较|年初". */
  readonly against: readonly string[];
  /** Before a verb of change: 名义. */
  readonly measures: readonly string[];
  /** What changes are called: 增速. */
  readonly names: readonly string[];
  /** What only says that values follow: "分别|为". */
  readonly copulas: readonly string[];
  /** What stands for a subject that was named before: "共|为". */
  readonly subjectless: readonly string[];
}

export function readChangeWords(): ChangeWords {
  const file = DataFile.open('changes.txt');
  const changes = file.words('changes');
  return {
    changes: [...changes, ...file.words('compared')],
    becoming: [...changes, ...file.words('becoming')],
    into: file.words('into'),
    now: file.words('now'),
    gradually: file.words('gradually'),
    comparisons: file.words('comparisons'),
    against: file.words('against'),
    measures: file.words('measures of change'),
    names: file.words('change names'),
    copulas: file.words('copulas'),
    subjectless: file.words('subjectless'),
  };
}
