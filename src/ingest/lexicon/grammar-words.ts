/** Function words: what joins, what ties, what says when. */
import { DataFile } from './data-file.js';

export interface GrammarWords {
  /** Between members of a list: 和. */
  readonly conjunctions: readonly string[];
  /** Between the ends of a range, before the end of a time: 至. */
  readonly until: readonly string[];
  /** Behind a verb of what is done: 了. */
  readonly done: readonly string[];
  /** Of what is going on: 着. */
  readonly goingOn: readonly string[];
  /** Behind a place: "校园|里". */
  readonly withinPlaces: readonly string[];
  /** Behind a time: "5年|间". */
  readonly withinTimes: readonly string[];
  /** Behind either: 后. */
  readonly beyond: readonly string[];
  readonly respectively: readonly string[];
  /** What opens the part of a whole: 其中. */
  readonly ofWhich: readonly string[];
  readonly from: readonly string[];
}

export function readGrammarWords(): GrammarWords {
  const file = DataFile.open('grammar.txt');
  return {
    conjunctions: file.words('conjunctions'),
    until: file.words('until'),
    done: file.words('done'),
    goingOn: file.words('going on'),
    withinPlaces: file.words('within places'),
    withinTimes: file.words('within times'),
    beyond: file.words('beyond'),
    respectively: file.words('respectively'),
    ofWhich: file.words('of which'),
    from: file.words('from'),
  };
}
