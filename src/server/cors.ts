import type { FastifyInstance } from 'fastify';

const HOSTS_OF_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);
const HEADERS = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'content-type, authorization, apollo-require-preflight, x-apollo-operation-name, mcp-protocol-version',
  'access-control-expose-headers': 'x-request-id',
  'access-control-max-age': '600',
};

/**
 * Lets pages ask from the browser: those of the sites that are named, or, where none are, those of this machine, on any
 * port, where a frontend is being developed.
 */
export function addCors(app: FastifyInstance, origins: readonly string[] | undefined): void {
  const named = new Set(origins);
  const isLetIn = (origin: string): boolean =>
    origins === undefined ? isOfThisMachine(origin) : named.has('*') || named.has(origin);
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin === undefined || !isLetIn(origin)) return done();
    reply.header('access-control-allow-origin', origin).header('vary', 'origin').headers(HEADERS);
    if (request.method === 'OPTIONS') reply.status(204).send();
    else done();
  });
}

function isOfThisMachine(origin: string): boolean {
  return URL.canParse(origin) && HOSTS_OF_THIS_MACHINE.has(new URL(origin).hostname);
}
