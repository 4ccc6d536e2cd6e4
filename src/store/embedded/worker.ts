/** The thread that the embedded store runs in: opens it, says where or why not, and closes it when told to. */
import { parentPort, workerData } from 'node:worker_threads';
import { EmbeddedServer, InUse } from './server.js';
import { OtherFormat } from './storage.js';

/** What the thread says once. */
export type Opening =
  | { readonly state: 'open'; readonly address: string }
  | { readonly state: 'in use'; readonly pid: number }
  | { readonly state: 'other format' }
  | { readonly state: 'failed'; readonly message: string; readonly code: string | undefined };

const { folder } = workerData as { folder: string };
const say = (opening: Opening): void => parentPort?.postMessage(opening);

try {
  const server = await EmbeddedServer.open(folder);
  parentPort?.once('message', async () => {
    await server.close();
    parentPort?.close();
  });
  say({ state: 'open', address: server.address });
} catch (cause) {
  if (cause instanceof InUse) say({ state: 'in use', pid: cause.pid });
  else if (cause instanceof OtherFormat) say({ state: 'other format' });
  else {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    say({ state: 'failed', message: cause instanceof Error ? cause.message : String(cause), code });
  }
  parentPort?.close();
}
