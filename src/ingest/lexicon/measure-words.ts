/** Words by which labels of one measure are told to be one. */
import { DataFile } from './data-file.js';

export interface MeasureWords {
  /** Words that say nothing of what is measured: 累计, 各地. */
  readonly empty: ReadonlySet<string>;
  /** What words of number begin with. */
  readonly numbers: string;
  /** By base unit, what only says what that says too: 面积 of "m2". */
  readonly dimensions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words behind which a dimension is part of the name: 建筑|面积. */
  readonly namedBySize: ReadonlySet<string>;
  /** Measures of which the stage is told: 投资. */
  readonly staged: ReadonlySet<string>;
  /** Stages by their words: 拟 → 计划. */
  readonly stages: ReadonlyMap<string, string>;
  /** Plans of whatever it is, by their words. */
  readonly plans: ReadonlyMap<string, string>;
  /** Other words for the same: 游人 → 游客. */
  readonly equivalents: ReadonlyMap<string, string>;
  /** By a noun, the verbs that only say that there were so many. */
  readonly naturalVerbs: ReadonlyMap<string, NaturalVerbs>;
  /** Verbs by their form that are the names of sums: 收入. */
  readonly nominal: ReadonlySet<string>;
  /** Directions of change by their words: 上升 → 增长. */
  readonly directions: ReadonlyMap<string, string>;
  /** What a change is against, by its words: 去年 → 同比. */
  readonly bases: ReadonlyMap<string, string>;
}

export interface NaturalVerbs {
  /** How it is said in full; "" if by the noun alone. */
  readonly full: string;
  readonly verbs: ReadonlySet<string>;
}

export function readMeasureWords(): MeasureWords {
  const file = DataFile.open('measures.txt');
  return {
    empty: file.set('empty'),
    numbers: file.characters('numbers'),
    dimensions: new Map([
      ['count', file.set('counts')],
      ['CNY', file.set('sums')],
      ['USD', file.set('sums')],
      ['m2', file.set('areas')],
      ['m', file.set('lengths')],
      ['kg', file.set('masses')],
    ]),
    namedBySize: file.set('named by size'),
    staged: file.set('staged'),
    stages: keptWords(file, 'stages'),
    plans: keptWords(file, 'plans'),
    equivalents: keptWords(file, 'equivalents'),
    naturalVerbs: new Map(
      file.rows('natural verbs', 3).map((row) => {
        const full = row.text(1);
        return [row.text(0), { full: full === '-' ? '' : full, verbs: new Set(row.words(2)) }];
      }),
    ),
    nominal: file.set('nominal'),
    directions: keptWords(file, 'directions'),
    bases: keptWords(file, 'bases'),
  };
}

/** By each word of a row, the one that stands for all of them. */
function keptWords(file: DataFile, section: string): ReadonlyMap<string, string> {
  return new Map(file.rows(section, 2).flatMap((row) => row.words(1).map((word) => [word, row.text(0)] as const)));
}
