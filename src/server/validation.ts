/** What is wrong with a document though the specification's own rules let it pass. */
import { GraphQLError, Kind, type OperationDefinitionNode, type ValidationRule } from 'graphql';

/** Operations of a kind that the schema does not have: `subscription { … }`, of which nothing would be found to be wrong. */
export const offeredOperations: ValidationRule = (context) => ({
  [Kind.OPERATION_DEFINITION]: (node: OperationDefinitionNode) => {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`There is no ${node.operation} to ask for here.`, { nodes: node }));
  },
});
