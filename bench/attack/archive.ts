/** The archive that is attacked: short articles by the thousand, whole pages as they are printed, and a few that are far too long. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpToDate, load } from '../growth/archives.js';
import { ARTICLES_A_PAGE, COMMON, writePages } from '../growth/pages.js';
import { writeInventedPages } from '../invented-pages.js';
import type { ParsePage } from '../support.js';
import { PROGRAM } from './server.js';

/** Another one where other pages are written: what is kept is then built anew, as it is for another version of archives. */
const EDITION = 2;

const PRINTED_PAGES = 200;
const LONG_PAGES = 3;
/** Half a million characters, in one article each. */
const PARAGRAPHS = 5_000;

/** Whom much is said about: what dear questions ask for. */
export const KNOWN = COMMON;

/** A data folder to be removed, with a copy of the archive; built when it is first asked for. */
export async function copyOfArchive(articles: number): Promise<string> {
  const { ARCHIVE_VERSION } = await load<typeof import('../../src/store/version.js')>('store/version.js');
  const kept = join(tmpdir(), `broadsheet-attack-${EDITION}-${ARCHIVE_VERSION}`, String(articles));
  if (!existsSync(kept)) await build(kept, articles);
  const copy = mkdtempSync(join(tmpdir(), 'broadsheet-attacked-'));
  cpSync(kept, copy, { recursive: true });
  const { openStore } = await load<typeof import('../../src/store/connect.js')>('store/connect.js');
  const store = await openStore({ database: 'broadsheet', dataDir: copy });
  await bringUpToDate(store).finally(() => store.close());
  return copy;
}

async function build(kept: string, articles: number): Promise<void> {
  // What is interrupted is not taken for finished.
  const unfinished = `${kept}.unfinished`;
  const pages = `${kept}.pages`;
  for (const folder of [unfinished, pages]) rmSync(folder, { recursive: true, force: true });
  console.error(`${articles} articles are being ingested, once`);
  await writeAll(pages, articles);
  execFileSync(process.execPath, [PROGRAM, 'ingest', pages], {
    env: { ...process.env, DATA_DIR: unfinished },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(pages, { recursive: true });
  renameSync(unfinished, kept);
}

/** Pages in which an ingest finds something to do. */
export async function writeAll(folder: string, articles: number): Promise<void> {
  const { parsePage }: { parsePage: ParsePage } = await import(
    new URL('../../dist/ingest/parse.js', import.meta.url).href
  );
  writePages(join(folder, 'short'), 0, Math.ceil(articles / ARTICLES_A_PAGE));
  writeInventedPages(join(folder, 'printed'), PRINTED_PAGES, 'seeds', parsePage);
  mkdirSync(join(folder, 'long'), { recursive: true });
  for (let page = 0; page < LONG_PAGES; page++) writeFileSync(join(folder, 'long', `${page}.txt`), longPage(page));
}

function longPage(number: number): string {
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, at) =>
      `　　${COMMON.county}第${at + 1}个村今年${COMMON.phrase}小麦${at + number + 2}吨，村里把粮食晒干以后分给各家各户，余下的卖给城里的粮店，价钱比去年高一点，大家都说这一年没有白忙，来年还要再多种一些，把河边的荒地也开出来种上。`,
  );
  return `全县各村收成一览之${number + 1}\n\n　　本报讯（记者${COMMON.person}）\n${paragraphs.join('\n')}\n`;
}
