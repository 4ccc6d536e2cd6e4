/** How much is worked on at once: dear operations and those that read much wait for each other, and no other for them. */
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestState } from '../resolvers/request-state.js';
import { CODES } from './errors.js';
import type { Expectation } from './expectation.js';
import { RETRY_AFTER } from './outcome.js';

/** What the operations that are worked on may cost together: two of the dearest. */
export const MAX_COST_AT_ONCE = 1_000_000;
/** What costs less is never waited with for its cost. */
export const CHEAP = 50_000;
/** Bytes that may be read of the store for all operations together: in memory they take some times as much until all are answered. */
export const MAX_BYTES_AT_ONCE = 16 * 2 ** 20;
/** What is expected to read less is waited with only where others hold twice as much as they may. */
export const LIGHT = 256 * 1024;
/** So many operations wait; who comes then is told to come again. */
export const MOST_WAITING = 100;

/** Who wants to be worked on. */
export interface Entrant {
  readonly cost: number;
  /** Bytes that it is expected to read of the store. */
  readonly bytes: number;
  /** Resolves when nobody waits for it any more. */
  readonly ended: Promise<Error>;
}

/** Who is worked on. */
export interface Admitted {
  /** To be told of each reply that is read. */
  readonly read: (bytes: number) => void;
  /** To be called when it is done. */
  readonly done: () => void;
}

interface Waiting {
  readonly entrant: Entrant;
  readonly begin: (admitted: Admitted) => void;
}

export class Admission {
  private cost = 0;
  private bytes = 0;
  private waiting: Waiting[] = [];

  /**
   * Resolves when it is the operation's turn.
   * @throws why it has ended; GraphQLError OVERLOADED where too many wait
   */
  async enter(entrant: Entrant): Promise<Admitted> {
    const isFirst = !isHeavy(entrant) || !this.waiting.some((each) => isHeavy(each.entrant));
    return isFirst && this.hasRoomFor(entrant) ? this.admit(entrant) : this.turn(entrant);
  }

  private admit({ cost, bytes }: Entrant): Admitted {
    const counted = cost >= CHEAP ? cost : 0;
    let [held, read, isDone] = [bytes, 0, false];
    this.cost += counted;
    this.bytes += held;
    return {
      read: (more) => {
        read += more;
        if (isDone || read <= held) return;
        this.bytes += read - held;
        held = read;
      },
      done: () => {
        if (isDone) return;
        isDone = true;
        this.cost -= counted;
        this.bytes -= held;
        this.beginNext();
      },
    };
  }

  private async turn(entrant: Entrant): Promise<Admitted> {
    if (this.waiting.length >= MOST_WAITING) {
      const http = { status: 503, headers: new HeaderMap([['retry-after', RETRY_AFTER]]) };
      throw new GraphQLError(CODES.OVERLOADED, { extensions: { code: 'OVERLOADED', http } });
    }
    let own: Waiting | undefined;
    const begun = new Promise<Admitted>((resolve) => {
      own = { entrant, begin: resolve };
      this.waiting.push(own);
    });
    const first = await Promise.race([begun, entrant.ended]);
    if (!(first instanceof Error)) return first;
    const isWaiting = this.waiting.some((each) => each === own);
    this.waiting = this.waiting.filter((each) => each !== own);
    // It may have ended just when its turn came.
    if (!isWaiting) (await begun).done();
    this.beginNext();
    throw first;
  }

  /** Those that are heavy begin in the order in which they came, the others as soon as there is room. */
  private beginNext(): void {
    let isHeld = false;
    this.waiting = this.waiting.filter(({ entrant, begin }) => {
      const heavy = isHeavy(entrant);
      const begins = !(heavy && isHeld) && this.hasRoomFor(entrant);
      if (begins) begin(this.admit(entrant));
      else isHeld ||= heavy;
      return !begins;
    });
  }

  /** Where nothing is worked on there is room for anything. */
  private hasRoomFor(entrant: Entrant): boolean {
    const { cost, bytes } = entrant;
    if (!isHeavy(entrant)) return this.bytes <= 2 * MAX_BYTES_AT_ONCE;
    return (
      (this.cost === 0 || this.cost + cost <= MAX_COST_AT_ONCE) &&
      (this.bytes === 0 || this.bytes + bytes <= MAX_BYTES_AT_ONCE)
    );
  }
}

/**
 * Waits until it is its turn, and sees what it reads.
 * @returns what is to be called when it is done
 * @throws as `enter`
 */
export async function turnOf(
  admission: Admission,
  expected: Expectation,
  cost: number,
  state: Pick<RequestState, 'ended' | 'bytesRead' | 'watchReading'>,
): Promise<() => void> {
  const { read, done } = await admission.enter({ cost, bytes: expected.bytes, ended: state.ended });
  state.watchReading(read);
  return () => {
    done();
    expected.note(state.bytesRead);
  };
}

function isHeavy({ cost, bytes }: Entrant): boolean {
  return cost >= CHEAP || bytes >= LIGHT;
}
