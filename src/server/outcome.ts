/** What came of an operation: told to the log and to whoever counts, and remembered where it may be said again. */
import { type GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { Context } from '../resolvers/request-state.js';
import { failureBehind } from './errors.js';
import { logAnswered } from './log.js';
import type { Metrics } from './metrics.js';

export interface Logger {
  info(line: object): void;
  error(line: object): void;
}

export interface Answered {
  readonly context: Context;
  readonly operationName?: string | null;
  /** Undefined where what was asked is no operation. */
  readonly operation: OperationTypeNode | undefined;
  /** When it was begun, by `performance.now()`. */
  readonly start: number;
  readonly logger: Logger;
  readonly metrics: Metrics | undefined;
}

/** What is sent: nothing of it where the operation was ended. */
export interface Result {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[] | undefined;
}

/** Seconds after which another try may find room, or another server. */
export const RETRY_AFTER = '1';

/** Whether the server did not finish, or did not begin: the answer has the status 503, and says when to ask again. */
export function isToBeAskedAgain(codes: readonly unknown[]): boolean {
  return codes.includes('CANCELLED') || codes.includes('OVERLOADED');
}

/** Logs what clients are not told. */
export function logFailures(
  errors: readonly GraphQLError[],
  { logger, operationName, context: { requestId } }: Pick<Answered, 'logger' | 'operationName' | 'context'>,
): void {
  // One failure may have come to many fields.
  const firsts = new Map(errors.toReversed().map((error) => [failureBehind(error), error]));
  for (const [failure, { path }] of firsts)
    if (failure) logger.error({ reqId: requestId, err: failure, operationName, path });
}

/**
 * Tells what came of an operation.
 * @returns the codes of its errors
 */
export function conclude(result: Result, answered: Answered): readonly unknown[] {
  const { context, operationName, operation, start, logger, metrics } = answered;
  const { state, requestId } = context;
  if (state.meter.stopped !== null) leaveFirstError(result);
  const codes = (result.errors ?? []).map(({ extensions }) => extensions?.code);
  const isRepeatable = operation === OperationTypeNode.QUERY && codes.length === 0 && !state.isOwn;
  state.repeatable = isRepeatable ? { operationName: operationName ?? null } : null;
  metrics?.answered(operationName, codes, 'made');
  const milliseconds = Math.round(performance.now() - start);
  logAnswered(logger, { reqId: requestId, operationName, operation, milliseconds, errors: codes });
  return codes;
}

/** What an answer held before it was ended is no answer. */
function leaveFirstError(result: Result): void {
  result.data = null;
  result.errors = result.errors?.slice(0, 1) ?? [];
}
