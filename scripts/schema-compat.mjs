/**
 * Fails if schema.graphql takes something away from clients of the last release, which is the last tag in git.
 *
 *   node scripts/schema-compat.mjs [TAG]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const FILE = 'schema.graphql';

const release = process.argv[2] ?? lastTag();
if (release === null) {
  console.log('no release has been tagged yet, so there is nothing that the schema could break');
} else {
  const before = buildSchema(git('show', `${release}:${FILE}`));
  const after = buildSchema(readFileSync(new URL(`../${FILE}`, import.meta.url), 'utf8'));
  const changes = await diff(before, after);
  report(release, changes);
}

function report(tag, changes) {
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  if (breaking.length === 0) {
    console.log(`changes of the schema since ${tag}: ${changes.length}, none that breaks a client`);
    return;
  }
  console.error(`changes of the schema since ${tag} that break clients:`);
  for (const { message, path } of breaking) console.error(`  ${path ?? ''}: ${message}`);
  console.error('Deprecate first, and take away with the next major version.');
  process.exitCode = 1;
}

/** The newest tag that this commit descends from; null if there is none. */
function lastTag() {
  try {
    return git('describe', '--tags', '--abbrev=0').trim();
  } catch {
    return null;
  }
}

function git(...args) {
  const cwd = new URL('..', import.meta.url);
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
