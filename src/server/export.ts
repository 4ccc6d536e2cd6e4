/** `/export/TABLE.FORMAT`: the whole result of a filter, streamed. */
import { Readable } from 'node:stream';
import type { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Db } from 'mongodb';
import { openExport } from '../export/export.js';
import { ArgumentError } from '../store/argument-error.js';
import { CancelledError } from '../store/snapshot.js';
import { type Access, closedTo } from './access.js';
import { errorBody } from './errors.js';
import { MAX_COST } from './limits.js';
import type { Charge } from './rate-limit.js';

/** Exports that are written at once: each keeps the store busy. */
const MOST_AT_ONCE = 4;
/** Seconds after which whoever comes too many may ask again. */
const RETRY = 10;

interface ExportOptions {
  readonly db: Db;
  readonly schema: GraphQLSchema;
  readonly access: Access;
  readonly charge: Charge | undefined;
}

interface Asked {
  readonly Params: { readonly file: string };
  readonly Querystring: Readonly<Record<string, string | string[] | undefined>>;
}

export function addExport(app: FastifyInstance, { db, schema, access, charge }: ExportOptions): void {
  const underWay = new Set<AbortController>();
  // Whoever is not done goes on elsewhere, from the last row received.
  app.addHook('preClose', async () => {
    for (const controller of underWay) controller.abort(new CancelledError('the server is being stopped'));
  });
  app.get<Asked>('/export/:file', { onRequest: closedTo(access) }, async (request, reply) => {
    if (underWay.size >= MOST_AT_ONCE) {
      return reply.status(503).header('retry-after', RETRY).send(errorBody('OVERLOADED'));
    }
    const controller = new AbortController();
    underWay.add(controller);
    const ended = (): void => {
      underWay.delete(controller);
      controller.abort(new CancelledError('the connection was closed'));
    };
    reply.raw.once('close', ended);
    try {
      // What it takes is not known before; so it is what an operation may take at most.
      await charge?.(request, MAX_COST);
      const made = await openExport(db, schema, requestOf(request), controller.signal);
      return reply
        .type(made.contentType)
        .header('content-disposition', `attachment; filename="${made.fileName}"`)
        .header('x-broadsheet-snapshot', made.sequence)
        .header('cache-control', 'no-store')
        .send(Readable.from(made.pieces, { objectMode: false, highWaterMark: 256 * 1024 }));
    } catch (error) {
      if (error instanceof GraphQLError) return sendRefusal(reply, error);
      if (!(error instanceof ArgumentError)) throw error;
      return reply.status(400).header('cache-control', 'no-store').send(errorBody('BAD_USER_INPUT', error.message));
    }
  });
}

/** The limit of what a client may ask for says the status by itself, as it does to Apollo Server. */
export function sendRefusal(reply: FastifyReply, error: GraphQLError): FastifyReply {
  const { http, ...extensions } = error.extensions as { http?: { status?: number; headers?: HeaderMap } };
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  return reply
    .status(http?.status ?? 400)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message: error.message, extensions }] });
}

function requestOf({ params, query }: FastifyRequest<Asked>) {
  const dot = params.file.lastIndexOf('.');
  const once = (name: string): string | undefined => {
    const value = query[name];
    if (Array.isArray(value)) throw new ArgumentError(name, `${name} is given twice: give it once.`);
    return value;
  };
  return {
    table: dot < 0 ? params.file : params.file.slice(0, dot),
    format: dot < 0 ? '' : params.file.slice(dot + 1),
    filter: once('filter'),
    columns: once('columns'),
    snapshot: once('snapshot'),
    after: once('after'),
  };
}
