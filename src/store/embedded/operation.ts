/** Commands under way. Each has the thread for a few milliseconds at a time, and can be stopped whenever it waits. */
import { LRUCache } from 'lru-cache';
import { isObject } from './paths.js';
import type { Pause } from './pause.js';
import type { View } from './scan.js';
import { ServerError } from './server-error.js';
import type { Storage } from './storage.js';
import { threadTime } from './thread-time.js';

/** How long a command keeps the thread before others have theirs, in milliseconds. */
const TURN = 3;

/** The commands that read the one collection that they name. */
const READS_ONE = new Set(['find', 'count']);

/** Who sent a command: all that it has under way ends with it. */
export type Connection = object;

/** One command under way. */
export class Operation {
  readonly started = Date.now();
  /** What is read: the newest state until the first pause, and that same state until the command ends. */
  view: View = { snapshot: undefined };
  #turnBegan = performance.now();
  #worked: number;
  #reason: ServerError | undefined;

  constructor(
    readonly id: number,
    readonly connection: Connection,
    readonly command: string,
    readonly namespace: string,
    /** When to give up, in milliseconds since 1970. */
    readonly deadline: number,
    private readonly storage: Storage,
    private readonly turns: Turns,
    private readonly budget: Budget | undefined,
  ) {
    this.#worked = budget === undefined ? 0 : threadTime();
  }

  get turnIsOver(): boolean {
    return performance.now() > this.#turnBegan + TURN;
  }

  /** What a search gives in the end, having let others run whenever it pauses. */
  async finish<T>(work: Iterator<Pause, T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      if (this.turnIsOver) await this.pause();
    }
  }

  /** The command fails with `reason` when its next turn comes, which is soon. */
  stop(reason: ServerError): void {
    this.#reason ??= reason;
  }

  /** @throws ServerError when it was stopped, or its time is over, or that which the thread has for its reader. */
  check(): void {
    if (this.#reason !== undefined) throw this.#reason;
    if (Date.now() > this.deadline || (this.budget?.left ?? 1) <= 0)
      throw new ServerError('MaxTimeMSExpired', 'operation exceeded time limit');
  }

  /**
   * Resolves when everybody else who waits had a turn.
   * @throws as `check`.
   */
  async pause(): Promise<void> {
    this.view.snapshot ??= this.storage.snapshot(READS_ONE.has(this.command) ? this.namespace : undefined);
    this.#charge();
    await this.turns.next();
    this.#turnBegan = performance.now();
    if (this.budget !== undefined) this.#worked = threadTime();
    this.check();
  }

  release(): void {
    this.#charge();
    this.view.snapshot?.transaction.done();
    this.view.snapshot = undefined;
  }

  #charge(): void {
    if (this.budget !== undefined) this.budget.left -= threadTime() - this.#worked;
  }
}

/** Milliseconds that the thread has left for one reader. */
interface Budget {
  left: number;
}

/** So many readers are remembered, those who asked last. */
const MOST_READERS = 10_000;

/** Whose turn it is: one at a time, first come first served, and between two of them whatever has arrived. */
class Turns {
  readonly #waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) === 1) setImmediate(this.#give);
    });
  }

  readonly #give = (): void => {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(this.#give);
  };
}

/** All commands under way. */
export class Operations {
  readonly #running = new Map<number, Operation>();
  readonly #turns = new Turns();
  readonly #budgets = new LRUCache<number, Budget>({ max: MOST_READERS });
  #last = 0;

  constructor(private readonly storage: Storage) {}

  [Symbol.iterator](): Iterator<Operation> {
    return this.#running.values();
  }

  /** Does `work` as an operation, which ends with it. */
  async run<T>(
    { connection, command, namespace, maxTimeMS, comment }: Asked,
    work: (operation: Operation) => T | Promise<T>,
  ): Promise<T> {
    const id = ++this.#last;
    const deadline = maxTimeMS > 0 ? Date.now() + maxTimeMS : Number.POSITIVE_INFINITY;
    const budget = this.#budgetOf(comment);
    const operation = new Operation(id, connection, command, namespace, deadline, this.storage, this.#turns, budget);
    this.#running.set(id, operation);
    try {
      operation.check();
      return await work(operation);
    } finally {
      operation.release();
      this.#running.delete(id);
    }
  }

  /** Of all that one reader sends: its comments say who it is, and how much it may take. */
  #budgetOf(comment: unknown): Budget | undefined {
    if (!isObject(comment)) return undefined;
    const { reader, milliseconds } = comment;
    if (typeof reader !== 'number' || typeof milliseconds !== 'number') return undefined;
    const known = this.#budgets.get(reader) ?? { left: milliseconds };
    this.#budgets.set(reader, known);
    return known;
  }

  /** @returns whether there is such an operation. */
  kill(id: number): boolean {
    const operation = this.#running.get(id);
    operation?.stop(new ServerError('Interrupted', 'operation was interrupted'));
    return operation !== undefined;
  }

  /** Stops what a connection has under way: nobody waits for it any more. */
  disconnect(connection: Connection): void {
    for (const operation of this.#running.values())
      if (operation.connection === connection)
        operation.stop(new ServerError('ClientDisconnect', 'the connection was closed'));
  }

  /** Stops everything, and resolves when all of it has ended. */
  async close(): Promise<void> {
    for (const operation of this.#running.values())
      operation.stop(new ServerError('InterruptedAtShutdown', 'the store is being closed'));
    while (this.#running.size > 0) await this.#turns.next();
  }
}

interface Asked {
  readonly connection: Connection;
  readonly command: string;
  /** The database, or the collection with its database before it. */
  readonly namespace: string;
  /** 0: as long as it takes. */
  readonly maxTimeMS: number;
  readonly comment: unknown;
}
