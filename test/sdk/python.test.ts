/** The client in Python that docs/CLIENTS.md shows, run as it stands there. */
import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { fencesOf } from '../support/fences.js';
import { serveSamples } from '../support/served.js';

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

test.runIf(HAS_PYTHON)('two files of plain Python ask the archive (needs python3)', async () => {
  const samples = await serveSamples();
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-python-'));
  try {
    const document = await fs.readFile('docs/CLIENTS.md', 'utf8');
    const steps = fencesOf(document).filter(({ heading }) => heading === 'From Python');
    const files = steps.filter(({ name }) => name !== '');
    expect(files.map(({ name }) => name)).toEqual(['broadsheet.py', 'largest.py']);
    for (const { name, text } of files) {
      await fs.writeFile(path.join(folder, name), text.replaceAll('http://127.0.0.1:4000/', samples.url));
    }
    // -S: nothing that is installed beside Python itself.
    const { stdout } = await promisify(execFile)('python3', ['-S', 'largest.py'], { cwd: folder });
    expect(stdout).toBe(steps.find(({ language }) => language === 'text')?.text);
  } finally {
    await samples.close();
    await fs.rm(folder, { recursive: true, force: true });
  }
});
