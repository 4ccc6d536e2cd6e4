/** Where assistants ask: loaded when the first one does. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Access, closedTo } from './access.js';
import type { Assistants, AssistantsOptions } from './assistants/route.js';
import type { Answered } from './assistants/server.js';
import { errorBody } from './errors.js';
import type { Ask } from './graphql.js';
import { bodyOf } from './question.js';

interface McpOptions extends AssistantsOptions {
  readonly access: Access;
  readonly ask: Ask;
}

export function addMcp(app: FastifyInstance, { access, ask, ...options }: McpOptions): void {
  let opened: Promise<Assistants> | undefined;
  const assistants = (): Promise<Assistants> => {
    opened ??= import('./assistants/route.js').then(({ Assistants }) => Assistants.open(options));
    return opened;
  };

  app.post('/mcp', { onRequest: closedTo(access) }, async (request, reply) => {
    if (isOfOtherSite(request, reply)) {
      return reply
        .status(403)
        .send(errorBody('FORBIDDEN', 'Pages of other sites may not use tools: CORS_ORIGINS names those that may.'));
    }
    const message = bodyOf(app, request);
    if (Array.isArray(message)) {
      return reply.status(400).send(errorBody('BAD_REQUEST', 'Send one message at a time.'));
    }
    const answered = await (await assistants()).answer({
      request,
      message,
      rights: access.rights(request.headers.authorization),
      ask: async (query, variables) => JSON.parse((await ask(request, { query, variables })).text) as Answered,
    });
    return reply
      .status(answered.status)
      .headers(Object.fromEntries(answered.headers))
      .header('cache-control', 'no-store')
      .send(await answered.text());
  });

  // Nothing is sent without being asked for, and there is no session to end.
  app.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    handler: (_, reply) =>
      reply
        .status(405)
        .header('allow', 'POST')
        .send(errorBody('BAD_REQUEST', 'Assistants ask by POST: see docs/ASSISTANTS.md.')),
  });
}

/** The protocol asks servers to look: a page that has found its way to an address of a reader's network says where it is from. */
function isOfOtherSite({ headers }: FastifyRequest, reply: FastifyReply): boolean {
  return headers.origin !== undefined && !reply.hasHeader('access-control-allow-origin');
}
