/** The operations of the SDK as tools of assistants. */
import { type GraphQLSchema, getOperationAST, OperationTypeNode, parse, print } from 'graphql';
import type { Right } from '../../tokens.js';
import type { RegisteredOperation } from '../trusted-documents.js';
import { citing } from './citations.js';
import { type InputSchema, inputSchemaOf } from './input-schema.js';

export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: InputSchema;
  readonly isQuestion: boolean;
  /** What whoever uses it needs. */
  readonly right: Right;
  /** What is asked of the archive: the operation, and where what it brings back is printed. */
  readonly text: string;
}

/** These put pages in and take them out; all others that change something correct what was read. */
const OF_PAGES: ReadonlySet<string> = new Set(['ingestPage', 'deletePage']);

/** A tool for each operation, under its name and with its description. */
export function toolsOf(schema: GraphQLSchema, operations: readonly RegisteredOperation[]): readonly Tool[] {
  return operations.map(({ name, body, description = name }) => {
    const document = parse(body, { noLocation: true });
    const operation = getOperationAST(document);
    const isQuestion = operation?.operation === OperationTypeNode.QUERY;
    const fields = operation?.selectionSet.selections.map((each) => ('name' in each ? each.name.value : '')) ?? [];
    const right = isQuestion ? 'read' : fields.some((field) => OF_PAGES.has(field)) ? 'ingest' : 'correct';
    const inputSchema = inputSchemaOf(schema, document);
    return { name, description, inputSchema, isQuestion, right, text: print(citing(schema, document)) };
  });
}
