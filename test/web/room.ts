/** The reading room in a real browser, over the sample pages. */
import fs from 'node:fs';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { expect } from 'vitest';
import { type ServedSamples, serveSamples } from '../support/served.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  fs.existsSync(file),
);

/** Where pictures are written, for a person to look at. */
export const PICTURES = path.resolve(process.env.ROOM_PICTURES ?? 'coverage/reading-room');

/** Gives whoever has it the right to correct. */
export const TOKEN = 'only-for-tests-0123456789abcdef0123';

/** A busy machine takes long; what never ends is told. */
const PATIENCE = { interval: 10, timeout: 30_000 };

export const NO_BROWSER = 'Chromium is not installed here: apt-get install chromium';

export interface Room {
  readonly samples: ServedSamples;
  /** A browser of somebody's own, speaking Chinese unless told otherwise. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/**
 * Null where there is no browser on this machine.
 * @param readToken without it the archive is closed; if left out, it is open
 */
export async function openRoom(readToken?: string): Promise<Room | null> {
  if (CHROMIUM === undefined) return null;
  const samples = await serveSamples(TOKEN, readToken);
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  return {
    samples,
    visit: async (options = {}) => {
      const context = await browser.newContext({ locale: 'zh-CN', baseURL: samples.url, ...options });
      return Visit.begin(context, samples.url);
    },
    close: async () => {
      await browser.close();
      await samples.close();
    },
  };
}

/** Notes when a headline stands on the screen, in milliseconds since the address was asked for. */
const WATCH_HEADLINE = `
  new MutationObserver((_, observer) => {
    if (document.querySelector('article h1') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => { window.headlineAt = performance.now(); });
  }).observe(document, { childList: true, subtree: true });
`;

/** Adds up by how much things jump and notes what does, from before anything is painted. */
const WATCH_JUMPS = `
  window.jumped = { share: 0, what: [] };
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      window.jumped.share += value;
      for (const { node } of sources) window.jumped.what.push(node?.outerHTML?.slice(0, 120) ?? node?.textContent);
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

interface Jumped {
  /** By how much of the screen, 0 to 1. */
  readonly share: number;
  readonly what: readonly string[];
}

export class Visit {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, refused by the policy, not found. */
  readonly complaints: string[] = [];
  /** Requests to anybody but the archive. */
  readonly elsewhere: string[] = [];
  private readonly context: BrowserContext;
  private readonly underWay = new Set<Request>();
  private readonly asked: { readonly begun: number; ended: number }[] = [];

  static async begin(context: BrowserContext, url: string): Promise<Visit> {
    await context.addInitScript(WATCH_JUMPS);
    await context.addInitScript(WATCH_HEADLINE);
    return new Visit(context, await context.newPage(), url);
  }

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('request', (request) => this.underWay.add(request));
    page.on('requestfinished', (request) => this.underWay.delete(request));
    page.on('requestfailed', (request) => this.underWay.delete(request));
    page.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(url) && !address.startsWith('data:')) this.elsewhere.push(address);
      if (!address.endsWith('/graphql')) return;
      const asked = { begun: performance.now(), ended: Number.POSITIVE_INFINITY };
      this.asked.push(asked);
      page.on('requestfinished', (finished) => {
        if (finished === request) asked.ended = performance.now();
      });
    });
  }

  /** Opens an address and waits until all that it shows is there. */
  async open(address: string): Promise<Page> {
    this.asked.length = 0;
    this.underWay.clear();
    await this.page.goto(address);
    await this.settled();
    return this.page;
  }

  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    do {
      await expect.poll(() => this.underWay.size, PATIENCE).toBe(0);
      await this.page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      // What has come is shown, and what that asks for is asked, before the next picture but one.
      await this.page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))');
    } while (this.underWay.size > 0);
  }

  /** How often something was asked for only after an answer had come. */
  roundTrips(): number {
    const depths: number[] = [];
    for (const [index, { begun }] of this.asked.entries()) {
      const before = this.asked
        .slice(0, index)
        .flatMap(({ ended }, other) => (ended < begun ? (depths[other] ?? 0) : 0));
      depths.push(1 + Math.max(0, ...before));
    }
    return Math.max(0, ...depths);
  }

  /** Milliseconds until the headline of an article stood on the screen. */
  headlineAfter(): Promise<number> {
    return this.page.evaluate('window.headlineAt');
  }

  jumped(): Promise<Jumped> {
    return this.page.evaluate('window.jumped');
  }

  /** Bytes of script as they came over the wire. */
  scripts(): Promise<number> {
    return this.page.evaluate(
      "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)",
    );
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
