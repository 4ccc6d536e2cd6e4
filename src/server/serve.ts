import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify';
import type { Db } from 'mongodb';
import { pino } from 'pino';
import type { Config } from '../config.js';
import { errors } from '../errors.js';
import type { CorrectionService } from '../resolvers/correction-service.js';
import { createSchema } from '../resolvers/schema.js';
import { collectionsOf } from '../store/collections.js';
import { loadCursorKey } from '../store/cursor-key.js';
import { headOf } from '../store/head.js';
import { createIndexes } from '../store/indexes.js';
import { accessTo } from './access.js';
import { AnswerCache } from './answer-cache.js';
import { createApollo } from './apollo.js';
import { CONNECTION_LIMITS, limitConnections, timeoutsOf } from './connections.js';
import { addCors } from './cors.js';
import { Drain } from './drain.js';
import { errorBody } from './errors.js';
import { addGraphiql } from './graphiql.js';
import { addGraphql } from './graphql.js';
import { addHealth } from './health.js';
import { MAX_BODY } from './limits.js';
import { type Charge, limitRate } from './rate-limit.js';
import { sandboxPage } from './sandbox.js';
import { UnderWay } from './under-way.js';

export interface Served {
  /** Where the landing page is: "http://127.0.0.1:4000/". */
  readonly url: string;
  /**
   * Takes no more requests, answers those that are under way and frees the port. The store stays open.
   * @param why for the log
   */
  close(why?: string): Promise<void>;
}

export interface ServeOptions {
  readonly config: Pick<Config, 'port' | 'host' | 'logLevel' | 'nodeEnv'> &
    Partial<
      Pick<
        Config,
        'apiToken' | 'answerCacheMegabytes' | 'maxConnections' | 'maxRequests' | 'costPerMinute' | 'trustProxy'
      >
    >;
  readonly store: { readonly db: Db };
  /** Makes the corrections that are asked for with the token; nobody can ask for any without. */
  readonly corrections?: CorrectionService | undefined;
}

/**
 * Serves the archive over HTTP until closed.
 * @throws CommandError `PORT_BUSY` or `ADDRESS_UNAVAILABLE`.
 */
export async function serve({ config, store, corrections }: ServeOptions): Promise<Served> {
  await createIndexes(store.db);
  await loadCursorKey(store.db);
  const app = createHttp(config);
  limitConnections(app, { ...CONNECTION_LIMITS, ...config });
  addCors(app);
  const access = accessTo(corrections, config.apiToken);
  const underWay = new UnderWay();
  const drain = new Drain(app, underWay);
  const apollo = createApollo(await createSchema(), config.nodeEnv, {
    logger: app.log,
    plugins: [landingPage()],
  });
  await apollo.start();

  addGraphql(app, {
    apollo,
    answers: new AnswerCache((config.answerCacheMegabytes ?? 0) * 2 ** 20),
    collections: collectionsOf(store.db),
    head: headOf(store.db),
    access,
    underWay,
    charge: await chargeOf(app, access, config.costPerMinute),
  });
  app.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send(sandboxPage()));
  addHealth(app, store.db, drain);
  addGraphiql(app);

  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (cause) {
    await apollo.stop();
    throw isBusy(cause)
      ? errors.portBusy(config.host, config.port)
      : errors.addressUnavailable(config.host, config.port, cause);
  }
  return {
    url: urlOf(app, config.host),
    close: async (why = 'asked to') => {
      await drain.stop(why);
      await apollo.stop();
    },
  };
}

/** Whoever has a token is known by it, whatever the address. */
async function chargeOf(
  app: FastifyInstance,
  access: ReturnType<typeof accessTo>,
  budget: number | undefined,
): Promise<Charge | undefined> {
  if (budget === undefined) return undefined;
  const isKnown = (authorization: string): boolean => {
    try {
      access(authorization)();
      return true;
    } catch {
      return false;
    }
  };
  return limitRate(app, { budget, isKnown });
}

function createHttp({ logLevel, trustProxy }: ServeOptions['config']): FastifyInstance {
  // Standard output belongs to the command line.
  const loggerInstance: FastifyBaseLogger = pino({ level: logLevel }, pino.destination({ fd: 2, sync: true }));
  const app: FastifyInstance = Fastify({
    loggerInstance,
    // Whoever watches over the process asks every few seconds.
    logController: new LogController({ disableRequestLogging: ({ url }) => url.startsWith('/health/') }),
    bodyLimit: MAX_BODY,
    ...(trustProxy !== undefined && { trustProxy }),
    ...timeoutsOf(CONNECTION_LIMITS.patience),
    forceCloseConnections: 'idle',
    // What was on its way when the server was told to stop is answered.
    return503OnClosing: false,
  });
  app.addHook('onRequest', (_, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    done();
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.status(status).send(errorBody('BAD_REQUEST', error.message));
    request.log.error(error);
    return reply.status(status).send(errorBody('INTERNAL_SERVER_ERROR'));
  });
  app.setNotFoundHandler(({ method, url }, reply) => {
    const message = `There is nothing at ${method} ${url}; queries go to /graphql, people to /.`;
    return reply.status(404).send(errorBody('BAD_REQUEST', message));
  });
  return app;
}

/** A browser that opens `/graphql` itself is shown the landing page. */
function landingPage() {
  return {
    serverWillStart: async () => ({
      renderLandingPage: async () => ({ html: async () => sandboxPage() }),
    }),
  };
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
}

function urlOf(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : '';
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}/`;
}
