/**
 * What is decided and not yet stored. Pages are decided one after another and stored together: what a page finds in
 * the archive has to hold what the pages before it said already.
 */
import type { Document, Filter } from 'mongodb';
import {
  type ChangeSet,
  type Changes,
  COLLECTION_NAMES,
  type CollectionName,
  type Documents,
  versionId,
  versionOf,
} from './changes.js';
import type { Versioned } from './documents.js';

const NONE = { insert: [], expire: [] } as const;

/** By which fields versions are mostly asked for. */
const ASKED: Readonly<Record<CollectionName, readonly string[]>> = {
  pages: ['id', 'place', 'textHash', 'origins', 'correctedBy'],
  articles: ['id', 'pageId'],
  metrics: ['id', 'articleId'],
  people: ['id', 'spellings'],
  locations: ['id'],
  organizations: ['id'],
  newspapers: ['id'],
  issues: ['id'],
  search: ['key'],
  corrections: ['id'],
  figures: ['id'],
};

/** A stored version by its `_id`; null where it is not in mind. */
type StoredVersion = (versionId: string) => Versioned | null;

/** What is to become of one collection. What is inserted and ended again before it is stored is forgotten. */
export class PendingVersions<T extends Versioned> {
  /** By `_id`. */
  readonly inserted = new Map<string, T>();
  /** The stored versions that end, by `_id`; null where only that is known of them. */
  readonly ended = new Map<string, T | null>();
  /** What is inserted by the values of a field, once it was asked for by that: most fields never are. */
  private readonly byField = new Map<string, Map<unknown, T[]>>();

  /** @param fields by which versions are mostly asked for */
  constructor(private readonly fields: readonly string[]) {}

  get isEmpty(): boolean {
    return this.inserted.size === 0 && this.ended.size === 0;
  }

  /** @throws RangeError for changes that would leave two versions of one record */
  check({ insert, expire }: Changes<T>, from: number): void {
    const ended = new Set(expire);
    const written = new Set<string>();
    for (const { id } of insert) {
      const version = versionId(id, from);
      const isHeld = this.inserted.has(version) && !ended.has(version);
      if (isHeld || written.has(version)) throw new RangeError(`${id} would be written twice: end its version first`);
      written.add(version);
    }
  }

  /**
   * Takes note of changes that follow upon those noted so far. Gives the new versions.
   * @param storedVersion what is known of a stored version
   */
  add({ insert, expire }: Changes<T>, from: number, storedVersion: StoredVersion): T[] {
    for (const id of expire) {
      const version = this.inserted.get(id);
      if (version === undefined) this.ended.set(id, storedVersion(id) as T | null);
      else this.forget(version);
    }
    const versions = insert.map((record) => versionOf<T>(record, from));
    for (const version of versions) this.enter(version);
    return versions;
  }

  /** What a filter finds in the archive once this is stored, given what it finds there before. */
  over(found: readonly T[], filter: Document): T[] {
    return [...found.filter(({ _id }) => !this.ended.has(_id)), ...this.match(filter)];
  }

  private match(filter: Document): T[] {
    if (this.inserted.size === 0) return [];
    return this.candidates(filter).filter((version) => meets(version, filter));
  }

  private candidates(filter: Document): T[] {
    for (const field of this.fields) {
      const values = valuesAskedFor(filter[field]);
      if (values === null) continue;
      const versions = this.by(field);
      return distinct(values.flatMap((value) => versions.get(value) ?? []));
    }
    return [...this.inserted.values()];
  }

  private enter(version: T): void {
    this.inserted.set(version._id, version);
    for (const [field, versions] of this.byField) addTo(versions, field, version);
  }

  private by(field: string): Map<unknown, T[]> {
    const known = this.byField.get(field);
    if (known !== undefined) return known;
    const made = new Map<unknown, T[]>();
    for (const version of this.inserted.values()) addTo(made, field, version);
    this.byField.set(field, made);
    return made;
  }

  private forget(version: T): void {
    this.inserted.delete(version._id);
    for (const [field, versions] of this.byField)
      for (const value of valuesOf(version, field)) {
        const others = versions.get(value)?.filter((each) => each !== version);
        if (others !== undefined) versions.set(value, others);
      }
  }
}

