/** Execution that can be given up: at once and as a whole, however much of the answer is still waited for. */
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { readProperty } from '../resolvers/metered.js';
import type { Context } from '../resolvers/request-state.js';

/** An operation that was found valid and within the limits. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: Context;
}

export async function executeWithRequest(
  schema: GraphQLSchema,
  { document, operationName, variables, context }: Asked,
): Promise<ExecutionResult> {
  const made = execute({
    schema,
    document,
    contextValue: context,
    variableValues: variables,
    operationName,
    fieldResolver: readProperty,
  });
  // What is left of it then nobody waits for, and nothing holds.
  const result = await Promise.race([made, context.state.ended.then(givenUp)]);
  // What needs not be waited for is there before the end is heard of.
  const { stopped } = context.state.meter;
  return stopped === null ? result : givenUp(stopped);
}

/** What Apollo Server is to be made with, so that operations end with their requests. */
export function endingWithRequests(schema: GraphQLSchema): ApolloServerOptionsWithGateway<Context>['gateway'] {
  return {
    load: async () => ({
      // The name as it was sent: of an operation that the document does not have Apollo Server knows none.
      executor: ({ document, request: { operationName, variables }, context }) =>
        executeWithRequest(schema, { document, operationName, variables, context: context as Context }),
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
