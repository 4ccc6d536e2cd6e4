/**
 * Fails if what code generation makes of schema.graphql and sdk/operations is not what lies in sdk/src/generated.
 *
 *   node scripts/codegen-check.mjs
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate, loadContext } from '@graphql-codegen/cli';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GENERATED = join(ROOT, 'sdk', 'src', 'generated');

process.chdir(ROOT);
const context = await loadContext('codegen.yml');
context.updateConfig({ silent: true });
const wanted = new Map((await generate(context, false)).map(({ filename, content }) => [resolve(filename), content]));
const kept = new Map(
  readdirSync(GENERATED).map((name) => [join(GENERATED, name), readFileSync(join(GENERATED, name), 'utf8')]),
);

const stale = [...new Set([...wanted.keys(), ...kept.keys()])].filter((file) => wanted.get(file) !== kept.get(file));
if (stale.length > 0) {
  const names = stale.map((file) => relative(ROOT, file)).join(', ');
  console.error(`stale: ${names}; run npm run codegen and commit the result`);
  process.exitCode = 1;
}
