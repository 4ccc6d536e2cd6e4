/** The explorer in a real browser, as somebody without the internet uses it. */
import fs from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Served, serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  fs.existsSync(path),
);

let archive: TestArchive;
let served: Served;
let browser: Browser | undefined;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  archive = await TestArchive.open(PAGES);
  served = await serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent' }), store: archive.store });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await archive?.close();
});

test('a query typed into GraphiQL and run shows the headline', async (context) => {
  if (browser === undefined) return context.skip('Chromium is not installed here');
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  await page.goto(new URL('/graphiql', served.url).href);
  const editor = page.locator('.graphiql-query-editor .CodeMirror');
  await editor.waitFor();
  expect(await editor.textContent()).toContain('query Articles');

  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type('query Typed { articles(last: 1) { nodes { headline');
  await page.getByRole('tab', { name: 'Typed' }).waitFor();
  await page.locator('button.graphiql-execute-button').click();
  const result = page.locator('.graphiql-response');
  await result.getByText('粮仓一年回访').waitFor({ timeout: 20_000 });

  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);
