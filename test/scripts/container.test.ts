/** Dockerfile and compose.yml, as far as they can be held to without Docker. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config.js';

const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll(/\\\n\s*/gu, '');
const compose = parse(readFileSync('compose.yml', 'utf8'));
const [, building = '', running = ''] = dockerfile.split('\nFROM ');
const instructions = (name: string, text = dockerfile): string[] =>
  text.split('\n').flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1).trim()] : []));
const copied = instructions('COPY').filter((line) => !line.startsWith('--from='));
const variables = (text: string): [string, string][] =>
  text.split(' ').map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']);

test('what the image is made of is there, and let through to Docker', () => {
  const letIn = readFileSync('.dockerignore', 'utf8').split('\n');
  const sources = copied.flatMap((line) => line.split(/\s+/u).slice(0, -1));
  expect(sources).toEqual(expect.arrayContaining(['src', 'package-lock.json', 'sdk/operations']));
  for (const source of sources) {
    expect(existsSync(source), source).toBe(true);
    expect(letIn, source).toContain(`!${source}`);
  }
});

test('all that the build reads is copied before it runs', () => {
  const beforeBuild = building.slice(0, building.indexOf('RUN npm run build'));
  const sources = instructions('COPY', beforeBuild).flatMap((line) => line.split(/\s+/u).slice(0, -1));
  expect(sources.sort()).toEqual(
    [
      '.npmrc',
      'package-lock.json',
      'package.json',
      'schema.graphql',
      'scripts',
      'sdk/operations',
      'sdk/src',
      'src',
      'tsconfig.build.json',
      'tsconfig.json',
      'web',
    ].sort(),
  );
});

test('the process is nobody in particular, writes to one folder, and is stopped by a signal that reaches it', () => {
  expect(instructions('USER', running)).toEqual(['node']);
  expect(instructions('VOLUME', running)).toEqual(['/data']);
  // As a list: a shell in between would keep signals to itself.
  expect(instructions('ENTRYPOINT', running)).toEqual(['["node", "dist/cli.js"]']);
});

test('all settings are ones that Broadsheet takes', () => {
  const env = Object.fromEntries(instructions('ENV').flatMap(variables));
  expect(loadConfig(env)).toMatchObject({ host: '0.0.0.0', port: 4000, dataDir: '/data', nodeEnv: 'production' });
  const given: Record<string, string> = compose.services.broadsheet.environment;
  const MONGODB_URI = given.MONGODB_URI?.replaceAll(/\$\{MONGO_PASSWORD[^}]*\}/gu, '0123abcd') ?? '';
  expect(new URL(MONGODB_URI).password).toBe('0123abcd');
  expect(loadConfig({ ...env, MONGODB_URI }).mongodbUri).toBe(MONGODB_URI);
  const known = readFileSync('src/config.ts', 'utf8');
  for (const [name, value] of Object.entries(given)) {
    expect(known, name).toContain(`  ${name}: `);
    if (name !== 'MONGODB_URI') expect(value).toBe(`\${${name}:-}`);
  }
});

test('nothing is open to the network, and MongoDB to nobody without a password', () => {
  const { broadsheet, mongodb } = compose.services;
  for (const { ports } of [broadsheet, mongodb]) expect(ports[0]).toMatch(/^127\.0\.0\.1:/u);
  expect(mongodb.environment.MONGO_INITDB_ROOT_PASSWORD).toMatch(/^\$\{MONGO_PASSWORD:\?/u);
  expect(broadsheet).toMatchObject({ read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
  expect(broadsheet.depends_on.mongodb.condition).toBe('service_healthy');
});

test.each([
  [200, 0],
  [503, 1],
])('where the server answers %i, the health check ends with %i', async (status, expected) => {
  const asked: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    response.writeHead(status).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  expect(await healthCheck((server.address() as AddressInfo).port)).toBe(expected);
  expect(asked).toEqual(['/health/ready']);
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
  expect(await healthCheck(1)).toBe(1);
});

async function healthCheck(port: number): Promise<number> {
  const [check = ''] = instructions('HEALTHCHECK');
  const [, ...args]: string[] = JSON.parse(check.slice(check.indexOf('[')));
  const [status] = await once(spawn(process.execPath, args, { env: { PORT: String(port) } }), 'exit');
  return status;
}