/** What is to become of all collections with the next snapshot. */
export class PendingWrite {
  /** The number of the snapshot that shows it. */
  readonly sequence: number;
  private readonly collections: { readonly [Name in CollectionName]: PendingVersions<Documents[Name]> };

  constructor(sequence: number) {
    this.sequence = sequence;
    const of = <Name extends CollectionName>(name: Name) => new PendingVersions<Documents[Name]>(ASKED[name]);
    this.collections = {
      pages: of('pages'),
      articles: of('articles'),
      metrics: of('metrics'),
      people: of('people'),
      locations: of('locations'),
      organizations: of('organizations'),
      newspapers: of('newspapers'),
      issues: of('issues'),
      search: of('search'),
      corrections: of('corrections'),
      figures: of('figures'),
    };
  }

  get isEmpty(): boolean {
    return COLLECTION_NAMES.every((name) => this.of(name).isEmpty);
  }

  of<Name extends CollectionName>(name: Name): PendingVersions<Documents[Name]> {
    return this.collections[name];
  }

  /** @throws as `PendingVersions.check` does */
  check(changes: ChangeSet): void {
    for (const name of COLLECTION_NAMES) {
      const pending = this.of(name) as unknown as PendingVersions<Versioned>;
      pending.check((changes[name] ?? NONE) as Changes<Versioned>, this.sequence);
    }
  }

  add<Name extends CollectionName>(
    name: Name,
    changes: ChangeSet[Name],
    storedVersion: StoredVersion = () => null,
  ): Documents[Name][] {
    const pending = this.of(name) as unknown as PendingVersions<Versioned>;
    return changes === undefined
      ? []
      : (pending.add(
          changes as unknown as Changes<Versioned>,
          this.sequence,
          storedVersion,
        ) as unknown as Documents[Name][]);
  }
}

/** The values that a condition lets a field have; null if it is another condition than these. */
function valuesAskedFor(condition: unknown): readonly unknown[] | null {
  if (typeof condition === 'string') return [condition];
  const among = (condition as Filter<Document> | null | undefined)?.$in;
  return Array.isArray(among) && among.every((value) => typeof value === 'string') ? among : null;
}

function addTo<T extends Versioned>(versions: Map<unknown, T[]>, field: string, version: T): void {
  for (const value of valuesOf(version, field)) {
    const same = versions.get(value);
    if (same === undefined) versions.set(value, [version]);
    else same.push(version);
  }
}

function valuesOf<T extends Versioned>(version: T, field: string): readonly unknown[] {
  const value: unknown = (version as unknown as Document)[field];
  return Array.isArray(value) ? value : [value];
}

/** Whether a version meets a filter of equalities, `$in`, `$all` and limits: all that writing asks with. */
function meets(version: object, filter: Document): boolean {
  return Object.entries(filter).every(([path, condition]) => {
    const values = valuesAt(version, path.split('.'));
    if (typeof condition !== 'object' || condition === null) return values.includes(condition);
    return Object.entries(condition as Document).every(([operator, operand]) => holds(operator, values, operand));
  });
}

function holds(operator: string, values: readonly unknown[], operand: unknown): boolean {
  switch (operator) {
    case '$in':
      return Array.isArray(operand) && operand.some((value) => values.includes(value));
    case '$all':
      return Array.isArray(operand) && operand.every((value) => values.includes(value));
    case '$gte':
      return values.some((value) => compared(value, operand) >= 0);
    case '$lt':
      return values.some((value) => compared(value, operand) < 0);
    default:
      throw new RangeError(`what is not stored yet cannot be asked with ${operator}: ask with $in, $all, $gte or $lt`);
  }
}

/** Below 0: before, 0: the same, above: behind; not a number where they cannot be compared. */
function compared(value: unknown, operand: unknown): number {
  if (typeof value === 'number' && typeof operand === 'number') return value - operand;
  if (typeof value !== 'string' || typeof operand !== 'string') return Number.NaN;
  return value === operand ? 0 : value < operand ? -1 : 1;
}

/** The values at a path, those of all elements of an array. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  const [field, ...rest] = path;
  if (field === undefined) return [value];
  return typeof value === 'object' && value !== null ? valuesAt((value as Document)[field], rest) : [];
}

function distinct<T>(values: readonly T[]): T[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}
