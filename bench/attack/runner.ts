/** Makes attacks one by one: alone, for what they take, then over and over beside somebody who reads. */
import type { Attack } from './attack.js';
import { get } from './http.js';
import { p99, Reader, type Waits } from './reader.js';
import { type Outcome, WALLS } from './report.js';
import type { Target } from './server.js';

/** Milliseconds of reading without attacks, and of each attack beside it. */
const USUAL = 8_000;
const BESIDE = 3_000;
/** A server that takes less of a processor than this is at rest. */
const AT_REST = 0.2;
const LONGEST_REST = 40_000;

/** By who reads beside an attack. */
type Felt = Pick<Outcome, 'slower' | 'failures'>;

const UNFELT: Felt = { slower: null, failures: 0 };

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
    const { slower, failures } = attack.isSlow === true || this.isAlone ? UNFELT : await this.felt(attack);
    return {
      attack,
      seen,
      milliseconds,
      cpu: before && after ? after.cpu - before.cpu : null,
      growth: before && peak !== null ? Math.max(0, peak - before.memory) : null,
      peak,
      slower,
      failures,
      isReady: await this.isReady(),
    };
  }

  close(): void {
    this.reader.close();
  }

  /** What a reader feels of it. Where that is too much it is looked at once more: the machine may have been busy otherwise. */
  private async felt(attack: Attack): Promise<Felt> {
    const first = await this.feltOnce(attack);
    if (first.slower <= WALLS.slower && first.failures === 0) return first;
    await this.rest();
    const second = await this.feltOnce(attack);
    return second.failures <= first.failures && second.slower < first.slower ? second : first;
  }

  private async feltOnce(attack: Attack) {
    const waits = await this.beside(attack);
    return { slower: p99(waits) / this.usual, failures: waits.failures };
  }

  private beside(attack: Attack): Promise<Waits> {
    return this.reader.during(async () => {
      const end = performance.now() + BESIDE;
      while (performance.now() < end) await attack.make(this.target.url);
    });
  }

  /** Waits until the server does nothing any more. */
  private async rest() {
    const { look } = this.target;
    let taken = await this.target.taken();
    for (const end = Date.now() + LONGEST_REST; taken !== null && Date.now() < end; ) {
      await after(look);
      const now = await this.target.taken();
      if (now === null || now.cpu - taken.cpu < (AT_REST * look) / 1_000) return now;
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
