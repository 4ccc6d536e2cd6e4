/** Execution that can be given up: at once and as a whole, however much of the answer is still waited for. */
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { readProperty } from '../resolvers/metered.js';
import type { Context } from '../resolvers/request-state.js';

/** What Apollo Server is to be made with, so that operations end with their requests. */
export function endingWithRequests(schema: GraphQLSchema): ApolloServerOptionsWithGateway<Context>['gateway'] {
  return {
    load: async () => ({
      executor: ({ document, operationName, request, context }) => {
        const { state } = context as Context;
        const made = execute({
          schema,
          document,
          contextValue: context,
          variableValues: request.variables,
          operationName,
          fieldResolver: readProperty,
        });
        // What is left of it then nobody waits for, and nothing holds.
        return Promise.race([made, state.ended.then(givenUp)]);
      },
    }),
    onSchemaLoadOrUpdate: (listen) => {
      listen({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

/** What an answer held before it was ended is no answer. */
function givenUp(reason: Error): ExecutionResult {
  return { data: null, errors: [new GraphQLError(reason.message, { originalError: reason })] };
}
