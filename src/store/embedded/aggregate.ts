/** Aggregation pipelines. What leads a pipeline is answered from the indexes, as a find would be. */
import type { Document } from 'bson';
import { DocumentWriter, decode, encode, Fields } from './bytes.js';
import { compileGroup } from './group.js';
import { parsePattern } from './keys.js';
import { compileFilter } from './matcher.js';
import { isObject, own } from './paths.js';
import { PAUSE, type Pause } from './pause.js';
import { compileProjection, set } from './projection.js';
import type { View } from './scan.js';
import { count, type Found, find, findAll, planSearch } from './search.js';
import { unsupported } from './server-error.js';
import type { Storage } from './storage.js';

/** Documents on their way through a pipeline: encoded, in a buffer that the next overwrites, or decoded. */
type Row = Buffer | Document;

/** What a stage makes of one row, or of all of them. It looks at the top-level fields `needs`; undefined: any. */
type Stage = {
  readonly needs: readonly string[] | undefined;
  /** What comes out holds nothing but what it made of those fields. */
  readonly closed?: boolean;
} & (
  | { readonly each: (row: Row) => Iterable<Row> }
  | { readonly all: (rows: Iterable<Row | Pause>) => Iterable<Row | Pause> }
);

interface Source {
  readonly storage: Storage;
  readonly database: string;
  readonly collection: string;
  readonly view: View;
}

/**
 * Encoded documents, each overwritten by the next.
 * @throws ServerError when a stage is malformed or not supported, before anything is read.
 */
export function aggregate(source: Source, pipeline: readonly unknown[]): Iterable<Buffer | Pause> {
  return encoded(open(source, pipeline.map(parseStage)));
}

type Spec = readonly [name: string, operand: unknown];

function parseStage(stage: unknown): Spec {
  const [only, ...others] = isObject(stage) ? Object.entries(stage) : [];
  if (only === undefined || others.length > 0) throw unsupported(`the stage ${JSON.stringify(stage)}`);
  return only;
}

function open(source: Source, specs: readonly Spec[]): Iterable<Row | Pause> {
  const { storage, view } = source;
  let at = 0;
  const next = (name: string): unknown => (specs[at]?.[0] === name ? specs[at++]?.[1] : undefined);
  const matcher = compileFilter(documentOf('$match', next('$match') ?? {}));
  const sort = parsePattern(documentOf('$sort', next('$sort') ?? {}));
  const limit = limitOf(next('$limit'));
  const rest = specs.slice(at);
  const stages = rest.map(([name, operand]) => compileStage(name, operand, source));
  const collection = storage.collection(source.database, source.collection);
  if (collection === undefined) return through([], stages);
  const search = planSearch(storage, collection, matcher, view, { sort, limit });
  const countsOnly = limit === Number.POSITIVE_INFINITY && stages[0]?.closed && stages[0].needs?.length === 0;
  if (countsOnly) return through(blanks(count(search)), stages);
  // Groups are the same in whatever order they are gathered.
  const isGathered = stages.find((stage) => 'all' in stage)?.closed === true;
  const anyOrder = isGathered && sort.length === 0 && limit === Number.POSITIVE_INFINITY;
  return through(documents(anyOrder ? findAll(search) : find(search), neededFields(stages)), stages);
}

/** As many rows as there are documents, for a pipeline that goes on by counting: it looks at no field. */
function* blanks(total: Generator<Pause, number>): Generator<Document | Pause> {
  const blank = {};
  for (let left = yield* total; left > 0; left--) yield blank;
}

