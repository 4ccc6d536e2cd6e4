/**
 * Fails if schema.graphql takes something away from clients of the last release, whose schema is schema.released.graphql.
 *
 *   node scripts/schema-compat.mjs
 */
import { readFileSync } from 'node:fs';
import { changesBetween, isBreaking, releaseOf } from './schema-changes.mjs';

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const released = read('schema.released.graphql');
const release = releaseOf(released);
const { version } = JSON.parse(read('package.json'));
if (release === null || !isEarlier(release, version)) {
  fail([
    `schema.released.graphql has to name in its first line a version before ${version}, which is being made; it names ${release}.`,
  ]);
} else {
  const changes = await changesBetween(released, read('schema.graphql'));
  const breaking = changes.filter(isBreaking);
  if (breaking.length === 0) {
    console.log(`changes of the schema since ${release}: ${changes.length}, none that breaks a client`);
  } else {
    fail([
      `changes of the schema since ${release} that break clients:`,
      ...breaking.map(({ message, path }) => `  ${path ?? ''}: ${message}`),
      'Deprecate first, and take away with the next major version.',
    ]);
  }
}

function fail(lines) {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}

function isEarlier(one, other) {
  return one.localeCompare(other, 'en', { numeric: true }) < 0;
}
