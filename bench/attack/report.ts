/** What an attack came to, as a row of the table. */
import type { Attack } from './attack.js';

/** Of a single request: seconds of the processor, megabytes; of who reads beside it: times as long as without. */
export const WALLS = { cpu: 1, memory: 64, slower: 5 } as const;
/** Megabytes of the whole server, whatever is sent. */
export const MOST_MEMORY = 512;

export interface Outcome {
  readonly attack: Attack;
  readonly seen: string;
  readonly milliseconds: number;
  readonly cpu: number | null;
  /** What the memory grew by while it was made, and the most that it came to. */
  readonly growth: number | null;
  readonly peak: number | null;
  /** Times as long as without, for who reads beside it; null where that was not measured. */
  readonly slower: number | null;
  /** Questions of theirs that were not answered. */
  readonly failures: number;
  readonly isReady: boolean;
}

/** Which walls gave way. */
export function broken({ attack, seen, cpu, growth, peak, slower, failures, isReady }: Outcome): string[] {
  const isOne = attack.isOfMany !== true;
  return [
    attack.expected.includes(seen) ? null : 'answer',
    isOne && (cpu ?? 0) > WALLS.cpu ? 'processor' : null,
    isOne && (growth ?? 0) > WALLS.memory ? 'memory' : null,
    (peak ?? 0) > MOST_MEMORY ? 'memory of the server' : null,
    isOne && (slower ?? 0) > WALLS.slower ? 'others' : null,
    isOne && failures > 0 ? 'answers of others' : null,
    isReady ? null : 'ready',
  ].filter((wall) => wall !== null);
}

export const HEADER = [
  '| Attack | Expected | Seen | ms | CPU s | grows MB | most MB | others’ p99 × | gives way |',
  '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |',
].join('\n');

export function rowOf(outcome: Outcome): string {
  const { attack, seen, milliseconds, cpu, growth, peak, slower } = outcome;
  const [first, ...others] = attack.expected;
  const cells = [
    attack.name,
    others.length > 0 ? `${first} …` : first,
    seen,
    milliseconds.toFixed(0),
    cpu?.toFixed(2) ?? '',
    growth?.toFixed(0) ?? '',
    peak?.toFixed(0) ?? '',
    slower?.toFixed(1) ?? '',
    broken(outcome).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}
