/** `changes`: what each write did, told long after the versions that it ended are gone. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChangeLog, DAYS_KEPT } from '../../src/store/change-log.js';
import { FOREVER } from '../../src/store/documents.js';
import { ArchiveWriter } from '../../src/store/write.js';
import { TestArchive } from '../support/archive.js';
import { writtenPage } from '../support/written.js';

let archive: TestArchive;
/** The snapshot of the empty archive. */
let start: number;

beforeEach(async () => {
  archive = await TestArchive.open();
  start = await snapshot();
});
afterEach(() => archive.close());

const PAPER = { newspaper: '怀川晨报', edition: 'A01' };

interface Put {
  readonly page: { readonly id: string; readonly articles: { id: string; metrics: { id: string }[] }[] };
}

async function put(number: number, text = writtenPage(number)): Promise<Put['page']> {
  const input = { name: `第${number}页`, text, date: `2021-06-${number + 10}`, ...PAPER };
  const mutation = `mutation($input: IngestPageInput!) { ingestPage(input: $input) {
    page { id articles { id metrics { id } } } } }`;
  return (await archive.data(mutation, { input })).ingestPage.page;
}

const snapshot = async (): Promise<number> => (await archive.data('{ archive { snapshot } }')).archive.snapshot;

const LIST = `query($since: Int!, $types: [NodeKind!], $kinds: [ChangeKind!], $first: Int, $after: String, $last: Int, $before: String) {
  changes(since: $since, types: $types, kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { nodeId } }
    nodes { kind type nodeId snapshot at node { __typename id } corrections { kind author } } } }`;

interface Told {
  readonly kind: string;
  readonly type: string;
  readonly nodeId: string;
  readonly snapshot: number;
  readonly at: string;
  readonly node: { __typename: string; id: string } | null;
  readonly corrections: { kind: string; author: string }[];
}

async function changes(since: number, more: object = {}): Promise<{ totalCount: number; nodes: Told[] }> {
  return (await archive.data(LIST, { since, first: 100, ...more })).changes;
}

const told = async (since: number, more: object = {}) =>
  (await changes(since, more)).nodes.map(({ kind, type, nodeId }) => `${kind} ${type} ${nodeId}`);

describe('what changed since a snapshot', () => {
  test('is what came with a page', async () => {
    await put(0);
    const before = await snapshot();
    const page = await put(1);
    const found = await changes(before);
    expect(found.totalCount).toBe(found.nodes.length);
    expect(found.nodes.slice(0, 3)).toEqual([
      expect.objectContaining({
        kind: 'ADDED',
        type: 'PAGE',
        nodeId: page.id,
        node: { __typename: 'Page', id: page.id },
      }),
      ...page.articles.map(({ id }) => expect.objectContaining({ kind: 'ADDED', type: 'ARTICLE', nodeId: id })),
    ]);
    for (const change of found.nodes) {
      expect(change).toMatchObject({ kind: 'ADDED', snapshot: before + 1, corrections: [] });
      expect(change.node?.id).toBe(change.nodeId);
    }
    // The newspaper was there before.
    expect(new Set(found.nodes.map(({ type }) => type))).toEqual(
      new Set(['PAGE', 'ARTICLE', 'PERSON', 'LOCATION', 'ORGANIZATION', 'ISSUE']),
    );
  });

  test('is what a corrected text replaced, took away and brought', async () => {
    const page = await put(0);
    const before = await snapshot();
    const text = writtenPage(0)
      .replace('投入200万元', '投入260万元')
      .replace(/^.*农机合作社添新机$/mu, '武陟县农机手进修');
    const again = await put(0, text);
    expect(again.id).toBe(page.id);
    const types = { types: ['PAGE', 'ARTICLE', 'METRIC'] };
    const articles = new Set(again.articles.map(({ id }) => id));
    expect(await told(before, types)).toEqual(
      expect.arrayContaining([
        `REPLACED PAGE ${page.id}`,
        ...again.articles
          .filter(({ id }) => !page.articles.some((known) => known.id === id))
          .map(({ id }) => `ADDED ARTICLE ${id}`),
        ...page.articles.filter(({ id }) => !articles.has(id)).map(({ id }) => `REMOVED ARTICLE ${id}`),
      ]),
    );
  });

  test('is what is gone, whose id nothing has any more', async () => {
    const page = await put(0);
    const before = await snapshot();
    await archive.data('mutation($id: ID!) { deletePage(id: $id) { correction { id } } }', { id: page.id });
    const { nodes } = await changes(before, { kinds: ['REMOVED'] });
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(
      expect.arrayContaining([page.id, ...page.articles.map(({ id }) => id)]),
    );
    for (const { node } of nodes) expect(node).toBeNull();
  });

  test('is what was corrected, and the page that prints it, with the correction', async () => {
    const page = await put(0);
    const before = await snapshot();
    const metric = page.articles.flatMap(({ metrics }) => metrics)[0]?.id;
    await archive.data(
      'mutation($id: ID!) { correctMetric(id: $id, input: { value: 77, normalizedValue: 77 }, author: "沈静") { metric { id } } }',
      { id: metric },
    );
    const { nodes } = await changes(before);
    const corrected = {
      kind: 'CORRECTED',
      corrections: [{ kind: 'CORRECT_METRIC', author: expect.stringContaining('沈静') }],
    };
    expect(nodes).toEqual([
      expect.objectContaining({ ...corrected, type: 'PAGE', nodeId: page.id }),
      expect.objectContaining({ ...corrected, type: 'METRIC', nodeId: metric }),
    ]);
  });

  test('is given part by part, forward and backward, each change once', async () => {
    for (const number of [0, 1, 2]) await put(number);
    const whole = await changes(start);
    expect(whole.nodes.length).toBe(whole.totalCount);
    const sequences = whole.nodes.map((change) => change.snapshot);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    const forward: Told[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { changes: part } = await archive.data(LIST, { since: start, first: 3, after });
      forward.push(...part.nodes);
      ({ endCursor: after, hasNextPage: more } = part.pageInfo);
    }
    expect(forward).toEqual(whole.nodes);
    const backward: Told[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const { changes: part } = await archive.data(LIST, { since: start, last: 4, before });
      backward.unshift(...part.nodes);
      ({ startCursor: before, hasPreviousPage: more } = part.pageInfo);
    }
    expect(backward).toEqual(whole.nodes);
  });

  test('is counted by what is asked for', async () => {
    await put(0);
    await put(1);
    for (const more of [
      { types: ['ARTICLE'] },
      { kinds: ['REMOVED'] },
      { types: ['PERSON', 'ISSUE'], kinds: ['ADDED'] },
    ]) {
      const { totalCount, nodes } = await changes(start, more);
      expect(totalCount).toBe(nodes.length);
    }
    expect((await changes(start, { types: ['ARTICLE'] })).totalCount).toBe(4);
  });

  test('outlives the versions that ended', async () => {
    await put(0);
    const before = await snapshot();
    const page = await put(0, writtenPage(0).replace('投入200万元', '投入260万元'));
    await archive.db.collection('pages').deleteMany({ until: { $lt: FOREVER } });
    expect(await told(before, { types: ['PAGE'] })).toEqual([`REPLACED PAGE ${page.id}`]);
  });
});

