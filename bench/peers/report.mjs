/** Tables of what was measured. */
import { YARDSTICK } from './contestants.mjs';

/** Of everybody, in rounds. */
export function printRace(clients, results) {
  const base = results.get(YARDSTICK);
  const rows = [...results].map(([who, rounds]) => [
    who,
    Math.round(medianOf(rounds, ({ perSecond }) => perSecond)).toLocaleString('en'),
    medianOf(rounds, ({ perSecond }, i) => perSecond / base[i].perSecond).toFixed(2),
    medianOf(rounds, ({ p99 }) => p99).toFixed(1),
    medianOf(rounds, ({ cost }) => cost).toFixed(3),
  ]);
  const head = [headOf(clients, base), 'answers/s', `to ${YARDSTICK}`, 'p99 ms', 'its CPU ms an answer'];
  printTable(head, rows);
}

/** How long clients wait. */
export function printWaiting(clients, results) {
  const rows = [...results].map(([who, rounds]) => [
    who,
    medianOf(rounds, ({ p50 }) => p50).toFixed(1),
    medianOf(rounds, ({ p99 }) => p99).toFixed(1),
    medianOf(rounds, ({ p50, p99 }) => p99 / p50).toFixed(1),
  ]);
  const [first = []] = results.values();
  printTable([headOf(clients, first), 'median ms', 'p99 ms', 'p99 to median'], rows);
}

/** What each part of a server takes, by its name: milliseconds an answer. */
export function printParts(servers) {
  const parts = [...new Set([...servers.values()].flatMap((times) => [...times.keys()]))];
  const sums = new Map([...servers].map(([who, times]) => [who, sum(times.values())]));
  const cells = (milliseconds, whole) => [milliseconds.toFixed(3), `${Math.round((100 * milliseconds) / whole)} %`];
  const rows = parts.map((part) => [
    part,
    ...[...servers].flatMap(([who, times]) => cells(times.get(part) ?? 0, sums.get(who))),
  ]);
  const total = ['together', ...[...sums.values()].flatMap((whole) => cells(whole, whole))];
  printTable(['ms an answer', ...[...servers.keys()].flatMap((who) => [who, ''])], [...rows, total]);
}

function headOf(clients, rounds) {
  return `${clients} clients, medians of ${rounds.length} rounds`;
}

function printTable(head, rows) {
  console.log(`| ${head.join(' | ')} |`);
  console.log(`| --- | ${head.slice(1).fill('---:').join(' | ')} |`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  console.log('');
}

function medianOf(rounds, value) {
  return rounds.map(value).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)];
}

function sum(values) {
  return [...values].reduce((total, value) => total + value, 0);
}
