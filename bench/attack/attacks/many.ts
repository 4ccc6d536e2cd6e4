/** Ten attackers, each with one attack after another. */
import type { Attack } from '../attack.js';
import { get } from '../http.js';

const ATTACKERS = 10;
const MILLISECONDS = 20_000;
/** The server says within two seconds whether it is ready; a watch asks again some times before it acts. */
const WATCH = 1_000;

/** Ten who attack at once with whatever there is, over and over: the server is to be ready whenever somebody looks. */
export function manyOf(attacks: readonly Attack[]): Attack[] {
  return [
    {
      name: `${ATTACKERS} attackers at once for ${MILLISECONDS / 1_000} s, all attacks in turn`,
      expected: ['ready'],
      isOfMany: true,
      isSlow: true,
      make: async (url) => {
        const end = Date.now() + MILLISECONDS;
        const attacked = (async () => {
          while (Date.now() < end) await attackedByMany(url, attacks, end);
        })();
        let unready = 0;
        while (Date.now() < end) {
          const { status } = await get(`${url}/health/ready`).catch(() => ({ status: 0 }));
          if (status !== 200) unready += 1;
          await new Promise((resolve) => setTimeout(resolve, WATCH));
        }
        await attacked;
        return unready === 0 ? 'ready' : `not ready ${unready} times`;
      },
    },
  ];
}

/**
 * Makes each attack once, ten at a time.
 * @returns those that were not answered as expected, with how they were
 */
export async function attackedByMany(
  url: string,
  attacks: readonly Attack[],
  end = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const left = [...attacks];
  const surprises: string[] = [];
  const attacker = async (): Promise<void> => {
    for (let attack = left.pop(); attack !== undefined && Date.now() < end; attack = left.pop()) {
      const seen = await attack.make(url);
      if (!attack.expected.includes(seen)) surprises.push(`${attack.name}: ${seen}`);
    }
  };
  await Promise.all(Array.from({ length: ATTACKERS }, attacker));
  return surprises;
}
