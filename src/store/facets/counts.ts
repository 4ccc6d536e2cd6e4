/** Counting documents by what they hold. */

/** One value, and in how many documents it stands. */
export interface ValueCount {
  /** What it is, or the id of it. */
  readonly value: string;
  readonly count: number;
}

/** How often each value stands in documents: in each document once, however often that says it. */
export class Counter {
  private readonly counts = new Map<string, number>();

  /** @param times how many documents hold just these values */
  add(values: Iterable<string>, times = 1): void {
    for (const value of new Set(values)) this.counts.set(value, (this.counts.get(value) ?? 0) + times);
  }

  /** The most frequent first, equally frequent ones in the order of their values. */
  most(length: number): ValueCount[] {
    return [...this.counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, length);
  }
}
