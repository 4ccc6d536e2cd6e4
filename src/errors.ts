/**
 * Every error that the command line reports, in one table. A message is one line: it names the value that was
 * wrong and the way out. The code is stable: scripts and `--json` reports may rely on it.
 */

/** 2: the command was called wrongly and nothing was tried. 1: it was tried and failed. */
export type ExitStatus = 1 | 2;

const STATUS_BY_CODE = {
  USAGE: 2,
  SETTING: 2,
  DATE: 2,
  FILE_MISSING: 1,
  FILE_UNREADABLE: 1,
  FILE_KIND: 1,
  FILE_NAME: 1,
  FOLDER_EMPTY: 1,
  NOT_A_PAGE: 1,
  PAGE_BINARY: 1,
  PAGE_EMPTY: 1,
  PAGE_ENCODING: 1,
  PAGE_TOO_LARGE: 1,
  PAGE_COLLISION: 1,
  PAGE_TWICE: 1,
  PAGE_UNREAD: 1,
  PAGE_NOT_STORED: 1,
  SIDECAR: 1,
  LEXICON: 1,
  DATA_DIR_UNWRITABLE: 1,
  DATA_DIR_IN_USE: 1,
  DATA_DIR_OF_OTHER_FORMAT: 1,
  DATA_DIR_OF_NEWER_FORMAT: 1,
  DATA_DIR_DAMAGED: 1,
  ARCHIVE_OF_NEWER_VERSION: 1,
  ARCHIVE_OF_OLDER_VERSION: 1,
  ARCHIVE_NOT_EMPTY: 1,
  BACKUP_EXISTS: 1,
  FILE_UNWRITABLE: 1,
  BACKUP_DAMAGED: 1,
  BACKUP_OF_NEWER_VERSION: 1,
  CORRECTIONS_UNREADABLE: 1,
  READER_TOO_LATE: 1,
  STORE_UNREACHABLE: 1,
  STORE_FAILED: 1,
  UNEXPECTED: 1,
  WRITER_BUSY: 1,
  WRITER_REPLACED: 1,
  PORT_BUSY: 1,
  ADDRESS_UNAVAILABLE: 1,
} as const satisfies Record<string, ExitStatus>;

export type ErrorCode = keyof typeof STATUS_BY_CODE;

