/** Where a server's main thread spends its time, by part, from what V8 noted of it every so often. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a function belongs to, by the file that it stands in; the first that fits. */
const PARTS = [
  ['BSON', /\/node_modules\/bson\//u],
  ['driver', /\/node_modules\/mongodb\//u],
  ['batches (DataLoader, loaders)', /\/node_modules\/(?:dataloader|single-user-cache)\//u],
  ['GraphQL: execution', /\/node_modules\/(?:graphql|graphql-jit)\//u],
  ['GraphQL: server', /\/node_modules\/(?:@apollo|mercurius)\//u],
  ['HTTP, log', /^node:_?http|\/node_modules\/(?:@?fastify|find-my-way|secure-json-parse|pino|sonic-boom)/u],
  ['own: commands to the store', /\/dist\/store\/|\/peers\/archive\.mjs/u],
  ['own: resolvers', /\/dist\/resolvers\/|\/peers\/(?:schema|selection|servers)/u],
  ['own: limits, errors, sending', /\/dist\//u],
  ['other packages', /\/node_modules\//u],
];
const NODE = "Node's promises, sockets, timers";
const GARBAGE = 'garbage';

/** Node's options that make a program note where it is, and leave that in a folder when it ends. */
export function noting(folder) {
  return ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', folder];
}

/** The clock by which what is noted is dated, in microseconds. */
export function now() {
  return Number(process.hrtime.bigint() / 1000n);
}

/**
 * Milliseconds by part between two moments of `now`, the largest first. Functions of Node and V8 count for whatever called
 * them; waiting is left out.
 */
export async function partsIn(folder, from, to) {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const { nodes, samples, timeDeltas, startTime } = JSON.parse(await readFile(join(folder, file), 'utf8'));
  const parts = partsOf(nodes);
  const times = new Map();
  let at = startTime;
  for (const [i, id] of samples.entries()) {
    at += timeDeltas[i];
    // What a sample found lasts until the next.
    const lasted = (timeDeltas[i + 1] ?? 0) / 1000;
    const part = parts.get(id);
    if (at >= from && at <= to && part !== undefined) times.set(part, (times.get(part) ?? 0) + lasted);
  }
  return new Map([...times].sort(([, a], [, b]) => b - a));
}

/** By the id of a node of the tree of calls; none for those that wait. */
function partsOf(nodes) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map();
  const visit = ({ id, callFrame: { functionName, url }, children = [] }, above) => {
    const part = partOf(functionName, url) ?? above;
    if (functionName !== '(idle)') parts.set(id, part);
    for (const child of children) visit(byId.get(child), part);
  };
  visit(nodes[0], NODE);
  return parts;
}

function partOf(functionName, url) {
  if (functionName === '(garbage collector)') return GARBAGE;
  return PARTS.find(([, files]) => files.test(url))?.[0];
}
