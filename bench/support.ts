/** What the benches share. */
import type { PageSource, ParsedPage } from '../src/ingest/parsed.js';

/** What may be said of a page beside its text: nothing is. */
export const NOTHING_GIVEN = { newspaper: null, date: null, edition: null } as const;

export type ParsePage = (source: PageSource) => ParsedPage;

/** Processor time that this process, all its threads included, spends on `work`. */
export function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return secondsSince(before);
}

/** Processor time that this process has spent since. */
export function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
