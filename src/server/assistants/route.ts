/** `/mcp`: assistants ask over HTTP, within the limits of all who ask, and by the rights of their tokens. */
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Right } from '../../tokens.js';
import { operationsOfSdk, type TrustedDocuments } from '../trusted-documents.js';
import { type Answered, serverOf } from './server.js';
import { type Tool, toolsOf } from './tools.js';

export interface AssistantsOptions {
  readonly schema: GraphQLSchema;
  /** Where it is given, no operations but these are tools. */
  readonly trusted: TrustedDocuments | undefined;
  /** Where the archive is to be found from outside; undefined: where the assistant has found it. */
  readonly publicUrl: string | undefined;
  readonly version: string;
}

export interface AskedByAssistant {
  readonly request: FastifyRequest;
  /** One message of the protocol, as it was read. */
  readonly message: unknown;
  readonly rights: ReadonlySet<Right>;
  readonly ask: (text: string, variables: Readonly<Record<string, unknown>>) => Promise<Answered>;
}

export class Assistants {
  private readonly options: AssistantsOptions;
  private readonly tools: readonly Tool[];

  private constructor(options: AssistantsOptions, tools: readonly Tool[]) {
    this.options = options;
    this.tools = tools;
  }

  static async open(options: AssistantsOptions): Promise<Assistants> {
    const { schema, trusted } = options;
    const operations = (await operationsOfSdk()).filter(({ body }) => trusted?.has(body) ?? true);
    return new Assistants(options, toolsOf(schema, operations));
  }

  /** Answers one message: nothing is remembered between two, so any server of the archive may answer the next. */
  async answer({ request, message, rights, ask }: AskedByAssistant): Promise<Response> {
    const base = this.options.publicUrl ?? `${request.protocol}://${request.host}`;
    const tools = this.tools.filter(({ right }) => rights.has(right));
    const server = serverOf({ tools, ask, base, version: this.options.version });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
      const asked = new Request(new URL(request.url, base), { method: 'POST', headers });
      return await transport.handleRequest(asked, { parsedBody: message });
    } finally {
      await server.close();
    }
  }
}
