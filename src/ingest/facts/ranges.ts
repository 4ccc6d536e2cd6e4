/** Stretches of an article's clean text, and which of them are taken. */

/** The offsets `[start, end)`. */
export interface NameRange {
  readonly start: number;
  readonly end: number;
}

/** Says of every offset which range covers it, so that asking takes the length of a name, not of the article. */
export class Coverage<Range extends NameRange> {
  readonly #owners: Int32Array;
  readonly #ranges: Range[] = [];

  constructor(length: number, ranges: Iterable<Range> = []) {
    this.#owners = new Int32Array(length);
    for (const range of ranges) this.add(range);
  }

  /** What was covered before stays with the range that covered it first. */
  add(range: Range): void {
    this.#ranges.push(range);
    for (let at = range.start; at < range.end; at++) if (this.#owners[at] === 0) this.#owners[at] = this.#ranges.length;
  }

  isFree({ start, end }: NameRange): boolean {
    for (let at = start; at < end; at++) if (this.#owners[at] !== 0) return false;
    return true;
  }

  /** The range that covers an offset; undefined if none does. */
  at(offset: number): Range | undefined {
    return this.#ranges[(this.#owners[offset] ?? 0) - 1];
  }
}

/** Whether the first range lies in the second. */
export function isInside(inner: NameRange, outer: NameRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
