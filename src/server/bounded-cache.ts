import { LRUCache } from 'lru-cache';

interface Bounds<T> {
  /** Of all that is kept, in what `sizeOf` says of each; what is larger than `maxEntry` is not kept. */
  readonly maxSize: number;
  readonly maxEntry?: number;
  readonly sizeOf: (value: T, key: string) => number;
}

/** What is kept in memory for Apollo Server, the most recently used, within bounds. */
export class BoundedCache<T extends object | string> {
  private readonly kept: LRUCache<string, T>;

  constructor({ maxSize, maxEntry = maxSize, sizeOf }: Bounds<T>) {
    this.kept = new LRUCache({
      maxSize,
      maxEntrySize: maxEntry,
      sizeCalculation: (value, key) => Math.max(1, sizeOf(value, key)),
    });
  }

  async get(key: string): Promise<T | undefined> {
    return this.kept.get(key);
  }

  async set(key: string, value: T): Promise<void> {
    this.kept.set(key, value);
  }

  async delete(key: string): Promise<boolean> {
    return this.kept.delete(key);
  }
}
