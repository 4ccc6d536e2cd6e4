import type { FastifyInstance } from 'fastify';

const HOSTS_OF_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);
const HEADERS = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type, authorization, apollo-require-preflight, x-apollo-operation-name',
  'access-control-max-age': '600',
};

/**
 * Lets a frontend that is being developed on this machine, on another port, ask from the browser. Pages from
 * elsewhere are not let in: whoever wants that puts a proxy in front that says so.
 */
export function addCors(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin === undefined || !isOfThisMachine(origin)) return done();
    reply.header('access-control-allow-origin', origin).header('vary', 'origin').headers(HEADERS);
    if (request.method === 'OPTIONS') reply.status(204).send();
    else done();
  });
}

function isOfThisMachine(origin: string): boolean {
  return URL.canParse(origin) && HOSTS_OF_THIS_MACHINE.has(new URL(origin).hostname);
}
