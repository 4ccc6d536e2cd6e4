/** The normal client beside the attacks, from outside. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Waits {
  readonly times: readonly number[];
  readonly failures: number;
}

export class Reader {
  private readonly process: ChildProcess;

  constructor(url: string) {
    this.process = fork(fileURLToPath(new URL('normal-client.ts', import.meta.url)), [url]);
  }

  /** What is answered while `work` is done. */
  async during(work: () => Promise<unknown>): Promise<Waits> {
    this.process.send('read');
    await work();
    const told = once(this.process, 'message');
    this.process.send('tell');
    const [waits] = await told;
    return waits;
  }

  close(): void {
    this.process.disconnect();
  }
}

/** In milliseconds; of few, the longest but one of a hundred at most. */
export function p99({ times }: Waits): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
}
