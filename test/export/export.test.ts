/** Whole results as files: all rows of one moment, whatever is written meanwhile. */
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportRequest, openExport } from '../../src/export/export.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { TestArchive } from '../support/archive.js';
import type { PrintedPage } from '../support/newspaper.js';

const schema = await createSchema();

/** More than are read at once. */
const MANY = 620;

const PAGES: readonly PrintedPage[] = Array.from({ length: MANY / 20 }, (_, page) => ({
  name: `沁园日报-${String(page).padStart(2, '0')}`,
  newspaper: '沁园日报',
  edition: 'A02',
  date: '2023-05-04',
  articles: Array.from({ length: 20 }, (_, position) => ({
    headline: position === 0 ? `=HYPERLINK("x")第${page}号` : `第${page}版第${position}篇`,
    body: [`修武县县长周若兰说，青禾农机有限公司送来${position + 1}台机器。`, '第二段。'],
    byline: [{ name: '沈静', role: 'REPORTER' as const }],
    people: [{ name: '周若兰', titles: ['修武县县长'] }],
    places: [{ name: '修武县' }],
    organizations: ['青禾农机有限公司'],
    metrics: [
      {
        text: `${position + 1}台`,
        value: position + 1,
        unit: '台',
        normalizedValue: position + 1,
        normalizedUnit: 'count',
        label: '送来机器',
        kind: 'COUNT' as const,
      },
    ],
  })),
}));

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open(PAGES);
});
afterAll(() => archive.close());

async function exported(
  request: Partial<ExportRequest>,
): Promise<{ bytes: Buffer; sequence: number; fileName: string }> {
  const wanted = { table: 'articles', format: 'jsonl', ...request };
  const made = await openExport(archive.db, schema, wanted, new AbortController().signal);
  const pieces: Buffer[] = [];
  for await (const piece of made.pieces) pieces.push(Buffer.from(piece));
  return { bytes: Buffer.concat(pieces), sequence: made.sequence, fileName: made.fileName };
}

async function rowsOf(request: Partial<ExportRequest>): Promise<Record<string, unknown>[]> {
  const { bytes } = await exported(request);
  const lines = bytes.toString().split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line));
}

