/** A question that cannot be answered as asked: names the argument, what it was and what is wanted. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.argument = argument;
  }
}

/** @throws ArgumentError for a number that is given and is no chance, which lies from 0 to 1 */
export function checkChance(argument: string, value: number | null | undefined): void {
  if (value !== null && value !== undefined) checkRange(argument, value, 1);
}

/** @throws ArgumentError for a number that is not from 0 to `most` */
export function checkRange(argument: string, value: number, most: number): void {
  if (value >= 0 && value <= most) return;
  throw new ArgumentError(argument, `${argument} is ${value}: give a number from 0 to ${most}.`);
}
