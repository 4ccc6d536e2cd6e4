/** The whole program as a process of its own, as somebody at a terminal runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As it is built. */
export const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  /** Added to an environment that names no store, port or level. */
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input. */
  readonly input?: string | Uint8Array;
  /** Of standard output; latin1 for what is no text. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** A run that is under way. */
export class Program {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  private stdout = '';
  private stderr = '';

  constructor(args: readonly string[], { env = {}, input, encoding = 'utf8' }: Setting = {}) {
    const {
      COST_PER_MINUTE,
      TRUST_PROXY,
      MAX_CONNECTIONS,
      MAX_REQUESTS,
      PORT,
      HOST,
      DATA_DIR,
      MONGODB_URI,
      MONGODB_DB,
      API_TOKEN,
      ANSWER_CACHE_MB,
      LOG_LEVEL,
      NODE_ENV,
      ...rest
    } = process.env;
    const archive = env.DATA_DIR === undefined ? {} : archiveOf(env.DATA_DIR);
    this.process = spawn(process.execPath, [PROGRAM, ...args], { env: { ...rest, ...archive, ...env }, stdio: 'pipe' });
    this.process.stdout?.setEncoding(encoding).on('data', (text: string) => {
      this.stdout += text;
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.process.stdin?.on('error', () => undefined).end(input);
    this.ended = new Promise((resolve) => {
      this.process.once('close', (status) => resolve({ status, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  /** Waits for a line on standard output, and gives what `pattern` captures in it. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.stdout);
      if (found !== null) return found[1] ?? found[0];
      const ended = await Promise.race([this.ended, this.saysMore()]);
      if (ended) throw new Error(`ended without saying ${pattern}: ${ended.stdout}${ended.stderr}`);
    }
  }

  stop(signal: NodeJS.Signals): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }

  private saysMore(): Promise<void> {
    return new Promise((resolve) => this.process.stdout?.once('data', () => resolve()));
  }
}

/** Runs the program to its end. */
export function run(args: readonly string[], setting?: Setting): Promise<Ended> {
  return new Program(args, setting).ended;
}

/** Where MONGODB_URI is given, the archive of a data folder is a database of its own there: what tells the program so. */
export function archiveOf(dataDir: string): { readonly MONGODB_URI?: string; readonly MONGODB_DB?: string } {
  const { MONGODB_URI } = process.env;
  // Temporary folders have names that nobody else has.
  return MONGODB_URI === undefined
    ? {}
    : { MONGODB_URI, MONGODB_DB: `${basename(dirname(dataDir))}_${basename(dataDir)}` };
}
