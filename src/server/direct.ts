/**
 * Queries that Apollo Server has answered before are answered without it: what they are made of is known, valid and within
 * the limits, and in which form the client wants its answer has been settled.
 */
import { type ExecutionResult, type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../resolvers/request-state.js';
import { type Admission, turnOf } from './admission.js';
import type { FormatError } from './errors.js';
import { executeWithRequest } from './execution.js';
import type { Begin, Metrics } from './metrics.js';
import type { Operation } from './operations.js';
import { conclude, isToBeAskedAgain, type Logger, logFailures, RETRY_AFTER, type Result } from './outcome.js';

interface DirectOptions {
  readonly schema: GraphQLSchema;
  readonly formatError: FormatError;
  /** Whether errors say where in the program they were raised. */
  readonly isTracing: boolean;
  readonly logger: Logger;
  readonly metrics?: Metrics | undefined;
  readonly begin: Begin;
  /** Shared by all that answer. */
  readonly admission: Admission;
}

/** A query that can be answered. */
export interface Prepared {
  readonly operation: Operation;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number;
  readonly contentType: string;
}

/** An answer as it is sent. */
export interface Made {
  readonly text: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
}

/** Characters of the queries that are known, the most recently used; what is made of them takes a hundred times as much. */
const KNOWN = 2 ** 18;
/** Clients are many, what they send in the header is a few texts. */
const ACCEPTS = 100;

export class DirectAnswers {
  private readonly options: DirectOptions;
  private readonly operations = new LRUCache<string, Operation>({
    maxSize: KNOWN,
    sizeCalculation: (_, key) => key.length,
  });
  private readonly contentTypes = new LRUCache<string, string>({ max: ACCEPTS });

  constructor(options: DirectOptions) {
    this.options = options;
  }

  /** Takes note of a query that was answered without errors. */
  prepare(query: string, operationName: string | undefined, operation: Operation): void {
    const key = keyOf(query, operationName);
    if (this.operations.get(key) !== operation) this.operations.set(key, operation);
  }

  /** Takes note of the form in which those who send this header are answered. */
  accepted(accept: string | undefined, contentType: string): void {
    this.contentTypes.set(accept ?? '', contentType);
  }

  /** @param body of a request by POST that announced JSON, as it was read */
  find(body: unknown, accept: string | undefined): Prepared | undefined {
    if (!isRecord(body)) return undefined;
    const { query, operationName, variables, extensions } = body;
    const name = operationName ?? undefined;
    const given = variables ?? NONE;
    if (typeof query !== 'string' || (name !== undefined && !isName(name))) return undefined;
    if (!isRecord(given) || (extensions ?? undefined) !== undefined) return undefined;
    const operation = this.operations.get(keyOf(query, name));
    const contentType = this.contentTypes.get(accept ?? '');
    const cost = operation?.knownCost(given);
    if (operation === undefined || contentType === undefined || cost === undefined) return undefined;
    return { operation, operationName: operation.name, variables: given, cost, contentType };
  }

  /** @returns undefined where variables do not fit or the client may ask nothing more: nothing has been run then */
  async answer(prepared: Prepared, context: Context): Promise<Made | undefined> {
    const { logger, metrics } = this.options;
    const { operation, operationName, cost, contentType } = prepared;
    const answered = { context, operationName, operation: OperationTypeNode.QUERY, logger, metrics } as const;
    const start = performance.now();
    if (context.charge !== undefined && !(await isWithin(context.charge(cost)))) return undefined;
    context.state.announce(operation.fields);
    // Where there is no room, Apollo Server says so.
    const done = await turnOf(this.options.admission, operation.reading, cost, context.state).catch(() => undefined);
    if (done === undefined) return undefined;
    const { data, errors } = await this.execute(prepared, context).finally(done);
    if (data === undefined) return undefined;
    const result: Result = { errors: errors && this.formatted(errors), data };
    if (errors !== undefined) logFailures(errors, answered);
    const codes = conclude(result, { ...answered, start });
    // As Apollo Server writes them.
    const text = `${JSON.stringify(result)}\n`;
    return isToBeAskedAgain(codes)
      ? { text, status: 503, headers: { 'retry-after': RETRY_AFTER }, contentType }
      : { text, status: 200, headers: NONE, contentType };
  }

  private async execute({ operation, variables }: Prepared, context: Context): Promise<ExecutionResult> {
    const { schema, begin } = this.options;
    const end = begin('execute');
    const result = await executeWithRequest(schema, { document: operation.document, variables, context });
    end();
    return result;
  }

  /** As Apollo Server hands errors on. */
  private formatted(errors: readonly GraphQLError[]) {
    const { formatError, isTracing } = this.options;
    return errors.map((error) => {
      const { extensions, stack } = error;
      const told = { ...extensions, code: extensions.code ?? 'INTERNAL_SERVER_ERROR' };
      const traced = isTracing ? { ...told, stacktrace: stack?.split('\n') } : told;
      return formatError({ ...error.toJSON(), extensions: traced }, error);
    });
  }
}

const NONE = {};

function isWithin(charged: Promise<void>): Promise<boolean> {
  return charged.then(
    () => true,
    () => false,
  );
}

function keyOf(query: string, operationName = ''): string {
  return `${operationName}\n${query}`;
}

/** Whether it could be one: of two lines it would be a name and part of a query. */
function isName(text: unknown): text is string {
  return typeof text === 'string' && !text.includes('\n');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
