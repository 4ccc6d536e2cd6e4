/** What the user names → pages: files, folders and standard input, with what is said about them from outside. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type CommandError, errors } from '../errors.js';
import { decodePage } from './encoding.js';
import { PAGE_BYTES, readAll, readBytes } from './file-bytes.js';
import { Folder, isCompanion, type PageFile, townFileIn } from './folder.js';
import type { PageSource } from './parsed.js';

export type { PageFile };

/** What is known of a page that the page itself may not print. Days are "YYYY-MM-DD". */
export interface Given {
  readonly newspaper: string | null;
  readonly date: string | null;
  readonly edition: string | null;
}

export interface FoundPages {
  /** In the order in which the paths were named; a folder's in the order of their paths. */
  readonly files: readonly PageFile[];
  /** Paths that cannot be pages, one error each. */
  readonly problems: readonly CommandError[];
  /** Files in folders that were passed over because they are not `*.txt` or `*.md`. */
  readonly passedOver: number;
}

const STDIN = '-';
/** What a page is called that came through standard input, unless the archive knows it by another name. */
export const STDIN_NAME = 'stdin';

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
        if (!seen.has(STDIN))
          files.push({ path, name: STDIN_NAME, bytes: await readAll(stdin), origin: null, townFile: null });
        seen.add(STDIN);
        continue;
      }
      const found = await findInPath(path);
      passedOver += found.passedOver;
      problems.push(...found.problems);
      for (const [real, file] of found.files) {
        if (!seen.has(real)) files.push(file);
        seen.add(real);
      }
    } catch (error) {
      problems.push(errors.because(path, error));
    }
  }
  return { files, problems, passedOver };
}

async function findInPath(path: string): Promise<Folder> {
  const kind = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? errors.fileMissing(path)
      : errors.fileUnreadable(path, error);
  });
  const folder = new Folder();
  if (kind.isDirectory()) {
    await folder.walk(path, null);
    if (folder.files.size === 0 && folder.problems.length === 0) throw errors.folderEmpty(path);
  } else if (isCompanion(path)) throw errors.notAPage(path);
  else await folder.add(path, await townFileIn(dirname(path)));
  return folder;
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

/** What is said of a page beside it has some hundred. */
const SIDECAR_BYTES = 64 * 1024;

const SIDECAR = z.strictObject({
  newspaper: words,
  date: z.string().refine(isDay).nullish(),
  edition: words,
});

async function readSidecar(file: PageFile): Promise<z.infer<typeof SIDECAR> | null> {
  const path = join(dirname(file.path), `${file.name}.meta.json`);
  let json: string;
  try {
    const status = await stat(path);
    // A pipe would be waited for, without end.
    if (!status.isFile()) throw errors.sidecar(path, 'is not a file');
    if (status.size > SIDECAR_BYTES) throw errors.sidecar(path, `is over ${SIDECAR_BYTES} bytes`);
    json = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return null;
    throw code === 'ENAMETOOLONG' ? errors.fileNameLength(file.path) : errors.because(path, error);
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
  if (issue?.code === 'unrecognized_keys') return `has an unknown entry "${issue.keys[0]?.slice(0, 60)}"`;
  const key = issue?.path[0];
  if (typeof key !== 'string') return 'is not a JSON object';
  const shown = JSON.stringify((value as Record<string, unknown>)[key]);
  return `${key} is ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`;
}

/** Whether a text is a day that the calendar has, written "2020-10-16". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
