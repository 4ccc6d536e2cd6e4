/**
 * What docs/CLIENTS.md tells a new user to do, done in empty folders with what npm really installs: the SDK from its tarball, and types
 * generated for operations of one's own. What is printed must be what the document shows. The program has to be built. Run with tsx.
 *
 *   tsx scripts/clients.mjs
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fencesOf } from '../test/support/fences.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SECTIONS = ['The SDK', 'Your own operations'];
/** With an archive that is a subgraph. */
const FEDERATED = ['Federation'];

const work = mkdtempSync(join(tmpdir(), 'broadsheet-clients-'));
try {
  await withProgram('start', {}, SECTIONS);
  await withProgram('serve', { FEDERATION: '1' }, FEDERATED);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Does what these sections tell, with a program that runs meanwhile. */
async function withProgram(command, setting, sections) {
  const env = {
    ...process.env,
    DATA_DIR: join(work, 'data'),
    PORT: '0',
    LOG_LEVEL: 'silent',
    MONGODB_URI: '',
    ...setting,
  };
  const program = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), command], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  try {
    const address = await addressOf(program);
    const document = readFileSync(join(ROOT, 'docs/CLIENTS.md'), 'utf8').replaceAll('http://127.0.0.1:4000/', address);
    for (const section of sections) {
      const start = performance.now();
      const steps = fencesOf(document).filter(({ heading }) => heading === section);
      const shown = steps.find(({ language }) => language === 'text')?.text;
      const printed = follow(steps, folderFor(section));
      if (printed !== shown) throw new Error(`"${section}" shows\n${shown}\nand prints\n${printed}`);
      console.log(`${section}: as documented, ${Math.round((performance.now() - start) / 1000)} s`);
    }
  } finally {
    program.kill('SIGTERM');
    await ended;
  }
}

/** An empty folder; for the SDK with its tarball beside it, as the document has it. */
function folderFor(section) {
  const folder = join(work, section.replaceAll(' ', '-'));
  mkdirSync(folder);
  if (section === 'The SDK') run('npm', ['pack', '--silent', '--pack-destination', work], join(ROOT, 'sdk'));
  return folder;
}

/** @returns what the last command prints */
function follow(steps, folder) {
  let printed = '';
  for (const { language, name, text } of steps) {
    if (name !== '') writeFileSync(join(folder, name), text);
    else if (language === 'sh')
      for (const line of text.trimEnd().split('\n')) printed = run('sh', ['-c', line], folder);
  }
  return printed;
}

function run(command, args, cwd) {
  const made = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NPM_CONFIG_AUDIT: 'false', NPM_CONFIG_FUND: 'false', NPM_CONFIG_PREFER_OFFLINE: 'true' },
  });
  if (made.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${made.stdout}${made.stderr}`);
  return made.stdout;
}

async function addressOf({ stdout }) {
  let said = '';
  for await (const text of stdout.setEncoding('utf8')) {
    said += text;
    const address = /Broadsheet is at (\S+)/u.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`ended before it served: ${said}`);
}
