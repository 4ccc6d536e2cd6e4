/**
 * Marks a whole sample page with all that was read from it, asked over GraphQL alone, and takes the picture of it that docs/API.md shows:
 * docs/pictures/marked-page.png. Needs Chromium and `npm run build`.
 *
 *   node scripts/marked-page.mjs
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

const [NEWSPAPER, DATE] = ['峡江日报', '2020-09-24'];
const QUERY = `query ($newspaper: ID!, $date: Date!) {
  pages(filter: { newspaper: $newspaper, date: { from: $date, to: $date } }, first: 1) {
    nodes {
      name
      text
      facts(first: 1000) {
        kind
        spans {
          start
          end
        }
      }
    }
  }
}`;
/** What is marked, and how; where several stand in one place, the last of them shows. */
const COLOURS = {
  HEADLINE: '#fff1a8',
  KICKER: '#f7e7c4',
  SUBHEAD: '#f7e7c4',
  RUBRIC: '#e5e0d8',
  ORGANIZATION: '#d9c8f5',
  LOCATION: '#bfe6c8',
  DATE: '#f9cfb2',
  METRIC: '#b9dcf7',
  PERSON: '#f6b8c4',
  CONTRIBUTOR: '#c9d3dc',
};

const data = mkdtempSync(join(tmpdir(), 'broadsheet-marked-'));
const program = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'start'], {
  cwd: ROOT,
  env: { PATH: process.env.PATH, DATA_DIR: data, PORT: '0', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
try {
  const response = await fetch(new URL('/graphql', await addressOf(program)), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { newspaper: NEWSPAPER, date: DATE } }),
  });
  const answer = await response.json();
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  const [page] = answer.data.pages.nodes;
  const view = await browser.newPage({ viewport: { width: 1360, height: 600 } });
  await view.setContent(documentOf(page));
  mkdirSync(PICTURES, { recursive: true });
  await view.screenshot({ path: join(PICTURES, 'marked-page.png'), fullPage: true });
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await new Promise((resolve) => program.once('close', resolve));
  rmSync(data, { recursive: true });
}

function documentOf({ name, text, facts }) {
  const legend = Object.entries(COLOURS).map(([kind, colour]) => `<mark style="background:${colour}">${kind}</mark>`);
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 2rem; font: 14px/1.75 "Noto Serif CJK SC", "Noto Sans CJK SC", serif; color: #222 }
    header { margin-bottom: 1rem; font: 13px/2 system-ui, sans-serif }
    main { columns: 3; column-gap: 2rem; white-space: pre-wrap }
    mark { color: inherit; border-radius: 2px; padding: 1px 0 }
    header mark { padding: 1px 6px; margin-right: 6px }
  </style><header>${NEWSPAPER} ${DATE} · ${escaped(name)}<br>${legend.join('')}</header><main>${marked(text, facts)}</main>`;
}

/** The text with what stands where, as HTML. */
function marked(text, facts) {
  const kindAt = new Array(text.length).fill(null);
  for (const kind of Object.keys(COLOURS))
    for (const fact of facts)
      if (fact.kind === kind) for (const { start, end } of fact.spans) kindAt.fill(kind, start, end);
  let html = '';
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && kindAt[end] === kindAt[start]) end++;
    const colour = COLOURS[kindAt[start]];
    const part = escaped(text.slice(start, end));
    html += colour === undefined ? part : `<mark style="background:${colour}">${part}</mark>`;
    start = end;
  }
  return html;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const found = /^Broadsheet is at (\S+)/u.exec(line);
    if (found !== null) return found[1];
  }
  throw new Error('the program ended before it served anything');
}
