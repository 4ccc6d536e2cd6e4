/** `/graphql`: answers that are kept, and those that Apollo Server gives. */
import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Context, RequestState } from '../resolvers/request-state.js';
import type { Collections } from '../store/collections.js';
import type { ArchiveHead } from '../store/head.js';
import type { accessTo } from './access.js';
import { Answer } from './answer.js';
import type { AnswerCache } from './answer-cache.js';
import { encodingFor } from './compression.js';
import { isNamedBy } from './etag.js';
import { TIME_LIMIT } from './limits.js';
import { questionOf } from './question.js';

interface GraphqlOptions {
  /** Started. */
  readonly apollo: ApolloServer<Context>;
  readonly answers: AnswerCache;
  readonly collections: Collections;
  readonly head: ArchiveHead;
  readonly access: ReturnType<typeof accessTo>;
}

/** All that an answer to an address depends on. */
const VARY = 'accept, accept-encoding, authorization, origin';
/** Others learn of a write within a second; so do those who ask a cache between. */
const SHARED = 'public, max-age=0, s-maxage=1';
const OWN = 'private, no-cache';
const NOT_KEPT = 'no-store';

export function addGraphql(app: FastifyInstance, options: GraphqlOptions): void {
  const { answers, head } = options;
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: (request, reply) => {
      const question = questionOf(request);
      const sequence = head.known();
      const answer =
        question === null || sequence === undefined ? undefined : keptAnswer(sequence, question, request, reply);
      return answer ?? answerAnew(question, request, reply);
    },
  });

  /** Undefined if there is none. */
  function keptAnswer(
    sequence: number,
    question: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply | Promise<FastifyReply> | undefined {
    const answer = answers.get(sequence, question);
    if (answer === undefined) return undefined;
    const { operationName } = answer;
    app.log.info({ msg: 'operation answered', operationName, operation: 'query', milliseconds: 0, errors: [] });
    return send(answer, request, reply, () => answers.keep(sequence, question, answer));
  }

  async function answerAnew(
    question: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    // Where the store does not answer, whatever has to be read says so.
    const sequence = await head.current().catch(() => undefined);
    if (question !== null && sequence !== undefined) {
      const kept = keptAnswer(sequence, question, request, reply);
      if (kept !== undefined) return kept;
    }
    const state = new RequestState({
      collections: options.collections,
      head,
      sequence,
      timeLimit: TIME_LIMIT,
      corrections: options.access(request.headers.authorization),
    });
    const {
      body,
      headers,
      status = 200,
    } = await options.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: httpRequestOf(request),
      context: async () => ({ state }),
    });
    if (body.kind !== 'complete') throw new Error('Apollo Server answers in parts, which no operation asks for.');
    const { repeatable } = state;
    if (repeatable === null || status !== 200) {
      return reply
        .status(status)
        .headers({ ...Object.fromEntries(headers), 'cache-control': NOT_KEPT })
        .send(body.string);
    }
    const answer = new Answer(body.string, headers.get('content-type') ?? 'application/json', repeatable.operationName);
    const keep = (): void => {
      if (question !== null && sequence !== undefined) answers.keep(sequence, question, answer);
    };
    keep();
    return send(answer, request, reply, keep);
  }
}

/** @param onEncoded called when the answer has got another form, and with it grown */
function send(
  answer: Answer,
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  onEncoded: () => void,
): FastifyReply | Promise<FastifyReply> {
  const shared = headers.authorization === undefined ? SHARED : OWN;
  reply
    .header('vary', VARY)
    .header('etag', answer.etag)
    .header('cache-control', method === 'GET' ? shared : NOT_KEPT);
  const known = headers['if-none-match'];
  if (known !== undefined && isNamedBy(known, answer.etag)) return reply.status(304).send();
  reply.header('content-type', answer.contentType);
  const encoding = answer.isWorthCompressing() ? encodingFor(headers['accept-encoding']) : null;
  if (encoding === null) return reply.send(answer.body);
  reply.header('content-encoding', encoding);
  const encoded = answer.encoded(encoding);
  if (encoded !== undefined) return reply.send(encoded);
  return answer.encode(encoding).then((bytes) => {
    onEncoded();
    return reply.send(bytes);
  });
}

function httpRequestOf({ method, url, body, headers }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const start = url.indexOf('?');
  return { method, body, headers: map, search: start < 0 ? '' : url.slice(start) };
}
