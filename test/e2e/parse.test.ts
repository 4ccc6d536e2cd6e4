import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM, run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

let folder: string;
let page: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-parse-'));
  page = join(folder, 'a02.txt');
  await writeFile(page, writtenPage(0));
});

afterAll(() => rm(folder, { recursive: true }));

describe('broadsheet parse', () => {
  it('shows what would be stored', async () => {
    const { status, stdout, stderr } = await run(['parse', page, '--date', '2021-06-04', '--edition', 'A02']);
    expect(stdout).toMatch(/^a02: A02, 2021-06-04 \(GIVEN\), 2 articles, coverage 1\n/u);
    expect(stdout).toContain('\n1. NEWS 武陟县玉米收购第1日\n');
    expect(stdout).toMatch(/^ {2}byline 柳青禾 REPORTER$/mu);
    expect(stdout).toMatch(/^ {2}official 苗春生: 武陟县县委书记$/mu);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('explains of each person, place, organization and number what decided it and where it stands', async () => {
    const { stdout } = await run(['parse', page, '--explain']);
    for (const fact of ['official', 'place', 'organization', 'metric'])
      expect(stdout).toMatch(new RegExp(`^  ${fact} .+\\n(?:    by .+\\n)+    at \\[\\d+, \\d+\\) ".*«.+».*"$`, 'mu'));
  });

  it('explains how likely each fact is right', async () => {
    const { stdout } = await run(['parse', page, '--explain']);
    expect(stdout).toMatch(/^1\. NEWS 0\.\d\d 武陟县玉米收购第1日 0\.\d\d$/mu);
    expect(stdout).toMatch(/^ {2}official 苗春生 0\.\d\d: 武陟县县委书记 0\.\d\d$/mu);
  });

  it('gives programs the page as JSON, whose spans read back from the text', async () => {
    const { stdout } = await run(['parse', page, '--json']);
    const { text, articles } = JSON.parse(stdout);
    expect(articles).toHaveLength(2);
    for (const { people } of articles) {
      expect(people).not.toEqual([]);
      for (const { name, spans } of people)
        for (const { start, end } of spans) expect(text.slice(start, end)).toBe(name);
    }
  });

  it('reads standard input', async () => {
    const { status, stdout } = await run(['parse', '-'], { input: writtenPage(0) });
    expect(stdout).toMatch(/^stdin: no date/u);
    expect(status).toBe(0);
  });

  it("reads with the town's lexicon that is named", async () => {
    const own = await mkdtemp(join(folder, 'own-'));
    const story = join(own, 'story.txt');
    await writeFile(story, '柳叶湾的清晨\n\n柳叶湾总管 丁一\n\n天还没有亮，湾里的船已经出发了。水面上没有一点声音。\n');
    const lexicon = join(own, 'town.yml');
    await writeFile(lexicon, 'offices: [湾总管]\n');
    expect((await run(['parse', story])).stdout).not.toContain('byline');
    expect((await run(['parse', story, '--lexicon', lexicon])).stdout).toMatch(/^ {2}byline 丁一 AUTHOR$/mu);
    await writeFile(lexicon, 'offices: 湾总管\n');
    const { status, stderr } = await run(['parse', story, '--lexicon', lexicon]);
    expect(stderr).toBe(
      `broadsheet: ${lexicon}:1: offices is "湾总管": write a list of names, each behind "- "; docs/LEXICON.md describes the file\n`,
    );
    expect(status).toBe(1);
    await rm(own, { recursive: true });
  });

  it('takes one page, not a folder of them', async () => {
    await writeFile(join(folder, 'a03.txt'), writtenPage(1));
    const { status, stderr } = await run(['parse', folder]);
    expect(stderr).toBe(
      `broadsheet: parse takes one page, and ${folder} holds 2 (broadsheet --help lists commands and options)\n`,
    );
    expect(status).toBe(2);
  });

  it('does not mind when nobody reads to the end', async () => {
    await writeFile(join(folder, 'long.txt'), Array.from({ length: 300 }, (_, at) => writtenPage(at)).join('\n'));
    const command = `"${process.execPath}" "${PROGRAM}" parse "${join(folder, 'long.txt')}" | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const shell = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, complaints] = ['', ''];
    shell.stdout.on('data', (chunk) => {
      out += chunk;
    });
    shell.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    await new Promise((resolve) => shell.once('close', resolve));
    expect(out).toMatch(/^long: [^\n]*\n0\n$/u);
    expect(complaints).toBe('');
  });
});

describe('broadsheet', () => {
  it('lists its commands, options and settings', async () => {
    const { status, stdout } = await run(['--help']);
    for (const word of ['ingest', 'parse', 'serve', 'start', 'DATA_DIR', 'MONGODB_URI', 'Exit status'])
      expect(stdout).toContain(word);
    expect(status).toBe(0);
  });

  it('prints its version', async () => {
    const { status, stdout } = await run(['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    expect(status).toBe(0);
  });
});
