/**
 * What the writer has read and written of one collection, by the values of one field. Pages of one newspaper name
 * the same people and places again and again: most of what a page asks was asked by a page before it.
 */
import type { Collection, Filter } from 'mongodb';
import { FOREVER, type Versioned } from './documents.js';

/** Beyond so many values everything is forgotten: some 30 MB. */
const MOST_VALUES = 20_000;

/** Right only while nobody else writes. */
export class CurrentVersions<T extends Versioned> {
  private readonly collection: Collection<T>;
  private readonly field: string;
  private readonly valuesOf: (version: T) => readonly string[];
  /** The versions by value, then by id; an empty map where there are known to be none. */
  private readonly byValue = new Map<string, Map<string, T>>();
  private readonly byVersionId = new Map<string, T>();

  constructor(collection: Collection<T>, field: keyof T & string, valuesOf: (version: T) => readonly string[]) {
    this.collection = collection;
    this.field = field;
    this.valuesOf = valuesOf;
  }

  /** The current versions that have one of these values, each once. They are shared: not to be changed. */
  async find(values: Iterable<string>): Promise<T[]> {
    const asked = new Set(values);
    if (this.byValue.size + asked.size > MOST_VALUES) this.forget();
    const unknown = [...asked].filter((value) => !this.byValue.has(value));
    if (unknown.length > 0) await this.read(unknown);
    const found = new Map<string, T>();
    for (const value of asked) for (const [id, version] of this.byValue.get(value) ?? []) found.set(id, version);
    return [...found.values()];
  }

  /** Takes note of versions that were written and, by `_id`, of those that ended. */
  update(written: readonly T[], ended: readonly string[]): void {
    for (const versionId of ended) {
      const version = this.byVersionId.get(versionId);
      if (version === undefined) continue;
      this.byVersionId.delete(versionId);
      for (const value of this.valuesOf(version)) this.byValue.get(value)?.delete(version.id);
    }
    for (const version of written) this.enter(version);
  }

  forget(): void {
    this.byValue.clear();
    this.byVersionId.clear();
  }

  private async read(values: readonly string[]): Promise<void> {
    const filter = { [this.field]: { $in: [...values] }, until: FOREVER } as unknown as Filter<T>;
    const found = (await this.collection.find(filter, { batchSize: 10_000 }).toArray()) as unknown as T[];
    for (const value of values) this.byValue.set(value, new Map());
    for (const version of found) this.enter(version);
  }

  private enter(version: T): void {
    for (const value of this.valuesOf(version)) {
      const versions = this.byValue.get(value);
      if (versions === undefined) continue;
      versions.set(version.id, version);
      this.byVersionId.set(version._id, version);
    }
  }
}
