/** The table of limits in docs/RUNNING.md tells what the code does. */
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { PAGE_BYTES } from '../../src/ingest/file-bytes.js';
import { MAX_ANSWER } from '../../src/resolvers/meter.js';
import { LIGHT, MAX_BYTES_AT_ONCE, MOST_WAITING } from '../../src/server/admission.js';
import { CONNECTION_LIMITS } from '../../src/server/connections.js';
import { STOPPING } from '../../src/server/drain.js';
import { MAX_BODY, MAX_COST, MAX_DEPTH, MAX_TOKENS, TIME_LIMIT } from '../../src/server/limits.js';
import { MAX_READ } from '../../src/store/allowance.js';
import { DEFAULT_LENGTH, MAX_LENGTH } from '../../src/store/pagination.js';
import { LOOKED_AT } from '../../src/store/search/highlights.js';

const [, section = ''] = /^## Limits\n([\s\S]*?)^## /mu.exec(readFileSync('docs/RUNNING.md', 'utf8')) ?? [];
const rows = new Map(
  section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, what = '', limit = '', variable = '', beyond = '']) => [what, { limit, variable, beyond }]),
);

const number = (value: number) => value.toLocaleString('en');
const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;
const { patience } = CONNECTION_LIMITS;
const config = loadConfig({});

test.each([
  ['connections at once', number(config.maxConnections)],
  ['requests that are received, answered or sent at once', number(config.maxRequests)],
  ['head of a request, from the connection on', seconds(patience.head)],
  ['a whole request, from its first byte on', seconds(patience.request)],
  ['body of a request', `${MAX_BODY / 1024} KiB`],
  ['names, signs and values in an operation', number(MAX_TOKENS)],
  ['size of an answer', `${MAX_ANSWER / 2 ** 20} MiB`],
  ['what is read of the store for one request', `${MAX_READ / 2 ** 20} MiB`],
  ['what is read of the store at once, for all requests', `${MAX_BYTES_AT_ONCE / 2 ** 20} MiB`],
  ['operations that wait for others', number(MOST_WAITING)],
  ['characters of an article in which it is marked what a search matched', number(LOOKED_AT)],
  ['levels of fields', number(MAX_DEPTH)],
  ['cost of an operation', number(MAX_COST)],
  ['time of a request, to its last command to the store; and of each correction', seconds(TIME_LIMIT)],
  ['part of a list (`first`, `last`)', `${MAX_LENGTH} (${DEFAULT_LENGTH} where not given)`],
  ['without taking anything of an answer', seconds(patience.still)],
  ['to take an answer', seconds(patience.answer)],
  ['answers that wait to be taken, of all clients', `${CONNECTION_LIMITS.maxUnread / 2 ** 20} MiB`],
  ["a page's file; what is said of a page beside it", `${PAGE_BYTES / 2 ** 20} MiB; 64 KiB`],
  ['answers kept', `${config.answerCacheMegabytes} MB`],
  ['time for answers under way when the server stops', seconds(STOPPING.reading)],
])('%s', (what, limit) => {
  expect(rows.get(what)?.limit).toBe(limit);
});

test('what is read at once, beyond the limit', () => {
  const beyond = rows.get('what is read of the store at once, for all requests')?.beyond;
  expect(beyond).toContain(`who reads ${LIGHT / 1024} KiB or more waits`);
});

it('every variable in it is one that can be set', () => {
  const variables = [...rows.values()].flatMap(({ variable }) => variable.match(/[A-Z_]{4,}/gu) ?? []);
  expect(variables.length).toBeGreaterThan(3);
  for (const variable of variables) expect(() => loadConfig({ [variable]: '*' })).toThrow(variable);
});
