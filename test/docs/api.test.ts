/**
 * Every query of docs/API.md, asked of the sample pages: the document must show the very answers that come back.
 * Where pages are read differently than before, `npx vitest run test/docs -u` writes the new answers into the document.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODES } from '../../src/server/errors.js';
import { type Fence, fencesOf } from '../support/fences.js';
import { formatted } from '../support/formatted.js';
import { type ServedSamples, serveSamples } from '../support/served.js';

const DOCUMENT = path.resolve('docs/API.md');
const document = await fs.readFile(DOCUMENT, 'utf8');
const questions = fencesOf(document).filter(({ language }) => language === 'graphql');

let samples: ServedSamples;

beforeAll(async () => {
  samples = await serveSamples();
});
afterAll(() => samples.close());

test('there are at least ten questions', () => {
  expect(new Set(questions.map(({ heading }) => heading)).size).toBeGreaterThanOrEqual(10);
});

describe('the archive answers', () => {
  test.each(questions.map((question) => [question.heading, question] as const))('%s', async (_, question) => {
    const { data, errors } = await ask(question);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/:("|\d|true)/u);
  });
});

test('the document shows what comes back', async () => {
  const codes = Object.entries(CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |\n`);
  let shown = document.replace(/^\| ----.*\n(\|.*\n)*/mu, (table) => `${table.split('\n')[0]}\n${codes.join('')}`);
  for (const question of questions) {
    const { data } = await ask(question);
    const before = `${question.text}\`\`\`\n\n\`\`\`json\n`;
    const start = shown.indexOf(before) + before.length;
    expect(shown, `an answer stands under the query of ${question.heading}`).toContain(before);
    shown = `${shown.slice(0, start)}${JSON.stringify(data)}\n${shown.slice(shown.indexOf('```', start))}`;
  }
  await expect(formatted(DOCUMENT, shown)).toMatchFileSnapshot(DOCUMENT);
});

async function ask({ text }: Fence): Promise<{ data: unknown; errors?: unknown }> {
  const response = await fetch(new URL('graphql', samples.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text }),
  });
  return (await response.json()) as { data: unknown; errors?: unknown };
}
