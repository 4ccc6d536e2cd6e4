/**
 * Questions in an address (GET) change nothing and carry no token that a browser would add by itself, so programs may ask them as
 * they are. A page of another site must not have a browser ask them unseen: it could not read the answer, but tell by the time that
 * it takes what an archive holds that only this browser reaches.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { onRequestHookHandler } from 'fastify';

/** With one of these a browser asks first whether it may send a request: no other site's page can have made it up. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;

/** What browsers say of pages that the server itself has sent, and of addresses that somebody has typed. */
const OWN: ReadonlySet<unknown> = new Set(['same-origin', 'none']);

/** Whether an address is known to be asked by no page of another site. */
export function isOfThisSite(headers: IncomingHttpHeaders): boolean {
  if (headers['content-type'] !== undefined) return false;
  if (PREFLIGHTED.some((header) => Boolean(headers[header]))) return true;
  if (headers.origin !== undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return OWN.has(site);
  // To addresses without TLS browsers do not say where they ask from; nor can a page keep them from saying what they are.
  return !headers['user-agent']?.startsWith('Mozilla/') || hostIn(headers.referer) === headers.host;
}

/** Tells Apollo Server, which takes every address for one that a page made up, of those that none did, or one that may ask. */
export const vouchForAddresses: onRequestHookHandler = ({ method, headers }, reply, done) => {
  const isLetIn = headers.origin !== undefined && reply.hasHeader('access-control-allow-origin');
  if (method === 'GET' && (isLetIn || isOfThisSite(headers))) headers['apollo-require-preflight'] ??= 'true';
  done();
};

function hostIn(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : null;
}
