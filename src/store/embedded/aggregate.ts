/** Aggregation pipelines. What leads a pipeline is answered from the indexes, as a find would be. */
import type { Document } from 'bson';
import { DocumentWriter, decode, encode, Fields } from './bytes.js';
import { compileGroup, literal } from './group.js';
import { type IndexField, parseSort } from './keys.js';
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
  $match: () => {
    throw notHeld('$match anywhere but first');
  },
  $sort: () => {
    throw notHeld('$sort anywhere but first or behind $match');
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
  $set: setLiterals,
  $unwind: (operand) => {
    if (isObject(operand)) throw notHeld('options of $unwind');
    if (typeof operand !== 'string' || !operand.startsWith('$'))
      throw new Refusal(
        'Location28818',
        `path option to $unwind stage should be prefixed with a '$': ${String(operand)}`,
      );
    const [name = '', ...others] = parsePath(operand.slice(1));
    if (others.length > 0) throw notHeld('dotted paths in $unwind');
    return {
      *run(rows) {
        for (const row of rows) yield* unwind(documentOf(row), name);
      },
      needs: [name],
    };
  },
  $group: (operand) => {
    const { gather, needs } = compileGroup(operand);
    return { run: (rows) => gather(decoded(rows)), needs, closed: true };
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

function setLiterals(operand: unknown): Stage {
  if (!isObject(operand)) throw new Refusal('Location40272', '$addFields specification stage must be an object');
  const names = Object.keys(operand);
  const made: Document = {};
  for (const [name, value] of Object.entries(operand)) {
    if (name.includes('.') || name.startsWith('$')) throw notHeld('dotted paths in $set');
    if (!isObject(value)) throw notHeld('anything but $literal in $set');
    set(made, name, literal(value)({}));
  }
  const replaced = new Fields(names);
  const constant = encode(made);
  return {
    *run(rows) {
      for (const row of rows) {
        if (Buffer.isBuffer(row) && replaced.pick(row).length === 5)
          yield new DocumentWriter(row.length + constant.length).append(row).append(constant).end();
        else {
          const result = { ...documentOf(row) };
          for (const name of names) set(result, name, made[name]);
          yield result;
        }
      }
    },
    needs: undefined,
  };
}

function* unwind(document: Document, name: string): Generator<Document> {
  const value: unknown = own(document, name);
  if (Array.isArray(value)) for (const element of value) yield withValue(document, name, element);
  else if (value !== undefined && value !== null) yield document;
}

function withValue(document: Document, name: string, value: unknown): Document {
  const copy = { ...document };
  set(copy, name, value);
  return copy;
}
