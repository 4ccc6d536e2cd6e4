/** `/graphql`: answers that are kept, and those that Apollo Server gives. */
import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Context, RequestState } from '../resolvers/request-state.js';
import type { Collections } from '../store/collections.js';
import type { ArchiveHead } from '../store/head.js';
import { type Access, closedTo } from './access.js';
import { Answer } from './answer.js';
import type { AnswerCache } from './answer-cache.js';
import { vouchForAddresses } from './cross-site.js';
import type { DirectAnswers, Made } from './direct.js';
import { errorBody } from './errors.js';
import { formOf, NOT_KEPT } from './form.js';
import { TIME_LIMIT } from './limits.js';
import { logAnswered } from './log.js';
import type { Metrics } from './metrics.js';
import { bodyOf, leaveJsonUnread, questionOf, textIn } from './question.js';
import type { Charge } from './rate-limit.js';
import { FRAMES } from './sandbox.js';
import type { SavedSearchesOf } from './saved-searches.js';
import type { TrustedDocuments } from './trusted-documents.js';
import type { UnderWay } from './under-way.js';

interface GraphqlOptions {
  /** Started. */
  readonly apollo: ApolloServer<Context>;
  readonly direct: DirectAnswers;
  readonly answers: AnswerCache;
  readonly collections: Collections;
  readonly head: ArchiveHead;
  readonly access: Access;
  readonly underWay: UnderWay;
  /** Milliseconds of the embedded store's thread that one request may take. */
  readonly storeTime?: number | undefined;
  readonly publicUrl?: string | undefined;
  readonly savedSearches: SavedSearchesOf;
  /** Undefined where clients may ask for any amount. */
  readonly charge: Charge | undefined;
  /** Where it is given, nothing else is run. */
  readonly trusted?: TrustedDocuments | undefined;
  readonly metrics?: Metrics | undefined;
}

/** A question by the right of whoever sent the request, under its time and on its account. */
export type Ask = (
  request: FastifyRequest,
  body: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
) => Promise<Made>;

type Sent = Pick<FastifyRequest, 'method' | 'url' | 'headers'> & { readonly body: unknown };

const ASKED_BY_SERVER = {
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
} as const;

/** @returns a function that asks what the server itself has to know */
export function addGraphql(app: FastifyInstance, options: GraphqlOptions): Ask {
  const { answers, charge, direct, head, access, trusted, metrics } = options;
  leaveJsonUnread(app);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: [closedTo(access), vouchForAddresses],
    handler: (request, reply) => {
      const sequence = head.known();
      // To wait, be it for nothing, costs as much as all else that a kept answer needs.
      if (sequence !== undefined) return answer(sequence, request, reply);
      // Where the store does not answer, whatever has to be read says so.
      const read = head.current().catch(() => undefined);
      return read.then((current) => answer(current, request, reply));
    },
  });

  /** @param sequence the snapshot to answer from; undefined where the store does not tell */
  function answer(
    sequence: number | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply | Promise<FastifyReply> {
    const question = questionOf(request);
    if (question === null || sequence === undefined) return answerAnew(sequence, request, reply, () => {});
    const keep = (given: Answer): void => answers.keep(sequence, question, given);
    const kept = answers.get(sequence, question);
    if (kept === undefined) return answerAnew(sequence, request, reply, keep);
    metrics?.answered(kept.operationName, [], 'kept');
    logAnswered(request.log, { operationName: kept.operationName, operation: 'query', milliseconds: 0, errors: [] });
    return send(kept, request, reply, keep);
  }

  /** @param keep called with an answer that is good for all who ask the same */
  async function answerAnew(
    sequence: number | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
    keep: (answer: Answer) => void,
  ): Promise<FastifyReply> {
    const sent = bodyOf(app, request);
    const text = textIn(request, sent);
    if (trusted !== undefined && text !== null && !trusted.has(text)) {
      metrics?.answered(null, ['OPERATION_NOT_REGISTERED'], 'made');
      return reply.status(403).header('cache-control', NOT_KEPT).send(errorBody('OPERATION_NOT_REGISTERED'));
    }
    const { method, url, headers } = request;
    const { made, state } = await run(sequence, request, { method, url, headers, body: sent });
    const { repeatable } = state;
    if (repeatable === null || made.status !== 200) {
      return reply
        .status(made.status)
        .headers({ ...made.headers, 'content-type': made.contentType, 'cache-control': NOT_KEPT })
        .send(made.text);
    }
    const answer = new Answer(made.text, made.contentType, repeatable.operationName);
    keep(answer);
    return send(answer, request, reply, keep);
  }

  async function run(sequence: number | undefined, request: FastifyRequest, sent: Sent) {
    const state = new RequestState({
      collections: options.collections,
      head,
      sequence,
      timeLimit: TIME_LIMIT,
      storeTime: options.storeTime,
      publicUrl: options.publicUrl,
      savedSearches: options.savedSearches(request.headers.authorization),
      corrections: access.corrections(request.headers.authorization),
      onBatch: metrics?.loaded,
      onCommand: metrics?.commanded,
    });
    const context: Context = { state, requestId: request.id, charge: charge && chargeOnce(charge, request) };
    const made = await options.underWay.run(state, request.raw.socket, () => make(sent, context));
    return { made, state };
  }

  async function make(sent: Sent, context: Context): Promise<Made> {
    const { method, headers, body: asking } = sent;
    const prepared = method === 'POST' ? direct.find(asking, headers.accept) : undefined;
    const made = prepared && (await direct.answer(prepared, context));
    if (made !== undefined) return made;
    const asked = httpRequestOf(sent);
    const answered = await options.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: asked,
      context: async () => context,
    });
    const { body, status = 200 } = answered;
    if (body.kind !== 'complete') throw new Error('Apollo Server answers in parts, which no operation asks for.');
    const contentType = answered.headers.get('content-type') ?? 'application/json';
    if (method === 'POST' && context.state.repeatable !== null) direct.accepted(headers.accept, contentType);
    return {
      text: body.string,
      status,
      headers: { ...Object.fromEntries(answered.headers), ...framingOf(contentType) },
      contentType,
    };
  }

  return async (request, body) => {
    const sequence = await head.current().catch(() => undefined);
    const { made } = await run(sequence, request, { ...ASKED_BY_SERVER, body });
    return made;
  };
}

/** What is tried again is charged once. */
function chargeOnce(charge: Charge, request: FastifyRequest): (cost: number) => Promise<void> {
  let charged: Promise<void> | undefined;
  return (cost) => {
    charged ??= charge(request, cost);
    return charged;
  };
}

/** @param onEncoded called with the answer when it has got another form, and with it grown */
function send(
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
  onEncoded: (answer: Answer) => void,
): FastifyReply | Promise<FastifyReply> {
  const form = formOf(answer, request.method, request.headers);
  if (typeof form === 'object') return reply.status(form.status).headers(form.headers).send(form.body);
  return answer.encode(form).then(() => {
    onEncoded(answer);
    return send(answer, request, reply, onEncoded);
  });
}

/** The landing page, which a browser is shown here, says the rest of its policy itself. */
function framingOf(contentType: string): Record<string, string> {
  return contentType.startsWith('text/html') ? { 'content-security-policy': FRAMES } : {};
}

function httpRequestOf({ method, url, headers, body }: Sent): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const start = url.indexOf('?');
  return { method, body, headers: map, search: start < 0 ? '' : url.slice(start) };
}
