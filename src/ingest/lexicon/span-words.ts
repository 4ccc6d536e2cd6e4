/** Words around spans of time and ages that tell what lasted, and who is so old. */
import { DataFile } from './data-file.js';

export interface SpanWords {
  /** Before a span of time that was needed: 花了. */
  readonly needed: readonly string[];
  /** Words before a span that end in these do not name it: 将. */
  readonly leadingOn: readonly string[];
  /** What an age is called: 工龄. */
  readonly ageNames: readonly string[];
  /** Of somebody who died: 享年. */
  readonly lived: readonly string[];
  /** Before an age, the first and last of an order: "最大|的孩子". */
  readonly extremes: readonly string[];
  /** Behind an age within which many are: 上 of 以上. */
  readonly ageLimits: readonly string[];
  /** Between an age and what happened then: 那年. */
  readonly happened: readonly string[];
  /** Between an age and its bearer before it: 现年. */
  readonly beforeAges: readonly string[];
  /** Names that are left out: "张|某". */
  readonly someone: readonly string[];
  readonly sexes: readonly string[];
  /** How parts of a description end that stand between a name and an age: "汉|族". */
  readonly details: readonly string[];
  /** Where a way or a time begins: 从. */
  readonly from: readonly string[];
  /** Between such a way and its length: 只. */
  readonly passing: readonly string[];
}

export function readSpanWords(): SpanWords {
  const file = DataFile.open('spans.txt');
  return {
    needed: file.words('needed'),
    leadingOn: file.words('leading on'),
    ageNames: file.words('age names'),
    lived: file.words('lived'),
    extremes: file.words('extremes'),
    ageLimits: file.words('age limits'),
    happened: file.words('happened'),
    beforeAges: file.words('before ages'),
    someone: file.words('someone'),
    sexes: file.words('sexes'),
    details: file.words('details'),
    from: file.words('from'),
    passing: file.words('passing'),
  };
}