function* documents(found: Iterable<Found | Pause>, needed: Fields | undefined): Generator<Buffer | Pause> {
  for (const each of found) yield each === PAUSE ? PAUSE : needed === undefined ? each.bytes : needed.pick(each.bytes);
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

function through(rows: Iterable<Row | Pause>, stages: readonly Stage[]): Iterable<Row | Pause> {
  return stages.reduce((made, stage) => ('all' in stage ? stage.all(made) : eachOf(made, stage.each)), rows);
}

function* eachOf(rows: Iterable<Row | Pause>, make: (row: Row) => Iterable<Row>): Generator<Row | Pause> {
  for (const row of rows) {
    if (row === PAUSE) yield PAUSE;
    else yield* make(row);
  }
}

function* encoded(rows: Iterable<Row | Pause>): Generator<Buffer | Pause> {
  for (const row of rows) yield row === PAUSE || Buffer.isBuffer(row) ? row : encode(row);
}

/** Decoded for good: binary values are views of the bytes, which must not be overwritten. */
function decoded(row: Row): Document {
  return Buffer.isBuffer(row) ? decode(Buffer.from(row)) : row;
}

const STAGES: Readonly<Record<string, ((operand: unknown, source: Source) => Stage) | undefined>> = {
  $project: (operand) => {
    const { bytes, document, needs } = compileProjection(documentOf('$project', operand));
    return { needs, closed: needs !== undefined, each: (row) => [Buffer.isBuffer(row) ? bytes(row) : document(row)] };
  },
  $set: (operand) => {
    const made: Document = {};
    for (const [name, value] of Object.entries(documentOf('$set', operand))) {
      if (name.includes('.') || !isObject(value) || Object.keys(value).join() !== '$literal')
        throw unsupported('anything but $literal for undotted names in $set');
      set(made, name, value.$literal);
    }
    const names = Object.keys(made);
    const replaced = new Fields(names);
    const constant = encode(made);
    return {
      needs: undefined,
      each: (row) => {
        if (Buffer.isBuffer(row) && replaced.pick(row).length === 5)
          return [new DocumentWriter(row.length + constant.length).append(row).append(constant).end()];
        const result = { ...decoded(row) };
        for (const name of names) set(result, name, made[name]);
        return [result];
      },
    };
  },
  $unwind: (operand) => {
    const name = /^\$([^.$]+)$/u.exec(String(operand))?.[1];
    if (name === undefined) throw unsupported(`$unwind of ${JSON.stringify(operand)}`);
    return { needs: [name], each: (row) => unwind(decoded(row), name) };
  },
  $group: (operand) => {
    const { gather, needs } = compileGroup(documentOf('$group', operand));
    return { needs, closed: true, all: (rows) => gather(eachOf(rows, (row) => [decoded(row)])) };
  },
  $unionWith: (operand, source) => {
    const { coll, pipeline = [], ...others } = documentOf('$unionWith', operand);
    if (typeof coll !== 'string' || !Array.isArray(pipeline) || Object.keys(others).length > 0)
      throw unsupported(`$unionWith of ${JSON.stringify(operand)}`);
    // Opened at once, so that what is wrong with it is told before anything is read.
    const added = open({ ...source, collection: coll }, pipeline.map(parseStage));
    return {
      needs: undefined,
      *all(rows) {
        yield* rows;
        yield* added;
      },
    };
  },
};

function compileStage(name: string, operand: unknown, source: Source): Stage {
  const make = own(STAGES, name);
  if (make === undefined) throw unsupported(`the stage ${name} at its place`);
  return make(operand, source);
}

function documentOf(stage: string, operand: unknown): Document {
  if (!isObject(operand)) throw unsupported(`${stage} of ${JSON.stringify(operand)}`);
  return operand;
}

function limitOf(operand: unknown): number {
  if (operand === undefined) return Number.POSITIVE_INFINITY;
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 1)
    throw unsupported(`$limit of ${JSON.stringify(operand)}`);
  return operand;
}

function unwind(document: Document, name: string): Document[] {
  const value: unknown = own(document, name);
  if (!Array.isArray(value)) return value === undefined || value === null ? [] : [document];
  return value.map((element) => {
    const copy = { ...document };
    set(copy, name, element);
    return copy;
  });
}
