import type { FastifyInstance } from 'fastify';
import type { Db } from 'mongodb';
import type { Drain } from './drain.js';

/** How long the store may take to answer before the server counts as not ready, in milliseconds. */
const PATIENCE = 2_000;

/** Adds `/health/live` (the process answers) and `/health/ready` (so does its store, and it is not about to stop). */
export function addHealth(app: FastifyInstance, db: Db, drain: Drain): void {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (request, reply) => {
    if (drain.isStopping) return reply.status(503).send({ status: 'stopping' });
    try {
      await withinPatience(db.command({ ping: 1 }));
      return { status: 'ok' };
    } catch (error) {
      request.log.warn(error, 'the store does not answer');
      return reply.status(503).send({ status: 'unavailable' });
    }
  });
}

async function withinPatience(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
