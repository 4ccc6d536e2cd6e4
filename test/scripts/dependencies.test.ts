/** What keeps a change of package.json or of its lock file from being taken. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';

interface Entry {
  [field: string]: unknown;
}

const DOCUMENT = '- `left` — for the left side.\n- `@tool/cli` and its plugins `right`.';
const SOUND: Entry = { version: '1.2.3', integrity: 'sha512-abc', license: 'MIT' };

/** What is said of a project with the package `left`. */
function problems(
  { left = {}, manifest = {}, locked }: { left?: Entry; manifest?: Entry; locked?: Entry } = {},
  document = DOCUMENT,
): string[] {
  const own = { dependencies: { left: '1.2.3' }, ...manifest };
  const lock = { packages: { '': locked ?? own, 'node_modules/left': { ...SOUND, ...left } } };
  const given = JSON.stringify({ manifest: own, lock, document });
  const script = `import('./scripts/dependencies.mjs').then(({ problemsOf }) => console.log(JSON.stringify(problemsOf(${given}))))`;
  return JSON.parse(execFileSync(process.execPath, ['--eval', script], { encoding: 'utf8' }));
}

it('finds nothing wrong with exact versions, hashes, known licences and a line for each', () => {
  expect(problems()).toEqual([]);
  expect(problems({ left: { license: '(MIT OR GPL-3.0)' } })).toEqual([]);
  expect(problems({ left: { integrity: undefined, optional: true, os: ['win32'] } })).toEqual([]);
  expect(problems({ manifest: { devDependencies: { '@tool/right': '1.0.0' } } })).toEqual([]);
});

test.each([
  ['a range', { manifest: { dependencies: { left: '^1.2.3' } } }, 'give one version'],
  ['an address instead of a version', { manifest: { dependencies: { left: 'github:a/left' } } }, 'give one version'],
  ['a package without a line', { manifest: { dependencies: { other: '1.2.3' } } }, 'other has no line'],
  ['a lock file of another package.json', { locked: { dependencies: { left: '1.2.2' } } }, 'are not those of'],
  ['a download from elsewhere', { left: { resolved: 'https://example.org/left.tgz' } }, 'where it is downloaded'],
  ['a weak hash', { left: { integrity: 'sha1-abc' } }, 'no SHA-512'],
  ['no hash', { left: { integrity: undefined } }, 'no SHA-512'],
  ['a licence that asks for more', { left: { license: 'GPL-3.0' } }, 'under GPL-3.0'],
  ['two licences, one of which asks for more', { left: { license: 'MIT AND GPL-3.0' } }, 'under MIT AND GPL-3.0'],
  ['what only development may use', { left: { license: 'MPL-2.0' } }, 'under MPL-2.0'],
  ['no licence', { left: { license: undefined } }, 'under no licence'],
  ['a script on installation', { left: { hasInstallScript: true } }, 'runs a script'],
  ['what its makers gave up', { left: { deprecated: 'use right' } }, 'deprecated'],
])('refuses %s', (_, given, said) => {
  expect(problems(given)).toEqual([expect.stringContaining(said)]);
});

it('the packages that Node 20 is warned of are named', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
  const document = readFileSync('docs/DEPENDENCIES.md', 'utf8');
  const newer = Object.entries(packages).filter(([path, { engines, dev }]) => {
    const { node = '' } = (engines ?? {}) as { node?: string };
    return path !== '' && dev !== true && /^>= ?(?:2[2-9]|[3-9]\d)/u.test(node);
  });
  for (const [path] of newer) expect(document).toContain(`\`${path.replace('node_modules/', '')}\``);
  expect(newer.map(([path]) => path)).toHaveLength(2);
});
