/** `broadsheet export`: a table of the archive as a file. */
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadConfig } from '../config.js';
import { errors } from '../errors.js';
import { openExport } from '../export/export.js';
import { createSchema } from '../resolvers/schema.js';
import { ArgumentError } from '../store/argument-error.js';
import { openArchiveToRead } from './archive.js';
import { complain, type Status, untilStopped } from './terminal.js';
import { writeWhole } from './whole-file.js';

const STDOUT = '-';
const READABLE = 0o644;

export interface ExportOptions {
  readonly format?: string;
  readonly filter?: string;
  readonly columns?: string;
  readonly snapshot?: string;
  readonly after?: string;
}

export function exportCommand(table: string, path: string, options: ExportOptions): Promise<Status> {
  const config = loadConfig();
  const format = options.format ?? (path === STDOUT ? 'jsonl' : extname(path).slice(1));
  return untilStopped<Status>(async (signal) => {
    const store = await openArchiveToRead(config);
    try {
      const made = await openExport(store.db, await createSchema(), { ...options, table, format }, signal);
      const pieces = Readable.from(made.pieces);
      await (path === STDOUT
        ? pipeline(pieces, process.stdout, { signal, end: false })
        : writeWhole(path, READABLE, signal, (target) => pipeline(pieces, target, { signal })));
      process.stderr.write(`${table} of snapshot ${made.sequence}\n`);
      return 0;
    } catch (cause) {
      if (cause instanceof ArgumentError) throw errors.usage(cause.message.replace(/\.$/u, ''));
      if (!signal.aborted) throw cause;
      complain({ message: `${path}: the export was not finished (${signal.reason})` });
      return 1;
    } finally {
      await store.close();
    }
  });
}
