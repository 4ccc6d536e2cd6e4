import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import Fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify';
import type { Db } from 'mongodb';
import type { DestinationStream } from 'pino';
import type { Config } from '../config.js';
import { errors } from '../errors.js';
import { programVersion } from '../program-version.js';
import type { CorrectionService } from '../resolvers/correction-service.js';
import { federated } from '../resolvers/federation.js';
import { createSchema } from '../resolvers/schema.js';
import { collectionsOf } from '../store/collections.js';
import { loadCursorKey } from '../store/cursor-key.js';
import { headOf } from '../store/head.js';
import { createIndexes } from '../store/indexes.js';
import { type Access, accessTo, closedTo } from './access.js';
import { Admission } from './admission.js';
import { AnswerCache } from './answer-cache.js';
import { createApollo, isProduction } from './apollo.js';
import { CONNECTION_LIMITS, limitConnections, timeoutsOf } from './connections.js';
import { addCors } from './cors.js';
import { DirectAnswers } from './direct.js';
import { Drain } from './drain.js';
import { errorBody, tellerOf } from './errors.js';
import { addExport } from './export.js';
import { addFeed } from './feed.js';
import { addGraphiql } from './graphiql.js';
import { addGraphql } from './graphql.js';
import { addHealth } from './health.js';
import { MAX_BODY } from './limits.js';
import { createLogger, cut } from './logger.js';
import { addMcp } from './mcp.js';
import { beginAll, Metrics } from './metrics.js';
import { addPermanentLinks } from './permanent-links.js';
import { type Charge, limitRate } from './rate-limit.js';
import { addReadingRoom } from './reading-room.js';
import { addReference } from './reference.js';
import { addRequestId, requestIdOf } from './request-id.js';
import { ALWAYS } from './safety.js';
import { sandboxPage } from './sandbox.js';
import { savedSearchesFor, tellWebhooks } from './saved-searches.js';
import { openShortWay } from './short-way.js';
import { operationsOfSdk, type RegisteredOperation, readManifest, TrustedDocuments } from './trusted-documents.js';
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
        | 'apiToken'
        | 'apiTokens'
        | 'readToken'
        | 'corsOrigins'
        | 'trustedDocuments'
        | 'introspection'
        | 'exports'
        | 'feeds'
        | 'federation'
        | 'publicUrl'
        | 'mcp'
        | 'webhooks'
        | 'webhookNetworks'
        | 'metrics'
        | 'traces'
        | 'answerCacheMegabytes'
        | 'maxConnections'
        | 'maxRequests'
        | 'storeMilliseconds'
        | 'costPerMinute'
        | 'trustProxy'
      >
    >;
  readonly store: { readonly db: Db };
  /** Makes the corrections that are asked for with the token; nobody can ask for any without. */
  readonly corrections?: CorrectionService | undefined;
  /** Where the log goes instead of standard error. */
  readonly log?: DestinationStream;
}

/** The levels at which the log has lines for each request. */
const LOGS_EACH: ReadonlySet<string> = new Set(['info', 'debug', 'trace']);

/**
 * Serves the archive over HTTP until closed.
 * @throws CommandError `PORT_BUSY` or `ADDRESS_UNAVAILABLE`.
 */
