/** The thread that the embedded store runs in: opens it, says where or why not, and closes it when told to. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Opening, openingOf, type ThreadData } from './opening.js';
import { EmbeddedServer } from './server.js';

const { folder, writesMuch } = workerData as ThreadData;
/** Said once. */
const say = (opening: Opening): void => parentPort?.postMessage(opening);

try {
  const server = await EmbeddedServer.open(folder, writesMuch);
  parentPort?.once('message', async () => {
    await server.close();
    parentPort?.close();
  });
  say({ state: 'open', address: server.address });
} catch (cause) {
  say(openingOf(cause));
  parentPort?.close();
}
