/**
 * Attacks a server, beside somebody who reads, and says which walls give way: `--help` says how.
 *
 * The status is 1 where a wall gives way.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { copyOfArchive } from './attack/archive.js';
import { allAttacks } from './attack/attacks.js';
import { leaving } from './attack/leaving.js';
import { broken, HEADER, rowOf } from './attack/report.js';
import { Runner } from './attack/runner.js';
import { OwnServer, serverAt } from './attack/server.js';
import { soak, TOKEN } from './attack/soak.js';
import { stopping } from './attack/stopping.js';

const USAGE = `npm run attack [-- OPTIONS]

Without options: all attacks, one after another, each alone and then beside somebody who reads.

  --only PATTERN    attacks whose names match
  --alone           nobody reads beside them
  --soak SECONDS    instead: 200 clients, readers that leave and an ingest; memory before and after
  --stopping        instead: SIGTERM while 64 clients ask; what is answered, and how soon the server is gone
  --leaving         instead: how long the store works on for connections that were closed
  --url URL         a server that runs, instead of one that is started for it: it must be yours
  --articles COUNT  of the archive, which is built once (2000)
  --heap MB         a thread of the server (192)`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    url: { type: 'string' },
    only: { type: 'string', default: '' },
    articles: { type: 'string', default: '2000' },
    heap: { type: 'string', default: '192' },
    soak: { type: 'string' },
    stopping: { type: 'boolean', default: false },
    leaving: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
  },
});
const isOfOwn = values.soak !== undefined || values.stopping || values.leaving;
if (values.help) {
  console.log(USAGE);
  process.exit();
}
if (isOfOwn && values.url !== undefined) throw new Error('--soak, --stopping and --leaving need a server of their own');

const dataDir = values.url === undefined ? await copyOfArchive(Number(values.articles)) : null;
const server = dataDir === null ? null : await OwnServer.start({ dataDir, heap: Number(values.heap), env: envOf() });
const target = server ?? serverAt(values.url ?? '');
try {
  if (server === null || dataDir === null || !isOfOwn) await attack();
  else if (!(await instead(server, dataDir))) process.exitCode = 1;
} finally {
  await server?.stop();
  if (dataDir !== null) rmSync(dataDir, { recursive: true });
}

/** @returns whether the walls hold */
function instead(server: OwnServer, dataDir: string): Promise<boolean> {
  if (values.soak !== undefined) return soak(server, Number(values.soak));
  return values.stopping ? stopping(server) : leaving(server, dataDir);
}

function envOf() {
  // What is left is to go on for long where nobody ends it.
  const milliseconds = values.leaving ? { STORE_MILLISECONDS: '600000' } : {};
  return { ANSWER_CACHE_MB: '0', API_TOKEN: TOKEN, ...milliseconds };
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
