/** Aggregation pipelines. What leads a pipeline is answered from the indexes, as a find would be. */
import type { Document } from 'bson';
import { DocumentWriter, decode, encode, Fields } from './bytes.js';
import { compileExpression } from './expressions.js';
import { compileGroup } from './group.js';
import { type IndexField, parseSort, sortKey } from './keys.js';
import { compileFilter } from './matcher.js';
import { isObject, own, parsePath } from './paths.js';
import { compileProjection, set } from './projection.js';
import { notHeld, Refusal } from './refusals.js';
import { count, type Deadline, find, planSearch, type Search } from './search.js';
import type { Storage } from './storage.js';
import { UNHELD_STAGES } from './unheld.js';

/** Documents on their way through a pipeline: encoded, in a buffer that the next overwrites, or decoded. */
type Row = Buffer | Document;

interface Stage {
  readonly run: (rows: Iterable<Row>) => Iterable<Row>;
  /** The top-level fields it looks at; undefined: any. */
  readonly needs: readonly string[] | undefined;
  /** What comes out holds nothing but what it made of those fields. */
  readonly closed?: boolean;
}

interface Source {
  readonly storage: Storage;
  readonly database: string;
  readonly collection: string;
  readonly hint?: unknown;
  readonly deadline: Deadline;
}

export interface Pipeline {
  /** Encoded documents, each overwritten by the next. */
  readonly rows: Iterable<Buffer>;
  /** The search that leads the pipeline; undefined where there is no such collection. */
  readonly search: Search | undefined;
}

/** @throws Refusal when a stage is malformed or not held, before anything is read. */
export function aggregate(source: Source, pipeline: readonly unknown[]): Pipeline {
  const { rows, search } = open(source, pipeline.map(parseStage));
  return { rows: encoded(rows), search };
}

type Spec = readonly [name: string, operand: unknown];

function parseStage(stage: unknown): Spec {
  const [only, ...others] = isObject(stage) ? Object.entries(stage) : [];
  if (only === undefined || others.length > 0)
    throw new Refusal('Location40323', 'A pipeline stage specification object must contain exactly one field.');
  return only;
}

function open(source: Source, specs: readonly Spec[]): { rows: Iterable<Row>; search: Search | undefined } {
  const { storage } = source;
  const filters: Document[] = [];
  let at = 0;
  for (; specs[at]?.[0] === '$match'; at++) filters.push(filterOf(specs[at]?.[1]));
  let sort: IndexField[] = [];
  if (specs[at]?.[0] === '$sort') sort = sortOf(specs[at++]?.[1]);
  const matcher = compileFilter(
    filters.length === 1 ? (filters[0] as Document) : { ...(filters.length > 0 && { $and: filters }) },
  );
  const rest = specs.slice(at);
  const stages = rest.map(([name, operand]) => compileStage(name, operand, source));
  const collection = storage.collection(source.database, source.collection);
  if (collection === undefined) return { rows: through([], stages), search: undefined };
  const search = planSearch(storage, collection, matcher, { sort, hint: source.hint, deadline: source.deadline });
  const found = countOnly(rest) ? blanks(() => count(search)) : documents(find(search), neededFields(stages));
  return { rows: through(found, stages), search };
}

/** A pipeline that goes on by counting looks at no field. */
function countOnly(rest: readonly Spec[]): boolean {
  const [name, operand] = rest[0] ?? [];
  if (name === '$count') return true;
  if (name !== '$group' || !isObject(operand)) return false;
  return Object.entries(operand).every(([field, value]) =>
    field === '_id' ? value === null || typeof value === 'number' : isObject(value) && typeof value.$sum === 'number',
  );
}

function* blanks(howMany: () => number): Generator<Document> {
  const blank = {};
  for (let left = howMany(); left > 0; left--) yield blank;
}

function* documents(found: Iterable<{ bytes: Buffer }>, needed: Fields | undefined): Generator<Buffer> {
  for (const { bytes } of found) yield needed === undefined ? bytes : needed.pick(bytes);
}

