/** How opening a data folder ended, in a form that passes between threads. */
import { Damaged } from './file-check.js';
import { InUse } from './server.js';
import { OtherFormat } from './storage.js';

/** What the store's thread is started with. */
export interface ThreadData {
  readonly folder: string;
  /** Whether much is written that nobody waits to read. */
  readonly writesMuch: boolean;
}

export type Refused =
  | { readonly state: 'in use'; readonly pid: number; readonly address: string }
  | { readonly state: 'other format'; readonly isNewer: boolean }
  | { readonly state: 'damaged'; readonly problem: string }
  | { readonly state: 'failed'; readonly message: string; readonly code: string | undefined };

export type Opening = { readonly state: 'open'; readonly address: string } | Refused;

/** Whatever was thrown, as what it says of the folder. */
export function openingOf(cause: unknown): Refused {
  if (cause instanceof InUse) return { state: 'in use', pid: cause.pid, address: cause.address };
  if (cause instanceof OtherFormat) return { state: 'other format', isNewer: cause.isNewer };
  if (cause instanceof Damaged) return { state: 'damaged', problem: cause.message };
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return { state: 'failed', message: cause instanceof Error ? cause.message : String(cause), code };
}
