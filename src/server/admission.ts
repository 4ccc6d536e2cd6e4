/** How much is worked on at once: dear operations wait for each other, and no cheap one for them. */
import { GraphQLError } from 'graphql';
import { CODES } from './errors.js';

/** What the operations that are worked on may cost together: two of the dearest. */
export const MAX_COST_AT_ONCE = 1_000_000;
/** What costs less is never waited with. */
export const CHEAP = 50_000;
/** So many operations wait; who comes then is told to come again. */
export const MOST_WAITING = 100;

interface Waiting {
  readonly cost: number;
  readonly begin: () => void;
}

export class Admission {
  private cost = 0;
  private waiting: Waiting[] = [];

  /**
   * Resolves when it is the operation's turn, with what is to be called when it is done.
   * @param ended resolves when nobody waits for it any more
   * @throws why it has ended; GraphQLError OVERLOADED where too many wait
   */
  async enter(cost: number, ended: Promise<Error>): Promise<() => void> {
    if (cost < CHEAP) return () => undefined;
    if (this.waiting.length > 0 || !this.hasRoomFor(cost)) await this.turn(cost, ended);
    else this.cost += cost;
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      this.cost -= cost;
      this.beginNext();
    };
  }

  private async turn(cost: number, ended: Promise<Error>): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) {
      throw new GraphQLError(CODES.OVERLOADED, { extensions: { code: 'OVERLOADED', http: { status: 503 } } });
    }
    let own: Waiting | undefined;
    const begun = new Promise<null>((resolve) => {
      own = { cost, begin: () => resolve(null) };
      this.waiting.push(own);
    });
    const reason = await Promise.race([begun, ended]);
    if (reason === null) return;
    this.waiting = this.waiting.filter((each) => each !== own);
    this.beginNext();
    throw reason;
  }

  private beginNext(): void {
    const [next] = this.waiting;
    if (next === undefined || !this.hasRoomFor(next.cost)) return;
    this.waiting.shift();
    this.cost += next.cost;
    next.begin();
    this.beginNext();
  }

  private hasRoomFor(cost: number): boolean {
    return this.cost === 0 || this.cost + cost <= MAX_COST_AT_ONCE;
  }
}
