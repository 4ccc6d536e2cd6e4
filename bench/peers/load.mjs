/** Asking a server the same thing from many clients at once. */
import autocannon from 'autocannon';

export const CLIENTS = 16;
/** Seconds for one answer, on a machine that may be busy. */
const PATIENCE = 60;

/**
 * Asks for so many seconds. Every answer must have this status.
 * @returns how many answers came, how many a second, and the milliseconds within which 99 of 100 came
 */
export async function load({ url, method, headers, body }, status, seconds) {
  const settings = { url, method, headers, body, connections: CLIENTS, duration: seconds, timeout: PATIENCE };
  const { requests, statusCodeStats, errors, timeouts, duration, latency } = await autocannon(settings);
  const answered = requests.total;
  const { count = 0 } = statusCodeStats[status] ?? {};
  if (errors > 0 || count !== answered) {
    const statuses = JSON.stringify(statusCodeStats);
    throw new Error(
      `${status} was wanted each time: ${statuses}, ${errors} errors, ${timeouts} of them for want of patience`,
    );
  }
  return { answered, perSecond: answered / duration, p99: latency.p99 };
}