/** A failure that the user can do something about: shown as its message alone, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(oneLine(message), options);
    this.code = code;
  }

  get exitStatus(): ExitStatus {
    return STATUS_BY_CODE[this.code];
  }
}

/** Makes each error from the values it must name. */
export const errors = {
  /** What was thrown over a file: as it is if it says what is wrong, else that the file cannot be read. */
  because: (path: string, cause: unknown) =>
    cause instanceof CommandError ? cause : errors.fileUnreadable(path, cause),
  usage: (problem: string) => new CommandError('USAGE', `${problem} (broadsheet --help lists commands and options)`),
  setting: (variable: string, value: string, wanted: string) =>
    new CommandError('SETTING', `${variable} is ${quote(withoutPassword(value))}: ${wanted}`),
  date: (where: string, value: string) =>
    new CommandError('DATE', `${where} is ${quote(value)}: give a calendar day as YYYY-MM-DD, such as 2020-10-16`),
  fileMissing: (path: string) =>
    new CommandError('FILE_MISSING', `${path}: there is no such file or folder; check the spelling of the path`),
  fileUnreadable: (path: string, cause: unknown) =>
    new CommandError(
      'FILE_UNREADABLE',
      `${path}: cannot be read (${reason(cause)}); check that it is a file you may read`,
      {
        cause,
      },
    ),
  fileKind: (path: string) =>
    new CommandError(
      'FILE_KIND',
      `${path}: is a pipe, socket or device; put a file in its place, or name it itself if a page comes out of it`,
    ),
  fileNameEncoding: (path: string) =>
    new CommandError('FILE_NAME', `${path}: its name is not UTF-8; rename it, for example with convmv`),
  fileNameLength: (path: string) =>
    new CommandError('FILE_NAME', `${path}: its name is too long for a sidecar NAME.meta.json beside it; shorten it`),
  folderEmpty: (path: string) =>
    new CommandError(
      'FOLDER_EMPTY',
      `${path}: holds no pages; put *.txt or *.md files in it, or name the files themselves`,
    ),
  notAPage: (path: string) =>
    new CommandError('NOT_A_PAGE', `${path}: describes a page and is none; name the page beside it`),
  pageBinary: (path: string, offset: number) =>
    new CommandError(
      'PAGE_BINARY',
      `${path}: is not text (zero byte at offset ${offset}); extract the page's text first and ingest that`,
    ),
  pageEmpty: (path: string) =>
    new CommandError('PAGE_EMPTY', `${path}: holds no text; leave it out, or extract the page's text again`),
  pageEncoding: (path: string, offset: number) =>
    new CommandError(
      'PAGE_ENCODING',
      `${path}: is neither UTF-8 nor GB18030 (byte offset ${offset}); convert it to UTF-8, for example with iconv`,
    ),
  pageTooLarge: (path: string, limit: number) =>
    new CommandError('PAGE_TOO_LARGE', `${path}: is over ${limit} bytes; split it into one file a page`),
  pageTwice: (path: string, first: string, why: string) =>
    new CommandError(
      'PAGE_TWICE',
      `${path}: is the same page as ${first} (${why}); take one of them away, or tell them apart with a sidecar NAME.meta.json`,
    ),
  pageCollision: (path: string, place: string, other: string) =>
    new CommandError(
      'PAGE_COLLISION',
      `${path}: is not stored: another text is in the archive as ${place} (${other}); give the right newspaper, date or edition in a sidecar NAME.meta.json, or replace it with --replace`,
    ),
  pageUnread: (path: string, cause: unknown) =>
    new CommandError('PAGE_UNREAD', `${path}: could not be parsed (${reason(cause)}); please report it with the file`, {
      cause,
    }),
  pageNotStored: (path: string, cause: unknown) =>
    new CommandError(
      'PAGE_NOT_STORED',
      `${path}: could not be stored (${reason(cause)}); the archive is as it was before, ingest the page again`,
      { cause },
    ),
  sidecar: (path: string, problem: string) =>
    new CommandError(
      'SIDECAR',
      `${path}: ${problem}; a sidecar is a JSON object with newspaper, date (YYYY-MM-DD) and edition, each optional`,
    ),
  lexicon: (path: string, line: number | null, problem: string) =>
    new CommandError(
      'LEXICON',
      `${path}${line === null ? '' : `:${line}`}: ${problem}; docs/LEXICON.md describes the file`,
    ),
  dataDirUnwritable: (path: string, cause: unknown) =>
    new CommandError(
      'DATA_DIR_UNWRITABLE',
      `DATA_DIR is ${quote(path)}: cannot be written (${reason(cause)}); set DATA_DIR to a folder you may write in`,
      { cause },
    ),
  dataDirInUse: (path: string, holder: string) =>
    new CommandError(
      'DATA_DIR_IN_USE',
      `DATA_DIR is ${quote(path)}: in use by ${holder}; stop that process, or set DATA_DIR to another folder`,
    ),
  dataDirOfOtherFormat: (path: string) =>
    new CommandError(
      'DATA_DIR_OF_OTHER_FORMAT',
      `DATA_DIR is ${quote(path)}: written by a version of the program that keeps files otherwise; set DATA_DIR to a new folder and ingest the pages again, or use that version`,
    ),
  dataDirOfNewerFormat: (path: string) =>
    new CommandError(
      'DATA_DIR_OF_NEWER_FORMAT',
      `DATA_DIR is ${quote(path)}: written by a newer version of the program; update this one, or set DATA_DIR to another folder`,
    ),
  dataDirDamaged: (path: string, problem: string) =>
    new CommandError(
      'DATA_DIR_DAMAGED',
      `DATA_DIR is ${quote(path)}: its broadsheet.mdb cannot be used (${problem}); put back a copy of it, or move it away and ingest the pages again`,
    ),
  archiveOfNewerVersion: (archive: string, version: number, known: number) =>
    new CommandError(
      'ARCHIVE_OF_NEWER_VERSION',
      `${archive}: written by a newer version of the program (archive version ${version}, known up to ${known}); update this one, or name another archive`,
    ),
  archiveOfOlderVersion: (archive: string, version: number, current: number) =>
    new CommandError(
      'ARCHIVE_OF_OLDER_VERSION',
      `${archive}: written by an older version of the program (archive version ${version}, now ${current}); run broadsheet backup FILE, then broadsheet upgrade`,
    ),
  archiveNotEmpty: (archive: string) =>
    new CommandError(
      'ARCHIVE_NOT_EMPTY',
      `${archive}: holds pages or corrections already; restore into another archive, or put the backup in their place with --replace`,
    ),
  backupExists: (path: string) =>
    new CommandError('BACKUP_EXISTS', `${path}: is there already; name a new file, or move that one away`),
  fileUnwritable: (path: string, cause: unknown) =>
    new CommandError(
      'FILE_UNWRITABLE',
      `${path}: cannot be written (${reason(cause)}); name a file in a folder that you may write to and that has room`,
      { cause },
    ),
  backupDamaged: (path: string, problem: string) =>
    new CommandError(
      'BACKUP_DAMAGED',
      `${path}: cannot be restored (${problem}), and nothing was changed; take another backup`,
    ),
  correctionsUnreadable: (path: string, line: number, problem: string) =>
    new CommandError(
      'CORRECTIONS_UNREADABLE',
      `${path}: line ${line} is no correction (${problem}), and nothing was changed; take a file that broadsheet corrections export wrote`,
    ),
  backupOfNewerVersion: (path: string, version: string) =>
    new CommandError(
      'BACKUP_OF_NEWER_VERSION',
      `${path}: made by a newer version of the program (${version}), and nothing was changed; update this one`,
    ),
  readerTooLate: () =>
    new CommandError(
      'READER_TOO_LATE',
      'this process paused for so long that what it was reading may have been cleared away; run again',
    ),
  storeUnreachable: (uri: string, cause: unknown) =>
    new CommandError(
      'STORE_UNREACHABLE',
      `MONGODB_URI is ${quote(withoutPassword(uri))}: no answer (${reason(cause)}); start that server, correct MONGODB_URI, or unset it to use the embedded store`,
      { cause },
    ),
  storeFailed: (cause: unknown) =>
    new CommandError(
      'STORE_FAILED',
      `the store failed (${reason(cause)}); the archive holds what was reported as done, run again`,
      {
        cause,
      },
    ),
  unexpected: (cause: unknown) =>
    new CommandError(
      'UNEXPECTED',
      `something went wrong that should not have (${reason(cause)}); run again with LOG_LEVEL=debug and report what it prints`,
      { cause },
    ),
  writerBusy: (holder: string) =>
    new CommandError(
      'WRITER_BUSY',
      `the archive is being written by ${holder}; wait until it has finished, then run again`,
    ),
  writerReplaced: (holder: string) =>
    new CommandError(
      'WRITER_REPLACED',
      `this process paused for so long that ${holder} took over writing; what it had finished is kept, run again for the rest`,
    ),
  portBusy: (host: string, port: number) =>
    new CommandError(
      'PORT_BUSY',
      `PORT is ${port}: in use on ${host}; stop what listens there, or set PORT to another (0 = any free one)`,
    ),
  addressUnavailable: (host: string, port: number, cause: unknown) =>
    new CommandError(
      'ADDRESS_UNAVAILABLE',
      `HOST is ${quote(host)}: cannot listen there on port ${port} (${reason(cause)}); set HOST to an address of this machine, such as 127.0.0.1, and PORT to 1024 or above`,
      { cause },
    ),
} as const;

/** What went wrong, in one line, whatever was thrown. */
export function reason(cause: unknown): string {
  if (cause instanceof CommandError) return cause.message;
  if (!(cause instanceof Error)) return oneLine(String(cause));
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  return oneLine(code !== null && !cause.message.includes(code) ? `${code} ${cause.message}` : cause.message);
}

function quote(value: string): string {
  return `"${value}"`;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ' ').trim();
}

function withoutPassword(uri: string): string {
  return uri.replace(/^([a-z+]+:\/\/[^:@/]*):.*@/u, '$1:***@');
}
