/** Every screen, as people with large and small windows, other languages, dark rooms, keys and screen readers see it. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_BROWSER, openRoom, PICTURES, type Room, type Visit } from './room.js';
import { SCREENS } from './screens.js';

/** Compressed bytes of script that a first screen may take. */
const MOST_SCRIPT = 150_000;
/** What a chart may take on top, where there is one: the library that draws it comes when it is needed. */
const MOST_FOR_CHARTS = 120_000;
/** Share of the screen that may jump while it comes. */
const MOST_JUMP = 0.02;
const MOST_ROUND_TRIPS = 2;

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let room: Room | null;

beforeAll(async () => {
  room = await openRoom();
  fs.mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => room?.close());

test.for(SCREENS)('$name, at a desk by day and by night', async ({ name, address, hasChart = false }, context) => {
  if (room === null) return context.skip(NO_BROWSER);
  const visit = await room.visit({ viewport: { width: 1280, height: 900 } });
  const page = await visit.open(await address(room.samples.db));
  await expectInOrder(visit);
  const mostScript = MOST_SCRIPT + (hasChart ? MOST_FOR_CHARTS : 0);
  expect.soft(await visit.scripts(), 'compressed script').toBeLessThanOrEqual(mostScript);
  expect.soft(visit.roundTrips(), 'round trips').toBeLessThanOrEqual(MOST_ROUND_TRIPS);
  expect.soft(await page.title(), 'what the tab is called').toContain('阅报室');
  expect.soft(await page.locator('h1').count(), 'headings of the first level').toBe(1);
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });

  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'English' }).click();
  expect.soft(await violationsOn(visit), 'what axe finds by night').toEqual([]);
  expect.soft(await page.title(), 'what the tab is called in English').toMatch(/Reading Room|Broadsheet/u);
  await page.screenshot({ path: path.join(PICTURES, `${name}, by night.png`), fullPage: true });
  await visit.close();
});

test.for(SCREENS)('$name, on a phone', async ({ name, address }, context) => {
  if (room === null) return context.skip(NO_BROWSER);
  const visit = await room.visit({ viewport: { width: 390, height: 844 } });
  const page = await visit.open(await address(room.samples.db));
  await expectInOrder(visit);
  await page.screenshot({ path: path.join(PICTURES, `${name}, on a phone.png`), fullPage: true });
  await visit.close();
});

/** Nothing to complain of, nothing that jumps or stands out at the side. */
async function expectInOrder(visit: Visit): Promise<void> {
  const { share, what } = await visit.jumped();
  expect.soft(share, `what jumps: ${what.join('; ')}`).toBeLessThanOrEqual(MOST_JUMP);
  expect.soft(await violationsOn(visit), 'what axe finds').toEqual([]);
  expect.soft(visit.complaints, 'what the browser complains of').toEqual([]);
  expect.soft(visit.elsewhere, 'requests to anybody else').toEqual([]);
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect.soft(await visit.page.evaluate(overflow), 'pixels that stand out at the side').toBeLessThanOrEqual(0);
}

/** Each with the first element that it concerns. */
async function violationsOn({ page }: Visit): Promise<string[]> {
  const isThere = await page.evaluate("typeof axe === 'object'");
  if (!isThere) await page.evaluate(AXE);
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
