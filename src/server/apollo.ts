import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.js';
import type { Context } from '../resolvers/context.js';
import { requestedFields } from '../resolvers/projection.js';
import { formatErrorFor } from './errors.js';
import { checkLimits, MAX_TOKENS } from './limits.js';

/** The GraphQL server, not yet started; HTTP comes through `plugins`. */
export function createApollo(
  schema: GraphQLSchema,
  nodeEnv: Config['nodeEnv'],
  plugins: ApolloServerPlugin<Context>[] = [],
): ApolloServer<Context> {
  const production = nodeEnv !== 'development' && nodeEnv !== 'test';
  return new ApolloServer<Context>({
    schema,
    plugins: [beforeExecution(), ...plugins],
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
        checkLimits({
          schema,
          document,
          operationName: operationName ?? undefined,
          variables: request.variables ?? {},
        });
        contextValue.announce(requestedFields(document, schema));
      },
    }),
  };
}