/** The fields that matter, where the pipeline comes to a stage that drops all others. */
function neededFields(stages: readonly Stage[]): Fields | undefined {
  const names: string[] = [];
  for (const stage of stages) {
    if (stage.needs === undefined) return undefined;
    names.push(...stage.needs);
    if (stage.closed) return new Fields(names);
  }
  return undefined;
}

function through(rows: Iterable<Row>, stages: readonly Stage[]): Iterable<Row> {
  return stages.reduce((made, stage) => stage.run(made), rows);
}

function* encoded(rows: Iterable<Row>): Generator<Buffer> {
  for (const row of rows) yield Buffer.isBuffer(row) ? row : encode(row);
}

/** Decoded for good: binary values are views of the bytes, which must not be overwritten. */
function documentOf(row: Row): Document {
  return Buffer.isBuffer(row) ? decode(Buffer.from(row)) : row;
}

function* decoded(rows: Iterable<Row>): Generator<Document> {
  for (const row of rows) yield documentOf(row);
}

const STAGES: Readonly<Record<string, ((operand: unknown, source: Source) => Stage) | undefined>> = {
  $match: (operand) => {
    const { test, fields } = compileFilter(filterOf(operand));
    return {
      *run(rows) {
        for (const row of rows) if (test(Buffer.isBuffer(row) ? decode(fields.pick(row)) : row)) yield row;
      },
      needs: undefined,
    };
  },
  $sort: (operand) => {
    const fields = sortOf(operand);
    return {
      *run(rows) {
        const all = Array.from(rows, (row) => {
          const document = documentOf(row);
          return { key: sortKey(document, fields), document };
        });
        all.sort((a, b) => Buffer.compare(a.key, b.key));
        for (const { document } of all) yield document;
      },
      needs: fields.map(({ path }) => path[0] as string),
    };
  },
  $limit: (operand) => {
    const most = wholeNumber('$limit', operand);
    if (most === 0) throw new Refusal('Location15958', 'the limit must be positive');
    return {
      *run(rows) {
        let left = most;
        for (const row of rows) {
          yield row;
          if (--left === 0) return;
        }
      },
      needs: [],
    };
  },
  $skip: (operand) => {
    const skipped = wholeNumber('$skip', operand);
    return {
      *run(rows) {
        let left = skipped;
        for (const row of rows) if (left-- <= 0) yield row;
      },
      needs: [],
    };
  },
  $project: (operand) => {
    if (!isObject(operand) || Object.keys(operand).length === 0)
      throw new Refusal(
        'Location51272',
        'Invalid $project :: caused by :: projection specification must have at least one field',
      );
    const { bytes, document, needs } = compileProjection(operand);
    return {
      *run(rows) {
        for (const row of rows) yield Buffer.isBuffer(row) ? bytes(row) : document(row);
      },
      needs,
      closed: needs !== undefined,
    };
  },
  $set: addFields,
  $addFields: addFields,
  $unwind: (operand) => {
    const {
      path,
      includeArrayIndex,
      preserveNullAndEmptyArrays: preserve,
      ...others
    } = isObject(operand) ? operand : { path: operand };
    const [stray] = Object.keys(others);
    if (stray !== undefined) throw new Refusal('Location28811', `unrecognized option to $unwind stage: ${stray}`);
    if (includeArrayIndex !== undefined) throw notHeld('includeArrayIndex in $unwind');
    if (typeof path !== 'string' || !path.startsWith('$'))
      throw new Refusal('Location28818', `path option to $unwind stage should be prefixed with a '$': ${String(path)}`);
    const parts = parsePath(path.slice(1));
    return {
      *run(rows) {
        for (const row of rows) yield* unwind(documentOf(row), parts, preserve === true);
      },
      needs: [parts[0] as string],
    };
  },
  $group: (operand) => {
    const { gather, needs } = compileGroup(operand);
    return { run: (rows) => gather(decoded(rows)), needs, closed: true };
  },
  $count: (operand) => {
    if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.'))
      throw new Refusal('Location40156', 'the count field must be a non-empty string without $ or .');
    return {
      *run(rows) {
        let rowCount = 0;
        for (const _ of rows) rowCount++;
        if (rowCount > 0) yield { [operand]: rowCount };
      },
      needs: [],
      closed: true,
    };
  },
  $unionWith: (operand, source) => {
    const {
      coll,
      pipeline = [],
      ...others
    } = typeof operand === 'string' ? { coll: operand } : isObject(operand) ? operand : {};
    const [stray] = Object.keys(others);
    if (stray !== undefined)
      throw new Refusal('Location40415', `BSON field '$unionWith.${stray}' is an unknown field.`);
    if (typeof coll !== 'string' || !Array.isArray(pipeline))
      throw new Refusal('FailedToParse', '$unionWith needs coll and pipeline');
    // Opened at once, so that what is wrong with it is told before anything is read.
    const added = open({ ...source, collection: coll, hint: undefined }, pipeline.map(parseStage));
    return {
      *run(rows) {
        yield* rows;
        yield* added.rows;
      },
      needs: undefined,
    };
  },
};

