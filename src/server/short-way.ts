/**
 * The short way to answers that are kept: past Fastify, which takes as long for a request as all else that such an answer
 * needs. Whatever is not the plainest of requests goes the long way, and so does every one while requests are logged or traced.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { ArchiveHead } from '../store/head.js';
import type { Access } from './access.js';
import type { AnswerCache } from './answer-cache.js';
import { type Crowd, SHORT } from './connections.js';
import type { Drain } from './drain.js';
import { formOf } from './form.js';
import type { Metrics } from './metrics.js';
import { questionIn } from './question.js';
import { HEADER as REQUEST_ID, requestIdOf } from './request-id.js';
import { ALWAYS } from './safety.js';

interface ShortWayOptions {
  readonly answers: AnswerCache;
  readonly head: ArchiveHead;
  readonly access: Access;
  readonly crowd: Crowd;
  readonly drain: Drain;
  readonly metrics: Metrics | undefined;
}

/** To be called when all routes are there, before it listens. */
export async function openShortWay(app: FastifyInstance, options: ShortWayOptions): Promise<void> {
  await app.ready();
  const long = app.server.listeners('request');
  app.server.removeAllListeners('request');
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isPosted(request)) process.nextTick(answerPosted, request, response);
    else if (!isNamed(request) || !answer(request, response, null)) takeLongWay(request, response);
  });

  function takeLongWay(request: IncomingMessage, response: ServerResponse): void {
    for (const listener of long) listener(request, response);
  }

  /** By now a short body is here, if it came in one piece with its head. */
  function answerPosted(request: IncomingMessage, response: ServerResponse): void {
    const body: unknown = request.read();
    if (Buffer.isBuffer(body)) {
      const isWhole = body.length === Number(request.headers['content-length']);
      if (isWhole && answer(request, response, body.toString())) return;
      // As if nobody had looked.
      request.unshift(body);
    }
    takeLongWay(request, response);
  }

  /** @returns whether it was answered */
  function answer(request: IncomingMessage, response: ServerResponse, json: string | null): boolean {
    const { answers, head, access, crowd, drain, metrics } = options;
    const { headers, method } = request;
    const { socket } = response;
    const sequence = head.known();
    const question = questionIn(request, json);
    if (sequence === undefined || question === null || drain.isStopping) return false;
    // Behind an answer that has not been taken it would have to wait.
    if (socket === null || socket.writableLength > 0 || crowd.isBeyond(socket)) return false;
    if (access.refusal(headers.authorization) !== null) return false;
    const kept = answers.get(sequence, question);
    if (kept === undefined) return false;
    const form = formOf(kept, method, headers);
    if (typeof form !== 'object') return false;
    const { status, body } = form;
    const bytes = body === undefined ? 0 : Buffer.byteLength(body);
    if (bytes > SHORT) return false;
    const length = body === undefined ? {} : { 'content-length': bytes };
    response.writeHead(status, { [REQUEST_ID]: requestIdOf(request), ...ALWAYS, ...form.headers, ...length });
    response.end(body);
    if (socket.writableLength > 0) crowd.hold(response, socket, bytes);
    metrics?.answered(kept.operationName, [], 'kept');
    metrics?.responded(status);
    return true;
  }
}

/** JSON, as programs send it; browsers say besides where the page is from that asks, which is for others to judge. */
function isPosted({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers['content-type'] === 'application/json' &&
    headers.origin === undefined &&
    headers['content-length'] !== undefined
  );
}

function isNamed({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    url.startsWith('/graphql?') &&
    headers.origin === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}
