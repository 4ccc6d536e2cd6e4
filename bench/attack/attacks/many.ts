/** Ten attackers, each with one attack after another. */
import type { Attack } from '../attack.js';
import { get } from '../http.js';

const ATTACKERS = 10;
const MILLISECONDS = 20_000;
/** The server says within two seconds whether it is ready; a watch asks again some times before it acts. */
const WATCH = 1_000;

/** Ten who attack at once with whatever there is: the server is to be ready whenever somebody looks. */
export function manyOf(attacks: readonly Attack[]): Attack[] {
  return [
    {
      name: `${ATTACKERS} attackers at once for ${MILLISECONDS / 1_000} s, all attacks in turn`,
      expected: ['ready'],
      isOfMany: true,
      isSlow: true,
      make: (url) => attackers(url, attacks),
    },
  ];
}

async function attackers(url: string, attacks: readonly Attack[]): Promise<string> {
  const end = Date.now() + MILLISECONDS;
  let next = 0;
  let unready = 0;
  const attacker = async (): Promise<void> => {
    while (Date.now() < end) await attacks[next++ % attacks.length]?.make(url);
  };
  const watch = async (): Promise<void> => {
    while (Date.now() < end) {
      const { status } = await get(`${url}/health/ready`).catch(() => ({ status: 0 }));
      if (status !== 200) unready += 1;
      await new Promise((resolve) => setTimeout(resolve, WATCH));
    }
  };
  await Promise.all([watch(), ...Array.from({ length: ATTACKERS }, attacker)]);
  return unready === 0 ? 'ready' : `not ready ${unready} times`;
}