function compileStage(name: string, operand: unknown, source: Source): Stage {
  const make = own(STAGES, name);
  if (make !== undefined) return make(operand, source);
  if (UNHELD_STAGES.has(name)) throw notHeld(`the stage ${name}`);
  throw new Refusal('Location40324', `Unrecognized pipeline stage name: '${name}'`);
}

function filterOf(operand: unknown): Document {
  if (!isObject(operand)) throw new Refusal('Location15959', 'the match filter must be an expression in an object');
  return operand;
}

function sortOf(operand: unknown): IndexField[] {
  if (!isObject(operand)) throw new Refusal('Location15973', 'the $sort key specification must be an object');
  const fields = parseSort(operand);
  if (fields.length === 0) throw new Refusal('Location15976', '$sort stage must have at least one sort key');
  return fields;
}

function wholeNumber(stage: string, operand: unknown): number {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw new Refusal(
      'FailedToParse',
      `invalid argument to ${stage} stage: Expected a non-negative whole number: ${JSON.stringify(operand)}`,
    );
  return operand;
}

function addFields(operand: unknown): Stage {
  if (!isObject(operand)) throw new Refusal('Location40272', '$addFields specification stage must be an object');
  const fields = Object.entries(operand).map(([name, value]) => {
    if (parsePath(name).length > 1 || name.startsWith('$')) throw notHeld('dotted paths in $set');
    if (isObject(value) && !Object.keys(value)[0]?.startsWith('$')) throw notHeld('embedded documents in $set');
    return [name, compileExpression(value)] as const;
  });
  const replaced = new Fields(fields.map(([name]) => name));
  const constant = fields.every(([, { needs }]) => needs?.length === 0)
    ? encode(Object.fromEntries(fields.map(([name, { evaluate }]) => [name, evaluate({})])))
    : undefined;
  return {
    *run(rows) {
      for (const row of rows) {
        if (constant !== undefined && Buffer.isBuffer(row) && replaced.pick(row).length === 5) {
          yield new DocumentWriter(row.length + constant.length).append(row).append(constant).end();
          continue;
        }
        const document = documentOf(row);
        const made = fields.map(([name, { evaluate }]) => [name, evaluate(document)] as const);
        const result = { ...document };
        for (const [name, value] of made) {
          if (value === undefined) delete result[name];
          else set(result, name, value);
        }
        yield result;
      }
    },
    needs: undefined,
  };
}

function* unwind(document: Document, path: readonly string[], preserve: boolean): Generator<Document> {
  let value: unknown = document;
  for (const part of path) value = isObject(value) ? own(value, part) : undefined;
  if (!Array.isArray(value)) {
    if (preserve || (value !== undefined && value !== null)) yield document;
  } else if (value.length === 0) {
    if (preserve) yield withValue(document, path, undefined);
  } else for (const element of value) yield withValue(document, path, element);
}

function withValue(document: Document, path: readonly string[], value: unknown): Document {
  const [name, ...rest] = path as [string, ...string[]];
  const copy = { ...document };
  if (rest.length > 0) set(copy, name, withValue(document[name] as Document, rest, value));
  else if (value === undefined) delete copy[name];
  else set(copy, name, value);
  return copy;
}
