/** One message to a webhook: signed as Standard Webhooks says (standardwebhooks.com), sent once. */
import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { type Destinations, hostOf } from './destination.js';

export interface Message {
  /** The same whenever it is tried again. */
  readonly id: string;
  readonly body: string;
}

/** How long whoever is told may take, in milliseconds. */
const PATIENCE = 10_000;

/** @param secret "whsec_" and bytes in base64 */
export function signatureOf(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/**
 * Follows nothing that the answer says, and reads no more of it than its status.
 * @returns the status
 * @throws Error if nobody answers in time, or the address is not allowed
 */
export function send(
  { id, body }: Message,
  { url, secret }: { readonly url: string; readonly secret: string },
  destinations: Destinations,
  now: number,
  signal: AbortSignal,
): Promise<number> {
  const target = destinations.check(url);
  const timestamp = Math.floor(now / 1000);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Broadsheet',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secret, id, timestamp, body),
  };
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const { request } = target.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(target, {
      method: 'POST',
      headers,
      agent: false,
      signal: inTime,
      // An address by itself is looked up by nobody.
      ...(isIP(hostOf(target)) === 0 && { lookup: destinations.lookup }),
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.end(body);
  });
}
