/** Asking a server the same thing from many clients at once. */
import autocannon from 'autocannon';

export const CLIENTS = 16;

/**
 * Asks for so many seconds. Every answer must have this status.
 * @returns how many answers came, how many a second, and the milliseconds within which 99 of 100 came
 */
export async function load({ url, method, headers, body }, status, seconds) {
  const result = await autocannon({ url, method, headers, body, connections: CLIENTS, duration: seconds });
  const answered = result.requests.total;
  const { count = 0 } = result.statusCodeStats[status] ?? {};
  if (result.errors > 0 || count !== answered) {
    throw new Error(
      `${url} answered ${JSON.stringify(result.statusCodeStats)} instead of ${status} each time, with ${result.errors} errors`,
    );
  }
  return { answered, perSecond: answered / result.duration, p99: result.latency.p99 };
}
