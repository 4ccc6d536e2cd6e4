/** What those wait who ask at once. */

/** Questions that each client asks before it is measured, and then. */
const WARM_UP = 1;
const ROUNDS = 5;

export interface Waits {
  /** In milliseconds: of half of all answers, and of 99 in 100. */
  readonly p50: number;
  readonly p99: number;
}

/** Each client asks, waits for the answer, and asks again. */
export async function askAtOnce(clients: number, ask: () => Promise<unknown>): Promise<Waits> {
  const waits: number[] = [];
  const client = async (): Promise<void> => {
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const started = performance.now();
      await ask();
      if (round >= WARM_UP) waits.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
