/** How the program ends when it is told to, with requests under way and through npm. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { removeWithArchives } from '../support/archive-of.js';
import { PROGRAM, Program } from '../support/program.js';

let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-stopping-'));
  env = { DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'info', ANSWER_CACHE_MB: '0' };
  await cp(inject('samples'), join(folder, 'data'), { recursive: true });
});

afterAll(() => removeWithArchives(folder));

/** The status of an answer, and whether the connection may be used again. */
function ask(address: string, agent: Agent): Promise<{ status: number | undefined; keeps: boolean }> {
  const query = '{ articles(first: 20) { nodes { headline body officials { name titles } } } }';
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, headers: { 'content-type': 'application/json' } };
    request(`${address}graphql`, options, (response) => {
      response.resume().on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, keeps: response.headers.connection !== 'close' }),
      );
    })
      .on('error', reject)
      .end(JSON.stringify({ query }));
  });
}

describe('told to end under load, the program', () => {
  it('answers every request that it has got, resets none, and says in its log why it ends', async () => {
    const program = new Program(['serve'], { env });
    const address = await program.says(/Broadsheet is at (\S+)\n/u);
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    const statuses: (number | undefined)[] = [];
    const client = async (): Promise<void> => {
      for (let keeps = true; keeps; ) {
        const answer = await ask(address, agent);
        keeps = answer.keeps;
        // In the midst of the load.
        if (statuses.push(answer.status) === 100) program.process.kill('SIGTERM');
      }
    };
    await Promise.all(Array.from({ length: 20 }, client));
    expect(statuses.length).toBeGreaterThanOrEqual(119);
    expect(new Set(statuses)).toEqual(new Set([200]));
    agent.destroy();
    const { status, stderr } = await program.ended;
    expect(status).toBe(0);
    const lines = stderr.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'stopping', why: 'SIGTERM' }));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'stopped', why: 'SIGTERM' }));
  });
});

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('hands %s on: port and data folder are free again', async (signal) => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    const home = await mkdtemp(join(folder, 'npm-'));
    // The script as it stands; what it would build is there already.
    await writeFile(join(home, 'package.json'), JSON.stringify({ scripts: { build: 'true', start: scripts.start } }));
    await symlink(dirname(PROGRAM), join(home, 'dist'));
    const data = { ...env, LOG_LEVEL: 'silent', DATA_DIR: join(home, 'data') };
    const npm = spawn('npm', ['start'], { cwd: home, env: { ...process.env, ...data }, stdio: 'pipe' });
    const address = new URL(await said(npm, /Broadsheet is at (\S+)\n/u));
    const closed = once(npm, 'close');
    npm.kill(signal);
    // All output is closed: by npm, and by whatever it started.
    await closed;
    const free = createServer().listen(Number(address.port), '127.0.0.1');
    await once(free, 'listening');
    free.close();
    const again = new Program(['serve'], { env: data });
    await again.says(/Broadsheet is at/u);
    expect((await again.stop('SIGTERM')).status).toBe(0);
  });
});

async function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    const found = pattern.exec(text);
    if (found?.[1] !== undefined) {
      child.stdout?.resume();
      return found[1];
    }
  }
  throw new Error(`ended without saying ${pattern}: ${text}`);
}
