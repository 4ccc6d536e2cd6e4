/** Stretches of an article's clean text, and which of them are taken. */

/** The offsets `[start, end)`. */
export interface NameRange {
  readonly start: number;
  readonly end: number;
}

/** Says of every offset which range covers it, so that asking takes the length of a name, not of the article. */
export class Coverage<Range extends NameRange> {
  readonly #length: number;
  /** By offset, the number of the range that covers it; made with the first range, for most articles have none. */
  #owners: Int32Array | null = null;
  readonly #ranges: Range[] = [];

  constructor(length: number, ranges: Iterable<Range> = []) {
    this.#length = length;
    for (const range of ranges) this.add(range);
  }

  /** What was covered before stays with the range that covered it first. */
  add(range: Range): void {
    this.#owners ??= new Int32Array(this.#length);
    const owners = this.#owners;
    this.#ranges.push(range);
    for (let at = range.start; at < range.end; at++) if (owners[at] === 0) owners[at] = this.#ranges.length;
  }

  isFree({ start, end }: NameRange): boolean {
    const owners = this.#owners;
    if (owners === null) return true;
    for (let at = start; at < end; at++) if (owners[at] !== 0) return false;
    return true;
  }

  /** The range that covers an offset; undefined if none does. */
  at(offset: number): Range | undefined {
    return this.#ranges[(this.#owners?.[offset] ?? 0) - 1];
  }
}

/** Whether the first range lies in the second. */
export function isInside(inner: NameRange, outer: NameRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
