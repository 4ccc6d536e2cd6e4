/** What one reader may take of the store, whatever is asked: commands at once, bytes, and time of the embedded store's thread. */

/** Commands that are under way at once: who asks for more waits for its own, and leaves connections to others. */
export const COMMANDS_AT_ONCE = 4;
/** Bytes of replies. */
export const MAX_READ = 16 * 2 ** 20;
/** Milliseconds of the embedded store's thread, unless a reader is given others. */
export const STORE_TIME = 400;

/** Thrown instead of reading still more for the same reader. */
export class ReadTooMuchError extends Error {
  override readonly name = 'ReadTooMuchError';
}

/** Sent with each command: by it the embedded store knows what it does for one reader. */
export interface ReaderComment {
  readonly reader: number;
  readonly milliseconds: number;
}

let readers = 0;

export class Allowance {
  readonly comment: ReaderComment;
  /** Told of each reply. */
  onRead: (bytes: number) => void = () => undefined;
  /** Bytes of all replies. */
  taken = 0;
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param end called when the reader has taken more than that, with why
   * @param milliseconds of the embedded store's thread
   */
  constructor(
    readonly end: (reason: Error) => void = () => undefined,
    milliseconds = STORE_TIME,
    private readonly most = MAX_READ,
  ) {
    this.comment = { reader: ++readers, milliseconds };
  }

  /** For what the program itself reads, part by part. */
  static withoutLimits(): Allowance {
    return new Allowance(undefined, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY);
  }

  /** Sends a command as soon as it is its turn. */
  async send<T>(signal: AbortSignal, command: () => Promise<T>): Promise<T> {
    if (this.underWay >= COMMANDS_AT_ONCE) {
      // Whoever is done leaves their place to the next.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.underWay += 1;
    }
    try {
      signal.throwIfAborted();
      return await command();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.underWay -= 1;
      else next();
    }
  }

  /**
   * Counts a reply, before anything is made of it.
   * @throws ReadTooMuchError for the first that is too much
   */
  read(bytes: number): void {
    this.taken += bytes;
    this.onRead(bytes);
    if (this.taken <= this.most) return;
    const reason = new ReadTooMuchError('too much is read for one request');
    this.end(reason);
    throw reason;
  }
}
