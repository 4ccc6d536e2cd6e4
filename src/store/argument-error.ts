/** A question that cannot be answered as asked: names the argument, what it was and what is wanted. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.argument = argument;
  }
}
