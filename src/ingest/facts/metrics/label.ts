/** What naming a number starts from, and what it comes to. */
import type { LabelWord } from '../../worded-label.js';
import type { Range } from '../range.js';
import type { Quantity } from './quantities.js';

export interface Label {
  readonly label: string;
  /** The rule that named the number, for `--explain`. */
  readonly rule: string;
  /** Its words, where they are known. */
  readonly words?: readonly LabelWord[] | null;
}

/** What the numbers before, in the same sentence, were about: growth and shares are of that. */
export interface Topic {
  /** The last of them. */
  readonly quantity: Quantity;
  readonly label: string;
  /** What was counted or paid for, without the verb. */
  readonly noun: string;
  /** Whether it was counted. */
  readonly counted: boolean;
}

/** A number with its neighbours: labels do not reach across another number. */
export interface Place {
  readonly quantity: Quantity;
  /** End of the number before; 0 if there is none. */
  readonly from: number;
  /** Beginning of the number behind; the text's length if there is none. */
  readonly to: number;
  /** Where the noun begins that the number and those directly behind it share: "120户600亩以下|瓜农". */
  readonly nounStart: number;
  /** Where a noun that begins there has to end. */
  readonly nounEnd: number;
  /** Where the text names somebody, left to right. */
  readonly people: readonly Range[];
}
