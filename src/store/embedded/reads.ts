/** Commands that read: find, aggregate, count, distinct, and explain of them. */
import type { Document } from 'bson';
import { aggregate } from './aggregate.js';
import { decode, Fields } from './bytes.js';
import type { Call } from './commands.js';
import { FIRST_BATCH } from './cursors.js';
import { parseSort } from './keys.js';
import { compileFilter } from './matcher.js';
import { arrayOption, checkOptions, countOption, documentOption, flagOption } from './options.js';
import { identity } from './order.js';
import { isObject, own, type Path, parsePath } from './paths.js';
import type { Plan } from './planner.js';
import { compileProjection } from './projection.js';
import { notHeld, Refusal } from './refusals.js';
import { count, find, planSearch, type Search } from './search.js';

/** Rows that are still to be read, and the search that finds them. */
interface Answer {
  readonly rows: Iterable<Buffer>;
  readonly search: Search | undefined;
  readonly namespace: string;
}

/** A search as a command's `filter` or `query`, `sort` and `hint` put it; undefined where there is no such collection. */
function searchFor(call: Call, name: string, filter: 'filter' | 'query'): Search | undefined {
  const { body, storage, deadline } = call;
  const matcher = compileFilter(documentOption(body, filter, {}));
  const sort = parseSort(documentOption(body, 'sort', {}));
  const collection = storage.collection(call.database, name);
  return collection && planSearch(storage, collection, matcher, { sort, hint: body.hint, deadline });
}

function prepareFind(call: Call): Answer {
  const { body } = call;
  checkOptions('find', body, ['filter', 'sort', 'skip', 'limit', 'projection', 'batchSize', 'singleBatch', 'hint']);
  const name = call.collectionName('find');
  const search = searchFor(call, name, 'filter');
  const skip = countOption(body, 'skip', 0);
  const limit = limitOf(body);
  const projection = documentOption(body, 'projection', {});
  const project = Object.keys(projection).length === 0 ? undefined : compileProjection(projection).bytes;
  function* rows(): Generator<Buffer> {
    if (search === undefined) return;
    let at = 0;
    for (const { bytes } of find(search)) {
      if (at++ < skip) continue;
      yield project === undefined ? bytes : project(bytes);
      if (at - skip >= limit) return;
    }
  }
  return { rows: rows(), search, namespace: `${call.database}.${name}` };
}

/** A limit below nothing is one for a single batch; none is without end. */
function limitOf(body: Document): number {
  const limit = typeof body.limit === 'number' && body.limit < 0 ? -body.limit : countOption(body, 'limit', 0);
  return limit === 0 ? Number.POSITIVE_INFINITY : limit;
}

export function runFind(call: Call): Buffer {
  const { body } = call;
  const { rows, namespace } = prepareFind(call);
  const single = flagOption(body, 'singleBatch') || (typeof body.limit === 'number' && body.limit < 0);
  return firstBatch(call, rows, namespace, countOption(body, 'batchSize', FIRST_BATCH), single);
}

function firstBatch(call: Call, rows: Iterable<Buffer>, namespace: string, batchSize: number, single: boolean): Buffer {
  const reply = call.cursors.first(rows, namespace, batchSize, call.session, single);
  // The time limit was for this command, not for the batches that are asked for later.
  call.deadline.at = undefined;
  return reply;
}

function prepareAggregate(call: Call): Answer {
  const { body, storage, database } = call;
  checkOptions('aggregate', body, ['pipeline', 'cursor', 'hint', 'explain']);
  if (body.aggregate === 1) throw notHeld('aggregation without a collection');
  const collection = call.collectionName('aggregate');
  const source = { storage, database, collection, hint: body.hint, deadline: call.deadline };
  const { rows, search } = aggregate(source, arrayOption(body, 'pipeline'));
  return { rows, search, namespace: `${database}.${collection}` };
}

