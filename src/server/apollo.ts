import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server';
import { type GraphQLSchema, separateOperations } from 'graphql';
import type { Config } from '../config.js';
import type { Context } from '../resolvers/context.js';
import { requestedFields } from '../resolvers/projection.js';
import { failureBehind, formatErrorFor } from './errors.js';
import { checkLimits, MAX_TOKENS } from './limits.js';

interface ApolloOptions {
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
  readonly logger?: NonNullable<ApolloServerOptions<Context>['logger']>;
}

/** The GraphQL server, not yet started; HTTP comes through `plugins`. */
export function createApollo(
  schema: GraphQLSchema,
  nodeEnv: Config['nodeEnv'],
  { plugins = [], logger }: ApolloOptions = {},
): ApolloServer<Context> {
  const production = nodeEnv !== 'development' && nodeEnv !== 'test';
  return new ApolloServer<Context>({
    schema,
    plugins: [beforeExecution(), logOperations(), ...plugins],
    ...(logger && { logger }),
    introspection: true,
    includeStacktraceInErrorResponses: !production,
    formatError: formatErrorFor(production),
    parseOptions: { maxTokens: MAX_TOKENS },
    // The process is stopped by whoever started the server, who may have more to close.
    stopOnTerminationSignals: false,
  });
}

/** Holds the operation against the limits and tells the resolvers what it asks for. */
function beforeExecution(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operationName, request, contextValue }) => {
        // Explorers send all the operations of a tab and say which one they mean.
        const operation = separateOperations(document)[operationName ?? ''] ?? document;
        checkLimits({ schema, document: operation, variables: request.variables ?? {} });
        contextValue.announce(requestedFields(operation, schema));
      },
    }),
  };
}

/** A line for each operation, with what it cost and what came of it; and what clients are not told, the log is. */
function logOperations(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const start = performance.now();
      return {
        didEncounterErrors: async ({ errors, logger, operationName }) => {
          for (const error of errors) {
            const failure = failureBehind(error);
            if (failure) logger.error({ err: failure, operationName, path: error.path });
          }
        },
        willSendResponse: async ({ logger, operationName, operation, response: { body } }) => {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          logger.info({
            msg: 'operation answered',
            operationName,
            operation: operation?.operation,
            milliseconds: Math.round(performance.now() - start),
            errors: errors.map(({ extensions }) => extensions?.code),
          });
        },
      };
    },
  };
}
