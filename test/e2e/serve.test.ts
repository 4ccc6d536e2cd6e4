import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeWithArchives } from '../support/archive-of.js';
import { Program, run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-serve-'));
  env = { DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'silent' };
});

afterAll(() => removeWithArchives(folder));

async function ask(address: string, query: string, token?: string): Promise<unknown> {
  const response = await fetch(`${address}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

describe('broadsheet serve', () => {
  it('lets libraries run as in production unless it is told otherwise', async () => {
    const telling = `process.once('exit', () => process.stderr.write('for ' + process.env.NODE_ENV))`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(telling)}`;
    expect((await run(['--version'], { env: { NODE_OPTIONS } })).stderr).toContain('for production');
    expect((await run(['--version'], { env: { NODE_OPTIONS, NODE_ENV: 'test' } })).stderr).toContain('for test');
  });

  it('answers about the pages that were ingested, on the port that it prints', async () => {
    const page = join(folder, 'a02.txt');
    await writeFile(page, writtenPage(0));
    await run(['ingest', page], { env });
    const program = new Program(['serve'], { env });
    const address = await program.says(/Broadsheet is at (http:\/\/127\.0\.0\.1:\d+\/)\n/u);
    expect(
      await ask(address, '{ articles { totalCount nodes { headline officials { name titles } } } }'),
    ).toMatchObject({
      data: {
        articles: {
          totalCount: 2,
          nodes: expect.arrayContaining([
            { headline: '武陟县玉米收购第1日', officials: [{ name: '苗春生', titles: ['武陟县县委书记'] }] },
          ]),
        },
      },
    });
    expect(await program.stop('SIGINT')).toMatchObject({ status: 0, stderr: '' });
  });

  it('takes corrections from whoever has the token that it was started with', async () => {
    const token = 'a-secret-of-the-newsroom';
    const data = { ...env, DATA_DIR: join(folder, 'corrected'), API_TOKEN: token };
    const program = new Program(['serve'], { env: data });
    const address = await program.says(/Broadsheet is at (\S+)\n/u);
    const text = JSON.stringify(writtenPage(0));
    const mutation = `mutation { ingestPage(input: { name: "a02", text: ${text} }) { page { articles { headline } } } }`;
    expect(await ask(address, mutation)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await ask(address, mutation, token)).toMatchObject({
      data: { ingestPage: { page: { articles: [{ headline: '武陟县玉米收购第1日' }, {}] } } },
    });
    expect(await program.stop('SIGINT')).toMatchObject({ status: 0, stderr: '' });
  });

  it('ends on SIGTERM, and gives the data folder free', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const program = new Program(['serve'], { env });
      await program.says(/Broadsheet is at/u);
      expect(await program.stop(signal)).toMatchObject({ status: 0, stderr: '' });
    }
  });
});

describe('broadsheet start', () => {
  it('ingests the sample pages, serves them and says what to try; a second start finds them there', async () => {
    const data = { ...env, DATA_DIR: join(folder, 'started') };
    const first = new Program(['start'], { env: data });
    const address = await first.says(/Broadsheet is at (\S+)\n/u);
    expect(await ask(address, '{ pages { totalCount } }')).toMatchObject({
      data: { pages: { totalCount: expect.any(Number) } },
    });
    const { status, stdout, stderr } = await first.stop('SIGINT');
    expect(stdout).toMatch(/pages {5}\d+ new, 0 replaced, 0 unchanged, 0 failed/u);
    expect(stdout).toContain(`${address}graphiql`);
    expect([status, stderr]).toEqual([0, '']);
    const second = new Program(['start'], { env: data });
    await second.says(/Broadsheet is at/u);
    expect((await second.stop('SIGINT')).stdout).toMatch(/pages {5}0 new, 0 replaced, \d+ unchanged, 0 failed/u);
  });
});
