/**
 * What the writer has read and written of one collection, by the values of one field. Pages of one newspaper name
 * the same people and places again and again: most of what a page asks was asked by a page before it.
 */
import type { Versioned } from './documents.js';

/** Values that were not asked for of late are forgotten beyond so many: some 100 MB. */
const MOST_VALUES = 60_000;

/** Right only while nobody else writes. */
export class CurrentVersions<T extends Versioned> {
  private readonly read: (values: readonly string[]) => Promise<T[]>;
  private readonly valuesOf: (version: T) => readonly string[];
  /** The versions by value, then by id; an empty map where there are known to be none. Asked for of late, and before. */
  private recent = new Map<string, Map<string, T>>();
  private older = new Map<string, Map<string, T>>();
  private readonly byVersionId = new Map<string, T>();

  /** @param read asks for all current versions that have one of these values, those included that are not stored yet */
  constructor(read: (values: readonly string[]) => Promise<T[]>, valuesOf: (version: T) => readonly string[]) {
    this.read = read;
    this.valuesOf = valuesOf;
  }

  /** The current versions that have one of these values, each once. They are shared: not to be changed. */
  async find(values: Iterable<string>): Promise<T[]> {
    const asked = new Set(values);
    const unknown = [...asked].filter((value) => this.known(value) === undefined);
    if (unknown.length > 0) {
      const read = await this.read(unknown);
      for (const value of unknown) this.recent.set(value, new Map());
      for (const version of read) this.enter(version);
    }
    const found = new Map<string, T>();
    for (const value of asked) for (const [id, version] of this.known(value) ?? []) found.set(id, version);
    this.forgetSome();
    return [...found.values()];
  }

  /** Takes note of versions that are written and, by `_id`, of those that end. */
  update(written: readonly T[], ended: readonly string[]): void {
    for (const versionId of ended) {
      const version = this.byVersionId.get(versionId);
      if (version === undefined) continue;
      this.byVersionId.delete(versionId);
      for (const value of this.valuesOf(version)) this.known(value)?.delete(version.id);
    }
    for (const version of written) this.enter(version);
  }

  /** A current version that is in mind, by its `_id`. */
  version(versionId: string): T | undefined {
    return this.byVersionId.get(versionId);
  }

  forget(): void {
    this.recent.clear();
    this.older.clear();
    this.byVersionId.clear();
  }

  private enter(version: T): void {
    for (const value of this.valuesOf(version)) {
      const versions = this.known(value);
      if (versions === undefined) continue;
      versions.set(version.id, version);
      this.byVersionId.set(version._id, version);
    }
  }

  private known(value: string): Map<string, T> | undefined {
    const recent = this.recent.get(value);
    if (recent !== undefined) return recent;
    const older = this.older.get(value);
    if (older === undefined) return undefined;
    this.older.delete(value);
    this.recent.set(value, older);
    return older;
  }

  private forgetSome(): void {
    if (this.recent.size <= MOST_VALUES / 2) return;
    this.older = this.recent;
    this.recent = new Map();
    this.byVersionId.clear();
    for (const versions of this.older.values())
      for (const version of versions.values()) this.byVersionId.set(version._id, version);
  }
}
