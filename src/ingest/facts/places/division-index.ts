/** An article's divisions by where they stand: what a village or a road behind them belongs to. */
import type { Division } from '../../lexicon/gazetteer.js';
import type { PlaceMention } from './division-mentions.js';

export class DivisionIndex {
  readonly #byEnd: ReadonlyMap<number, PlaceMention>;
  /** Those that the gazetteer knows, from the city down, left to right. */
  readonly #owners: readonly PlaceMention[];

  /** `mentions` from left to right, none over another. */
  constructor(mentions: readonly PlaceMention[]) {
    this.#byEnd = new Map(mentions.map((mention) => [mention.end, mention]));
    this.#owners = mentions.filter(({ division, level }) => division !== null && level !== 'PROVINCE');
  }

  /** The division that is printed right before an offset. */
  endingAt(offset: number): PlaceMention | undefined {
    return this.#byEnd.get(offset);
  }

  /** The nearest division named before an offset, from the city down; null if none is. */
  lastBefore(offset: number): Division | null {
    let low = 0;
    let high = this.#owners.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#owners[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#owners[low - 1]?.division ?? null;
  }

  /** Where the address before an offset begins: "鹤壁市|淇滨区|云溪谷文化园". */
  addressStart(offset: number): number {
    let start = offset;
    for (let before = this.endingAt(start); before !== undefined && before.start < start; before = this.endingAt(start))
      start = before.start;
    return start;
  }
}