describe('an export', () => {
  test('holds every article once, in the order of the pages, with names for ids', async () => {
    const rows = await rowsOf({});
    expect(rows).toHaveLength(MANY);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(MANY);
    expect(rows[21]).toMatchObject({
      newspaper: '沁园日报',
      edition: 'A02',
      date: '2023-05-04',
      position: 1,
      headline: '第1版第1篇',
      body: '修武县县长周若兰说，青禾农机有限公司送来2台机器。\n第二段。',
      byline: ['REPORTER 沈静'],
      people: ['周若兰'],
      officials: ['修武县县长 周若兰'],
      organizations: ['青禾农机有限公司'],
      locations: ['修武县'],
    });
  });

  test.each([
    ['metrics', { newspaper: '沁园日报' }, MANY],
    ['metrics', { newspaper: '沁园晚报' }, 0],
    ['people', { newspaper: '沁园日报', edition: 'A2' }, 1],
    ['people', { newspaper: '沁园晚报' }, 0],
    ['articles', { missing: ['DATE'] }, 0],
  ])('of %s with %j holds what the same filter finds over GraphQL', async (table, filter, count) => {
    expect(await rowsOf({ table, filter: JSON.stringify(filter) })).toHaveLength(count);
  });

  test('holds what the filter matches, in the columns that are asked for, in their order', async () => {
    const rows = await rowsOf({
      table: 'metrics',
      filter: JSON.stringify({ value: { gt: 18 }, kinds: ['COUNT'] }),
      columns: 'text, normalized_value,headline',
    });
    expect(rows).toHaveLength((MANY / 20) * 2);
    expect(Object.entries(rows[0] ?? {})).toEqual([
      ['text', '19台'],
      ['normalized_value', 19],
      ['headline', '第0版第18篇'],
    ]);
  });

  test('finds words', async () => {
    const rows = await rowsOf({ filter: JSON.stringify({ text: '第7版' }), columns: 'headline' });
    expect(rows.length).toBeGreaterThanOrEqual(19);
    expect(rows.filter(({ headline }) => !String(headline).startsWith('第7版'))).toEqual([]);
  });

  test.each([
    ['people', { name: '周若兰', is_official: true, articles: MANY }],
    ['locations', { name: '修武县', level: 'COUNTY', ancestors: ['河南省', '焦作市'] }],
  ])('holds %s', async (table, row) => {
    expect(await rowsOf({ table })).toContainEqual(expect.objectContaining(row));
  });

  test('of nothing is a file without rows', async () => {
    expect(await rowsOf({ filter: '{"text": "无此词语"}' })).toEqual([]);
    const { bytes } = await exported({ filter: '{"text": "无此词语"}', format: 'csv', columns: 'id,body' });
    expect(bytes.toString()).toBe('\uFEFFid,body\r\n');
  });

  test('goes on behind the last row that was received, in the same snapshot', async () => {
    const all = await rowsOf({});
    const { sequence } = await exported({});
    const rest = await rowsOf({ snapshot: String(sequence), after: String(all[599]?.id) });
    expect(rest).toEqual(all.slice(600));
  });

  test('shows one moment, whatever is written while it is read; afterwards nothing of it is held', async () => {
    const first = await exported({});
    const made = await openExport(
      archive.db,
      schema,
      { table: 'articles', format: 'jsonl' },
      new AbortController().signal,
    );
    await archive.replace(PAGES.slice(0, 1));
    let text = '';
    for await (const piece of made.pieces) text += piece.toString();
    expect(text).toBe(first.bytes.toString());
    await archive.replace(PAGES);
    await expect(exported({ snapshot: String(made.sequence) })).rejects.toThrow(
      `snapshot ${made.sequence} is not held any more`,
    );
  });

  test('that broke off is held for whoever goes on', async () => {
    const made = await openExport(
      archive.db,
      schema,
      { table: 'articles', format: 'jsonl' },
      new AbortController().signal,
    );
    await made.pieces.return(undefined);
    await archive.replace(PAGES.slice(0, 2));
    const rows = await rowsOf({ snapshot: String(made.sequence) });
    expect(rows).toHaveLength(MANY);
    await archive.replace(PAGES);
  });
});

describe('the formats', () => {
  test('CSV is read by spreadsheets, and runs no formula', async () => {
    const { bytes, fileName, sequence } = await exported({
      format: 'csv',
      columns: 'headline,people,position,snapshot',
    });
    const [head, first] = bytes.toString().split('\r\n');
    expect(fileName).toBe(`articles-${sequence}.csv`);
    expect(head).toBe('\uFEFFheadline,people,position,snapshot');
    expect(first).toBe(`"'=HYPERLINK(""x"")第0号",周若兰,0,${sequence}`);
  });

  test('Parquet holds the same values with their types', async () => {
    const { bytes, sequence } = await exported({ format: 'parquet' });
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    const lines = await rowsOf({});
    expect(rows).toHaveLength(MANY);
    const [row, line] = [rows[21], lines[21]];
    expect(row).toEqual({ ...line, date: new Date('2023-05-04T00:00:00Z'), snapshot: sequence });
  });
});

describe('what is wrong is named', () => {
  test.each([
    ['a table', { table: 'words' }, 'there is no table "words": give one of articles, metrics, people, locations.'],
    ['a format', { format: 'xlsx' }, 'there is no format "xlsx": give one of jsonl, csv, parquet.'],
    ['a filter that is no JSON', { filter: '{text' }, 'filter is no JSON'],
    [
      'a filter of another kind',
      { filter: '{"words": "x"}' },
      'filter: Field "words" is not defined by type "ArticleFilter"',
    ],
    ['a value of a filter', { filter: '{"kinds": ["NOVEL"]}' }, 'filter.kinds.0: Value "NOVEL" does not exist'],
    ['a column', { columns: 'id,colour' }, 'there is no column "colour": give some of id, page,'],
    ['a snapshot', { snapshot: 'x' }, 'snapshot is "x": give a number.'],
    ['a snapshot of long ago', { snapshot: '0' }, 'snapshot 0 is not held any more'],
    ['a row', { after: 'art_none' }, 'after is "art_none": give the id of a row of this snapshot.'],
  ])('%s', async (_, request, message) => {
    await expect(exported(request)).rejects.toThrow(message);
  });
});