export async function serve({ config, store, corrections, log }: ServeOptions): Promise<Served> {
  await createIndexes(store.db);
  await loadCursorKey(store.db);
  const { trustedDocuments, introspection = true, exports = true, feeds = true } = config;
  const schema = config.federation === true ? federated(await createSchema()) : await createSchema();
  const registered = trustedDocuments === undefined ? undefined : await readManifest(trustedDocuments);
  const trusted = registered && new TrustedDocuments(registered);
  const answers = new AnswerCache((config.answerCacheMegabytes ?? 0) * 2 ** 20);
  const known = (registered ?? (await operationsOfSdk())).map(({ name }) => name);
  const metrics = config.metrics === true ? new Metrics({ operations: known, kept: answers }) : undefined;
  const access = accessTo(metrics && corrections ? metrics.counting(corrections) : corrections, config);
  const app = createHttp(config, log);
  const crowd = limitConnections(app, { ...CONNECTION_LIMITS, ...config });
  addCors(app, config.corsOrigins);
  const underWay = new UnderWay();
  const drain = new Drain(app, underWay);
  // Loaded only where traces are wanted.
  const { traces: wanted } = config;
  const traces = wanted && (await import('./traces.js').then(({ openTraces }) => openTraces(wanted)));
  traces?.addTo(app);
  const begin = beginAll([metrics, traces].flatMap((each) => each?.begin ?? []));
  const admission = new Admission();
  const direct = new DirectAnswers({
    schema,
    formatError: tellerOf(isProduction(config.nodeEnv), introspection),
    isTracing: !isProduction(config.nodeEnv),
    logger: app.log,
    metrics,
    begin,
    admission,
  });
  const apollo = createApollo(schema, config.nodeEnv, {
    logger: app.log,
    plugins: [trusted ? ApolloServerPluginLandingPageDisabled() : landingPage()],
    introspection,
    trusted,
    metrics,
    begin,
    direct,
    admission,
  });
  await apollo.start();

  const charge = await chargeOf(app, access, config.costPerMinute);
  const head = headOf(store.db);
  const ask = addGraphql(app, {
    apollo,
    direct,
    answers,
    collections: collectionsOf(store.db),
    head,
    access,
    underWay,
    charge,
    storeTime: config.storeMilliseconds,
    publicUrl: config.publicUrl,
    savedSearches: savedSearchesFor(store.db, access, config),
    trusted,
    metrics,
  });
  if (config.mcp !== false)
    addMcp(app, { schema, access, ask, trusted, publicUrl: config.publicUrl, version: programVersion() });
  if (exports) addExport(app, { db: store.db, schema, access, charge });
  if (feeds) {
    const { publicUrl, storeMilliseconds: storeTime } = config;
    addFeed(app, { db: store.db, schema, access, charge, admission, publicUrl, storeTime });
  }
  addHealth(app, store.db, drain);
  metrics?.addTo(app, closedTo(access));
  // Explorers are of no use where nothing but what is registered is run; the room asks nothing but the SDK's operations.
  const room = (registered === undefined || registered.some(isOfRoom)) && addReadingRoom(app);
  tellWebhooks(app, store.db, schema, config);
  addPermanentLinks(app, { db: store.db, access, room });
  if (introspection) await addReference(app);
  if (trusted === undefined) addExplorers(app, room);
  if (answers.keeps && traces === undefined && !LOGS_EACH.has(config.logLevel)) {
    await openShortWay(app, { answers, head, access, crowd, drain, metrics });
  }

  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (cause) {
    await apollo.stop();
    throw isBusy(cause)
      ? errors.portBusy(config.host, config.port)
      : errors.addressUnavailable(config.host, config.port, cause);
  }
  const unwatch = traces?.watch(store.db.client);
  const ended = async (): Promise<void> => {
    unwatch?.();
    // A collector that is not there keeps nobody.
    await traces?.close().catch(() => undefined);
  };
  return {
    url: urlOf(app, config.host),
    close: async (why = 'asked to') => {
      try {
        await drain.stop(why);
        await apollo.stop();
      } finally {
        await ended();
      }
    },
  };
}

/** Whoever has a token is known by it, whatever the address. */
async function chargeOf(app: FastifyInstance, access: Access, budget: number | undefined): Promise<Charge | undefined> {
  if (budget === undefined) return undefined;
  return limitRate(app, { budget, isKnown: access.isKnown });
}

function createHttp(config: ServeOptions['config'], log: DestinationStream | undefined): FastifyInstance {
  const { trustProxy } = config;
  const app: FastifyInstance = Fastify({
    loggerInstance: createLogger(config, log),
    genReqId: requestIdOf,
    requestIdHeader: false,
    // Whoever watches over the process asks every few seconds.
    logController: new LogController({
      disableRequestLogging: ({ url }) => url.startsWith('/health/') || url === '/metrics',
    }),
    bodyLimit: MAX_BODY,
    ...(trustProxy !== undefined && { trustProxy }),
    ...timeoutsOf(CONNECTION_LIMITS.patience),
    forceCloseConnections: 'idle',
    // What was on its way when the server was told to stop is answered.
    return503OnClosing: false,
  });
  addRequestId(app);
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(ALWAYS);
    done();
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.status(status).send(errorBody('BAD_REQUEST', error.message));
    request.log.error(error);
    return reply.status(status).send(errorBody('INTERNAL_SERVER_ERROR'));
  });
  app.setNotFoundHandler(({ method, url }, reply) => {
    const message = `There is nothing at ${method} ${cut(url)}; queries go to /graphql, people to /.`;
    return reply.status(404).send(errorBody('BAD_REQUEST', message));
  });
  return app;
}

/** @param room whether the reading room stands at the root; without it, the Sandbox does */
function addExplorers(app: FastifyInstance, room: boolean): void {
  for (const address of room ? ['/sandbox'] : ['/', '/sandbox']) {
    app.get(address, async (_, reply) => {
      const { html, policy } = sandboxPage();
      return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
    });
  }
  addGraphiql(app);
}

/** Whoever registers what the SDK asks has registered what the reading room asks. */
function isOfRoom({ name }: RegisteredOperation): boolean {
  return name === 'RoomFront';
}

/** A browser that opens `/graphql` itself is shown the landing page. */
function landingPage() {
  return {
    serverWillStart: async () => ({
      renderLandingPage: async () => ({ html: async () => sandboxPage().html }),
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
