/** The line of the log that each operation has. */
import { cut } from './logger.js';

interface Answered {
  /** The request's; absent where the logger names it. */
  readonly reqId?: string | undefined;
  readonly operationName: string | null | undefined;
  /** Undefined where what was asked is no operation. */
  readonly operation: string | undefined;
  readonly milliseconds: number;
  /** The codes of the errors in the answer. */
  readonly errors: readonly unknown[];
}

export function logAnswered(logger: { info(line: object): void }, answered: Answered): void {
  const { operationName } = answered;
  logger.info({
    msg: 'operation answered',
    ...answered,
    operationName: typeof operationName === 'string' ? cut(operationName) : operationName,
  });
}
