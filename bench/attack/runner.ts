/** Makes attacks one by one: alone, for what they take, then over and over beside somebody who reads. */
import type { Attack } from './attack.js';
import { get } from './http.js';
import { p99, Reader, type Waits } from './reader.js';
import type { Outcome } from './report.js';
import type { Target } from './server.js';

/** Milliseconds of reading without attacks, and of each attack beside it. */
const USUAL = 8_000;
const BESIDE = 3_000;
/** Milliseconds between two looks whether the server is done. */
const LOOK = 50;
const LONGEST_REST = 40_000;

interface Options {
  /** Nobody reads beside the attacks. */
  readonly isAlone: boolean;
}

export class Runner {
  private constructor(
    private readonly target: Target,
    private readonly reader: Reader,
    private readonly isAlone: boolean,
    /** Milliseconds that a reader waits without attacks, p99. */
    readonly usual: number,
  ) {}

  static async before(target: Target, { isAlone }: Options): Promise<Runner> {
    const reader = new Reader(target.url);
    await reader.during(() => after(USUAL / 2));
    const usual = p99(await reader.during(() => after(isAlone ? 0 : USUAL)));
    return new Runner(target, reader, isAlone, usual);
  }

  async make(attack: Attack): Promise<Outcome> {
    await this.rest();
    const before = await this.target.taken();
    this.target.peak();
    const started = performance.now();
    const seen = await attack.make(this.target.url);
    const milliseconds = performance.now() - started;
    // What goes on after the answer is part of what it takes.
    const after = await this.rest();
    const peak = this.target.peak() ?? after?.memory ?? null;
    const waits = attack.isSlow === true || this.isAlone ? null : await this.beside(attack);
    return {
      attack,
      seen,
      milliseconds,
      cpu: before && after ? after.cpu - before.cpu : null,
      growth: before && peak !== null ? Math.max(0, peak - before.memory) : null,
      peak,
      slower: waits && p99(waits) / this.usual,
      failures: waits?.failures ?? 0,
      isReady: await this.isReady(),
    };
  }

  close(): void {
    this.reader.close();
  }

  private beside(attack: Attack): Promise<Waits> {
    return this.reader.during(async () => {
      const end = performance.now() + BESIDE;
      while (performance.now() < end) await attack.make(this.target.url);
    });
  }

  /** Waits until the server does nothing any more. */
  private async rest() {
    let taken = await this.target.taken();
    for (const end = Date.now() + LONGEST_REST; taken !== null && Date.now() < end; ) {
      await after(LOOK);
      const now = await this.target.taken();
      if (now === null || now.cpu - taken.cpu < 0.01) return now;
      taken = now;
    }
    return taken;
  }

  private async isReady(): Promise<boolean> {
    const { status } = await get(`${this.target.url}/health/ready`).catch(() => ({ status: 0 }));
    return status === 200;
  }
}

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
