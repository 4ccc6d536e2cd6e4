/**
 * Takes the pictures of the reading room that README.md shows, of the sample pages: docs/pictures/. Needs Chromium and `npm run build`.
 *
 *   node scripts/room-pictures.mjs
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = join(ROOT, 'docs', 'pictures');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (CHROMIUM === undefined) throw new Error('Chromium is not installed here: apt-get install chromium');

const data = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
const program = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'start'], {
  cwd: ROOT,
  env: { PATH: process.env.PATH, DATA_DIR: data, PORT: '0', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
try {
  const url = await addressOf(program);
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' });
  mkdirSync(PICTURES, { recursive: true });
  const settle = async () => {
    await page.waitForLoadState('networkidle');
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const take = (name) => page.screenshot({ path: join(PICTURES, `${name}.png`) });

  await page.goto(url);
  await settle();
  await take('front');

  await page.goto(new URL(`/search?q=${encodeURIComponent('春茶')}`, url).href);
  await page.getByRole('link', { name: '做优一片叶子' }).first().click();
  await page.getByRole('button', { name: /^覃世昌/u }).click();
  await settle();
  await page.evaluate('scrollTo(0, 0)');
  await take('article');

  await page.getByRole('link', { name: '看原版' }).click();
  await page.getByRole('heading', { name: '读入时的原文' }).waitFor();
  await settle();
  await take('page');
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await new Promise((resolve) => program.once('close', resolve));
  rmSync(data, { recursive: true });
}

async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const found = /^Broadsheet is at (\S+)/u.exec(line);
    if (found !== null) return found[1];
  }
  throw new Error('the program ended before it served anything');
}
