/** The wall behind the estimate of what an operation costs: what its answer really holds, and how long making it takes. */
import { DeadlineError } from '../store/snapshot.js';
import { Turns } from './turns.js';

/** Bytes of an answer, about: what a value takes beside its text, and three bytes for a character. */
export const MAX_ANSWER = 8 * 2 ** 20;
const VALUE = 16;
const CHARACTER = 3;
/** Values of an answer: each takes some microseconds, and some hundred bytes while it is made. */
export const MAX_VALUES = 50_000;
/** One that is waited for takes so many times as much beside itself. */
const AWAITED = 3;
/** After so many values the clock is looked at. */
const VALUES_A_LOOK = 64;

/** Thrown instead of making an answer still larger. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/** Counts what goes into the answer of one request. */
export class Meter {
  /** Why nothing more goes into it: the request has ended. */
  stopped: Error | null = null;
  readonly turns = new Turns();
  private readonly deadline: () => number;
  private left = MAX_ANSWER;
  private values = 0;
  private nextLook = VALUES_A_LOOK;

  private readonly end: (reason: Error) => void;

  /**
   * @param deadline when the request must be answered, in milliseconds since 1970
   * @param end called when there is too much, or it is too late, with why
   */
  constructor(deadline: () => number, end: (reason: Error) => void = () => undefined) {
    this.deadline = deadline;
    this.end = end;
  }

  /**
   * Counts a value.
   * @throws why the request has ended, be it that there are too many, or that it is too late
   */
  count(value: unknown): void {
    this.left -= sizeOf(value);
    this.take(Array.isArray(value) ? value.length + 1 : 1);
    if (this.stopped !== null) throw this.stopped;
  }

  /** Counts a value that is still waited for, before more of them are: what it is, `count` is told when it is there. */
  await(): void {
    this.take(AWAITED);
  }

  private take(values: number): void {
    this.values += values;
    if (this.left < 0 || this.values > MAX_VALUES) this.stop(new AnswerTooLargeError('the answer is too large'));
    if (this.values < this.nextLook) return;
    this.nextLook = this.values + VALUES_A_LOOK;
    this.turns.look();
    if (Date.now() > this.deadline()) this.stop(new DeadlineError('the request took too long'));
  }

  private stop(reason: Error): void {
    if (this.stopped !== null) return;
    this.stopped = reason;
    this.end(reason);
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return VALUE + CHARACTER * value.length;
  return Array.isArray(value) ? value.reduce<number>((sum, item) => sum + sizeOf(item), VALUE) : VALUE;
}
