/** Commands that read: find, aggregate, count, and explain of find and count. */
import type { Document } from 'bson';
import { aggregate } from './aggregate.js';
import type { Call } from './call.js';
import { FIRST_BATCH, type Results } from './cursors.js';
import { parsePattern } from './keys.js';
import { compileFilter } from './matcher.js';
import { arrayOption, checkOptions, countOption, documentOption, flagOption } from './options.js';
import { PAUSE, type Pause } from './pause.js';
import type { Plan } from './planner.js';
import { compileProjection } from './projection.js';
import { count, find, planSearch, type Search } from './search.js';
import { unsupported } from './server-error.js';

/** A search as a command's `filter` or `query` puts it; undefined where there is no such collection. */
function searchFor({ body, database, storage, operation }: Call, name: string, filter: Document): Search | undefined {
  const matcher = compileFilter(filter);
  const sort = parsePattern(documentOption(body, 'sort', {}));
  const limit = countOption(body, 'limit', 0) || Number.POSITIVE_INFINITY;
  const collection = storage.collection(database, name);
  return collection && planSearch(storage, collection, matcher, operation.view, { sort, limit });
}

function prepareFind(call: Call): Results & { readonly search: Search | undefined } {
  const { body, database, operation } = call;
  checkOptions('find', body, ['filter', 'sort', 'limit', 'projection', 'batchSize', 'singleBatch']);
  const name = call.collectionName('find');
  const search = searchFor(call, name, documentOption(body, 'filter', {}));
  const projection = documentOption(body, 'projection', {});
  const project = Object.keys(projection).length === 0 ? undefined : compileProjection(projection).bytes;
  function* rows(): Generator<Buffer | Pause> {
    if (search === undefined) return;
    for (const found of find(search))
      yield found === PAUSE ? PAUSE : project === undefined ? found.bytes : project(found.bytes);
  }
  return { rows: rows(), view: operation.view, namespace: `${database}.${name}`, search };
}

export function runFind(call: Call): Promise<Buffer> {
  const { body, cursors, operation, session } = call;
  const results = prepareFind(call);
  const batchSize = countOption(body, 'batchSize', FIRST_BATCH);
  return cursors.first(results, operation, { batchSize, session, single: flagOption(body, 'singleBatch') });
}

export function runAggregate(call: Call): Promise<Buffer> {
  const { body, cursors, database, operation, session, storage } = call;
  checkOptions('aggregate', body, ['pipeline', 'cursor']);
  const collection = call.collectionName('aggregate');
  const { view } = operation;
  const rows = aggregate({ storage, database, collection, view }, arrayOption(body, 'pipeline'));
  const batchSize = countOption(documentOption(body, 'cursor'), 'batchSize', FIRST_BATCH);
  const results = { rows, view, namespace: `${database}.${collection}` };
  return cursors.first(results, operation, { batchSize, session, single: false });
}

function prepareCount(call: Call): Search | undefined {
  checkOptions('count', call.body, ['query']);
  return searchFor(call, call.collectionName('count'), documentOption(call.body, 'query', {}));
}

export async function runCount(call: Call): Promise<Document> {
  const search = prepareCount(call);
  return { n: search === undefined ? 0 : await call.operation.finish(count(search)), ok: 1 };
}

export async function runExplain(call: Call): Promise<Document> {
  checkOptions('explain', call.body, ['verbosity']);
  const command = documentOption(call.body, 'explain');
  const inner = call.within(command);
  const [name] = Object.keys(command);
  if (name !== 'find' && name !== 'count') throw unsupported(`explain of ${name}`);
  const search = name === 'find' ? prepareFind(inner).search : prepareCount(inner);
  const queryPlanner = { winningPlan: search === undefined ? { stage: 'EOF' } : winningPlan(search, name === 'count') };
  if (search === undefined || call.body.verbosity === 'queryPlanner') return { queryPlanner, ok: 1 };
  const nReturned = await call.operation.finish(name === 'find' ? countRows(find(search)) : count(search));
  const { keys, documents } = search.examined;
  const executionStats = { nReturned, totalKeysExamined: keys, totalDocsExamined: documents };
  return { queryPlanner, executionStats, ok: 1 };
}

function* countRows(rows: Iterable<unknown>): Generator<Pause, number> {
  let total = 0;
  for (const row of rows) {
    if (row !== PAUSE) total++;
    yield PAUSE;
  }
  return total;
}

function winningPlan({ plan }: Search, isCount: boolean): Document {
  const found = access(plan, isCount && plan.exact);
  if (isCount) return { stage: 'COUNT', inputStage: found };
  return plan.sorted ? found : { stage: 'SORT', inputStage: found };
}

function access({ index, union, reverse }: Plan, isCovered: boolean): Document {
  if (union !== undefined) return { stage: 'OR', inputStages: union.map((part) => access(part, false)) };
  if (index === undefined) return { stage: 'COLLSCAN' };
  const direction = reverse ? 'backward' : 'forward';
  const scan = { stage: 'IXSCAN', indexName: index.name, keyPattern: index.key, direction };
  return isCovered ? scan : { stage: 'FETCH', inputStage: scan };
}
