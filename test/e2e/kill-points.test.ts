/**
 * A run that is killed before any of its writing commands leaves an archive of which the next run makes the same as an
 * undisturbed one. `KILL_POINTS=1` tries every command, which takes minutes; by default it is every ninth.
 */
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOREVER } from '../../src/store/documents.js';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { type Ended, run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

const STEP = Number(process.env.KILL_POINTS ?? 9);
const KILLER = `--import=${new URL('../support/kill-before.mjs', import.meta.url).href}`;
const COLLECTIONS = [
  'archive',
  'pages',
  'articles',
  'metrics',
  'people',
  'locations',
  'organizations',
  'search',
  'figures',
] as const;

let folder: string;
let pages: string;

/** An archive of two pages, of which the run to come replaces one: how many pages are written at once is a matter of time. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-kills-'));
  pages = join(folder, 'pages');
  await mkdir(pages);
  const write = (number: number, text = writtenPage(number)) => writeFile(join(pages, `p${number}.txt`), text);
  await write(0);
  await write(1);
  expect((await run(['ingest', pages], { env: { DATA_DIR: join(folder, 'before') } })).status).toBe(0);
  await write(1, writtenPage(1).replaceAll('博爱县', '温县'));
});

afterAll(() => removeWithArchives(folder));

async function begin(name: string): Promise<void> {
  await cp(join(folder, 'before'), join(folder, name), { recursive: true, filter: (path) => !path.includes('run-') });
}

function ingest(name: string, killBefore = 0): Promise<Ended> {
  const env = { DATA_DIR: join(folder, name), NODE_OPTIONS: KILLER, KILL_BEFORE: String(killBefore) };
  return run(['ingest', pages], { env });
}

/** All that readers see, with the versions' numbers; when it was written is left out. */
async function contentOf(name: string): Promise<Record<string, unknown[]>> {
  const store = await openArchiveOf(join(folder, name));
  try {
    const found = COLLECTIONS.map(async (collection) => {
      const current = collection === 'archive' ? {} : { until: FOREVER };
      const documents = await store.db.collection(collection).find(current).sort({ _id: 1 }).toArray();
      return [collection, documents.map((document) => ({ ...document, ingestedAt: null }))];
    });
    return Object.fromEntries(await Promise.all(found));
  } finally {
    await store.close();
  }
}

// Elsewhere than in the embedded store, an archive cannot be copied as a file.
it.runIf(process.env.MONGODB_URI === undefined)(
  'whichever command a run is killed before, the next one makes the same archive, its search and figures included',
  async () => {
    await begin('undisturbed');
    const undisturbed = await ingest('undisturbed');
    const commands = Number(/(\d+) commands wrote/u.exec(undisturbed.stderr)?.[1]);
    expect(commands).toBeGreaterThan(20);
    const expected = await contentOf('undisturbed');
    expect(expected.pages).toHaveLength(2);
    expect(expected.archive).toMatchObject([{ sequence: expect.any(Number), writer: null }]);
    for (let fatal = 1; fatal <= commands; fatal += STEP) {
      const name = `killed-${fatal}`;
      await begin(name);
      expect((await ingest(name, fatal)).status, `killed before command ${fatal}`).toBe(null);
      expect((await ingest(name)).status).toBe(0);
      expect(await contentOf(name), `killed before command ${fatal}`).toEqual(expected);
      const { status, stdout } = await run(['check'], { env: { DATA_DIR: join(folder, name) } });
      expect([status, stdout]).toEqual([0, expect.stringContaining('all agree')]);
    }
  },
  600_000,
);
