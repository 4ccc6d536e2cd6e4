import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/ingest/lexicon/lexicon.js';
import { preparePages } from '../../src/ingest/pool.js';
import { type Prepared, preparePage } from '../../src/ingest/prepare.js';
import { findPages, type Given } from '../../src/ingest/read.js';

const GIVEN: Given = { newspaper: '沁园日报', date: '2021-06-04', edition: null };
const COUNT = 40;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-pool-'));
  for (let number = 0; number < COUNT; number++) {
    const text = `夏粮收购第${number}日\n\n本报讯（记者 柳青禾）沁阳市第${number}个收购点昨日开磅。市长方小满到场。\n`;
    // Every tenth is no page.
    await writeFile(join(folder, `p${String(number).padStart(2, '0')}.txt`), number % 10 === 9 ? '\0' : text);
  }
});

afterAll(() => rm(folder, { recursive: true }));

/** Threads index the articles too; alone, a page is indexed only if it goes into the archive. */
function withoutIndex(prepared: Prepared): Prepared {
  return 'draft' in prepared ? { ...prepared, draft: { ...prepared.draft, indexed: null } } : prepared;
}

describe('pages prepared on all cores', () => {
  it('come in the order in which they were named, each as if it had been prepared alone', async () => {
    const { files } = await findPages([folder], Readable.from([]));
    const names: string[] = [];
    for await (const { file, prepared } of preparePages(files, GIVEN, new AbortController().signal)) {
      names.push(file.name);
      expect(withoutIndex(prepared)).toEqual(await preparePage(file, GIVEN, shippedLexicon()));
    }
    expect(names).toEqual(files.map(({ name }) => name));
    expect(names).toHaveLength(COUNT);
  });

  it('stop coming when the run is stopped', async () => {
    const { files } = await findPages([folder], Readable.from([]));
    const controller = new AbortController();
    const names: string[] = [];
    for await (const { file } of preparePages(files, GIVEN, controller.signal)) {
      names.push(file.name);
      if (file.name === 'p03') controller.abort();
    }
    expect(names).toEqual(['p00', 'p01', 'p02', 'p03']);
  });

  it('may be left before the last', async () => {
    const { files } = await findPages([folder], Readable.from([]));
    const names: string[] = [];
    for await (const { file } of preparePages(files, GIVEN, new AbortController().signal)) {
      names.push(file.name);
      if (file.name === 'p03') break;
    }
    expect(names).toEqual(['p00', 'p01', 'p02', 'p03']);
  });
});
