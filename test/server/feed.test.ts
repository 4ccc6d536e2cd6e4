/** `/feed`: what is new, as feed readers want it. */
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { accessTo } from '../../src/server/access.js';
import { Admission, MAX_COST_AT_ONCE, MOST_WAITING } from '../../src/server/admission.js';
import { addFeed } from '../../src/server/feed.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { writtenPage } from '../support/written.js';

const READ_TOKEN = 'the-token-of-the-readers';
let archive: TestArchive;
let open: Served;

const serving = (settings: Record<string, string>) =>
  serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ...settings }), store: archive.store });

async function put(number: number, text = writtenPage(number)): Promise<void> {
  const input = { name: `第${number}页`, text, date: `2021-06-${30 - number}`, newspaper: '怀川晨报', edition: 'A01' };
  await archive.data('mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }', { input });
}

beforeAll(async () => {
  archive = await TestArchive.open();
  for (const number of [0, 1, 2]) await put(number);
  open = await serving({ PUBLIC_URL: 'https://archive.example' });
});
afterAll(async () => {
  await open.close();
  await archive.close();
});

interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly feed_url: string;
  readonly home_page_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly content_text: string;
    readonly date_published?: string;
    readonly date_modified: string;
    readonly authors?: readonly { readonly name: string }[];
    readonly tags: readonly string[];
  }[];
}

const ask = (query: Record<string, string> = {}, headers: Record<string, string> = {}, { url } = open) =>
  fetch(new URL(`feed?${new URLSearchParams(query)}`, url), { headers });

const feed = async (query: Record<string, string> = {}): Promise<JsonFeed> =>
  (await ask({ ...query, format: 'json' })).json() as Promise<JsonFeed>;

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u;

describe('as JSON Feed 1.1', () => {
  test('is what the format asks for, the newest first', async () => {
    const response = await ask({ format: 'json' });
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    const { version, title, feed_url, home_page_url, items } = (await response.json()) as JsonFeed;
    expect({ version, title, feed_url, home_page_url }).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Broadsheet',
      feed_url: 'https://archive.example/feed?format=json&first=50',
      home_page_url: 'https://archive.example/',
    });
    // Later pages came of earlier days.
    expect(items.map(({ date_published: day }) => day)).toEqual(
      [28, 28, 29, 29, 30, 30].map((day) => `2021-06-${day}T00:00:00+08:00`),
    );
    const times = items.map(({ date_modified: time }) => time);
    expect(times).toEqual(times.toSorted().reverse());
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { id, url, content_text: text, date_modified: time, tags } of items) {
      expect(url).toBe(`https://archive.example/id/${id.replace('urn:broadsheet:', '')}`);
      expect(text).not.toBe('');
      expect(time).toMatch(RFC_3339);
      expect(tags).toEqual(['怀川晨报', expect.stringMatching(/A01/u), 'NEWS']);
    }
    expect(items.some(({ authors }) => authors?.some(({ name }) => name === '柳青禾'))).toBe(true);
  });

  test('is of any filter, and as long as asked for', async () => {
    const found = await feed({ filter: JSON.stringify({ text: '合作社', newspaper: '怀川晨报' }), first: '2' });
    expect(found.items).toHaveLength(2);
    for (const { title } of found.items) expect(title).toContain('合作社');
    expect((await feed({ filter: '{"locationName":"无此地"}' })).items).toEqual([]);
  });

  test('is what whoever accepts it gets unasked', async () => {
    const response = await ask({}, { accept: 'application/feed+json' });
    expect(response.headers.get('content-type')).toContain('application/feed+json');
    expect(response.headers.get('vary')).toContain('accept');
  });
});

describe('as Atom 1.0', () => {
  test('is what the format asks for', async () => {
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const text = await response.text();
    expect(text).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/u,
    );
    const [head = '', ...entries] = text.split('<entry>');
    expect(head.match(/<(id|title|updated|author|link)\b/gu)).toEqual([
      '<id',
      '<title',
      '<updated',
      '<author',
      '<link',
      '<link',
    ]);
    expect(head).toContain('href="https://archive.example/feed?format=atom&amp;first=50"');
    expect(entries).toHaveLength(6);
    for (const entry of entries) {
      for (const once of ['id', 'title', 'updated', 'published', 'content'])
        expect(entry.match(new RegExp(`<${once}\\b`, 'gu')), once).toHaveLength(1);
      expect(entry.match(/<updated>(.*)<\/updated>/u)?.[1]).toMatch(RFC_3339);
    }
    expect(tagsOf(text)).toEqual([]);
  });

  test('says what XML has signs of its own for', async () => {
    const text = await (await ask({ filter: '{"text":"收购 -\\"<b>&\\""}' })).text();
    expect(text).toContain('&lt;b&gt;&amp;');
    expect(tagsOf(text)).toEqual([]);
  });
});

