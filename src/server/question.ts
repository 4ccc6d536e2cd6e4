/** What a request to `/graphql` asks, as it came: read as JSON only where the answer is not kept. */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isOfThisSite } from './cross-site.js';

/** A body that says it is JSON. */
class JsonText {
  constructor(readonly text: string) {}
}

/** Leaves bodies of JSON as they came. */
export function leaveJsonUnread(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, text, done) => {
    done(null, new JsonText(text.toString()));
  });
}

/** What of a request an answer depends on beside its body. */
type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * All that an answer depends on beside the archive: what is asked, in which form it is wanted, and by whose right. Null
 * for what only Apollo Server can tell about. The same question in other words is another one.
 */
export function questionOf({ body, raw }: FastifyRequest): string | null {
  return questionIn(raw, body instanceof JsonText ? body.text : null);
}

/** @param json the body of a request that announced JSON; null where there is none */
export function questionIn({ method, url, headers }: Head, json: string | null): string | null {
  const asked = method === 'POST' ? json : isOfThisSite(headers) ? url : null;
  if (asked === null) return null;
  const { accept = '', authorization = '' } = headers;
  // Headers are one line each.
  return `${method}\n${accept}\n${authorization}\n${asked}`;
}

/**
 * The body as Apollo Server wants it.
 * @throws an error with the status 400 where JSON was announced, and something else came
 */
export function bodyOf(app: FastifyInstance, request: FastifyRequest): unknown {
  const { body } = request;
  if (!(body instanceof JsonText)) return body;
  let read: unknown;
  void app.getDefaultJsonParser('error', 'error')(request, body.text, (error, value) => {
    if (error !== null) throw error;
    read = value;
  });
  return read;
}

/** The text of what is asked, where it is sent and not just its hash. */
export function textIn({ method, url }: FastifyRequest, body: unknown): string | null {
  if (method !== 'POST') return new URL(url, 'http://localhost').searchParams.get('query');
  const query: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'query') : null;
  return typeof query === 'string' ? query : null;
}
