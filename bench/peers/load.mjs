/** Asking a server the same thing from many clients at once. */
import autocannon from 'autocannon';

/** Seconds for one answer, on a machine that may be busy. */
const PATIENCE = 60;

/**
 * Asks for so many seconds. Every answer must have this status.
 * @returns how many answers came, how many a second, and the milliseconds within which half of them came, and 99 of 100
 */
export async function load({ url, method, headers, body }, status, seconds, clients) {
  const settings = { url, method, headers, body, connections: clients, duration: seconds, timeout: PATIENCE };
  const running = autocannon(settings);
  const times = [];
  // Its own percentiles are whole milliseconds.
  running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const { requests, statusCodeStats, errors, timeouts, duration } = await running;
  const answered = requests.total;
  const { count = 0 } = statusCodeStats[status] ?? {};
  if (errors > 0 || count !== answered) {
    const statuses = JSON.stringify(statusCodeStats);
    throw new Error(
      `${status} was wanted each time: ${statuses}, ${errors} errors, ${timeouts} of them for want of patience`,
    );
  }
  times.sort((a, b) => a - b);
  const within = (share) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { answered, perSecond: answered / duration, p50: within(0.5), p99: within(0.99) };
}
