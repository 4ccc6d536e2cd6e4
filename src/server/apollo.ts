import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Config } from '../config.js';
import type { Context } from '../resolvers/request-state.js';
import { Admission, turnOf } from './admission.js';
import { BoundedCache } from './bounded-cache.js';
import type { DirectAnswers } from './direct.js';
import { tellerOf } from './errors.js';
import { endingWithRequests } from './execution.js';
import { MAX_TOKENS } from './limits.js';
import type { Begin, Metrics, Phase } from './metrics.js';
import { type Operation, Operations } from './operations.js';
import { conclude, isToBeAskedAgain, logFailures, RETRY_AFTER } from './outcome.js';
import type { TrustedDocuments } from './trusted-documents.js';
import { offeredOperations } from './validation.js';

interface ApolloOptions {
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
  readonly logger?: NonNullable<ApolloServerOptions<Context>['logger']>;
  /** Whether the schema is told, and in messages what a misspelt name may have meant; it is where nothing is said. */
  readonly introspection?: boolean;
  /** No others are found by their hash. */
  readonly trusted?: TrustedDocuments | undefined;
  readonly metrics?: Metrics | undefined;
  /** Told of what is done. */
  readonly begin?: Begin | undefined;
  /** Who answers what has been answered without errors when it is asked again. */
  readonly direct?: DirectAnswers | undefined;
  /** Shared by all that answer. */
  readonly admission?: Admission | undefined;
}

/** Bytes of queries that clients may name by their hash alone, the most recently used. */
const PERSISTED_QUERIES = 4 * 2 ** 20;
/** Characters of documents that are kept understood, some hundred times as large then; whoever asks a longer one is no program that asks it often. */
const DOCUMENTS = { maxSize: 512 * 1024, maxEntry: 8 * 1024 } as const;

/** The GraphQL server, not yet started; HTTP comes through `plugins`. */
export function createApollo(
  schema: GraphQLSchema,
  nodeEnv: Config['nodeEnv'],
  { plugins = [], logger, introspection = true, trusted, ...others }: ApolloOptions = {},
): ApolloServer<Context> {
  const production = isProduction(nodeEnv);
  return new ApolloServer<Context>({
    gateway: endingWithRequests(schema),
    // How long an answer may be kept is decided for all alike; deciding it field by field would wrap every resolver.
    plugins: [eachOperation(schema, others), ApolloServerPluginCacheControlDisabled(), ...plugins],
    ...(logger && { logger }),
    introspection,
    includeStacktraceInErrorResponses: !production,
    formatError: tellerOf(production, introspection),
    validationRules: [offeredOperations],
    parseOptions: { maxTokens: MAX_TOKENS },
    persistedQueries: {
      cache:
        trusted ??
        new BoundedCache<string>({ maxSize: PERSISTED_QUERIES, sizeOf: (text, key) => 2 * (text.length + key.length) }),
    },
    documentStore: new BoundedCache<DocumentNode>({ ...DOCUMENTS, sizeOf: ({ loc }) => loc?.end ?? DOCUMENTS.maxSize }),
    // The process is stopped by whoever started the server, who may have more to close.
    stopOnTerminationSignals: false,
  });
}

export function isProduction(nodeEnv: Config['nodeEnv']): boolean {
  return nodeEnv !== 'development' && nodeEnv !== 'test';
}

/**
 * Holds each operation against the limits and tells the resolvers what it asks for. Logs a line for it, with what it
 * cost and what came of it; and what clients are not told, the log is.
 */
function eachOperation(
  schema: GraphQLSchema,
  {
    metrics,
    begin,
    direct,
    admission = new Admission(),
  }: Pick<ApolloOptions, 'metrics' | 'begin' | 'direct' | 'admission'>,
): ApolloServerPlugin<Context> {
  const operations = new Operations(schema);
  const timed = (phase: Phase): (() => Promise<void>) => {
    const end = begin?.(phase);
    return async () => end?.();
  };
  return {
    requestDidStart: async () => {
      const start = performance.now();
      let prepared: Operation | undefined;
      let done: () => void = () => undefined;
      return {
        parsingDidStart: async () => timed('parse'),
        validationDidStart: async () => timed('validate'),
        executionDidStart: async () => ({ executionDidEnd: timed('execute') }),
        didResolveOperation: async ({ document, operationName, request, contextValue }) => {
          prepared = operations.find(document, operationName);
          const cost = prepared.checkLimits(request.variables ?? {});
          await contextValue.charge?.(cost);
          contextValue.state.announce(prepared.fields);
          done = await turnOf(admission, prepared.reading, cost, contextValue.state);
        },
        didEncounterErrors: async ({ errors, contextValue: context, ...answered }) =>
          logFailures(errors, { ...answered, context }),
        willSendResponse: async ({ source, request, operation, contextValue: context, response, ...answered }) => {
          done();
          const { body, http } = response;
          if (body.kind !== 'single') return;
          const about = { ...answered, context, operation: operation?.operation, start, metrics };
          const codes = conclude(body.singleResult, about);
          if (isToBeAskedAgain(codes)) {
            http.status = 503;
            http.headers.set('retry-after', RETRY_AFTER);
          }
          if (context.state.repeatable !== null && source !== undefined && prepared !== undefined) {
            direct?.prepare(source, request.operationName, prepared);
          }
        },
      };
    },
  };
}
