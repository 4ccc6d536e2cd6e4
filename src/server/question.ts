import type { FastifyRequest } from 'fastify';

/** With one of these a browser asks first whether it may send a request: no other site's page can have made it up. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;

/**
 * All that an answer depends on beside the archive: what is asked, in which form it is wanted, and by whose right. Null
 * for what is no well-formed request, which only Apollo Server can tell about.
 */
export function questionOf({ method, body, query, headers }: FastifyRequest): string | null {
  const asked = method === 'POST' ? postedIn(body) : method === 'GET' && isPreflighted(headers) ? query : null;
  if (asked === null) return null;
  const { query: document, operationName, variables, extensions } = asked as Record<string, unknown>;
  const { accept, authorization } = headers;
  return JSON.stringify([method, document, operationName, variables, extensions, accept, authorization]);
}

/** Only JSON comes as an object. */
function postedIn(body: unknown): object | null {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : null;
}

function isPreflighted(headers: FastifyRequest['headers']): boolean {
  return headers['content-type'] === undefined && PREFLIGHTED.some((header) => Boolean(headers[header]));
}
