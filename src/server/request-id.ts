/** The name of a request, in its answer and in all lines of the log that are about it. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

export const HEADER = 'x-request-id';

/** What a proxy in front may have named the request; anything else is no name. */
const NAME = /^[\w.:-]{1,64}$/u;

/** Names of this process differ from those of others, and are made faster than random ones. */
const OWN = randomUUID().slice(0, 8);
let count = 0;

export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[HEADER];
  if (typeof given === 'string' && NAME.test(given)) return given;
  count += 1;
  return `${OWN}-${count.toString(36)}`;
}

export function addRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(HEADER, request.id);
    done();
  });
}
