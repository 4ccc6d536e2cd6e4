/**
 * Attacks a server, beside somebody who reads, and says which walls give way.
 *
 *   npm run attack                       # a server of its own, with 256 MB of heap, over an archive that is built once
 *   npm run attack -- --url http://…     # one that runs: it must be yours
 *   npm run attack -- --only PATTERN     # attacks whose names match
 *   npm run attack -- --soak MINUTES     # 200 clients, readers that leave and an ingest: memory before and after
 *
 * The status is 1 where a wall gives way.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { copyOfArchive } from './attack/archive.js';
import { allAttacks } from './attack/attacks.js';
import { broken, HEADER, rowOf } from './attack/report.js';
import { Runner } from './attack/runner.js';
import { OwnServer, serverAt } from './attack/server.js';
import { soak, TOKEN } from './attack/soak.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    only: { type: 'string', default: '' },
    articles: { type: 'string', default: '2000' },
    heap: { type: 'string', default: '256' },
    soak: { type: 'string' },
    alone: { type: 'boolean', default: false },
  },
});

const dataDir = values.url === undefined ? await copyOfArchive(Number(values.articles)) : null;
const server =
  dataDir === null
    ? null
    : await OwnServer.start({ dataDir, heap: Number(values.heap), env: { ANSWER_CACHE_MB: '0', API_TOKEN: TOKEN } });
const target = server ?? serverAt(values.url ?? '');
try {
  if (values.soak === undefined) await attack();
  else if (server !== null) await soak(server, Number(values.soak));
} finally {
  await server?.stop();
  if (dataDir !== null) rmSync(dataDir, { recursive: true });
}

async function attack(): Promise<void> {
  const attacks = await allAttacks(target.url);
  const runner = await Runner.before(target, { isAlone: values.alone });
  console.log(`without attacks, p99: ${runner.usual.toFixed(1)} ms\n\n${HEADER}`);
  let gaveWay = 0;
  for (const attack of attacks.filter(({ name }) => new RegExp(values.only, 'u').test(name))) {
    const outcome = await runner.make(attack);
    if (broken(outcome).length > 0) gaveWay += 1;
    console.log(rowOf(outcome));
    if (!outcome.isReady && server !== null) {
      console.error(server.complaints);
      break;
    }
  }
  runner.close();
  console.log(`\n${gaveWay === 0 ? 'All walls hold.' : `${gaveWay} attacks got through.`}`);
  process.exitCode = gaveWay === 0 ? 0 : 1;
}
