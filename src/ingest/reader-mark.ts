/** What reads pages, as a hash: where it and the file are the same, the page reads as it did. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NotName } from './lexicon/not-names.js';
import type { TownWords } from './lexicon/town.js';
import type { PageBytes } from './read.js';

let shipped: string | undefined;

/** Hash of all code and data that pages are read by: another after any change to them, without anybody thinking of it. */
export function readerMark(): string {
  shipped ??= ['.', '../look-alikes/']
    .map((folder) => markOfFolder(fileURLToPath(new URL(folder, import.meta.url))))
    .join();
  return shipped;
}

/** The same of a reader that knows a town's words besides. */
export function markWithTown(reader: string, words: TownWords): string {
  return createHash('sha256').update(reader).update(JSON.stringify(words)).digest('base64url');
}

/** The same of a reader that knows what is no name, of what the page prints. */
export function markWithout(reader: string, printed: readonly NotName[]): string {
  if (printed.length === 0) return reader;
  const said = printed.map(({ name, kinds }) => JSON.stringify([name, [...kinds].sort()])).sort();
  return createHash('sha256').update(reader).update(JSON.stringify(said)).digest('base64url');
}

/** Hash of a page's file, of what is given with it, and of what reads it. */
export function sourceOf(reader: string, { bytes, newspaper, edition, date }: Omit<PageBytes, 'name'>): string {
  const given = JSON.stringify([reader, newspaper, edition, date]);
  return createHash('sha256').update(given).update(bytes).digest('base64url');
}

/** Hash of what the files of a folder are called and of what they hold. */
export function markOfFolder(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file));
  return hash.digest('base64url');
}
