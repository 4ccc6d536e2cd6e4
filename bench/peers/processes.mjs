/** Other programs under Node. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/**
 * Runs a file until it says where it answers.
 * @param nodeOptions what Node itself is started with
 * @returns the address of its GraphQL, its process id, and what ends it
 */
export async function start(file, args, env, nodeOptions = []) {
  const child = spawn(process.execPath, [...nodeOptions, file, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/[\d.]+:\d+\//u.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url: `${url}graphql`, pid: child.pid, stop };
  }
  throw new Error(`${file} ended before it said where it answers`);
}

/** Runs a program to its end. */
export async function run(command, args, options) {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** How many milliseconds of processors a process has used, all its threads together; undefined where the system does not tell. */
export async function processorTime(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name stands in brackets and may hold blanks; ticks are hundredths of a second.
  const [user, system] =
    stat
      ?.slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number) ?? [];
  return user === undefined ? undefined : (user + system) * 10;
}
