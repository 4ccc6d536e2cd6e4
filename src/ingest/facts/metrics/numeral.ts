/** A numeral as printed. */

export type Script = 'DIGITS' | 'HAN';

export interface Numeral {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly script: Script;
  /** A magnitude alone, without a digit before it: "百", "千万". */
  readonly bare: boolean;
  /** "百分之五", "三分之二": the value is in percent and needs no unit. */
  readonly fraction: boolean;
}
