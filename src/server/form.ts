/** How an answer is sent, by what its client takes. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.js';
import { type Encoding, encodingFor } from './compression.js';
import { isNamedBy } from './etag.js';

export interface Form {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where the client has it. */
  readonly body: string | Buffer | undefined;
}

/** All that an answer to an address depends on. */
const VARY = 'accept, accept-encoding, authorization, origin';
/** Others learn of a write within a second; so do those who ask a cache between. */
const SHARED = 'public, max-age=0, s-maxage=1';
const OWN = 'private, no-cache';
/** For what is nobody else's to keep. */
export const NOT_KEPT = 'no-store';

/** The form in which the answer is sent; the encoding where it has to be compressed first. */
export function formOf(answer: Answer, method: string | undefined, headers: IncomingHttpHeaders): Form | Encoding {
  const head = method === 'GET' ? headOfAddress(answer, headers) : { 'cache-control': NOT_KEPT };
  const { 'if-none-match': known } = headers;
  if (method === 'GET' && known !== undefined && isNamedBy(known, answer.etag)) {
    return { status: 304, headers: head, body: undefined };
  }
  const { contentType, plain } = answer;
  const encoding = answer.isWorthCompressing() ? encodingFor(headers['accept-encoding']) : null;
  if (encoding === null) return { status: 200, headers: { ...head, 'content-type': contentType }, body: plain };
  const body = answer.encoded(encoding);
  if (body === undefined) return encoding;
  return { status: 200, headers: { ...head, 'content-type': contentType, 'content-encoding': encoding }, body };
}

function headOfAddress({ etag }: Answer, { authorization }: IncomingHttpHeaders) {
  return { vary: VARY, etag, 'cache-control': authorization === undefined ? SHARED : OWN };
}