/** The elements that are open at the end, or closed in another order. */
function tagsOf(xml: string): string[] {
  const opened: string[] = [];
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gu)) {
    if (close === '/') {
      if (opened.pop() !== name) return [`</${name}>`];
    } else if (empty !== '/') opened.push(name);
  }
  return opened;
}

describe('asked again', () => {
  test('is not sent to whoever has it, by its tag or by its time', async () => {
    const first = await ask();
    const [etag, modified] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
    expect(modified).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/u);
    expect((await ask({}, { 'if-none-match': etag })).status).toBe(304);
    expect((await ask({}, { 'if-modified-since': modified })).status).toBe(304);
    expect((await ask({}, { 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
    expect((await ask({}, { 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })).status).toBe(200);
  });

  test('is the same as long as nothing of it changed, and tells what did', async () => {
    const quiet = { filter: '{"locationName":"武陟县"}' };
    const [tag, all] = [(await ask(quiet)).headers.get('etag') ?? '', (await ask()).headers.get('etag') ?? ''];
    await put(1, writtenPage(1).replace('添新机', '又添新机'));
    await expect.poll(async () => (await ask({}, { 'if-none-match': all })).status).toBe(200);
    expect((await ask(quiet, { 'if-none-match': tag })).status).toBe(304);
    const { items } = await feed();
    expect(items[0]?.title).toContain('又添新机');
  });
});

test.each([
  ['filter=%7B', 'filter is no JSON'],
  ['filter=%7B%22words%22%3A1%7D', 'words'],
  ['first=0', 'first is "0": give 1 to 100.'],
  ['first=1000', 'first is "1000"'],
  ['format=rss', 'there is no format "rss"'],
  ['format=atom&format=json', 'format is given twice'],
  ['filter=%7B%22text%22%3A%22-a%22%7D', ''],
])('/feed?%s is refused in words', async (query, message) => {
  const response = await fetch(new URL(`feed?${query}`, open.url));
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
  expect(response.status).toBe(400);
  expect(errors[0]?.message).toContain(message);
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
});

test('what the archive does not remember writing follows by its day, the latest first', async () => {
  await archive.db.collection('changes').deleteMany({});
  const other = await serving({});
  try {
    const { items } = (await (await ask({ format: 'json' }, {}, other)).json()) as JsonFeed;
    const days = items.map(({ date_published: day }) => day ?? '');
    expect(days).toEqual(days.toSorted().reverse());
    expect(items).toHaveLength(6);
    // Without PUBLIC_URL links are of the address that was asked.
    expect(items[0]?.url).toContain(`${other.url}id/art_`);
  } finally {
    await other.close();
  }
});

test('a closed archive tells its news to whoever may read, and FEEDS=off to nobody', async () => {
  const [closed, without] = [await serving({ READ_TOKEN }), await serving({ FEEDS: 'off' })];
  try {
    expect((await ask({}, {}, closed)).status).toBe(401);
    expect((await ask({}, { authorization: `Bearer ${READ_TOKEN}` }, closed)).status).toBe(200);
    expect((await ask({}, {}, without)).status).toBe(404);
  } finally {
    await closed.close();
    await without.close();
  }
});

describe('beside much else that is worked on', () => {
  const NEVER = new Promise<Error>(() => undefined);
  const dear = { cost: MAX_COST_AT_ONCE, bytes: 0, ended: NEVER };

  async function withAdmission(admission: Admission) {
    const app = Fastify();
    const access = accessTo(undefined, {});
    const schema = await createSchema();
    const { db } = archive.store;
    addFeed(app, { db, schema, access, charge: undefined, admission, publicUrl: undefined, storeTime: undefined });
    return app;
  }

  test('waits for its turn', async () => {
    const admission = new Admission();
    const { done } = await admission.enter(dear);
    const app = await withAdmission(admission);
    const entered = vi.spyOn(admission, 'enter');
    let isAnswered = false;
    const answer = app.inject('/feed').then((response) => {
      isAnswered = true;
      return response;
    });
    await vi.waitFor(() => expect(entered).toHaveBeenCalled());
    expect(isAnswered).toBe(false);
    done();
    expect((await answer).statusCode).toBe(200);
    await app.close();
  });

  test('is refused where too many wait, and told when to come again', async () => {
    const admission = new Admission();
    for (let n = 0; n <= MOST_WAITING; n += 1) void admission.enter(dear);
    const app = await withAdmission(admission);
    const { statusCode, headers, body } = await app.inject('/feed');
    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toBe('1');
    expect(body).toContain('OVERLOADED');
    await app.close();
  });
});
