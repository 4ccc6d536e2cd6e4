/**
 * Every query of docs/API.md and README.md, asked of the sample pages: the documents must show the very answers that
 * come back. Where pages are read differently than before, `npx vitest run test/docs -u` writes the new answers into them.
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

test('there are at least thirty questions', () => {
  const asked = questions.map(({ heading }) => heading).filter((heading) => heading.endsWith('?'));
  expect(new Set(asked).size).toBeGreaterThanOrEqual(30);
});

describe('the archive answers', () => {
  test.each(questions.map((question) => [question.heading, question] as const))('%s', async (_, question) => {
    const { data, errors } = await ask(question);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/:("|\d|true)/u);
  });
});

test.each([DOCUMENT, path.resolve('README.md')])('%s shows what comes back', async (file) => {
  const printed = await fs.readFile(file, 'utf8');
  const codes = Object.entries(CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |\n`);
  const listed = (table: string) => `${table.split('\n')[0]}\n${codes.join('')}`;
  let shown = file === DOCUMENT ? printed.replace(/^\| ----.*\n(\|.*\n)*/mu, listed) : printed;
  for (const question of fencesOf(printed).filter(({ language }) => language === 'graphql')) {
    const { data } = await ask(question);
    const before = `${question.text}\`\`\`\n\n\`\`\`json\n`;
    const start = shown.indexOf(before) + before.length;
    expect(shown, `an answer stands under the query of ${question.heading}`).toContain(before);
    shown = `${shown.slice(0, start)}${JSON.stringify(data)}\n${shown.slice(shown.indexOf('```', start))}`;
  }
  await expect(formatted(file, shown)).toMatchFileSnapshot(file);
});

async function ask({ text }: Fence): Promise<{ data: unknown; errors?: unknown }> {
  const response = await fetch(new URL('graphql', samples.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text }),
  });
  return (await response.json()) as { data: unknown; errors?: unknown };
}
