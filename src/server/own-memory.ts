import { readFileSync } from 'node:fs';

/**
 * Bytes that are this process's own: what it has mapped of files the system takes back when others need it. On Linux;
 * elsewhere all that the process has in memory.
 */
export function ownMemory(): number {
  try {
    const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Another system.
  }
  return process.memoryUsage.rss();
}
