/** The wall behind the estimate of what an operation costs: what its answer really holds, and how long making it takes. */
import { DeadlineError } from '../store/snapshot.js';
import { Turns } from './turns.js';

/** Bytes of an answer, about: what a value takes beside its text while it is made, and three bytes for a character. */
export const MAX_ANSWER = 8 * 2 ** 20;
const VALUE = 64;
/** Of one that is waited for: what waits, and whatever is told when it is there. */
const AWAITED = 128;
const CHARACTER = 3;
/** After so many values the clock is looked at. */
const VALUES_A_LOOK = 64;

/** Thrown instead of making an answer still larger. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/** Counts what goes into the answer of one request. */
export class Meter {
  /** Why nothing more goes into it. */
  stopped: Error | null = null;
  readonly turns = new Turns();
  private readonly deadline: () => number;
  private left = MAX_ANSWER;
  private values = 0;

  /** @param deadline when the request must be answered, in milliseconds since 1970 */
  constructor(deadline: () => number) {
    this.deadline = deadline;
  }

  /**
   * Counts a value.
   * @throws AnswerTooLargeError or DeadlineError for the first that is too many
   */
  count(value: unknown): void {
    this.take(sizeOf(value));
  }

  /** Counts a value that is still waited for, before more of them are: what it is, `count` is told when it is there. */
  await(): void {
    this.take(AWAITED);
  }

  private take(bytes: number): void {
    this.left -= bytes;
    this.values += 1;
    if (this.left < 0) this.stop(new AnswerTooLargeError('the answer is too large'));
    if (this.values % VALUES_A_LOOK !== 0) return;
    this.turns.look();
    if (Date.now() > this.deadline()) this.stop(new DeadlineError('the request took too long'));
  }

  private stop(reason: Error): never {
    this.stopped ??= reason;
    throw this.stopped;
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return VALUE + CHARACTER * value.length;
  return Array.isArray(value) ? value.reduce<number>((sum, item) => sum + sizeOf(item), VALUE) : VALUE;
}
