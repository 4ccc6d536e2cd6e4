/** Lets others have the thread while a long answer is being made. */

/** Milliseconds that an answer is made without a pause. */
const TURN = 10;
/** So many values are made in a turn after the first. */
const VALUES_A_TURN = 500;

const RESOLVED = Promise.resolve();

export class Turns {
  /** Whether whoever makes a value now has to wait for the next turn. */
  isOver = false;
  private began = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly afterwards: (() => void)[] = [];

  /** To be called now and then while values are made. */
  look(): void {
    if (this.isOver) return;
    const now = performance.now();
    if (this.began === 0) {
      this.began = now;
      // Whatever else has come by then had its turn.
      setImmediate(() => {
        if (!this.isOver) this.began = 0;
      });
    } else if (now - this.began > TURN) {
      this.isOver = true;
      setImmediate(this.give);
    }
  }

  next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /**
   * Does something when nobody waits for a turn: what is asked for together is then complete, though some of it had to wait.
   * Where nobody does, that is as soon as all that could be asked for by now has been.
   */
  whenComplete(work: () => void): void {
    void RESOLVED.then(() =>
      process.nextTick(() => {
        if (this.isOver) this.afterwards.push(() => this.whenComplete(work));
        else work();
      }),
    );
  }

  private readonly give = (): void => {
    for (const resume of this.waiting.splice(0, VALUES_A_TURN)) resume();
    if (this.waiting.length > 0) {
      setImmediate(this.give);
    } else {
      this.isOver = false;
      this.began = 0;
      for (const each of this.afterwards.splice(0)) each();
    }
  };
}