describe('what is not known any more', () => {
  const refusalFor = async (since: number) => (await archive.ask(LIST, { since })).errors[0];
  const keptSince = async (): Promise<number> =>
    (await archive.data('{ archive { changesKeptSince } }')).archive.changesKeptSince;

  test('is refused with the earliest snapshot that can be asked for', async () => {
    await put(0);
    await put(1);
    await put(2);
    const newest = await snapshot();
    await archive.db
      .collection<{ _id: number }>('changes')
      .updateMany({ _id: { $lt: newest } }, { $set: { at: new Date(Date.now() - (DAYS_KEPT + 1) * 86_400_000) } });
    // Whoever writes next clears away what is old.
    await (await ArchiveWriter.open(archive.db, 'OTHER_PROCESSES')).close();
    expect(await keptSince()).toBe(newest - 1);
    expect(await refusalFor(newest - 2)).toMatchObject({
      message: `since is ${newest - 2}, but what changed is kept from snapshot ${newest - 1} on: read anew what you keep of the archive, and give ${newest - 1} or later.`,
      extensions: { code: 'BAD_USER_INPUT', argument: 'since' },
    });
    expect((await changes(newest - 1)).totalCount).toBeGreaterThan(0);
  });

  test('is all that came before a write that nobody noted', async () => {
    await put(0);
    // As a program of an earlier version wrote the next snapshot, and this one comes after it.
    await new ChangeLog(archive.db).begin((await snapshot()) + 1);
    expect(await keptSince()).toBe(await snapshot());
    expect(await refusalFor(0)).toMatchObject({ extensions: { argument: 'since' } });
  });

  test('is all that came before the archive was replaced', async () => {
    await put(0);
    const writer = await ArchiveWriter.open(archive.db, 'OTHER_PROCESSES');
    await writer.replaceAll((async function* () {})(), 2);
    await writer.close();
    expect(await keptSince()).toBe(await snapshot());
    expect(await refusalFor(0)).toMatchObject({ extensions: { argument: 'since' } });
  });

  test('is told of a snapshot that has not been yet, too', async () => {
    await put(0);
    expect((await refusalFor(99))?.message).toMatch(/^since is 99: .* the newest, \d+,/u);
  });

  test('is nothing of an archive that was never written', async () => {
    expect(await keptSince()).toBe(await snapshot());
    expect((await changes(await snapshot())).totalCount).toBe(0);
  });
});

test('a write that failed is not told of', async () => {
  await put(0);
  const before = await snapshot();
  await archive.db.collection<{ _id: number }>('changes').insertOne({ _id: before + 1 });
  await archive.db
    .collection('archive')
    .updateOne({}, { $set: { writer: { id: 'elsewhere:1:x', expires: new Date(0) } } });
  expect((await changes(before)).totalCount).toBe(0);
  const page = await put(1);
  expect(await told(before, { types: ['PAGE'] })).toEqual([`ADDED PAGE ${page.id}`]);
});
