/** The pages of a folder and of the folders in it; what cannot be one is named, and the rest is found all the same. */
import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type CommandError, errors } from '../errors.js';

/** Where a page is to be read from. */
export interface PageFile {
  /** How reports and errors name it; `-` is standard input. */
  readonly path: string;
  /** The file's name without folder or extension. */
  readonly name: string;
  /** What was read from standard input; null: read the file. */
  readonly bytes: Uint8Array | null;
  /** The real path, by which the archive remembers where a page came from; null for standard input. */
  readonly origin: string | null;
  /** Where the lexicon of its town lies: beside it, or above it in the folder that was named. Null: nowhere. */
  readonly townFile: string | null;
}

/** A town's own lexicon, beside its pages or in a folder above them. */
const TOWN_FILE = 'lexicon.yml';
const PAGE_EXTENSIONS = new Set(['.txt', '.md']);
/** What lies beside pages: sidecars, and the facts that tests expect of them. */
const COMPANION = /\.(?:meta|expected)\.json$/iu;
/** Describes a folder of pages and is none. */
const FOLDER_NOTE = /^(?:readme|license)\./iu;

/** Collects the pages of a folder and of the folders in it, each once however often links lead to it. */
export class Folder {
  /** By real path. */
  readonly files = new Map<string, PageFile>();
  /** What might have been a page or a folder of pages, one error each. */
  readonly problems: CommandError[] = [];
  /** Files that are not `*.txt` or `*.md`. */
  passedOver = 0;
  private readonly walked = new Set<string>();

  /**
   * @param above the lexicon of the folder above: that of the nearest folder counts
   * @throws what the file system says of this folder; what it says of those in it is a problem
   */
  async walk(path: string, above: string | null): Promise<void> {
    const real = await realpath(path);
    if (this.walked.has(real)) return;
    this.walked.add(real);
    // As bytes: a name that is not UTF-8 cannot be opened by what decoding makes of it.
    const entries = (await readdir(path, { withFileTypes: true, encoding: 'buffer' })).map(named);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const townFile = (await townFileIn(path)) ?? above;
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const inside = join(path, entry.name);
      try {
        if (entry.isUtf8) await this.enter(inside, entry.kind ?? (await kindAt(inside)), townFile);
        else if (entry.kind === 'FOLDER' || isPageName(entry.name)) throw errors.fileNameEncoding(inside);
        else this.passedOver++;
      } catch (error) {
        this.problems.push(errors.because(inside, error));
      }
    }
  }

  async add(path: string, townFile: string | null): Promise<void> {
    const origin = await realpath(path);
    this.files.set(origin, { path, name: basename(path, extname(path)), bytes: null, origin, townFile });
  }

  private async enter(path: string, kind: Kind, townFile: string | null): Promise<void> {
    if (kind === 'FOLDER') await this.walk(path, townFile);
    else if (isCompanion(path) || FOLDER_NOTE.test(basename(path))) return;
    else if (!isPageName(path)) this.passedOver++;
    else if (kind === 'FILE') await this.add(path, townFile);
    else throw kind === 'NOTHING' ? errors.fileMissing(path) : errors.fileKind(path);
  }
}

type Kind = 'FILE' | 'FOLDER' | 'OTHER' | 'NOTHING';

interface Entry {
  readonly name: string;
  readonly isUtf8: boolean;
  /** Null: a link, to be followed. */
  readonly kind: Kind | null;
}

function named(entry: Dirent<Buffer>): Entry {
  const kind = entry.isSymbolicLink() ? null : kindOf(entry);
  return { name: entry.name.toString(), isUtf8: isUtf8(entry.name), kind };
}

function kindOf(entry: { isDirectory(): boolean; isFile(): boolean }): Kind {
  if (entry.isDirectory()) return 'FOLDER';
  return entry.isFile() ? 'FILE' : 'OTHER';
}

async function kindAt(path: string): Promise<Kind> {
  try {
    return kindOf(await stat(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'NOTHING';
    throw error;
  }
}

function isPageName(path: string): boolean {
  return PAGE_EXTENSIONS.has(extname(path).toLowerCase());
}

/** Whether a file by its name describes pages and is none. */
export function isCompanion(path: string): boolean {
  return COMPANION.test(path) || basename(path) === TOWN_FILE;
}

export async function townFileIn(folder: string): Promise<string | null> {
  const path = join(folder, TOWN_FILE);
  return (await stat(path).catch(() => null))?.isFile() === true ? path : null;
}
