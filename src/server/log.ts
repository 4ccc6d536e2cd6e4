/** The line of the log that each operation has. */

interface Answered {
  readonly operationName: string | null | undefined;
  /** Undefined where what was asked is no operation. */
  readonly operation: string | undefined;
  readonly milliseconds: number;
  /** The codes of the errors in the answer. */
  readonly errors: readonly unknown[];
}

export function logAnswered(logger: { info(line: object): void }, answered: Answered): void {
  logger.info({ msg: 'operation answered', ...answered });
}
