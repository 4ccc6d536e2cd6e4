import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Meter } from '../../src/resolvers/meter.js';
import type { Context } from '../../src/resolvers/request-state.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { createApollo } from '../../src/server/apollo.js';
import { createLogger } from '../../src/server/logger.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

/** A request to an archive that cannot be read, and what is told and logged of it. */
async function failing(query: string) {
  const info: object[] = [];
  const errors: { err: Error }[] = [];
  const logger = {
    debug: () => {},
    info: (line: object) => info.push(line),
    warn: () => {},
    error: (line: { err: Error }) => errors.push(line),
  };
  const apollo = createApollo(await createSchema(), 'production', { logger });
  const snapshot = () => Promise.reject(new Error('the disk at /var/secret is broken'));
  const contextValue = {
    state: {
      snapshot,
      snapshotFor: snapshot,
      announce: () => {},
      meter: new Meter(() => Number.POSITIVE_INFINITY),
      ended: new Promise(() => {}),
      watchReading: () => {},
    },
  } as unknown as Context;
  const { body } = await apollo.executeOperation({ query }, { contextValue });
  const answer = body.kind === 'single' ? JSON.stringify(body.singleResult) : '';
  return { answer, info, errors };
}

test('what went wrong inside is logged, and not told', async () => {
  const { answer, errors } = await failing('query Front { pages { totalCount } }');
  expect(answer).toContain('Something is wrong with the server.');
  expect(answer).not.toContain('secret');
  expect(errors).toMatchObject([{ err: { message: 'the disk at /var/secret is broken' }, operationName: 'Front' }]);
});

test('each operation is a line of the log, with its name, time and errors', async () => {
  const { info } = await failing('query Front { pages { totalCount } }');
  expect(info).toMatchObject([
    {
      operationName: 'Front',
      operation: 'query',
      milliseconds: expect.any(Number),
      errors: ['INTERNAL_SERVER_ERROR'],
    },
  ]);
});

test('a question that is wrong in itself is told, and no failure of ours', async () => {
  const { answer, errors } = await failing('{ nodes(ids: "x", colour: 1) { id } }');
  expect(answer).toContain('GRAPHQL_VALIDATION_FAILED');
  expect(errors).toEqual([]);
});

describe('a line of the log', () => {
  const TOKENS = { apiToken: 'a-secret-of-"quotes"', readToken: 'a-secret-of-readers' };

  function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
    let lines = '';
    write(createLogger({ logLevel: 'info', ...TOKENS }, { write: (line) => (lines += line) }));
    return lines;
  }

  test.each([
    ['the end of a line', '\n{"level":30,"msg":"forged"}'],
    ['another end of a line', '\r\n\u0085\u2028\u2029'],
    ['commands to a terminal', '\u001b[2J\u009b31m\u007f'],
    ['writing that runs the other way', '\u202egpj.exe\u2066'],
  ])('is one, and what it says stays as it is, with %s in it', (_, text) => {
    const line = logged((logger) => logger.info({ operationName: text }, text));
    expect(line).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]+\n$/u);
    expect(JSON.parse(line)).toMatchObject({ operationName: text, msg: text, level: 30 });
  });

  test('holds no token, wherever it comes from', () => {
    const line = logged((logger) => {
      logger.error({ err: new Error(`refused: ${TOKENS.readToken}`), headers: { authorization: 'Bearer of-others' } });
      logger.info(`sent ${TOKENS.apiToken}, then Basic dXNlcjpwYXNz`);
    });
    for (const secret of [...Object.values(TOKENS), 'secret', 'of-others', 'dXNlcjpwYXNz']) {
      expect(line).not.toContain(secret);
    }
    expect(
      line
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each).level),
    ).toEqual([50, 30]);
  });
});

describe('a request', () => {
  let archive: TestArchive;
  let served: Served;
  let lines: { reqId?: string; msg: string; req?: object; operationName?: string }[] = [];
  let text = '';

  beforeAll(async () => {
    archive = await TestArchive.open(PAGES);
    const config = { port: 0, host: '127.0.0.1', logLevel: 'info', nodeEnv: 'production' } as const;
    const write = (line: string) => {
      text += line;
      lines.push(JSON.parse(line));
    };
    served = await serve({ config: { ...config, answerCacheMegabytes: 1 }, store: archive.store, log: { write } });
  });
  afterAll(async () => {
    await served.close();
    await archive.close();
  });
  beforeEach(() => {
    lines = [];
    text = '';
  });

  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(new URL('/graphql', served.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  test('has a name, in its answer and in all lines about it, whether the answer is kept or not', async () => {
    const names = new Set<string>();
    for (const _ of ['made', 'kept']) {
      const { headers } = await ask('query Front { pages { totalCount } }');
      const name = headers.get('x-request-id') ?? '';
      names.add(name);
      const about = lines.filter(({ reqId }) => reqId === name).map(({ msg }) => msg);
      expect(about).toEqual(expect.arrayContaining(['incoming request', 'operation answered']));
    }
    expect(names.size).toBe(2);
  });

  test('keeps the name that a proxy gave it, if it is one', async () => {
    const { headers } = await ask('{ pages { totalCount } }', { 'x-request-id': 'edge-7f:12.a' });
    expect(headers.get('x-request-id')).toBe('edge-7f:12.a');
    for (const name of ['x'.repeat(65), 'a b', '"},{"level":60', '']) {
      const given = (await ask('{ pages { totalCount } }', { 'x-request-id': name })).headers.get('x-request-id');
      expect(given).toMatch(/^[\w-]+$/u);
      expect(given).not.toBe(name);
    }
  });

  test('leaves neither what it asks nor a token in the line of its address, nor a line as long as it likes', async () => {
    const address = new URL('/graphql?token=a-secret-of-mine', served.url);
    await fetch(address, { headers: { authorization: 'Bearer a-secret-of-mine' } });
    await fetch(new URL(`/${'x'.repeat(5_000)}`, served.url));
    await ask(`query ${'Front'.repeat(1_000)} { pages { totalCount } }`);
    expect(lines.some(({ operationName = '' }) => operationName.startsWith('Front'))).toBe(true);
    expect(text).not.toContain('secret');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(1_000);
  });
});
