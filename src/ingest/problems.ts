/** What went wrong with a page, in a form that passes between threads and into reports. */
import type { CommandError, ErrorCode } from '../errors.js';

export interface PageProblem {
  readonly code: ErrorCode;
  readonly message: string;
}

export function problemOf({ code, message }: CommandError): PageProblem {
  return { code, message };
}