export function runAggregate(call: Call): Buffer | Document {
  const { body } = call;
  if (flagOption(body, 'explain')) return explained(call, prepareAggregate(call), 'queryPlanner');
  if (body.cursor === undefined)
    throw new Refusal(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  const { rows, namespace } = prepareAggregate(call);
  const batchSize = countOption(documentOption(body, 'cursor'), 'batchSize', FIRST_BATCH);
  return firstBatch(call, rows, namespace, batchSize, false);
}

function prepareCount(call: Call): { answer: Answer; total: () => number } {
  const { body } = call;
  checkOptions('count', body, ['query', 'limit', 'skip', 'hint']);
  const name = call.collectionName('count');
  const search = searchFor(call, name, 'query');
  const skip = countOption(body, 'skip', 0);
  const limit = limitOf(body);
  const total = (): number => (search === undefined ? 0 : Math.min(limit, Math.max(0, count(search) - skip)));
  return { answer: { rows: [], search, namespace: `${call.database}.${name}` }, total };
}

export function runCount(call: Call): Document {
  return { n: prepareCount(call).total(), ok: 1 };
}

export function runDistinct(call: Call): Document {
  const { body } = call;
  checkOptions('distinct', body, ['key', 'query', 'hint']);
  const name = call.collectionName('distinct');
  if (typeof body.key !== 'string' || body.key === '')
    throw new Refusal('TypeMismatch', "BSON field 'distinct.key' is the wrong type, expected a non-empty 'string'");
  const path = parsePath(body.key);
  const search = searchFor(call, name, 'query');
  const needed = new Fields([path[0] as string]);
  const values = new Map<string, unknown>();
  if (search !== undefined) {
    for (const { bytes } of find(search)) {
      // Binary values are views of the bytes, which the next document overwrites.
      const document = decode(Buffer.from(needed.pick(bytes)));
      for (const value of valuesAt(document, path, 0)) values.set(identity(value), value);
    }
  }
  return { values: [...values.values()], ok: 1 };
}

/** Arrays stand for their elements, at the end of the path and on the way. */
function* valuesAt(value: unknown, path: Path, from: number): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const each of value) {
      if (from === path.length) yield each;
      else if (isObject(each)) yield* valuesAt(each, path, from);
    }
    const position = from < path.length && /^\d+$/u.test(path[from] as string) ? value[Number(path[from])] : undefined;
    if (position !== undefined) yield* valuesAt(position, path, from + 1);
  } else if (from === path.length) {
    if (value !== undefined) yield value;
  } else if (isObject(value)) yield* valuesAt(own(value, path[from] as string), path, from + 1);
}

const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution'];

export function runExplain(call: Call): Document {
  checkOptions('explain', call.body, ['verbosity']);
  const command = documentOption(call.body, 'explain');
  const verbosity: unknown = call.body.verbosity ?? 'allPlansExecution';
  if (typeof verbosity !== 'string' || !VERBOSITIES.includes(verbosity))
    throw new Refusal('BadValue', `verbosity ${String(verbosity)} is none of ${VERBOSITIES.join(', ')}`);
  const inner = call.within({ ...command, $db: call.database });
  const [name] = Object.keys(command);
  if (name === 'find') return explained(call, prepareFind(inner), verbosity);
  if (name === 'aggregate') return explained(call, prepareAggregate(inner), verbosity);
  if (name === 'count') {
    const { answer, total } = prepareCount(inner);
    return explained(call, answer, verbosity, total);
  }
  throw notHeld(`explain of ${String(name)}`);
}

function explained(call: Call, { rows, search, namespace }: Answer, verbosity: string, total?: () => number): Document {
  const explanation: Document = {
    explainVersion: '1',
    queryPlanner: { namespace, winningPlan: winningPlan(search, total !== undefined), rejectedPlans: [] },
  };
  if (verbosity !== 'queryPlanner') {
    const started = Date.now();
    let nReturned = 0;
    if (total !== undefined) total();
    else for (const _ of rows) nReturned++;
    explanation.executionStats = {
      executionSuccess: true,
      nReturned,
      executionTimeMillis: Date.now() - started,
      totalKeysExamined: search?.effort.keys ?? 0,
      totalDocsExamined: search?.effort.documents ?? 0,
    };
  }
  return { ...explanation, command: call.body.explain, serverInfo: { host: 'broadsheet', version: '7.0.0' }, ok: 1 };
}

function winningPlan(search: Search | undefined, counting: boolean): Document {
  if (search === undefined) return { stage: 'EOF' };
  const { plan: chosen, sort } = search;
  const found = access(chosen, counting && chosen.exact);
  if (counting) return { stage: 'COUNT', inputStage: found };
  if (chosen.sorted) return found;
  const sortPattern = Object.fromEntries(sort.map(({ name, descending }) => [name, descending ? -1 : 1]));
  return { stage: 'SORT', sortPattern, inputStage: found };
}

function access(chosen: Plan, entriesOnly: boolean): Document {
  const { index, union, reverse, ranges } = chosen;
  if (union !== undefined) return { stage: 'OR', inputStages: union.map((part) => access(part, false)) };
  const direction = reverse ? 'backward' : 'forward';
  if (index === undefined) return { stage: 'COLLSCAN', direction };
  const { name, key, unique, multikey } = index;
  const scan: Document = {
    stage: 'IXSCAN',
    indexName: name,
    keyPattern: key,
    isUnique: unique,
    isMultiKey: multikey.some(Boolean),
    direction,
    ranges: ranges.length,
  };
  return entriesOnly ? scan : { stage: 'FETCH', inputStage: scan };
}
