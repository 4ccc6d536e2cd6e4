/**
 * Fails where dependencies are not what docs/DEPENDENCIES.md says of them: exact versions, no download addresses, a hash and a known
 * licence for each, no script on installation that nobody has looked at; and where what is installed is not what is locked.
 *
 *   node scripts/deps-check.mjs
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemsOf } from './dependencies.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const document = readFileSync(join(ROOT, 'docs', 'DEPENDENCIES.md'), 'utf8');

const problems = ['', 'bench/peers/'].flatMap((folder) => {
  const [manifest, lock] = ['package.json', 'package-lock.json'].map((name) =>
    JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  return problemsOf({ manifest, lock, document, name: `${folder}package.json` });
});

const listed = spawnSync('npm', ['ls', '--all', '--json', '--silent'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
const installed = JSON.parse(listed.stdout || '{}').problems ?? (listed.status === 0 ? [] : ['npm ls failed']);
problems.push(...installed.map((problem) => `node_modules: ${problem}`));

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
