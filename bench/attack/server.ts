/** The server that is attacked: one that is started for it, with little memory, or one that runs somewhere. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { get } from './http.js';

export const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const MB = 2 ** 20;
/** Of the processor time in `/proc`, on every Linux. */
const TICKS_A_SECOND = 100;
/** Milliseconds between two looks at the memory of an own server. */
const LOOK = 10;

/** What a process has taken: seconds of all its threads, and megabytes of its own, mapped files not counted. */
export interface Taken {
  readonly cpu: number;
  readonly memory: number;
}

export interface Target {
  /** Where the landing page is, without the slash at the end. */
  readonly url: string;
  /** Milliseconds between two questions what it has taken: telling takes something, too. */
  readonly look: number;
  /** Null where nothing tells: another machine's server without `/metrics`. */
  taken(): Promise<Taken | null>;
  /** The most memory since it was last asked for; null where nothing tells. */
  peak(): number | null;
}

/** A server somewhere, known by its `/metrics` if it shows them. */
export function serverAt(address: string): Target {
  const url = address.replace(/\/+$/u, '');
  let most: number | null = null;
  return {
    url,
    look: 500,
    peak: () => {
      const peak = most;
      most = null;
      return peak;
    },
    taken: async () => {
      const { status, text } = await get(`${url}/metrics`).catch(() => ({ status: 0, text: '' }));
      const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'mu').exec(text)?.[1]);
      const cpu = figure('process_cpu_seconds_total');
      if (status !== 200 || Number.isNaN(cpu)) return null;
      const memory = figure('broadsheet_own_memory_bytes') / MB;
      most = Math.max(most ?? 0, memory);
      return { cpu, memory };
    },
  };
}

interface Options {
  readonly dataDir: string;
  /** Megabytes for what JavaScript keeps for long. */
  readonly heap: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A server of its own process. */
export class OwnServer implements Target {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly status: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly look = 50;
  url = '';
  private most = 0;
  private readonly looking: NodeJS.Timeout;
  private said = '';
  private complained = '';

  private constructor({ dataDir, heap, env = {} }: Options) {
    const { MONGODB_URI, API_TOKEN, API_TOKENS, READ_TOKEN, ...rest } = process.env;
    this.process = spawn(process.execPath, [`--max-old-space-size=${heap}`, PROGRAM, 'serve'], {
      env: { ...rest, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.complained = (this.complained + text).slice(-10_000);
    });
    this.ended = once(this.process, 'close').then(([status, signal]) => ({ status, signal }));
    this.looking = setInterval(() => this.memory(), LOOK).unref();
    void this.ended.then(() => clearInterval(this.looking));
  }

  static async start(options: Options): Promise<OwnServer> {
    const server = new OwnServer(options);
    while (server.url === '') {
      const more = server.process.stdout ? once(server.process.stdout, 'data') : Promise.resolve();
      const ended = await Promise.race([more.then(() => null), server.ended]);
      if (ended !== null) throw new Error(`the server did not start: ${server.complaints}`);
      server.url = /Broadsheet is at (\S+?)\/?\n/u.exec(server.said)?.[1] ?? '';
    }
    return server;
  }

  /** The end of its log. */
  get complaints(): string {
    return this.complained;
  }

  async taken(): Promise<Taken | null> {
    const { pid } = this.process;
    if (pid === undefined || !existsSync(`/proc/${pid}/stat`)) return null;
    // The name of the command, in brackets, may hold blanks.
    const figures = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { cpu: (Number(figures[11]) + Number(figures[12])) / TICKS_A_SECOND, memory: this.memory() };
  }

  peak(): number | null {
    const most = Math.max(this.most, this.memory());
    this.most = 0;
    return most === 0 ? null : most;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.process.kill(signal);
    await this.ended;
  }

  /** Megabytes that are the process's own: what it has mapped of the archive the system may take back. */
  private memory(): number {
    let status: string;
    try {
      status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    } catch {
      return 0;
    }
    const own = Number(/^RssAnon:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) / 1024;
    this.most = Math.max(this.most, own);
    return own;
  }
}
