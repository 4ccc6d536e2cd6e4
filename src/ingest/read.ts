/** What the user names → pages: files, folders and standard input, with what is said about them from outside. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { CommandError, errors } from '../errors.js';
import { decodePage } from './encoding.js';
import { PAGE_BYTES, readAll, readBytes } from './file-bytes.js';
import type { PageSource } from './parsed.js';

/** What is known of a page that the page itself may not print. Days are "YYYY-MM-DD". */
export interface Given {
  readonly newspaper: string | null;
  readonly date: string | null;
  readonly edition: string | null;
}

/** Where a page is to be read from. */
export interface PageFile {
  /** How reports and errors name it; `-` is standard input. */
  readonly path: string;
  /** The file's name without folder or extension. */
  readonly name: string;
  /** What was read from standard input; null: read the file. */
  readonly bytes: Uint8Array | null;
  /** Where the lexicon of its town lies: beside it, or above it in the folder that was named. Null: nowhere. */
  readonly townFile: string | null;
}

export interface FoundPages {
  /** In the order in which the paths were named; a folder's in the order of their paths. */
  readonly files: readonly PageFile[];
  /** Paths that cannot be pages, one error each. */
  readonly problems: readonly CommandError[];
  /** Files in folders that were passed over because they are not `*.txt` or `*.md`. */
  readonly passedOver: number;
}

/** A town's own lexicon, beside its pages or in a folder above them. */
export const TOWN_FILE = 'lexicon.yml';
const STDIN = '-';
const PAGE_EXTENSIONS = new Set(['.txt', '.md']);
/** What lies beside pages: sidecars, and the facts that tests expect of them. */
const COMPANION = /\.(?:meta|expected)\.json$/iu;
/** Describes a folder of pages and is none. */
const FOLDER_NOTE = /^(?:readme|license)\./iu;

/**
 * Finds the pages that `paths` name: files whatever their extension, folders with everything in them
 * (`*.txt` and `*.md`), and `-` for standard input. A file that is named twice is found once.
 */
export async function findPages(paths: readonly string[], stdin: AsyncIterable<Uint8Array>): Promise<FoundPages> {
  const files: PageFile[] = [];
  const problems: CommandError[] = [];
  let passedOver = 0;
  const seen = new Set<string>();
  for (const path of paths) {
    try {
      if (path === STDIN) {
        if (!seen.has(STDIN)) files.push({ path, name: 'stdin', bytes: await readAll(stdin), townFile: null });
        seen.add(STDIN);
        continue;
      }
      const found = await findInPath(path);
      passedOver += found.passedOver;
      for (const [real, file] of found.files) {
        if (!seen.has(real)) files.push(file);
        seen.add(real);
      }
    } catch (error) {
      problems.push(error instanceof CommandError ? error : errors.fileUnreadable(path, error));
    }
  }
  return { files, problems, passedOver };
}

async function findInPath(path: string): Promise<{ files: Map<string, PageFile>; passedOver: number }> {
  const kind = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? errors.fileMissing(path)
      : errors.fileUnreadable(path, error);
  });
  const folder = new Folder();
  if (kind.isDirectory()) {
    await folder.walk(path, null);
    if (folder.files.size === 0) throw errors.folderEmpty(path);
  } else if (COMPANION.test(path) || basename(path) === TOWN_FILE) throw errors.notAPage(path);
  else folder.files.set(await realpath(path), pageFile(path, await townFileIn(dirname(path))));
  return folder;
}

/** Collects the pages of a folder and of the folders in it, each once however often links lead to it. */
class Folder {
  /** By real path. */
  readonly files = new Map<string, PageFile>();
  passedOver = 0;
  private readonly walked = new Set<string>();

  /** `above` is the lexicon of the folder above: that of the nearest folder counts. */
  async walk(path: string, above: string | null): Promise<void> {
    const real = await realpath(path);
    if (this.walked.has(real)) return;
    this.walked.add(real);
    const entries = await readdir(path, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const townFile = (await townFileIn(path)) ?? above;
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const inside = join(path, entry.name);
      const kind = await kindOf(entry, inside);
      if (kind === 'FOLDER') await this.walk(inside, townFile);
      else if (kind === 'FILE') await this.add(inside, townFile);
    }
  }

  private async add(path: string, townFile: string | null): Promise<void> {
    if (COMPANION.test(path) || FOLDER_NOTE.test(basename(path)) || basename(path) === TOWN_FILE) return;
    if (PAGE_EXTENSIONS.has(extname(path).toLowerCase()))
      this.files.set(await realpath(path), pageFile(path, townFile));
    else this.passedOver++;
  }
}

async function kindOf(entry: Dirent, path: string): Promise<'FILE' | 'FOLDER' | null> {
  const target = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
  if (target === null) return null;
  if (target.isDirectory()) return 'FOLDER';
  return target.isFile() ? 'FILE' : null;
}

function pageFile(path: string, townFile: string | null): PageFile {
  return { path, name: basename(path, extname(path)), bytes: null, townFile };
}

async function townFileIn(folder: string): Promise<string | null> {
  const path = join(folder, TOWN_FILE);
  return (await stat(path).catch(() => null))?.isFile() === true ? path : null;
}

/**
 * Reads one page: its text, and what its sidecar `NAME.meta.json` or else `given` says about it.
 * @throws CommandError naming the file and what is wrong with it
 */
export async function readPage(file: PageFile, given: Given): Promise<PageSource> {
  return decoded(file, await readPageBytes(file, given));
}

/** A page as it lies there, with what is said about it. */
export interface PageBytes extends Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The same as `readPage`, undecoded.
 * @param signal ends the waiting for what is still to come through a pipe
 */
export async function readPageBytes(file: PageFile, given: Given, signal?: AbortSignal): Promise<PageBytes> {
  const [bytes, sidecar] = await Promise.all([
    file.bytes ?? readBytes(file.path, signal),
    file.path === STDIN ? null : readSidecar(file),
  ]);
  if (bytes.length > PAGE_BYTES) throw errors.pageTooLarge(file.path, PAGE_BYTES);
  return {
    name: file.name,
    bytes,
    newspaper: sidecar?.newspaper ?? given.newspaper,
    edition: sidecar?.edition ?? given.edition,
    date: sidecar?.date ?? given.date,
  };
}

/** @throws CommandError naming the file, if its bytes are no text */
export function decoded(file: PageFile, { bytes, ...source }: PageBytes): PageSource {
  return { ...source, text: decodePage(bytes, file.path) };
}

const words = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => text !== '')
  .nullish();

const SIDECAR = z.strictObject({
  newspaper: words,
  date: z.string().refine(isDay).nullish(),
  edition: words,
});

async function readSidecar(file: PageFile): Promise<z.infer<typeof SIDECAR> | null> {
  const path = join(dirname(file.path), `${file.name}.meta.json`);
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw errors.fileUnreadable(path, error);
  }
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/u, ''));
  } catch {
    throw errors.sidecar(path, 'is not JSON');
  }
  const parsed = SIDECAR.safeParse(value);
  if (parsed.success) return parsed.data;
  throw errors.sidecar(path, sidecarProblem(parsed.error, value));
}

function sidecarProblem(error: z.ZodError, value: unknown): string {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') return `has an unknown entry "${issue.keys[0]}"`;
  const key = issue?.path[0];
  if (typeof key !== 'string') return 'is not a JSON object';
  return `${key} is ${JSON.stringify((value as Record<string, unknown>)[key])}`;
}

/** Whether a text is a day that the calendar has, written "2020-10-16". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
