/**
 * A run that is killed before any of its writing commands leaves an archive of which the next run makes the same as an
 * undisturbed one. By default every fifteenth command is tried; `KILL_POINTS=1` tries every one, and `KILL_POINTS=1 … -t 'part 3 of 8'`
 * an eighth of them. `test/ingest/kill-points.test.ts` tries all in one process, which is faster.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOREVER } from '../../src/store/documents.js';
import { checkFigures } from '../../src/store/figures/check.js';
import { withWriter } from '../../src/store/with-writer.js';
import { openArchiveOf, removeWithArchives } from '../support/archive-of.js';
import { type Ended, run } from '../support/program.js';
import { writtenPage } from '../support/written.js';

const STEP = Number(process.env.KILL_POINTS ?? 15);
/** Where every command is tried, a test tries an eighth of them: each has time enough, whatever the machine. */
const PARTS = STEP < 9 ? 8 : 1;
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
    const content = Object.fromEntries(await Promise.all(found));
    const checked = await withWriter(store, (writer) => checkFigures(store.db, writer));
    expect(checked.differences).toEqual([]);
    return content;
  } finally {
    await store.close();
  }
}

describe.runIf(process.env.MONGODB_URI === undefined)('whichever command a run is killed before', () => {
  let commands: number;
  let expected: unknown;

  // Elsewhere than in the embedded store, an archive cannot be copied as a file.
  beforeAll(async () => {
    await begin('undisturbed');
    const undisturbed = await ingest('undisturbed');
    commands = Number(/(\d+) commands wrote/u.exec(undisturbed.stderr)?.[1]);
    expected = await contentOf('undisturbed');
  }, 240_000);

  it('an undisturbed one writes as it should', () => {
    expect(commands).toBeGreaterThan(20);
    expect(expected).toMatchObject({ archive: [{ sequence: expect.any(Number), writer: null }] });
    expect(expected).toHaveProperty('pages.length', 2);
  });

  it.each(Array.from({ length: PARTS }, (_, part) => part + 1))(
    `the next one makes the same archive, its search and figures included (part %i of ${PARTS})`,
    async (part) => {
      for (let fatal = 1 + (part - 1) * STEP; fatal <= commands; fatal += STEP * PARTS) {
        const name = `killed-${fatal}`;
        await begin(name);
        expect((await ingest(name, fatal)).status, `killed before command ${fatal}`).toBe(null);
        expect((await ingest(name)).status).toBe(0);
        expect(await contentOf(name), `killed before command ${fatal}`).toEqual(expected);
        await rm(join(folder, name), { recursive: true });
      }
    },
    1_800_000,
  );
});
