import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { type DocumentNode, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Config } from '../config.js';
import type { Context } from '../resolvers/request-state.js';
import { Admission } from './admission.js';
import { BoundedCache } from './bounded-cache.js';
import { failureBehind, formatErrorFor, withoutSuggestions } from './errors.js';
import { endingWithRequests } from './execution.js';
import { MAX_TOKENS } from './limits.js';
import { logAnswered } from './log.js';
import type { Metrics, Phase } from './metrics.js';
import { Operations } from './operations.js';
import type { TrustedDocuments } from './trusted-documents.js';
import { offeredOperations } from './validation.js';

/** Seconds after which another try may find room, or another server. */
export const RETRY_AFTER = '1';

interface ApolloOptions {
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
  readonly logger?: NonNullable<ApolloServerOptions<Context>['logger']>;
  /** Whether the schema is told, and in messages what a misspelt name may have meant; it is where nothing is said. */
  readonly introspection?: boolean;
  /** No others are found by their hash. */
  readonly trusted?: TrustedDocuments | undefined;
  readonly metrics?: Metrics | undefined;
}

/** Bytes of queries that clients may name by their hash alone, the most recently used. */
const PERSISTED_QUERIES = 4 * 2 ** 20;
/** Characters of documents that are kept understood, some hundred times as large then; whoever asks a longer one is no program that asks it often. */
const DOCUMENTS = { maxSize: 512 * 1024, maxEntry: 8 * 1024 } as const;

/** The GraphQL server, not yet started; HTTP comes through `plugins`. */
export function createApollo(
  schema: GraphQLSchema,
  nodeEnv: Config['nodeEnv'],
  { plugins = [], logger, introspection = true, trusted, metrics }: ApolloOptions = {},
): ApolloServer<Context> {
  const production = nodeEnv !== 'development' && nodeEnv !== 'test';
  const format = formatErrorFor(production);
  return new ApolloServer<Context>({
    gateway: endingWithRequests(schema),
    // How long an answer may be kept is decided for all alike; deciding it field by field would wrap every resolver.
    plugins: [eachOperation(schema, metrics), ApolloServerPluginCacheControlDisabled(), ...plugins],
    ...(logger && { logger }),
    introspection,
    includeStacktraceInErrorResponses: !production,
    formatError: (formatted, error) => {
      const told = format(formatted, error);
      return introspection ? told : withoutSuggestions(told);
    },
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

/**
 * Holds each operation against the limits and tells the resolvers what it asks for. Logs a line for it, with what it
 * cost and what came of it; and what clients are not told, the log is.
 */
function eachOperation(schema: GraphQLSchema, metrics: Metrics | undefined): ApolloServerPlugin<Context> {
  const operations = new Operations(schema);
  const admission = new Admission();
  const timed = (phase: Phase): (() => Promise<void>) => {
    const end = metrics?.begin(phase);
    return async () => end?.();
  };
  return {
    requestDidStart: async () => {
      const start = performance.now();
      let done: () => void = () => undefined;
      return {
        parsingDidStart: async () => timed('parse'),
        validationDidStart: async () => timed('validate'),
        executionDidStart: async () => ({ executionDidEnd: timed('execute') }),
        didResolveOperation: async ({ document, operationName, request, contextValue }) => {
          const operation = operations.find(document, operationName);
          const cost = operation.checkLimits(request.variables ?? {});
          await contextValue.charge?.(cost);
          contextValue.state.announce(operation.fields);
          done = await admission.enter(cost, contextValue.state.ended);
        },
        didEncounterErrors: async ({ errors, logger, operationName, contextValue: { requestId } }) => {
          // One failure may have come to many fields.
          const firsts = new Map(errors.toReversed().map((error) => [failureBehind(error), error]));
          for (const [failure, { path }] of firsts)
            if (failure) logger.error({ reqId: requestId, err: failure, operationName, path });
        },
        willSendResponse: async ({ logger, operationName, operation, contextValue, response: { body, http } }) => {
          done();
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const isQuery = operation?.operation === OperationTypeNode.QUERY && body.kind === 'single';
          contextValue.state.repeatable =
            isQuery && errors.length === 0 ? { operationName: operationName ?? null } : null;
          const codes = errors.map(({ extensions }) => extensions?.code);
          if (codes.includes('CANCELLED') || codes.includes('OVERLOADED')) {
            http.status = 503;
            http.headers.set('retry-after', RETRY_AFTER);
          }
          metrics?.answered(operationName, codes, 'made');
          logAnswered(logger, {
            reqId: contextValue.requestId,
            operationName,
            operation: operation?.operation,
            milliseconds: Math.round(performance.now() - start),
            errors: codes,
          });
        },
      };
    },
  };
}
