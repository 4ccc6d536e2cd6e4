/** The store that everything is kept in: a MongoDB server, or the embedded store where no address is given. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { type CommandError, errors } from '../errors.js';
import type { Compacted } from './embedded/compact.js';
import type { Opening, Refused, ThreadData } from './embedded/opening.js';

export interface Store {
  readonly client: MongoClient;
  readonly db: Db;
  readonly kind: 'embedded' | 'server';
  /** The connection string. */
  readonly address: string;
  /** Ends all connections and, where it is embedded, the store itself. */
  close(): Promise<void>;
}

export interface StoreSettings {
  /** A MongoDB connection string; undefined: the embedded store in `dataDir`. */
  readonly uri?: string | undefined;
  readonly database: string;
  /** The embedded store's folder, which is made if it is not there. */
  readonly dataDir: string;
  readonly client?: MongoClientOptions;
  /** Whether a data folder that another process has open is to be asked of that process, as a guest that ends with it. */
  readonly beside?: boolean;
  /**
   * Whether the embedded store is opened to write much that nobody waits to read: it then writes in larger portions, which
   * is less work, and whoever does read may wait for half a second.
   */
  readonly writesMuch?: boolean;
}

const CONNECT_MILLISECONDS = 5_000;

/** So soon after a server that was silent answers again, it is asked again. */
const LOOK_MILLISECONDS = 1_000;

/** What is acknowledged outlives a crash, and in a replica set the loss of its primary; whatever the address says of it. */
const WRITE_CONCERN = { w: 'majority', journal: true } as const;

/**
 * Opens the store and checks that it answers.
 * @throws CommandError `STORE_UNREACHABLE`, `DATA_DIR_IN_USE`, `DATA_DIR_OF_OTHER_FORMAT`, `DATA_DIR_OF_NEWER_FORMAT`, `DATA_DIR_DAMAGED` or `DATA_DIR_UNWRITABLE`.
 */
export async function openStore({
  uri,
  database,
  dataDir,
  client: options,
  beside = false,
  writesMuch = false,
}: StoreSettings): Promise<Store> {
  if (uri !== undefined) return openServer(uri, 'server', database, options);
  const { worker, socket } = await startEmbedded({ folder: dataDir, writesMuch }, beside);
  const address = `mongodb://${encodeURIComponent(socket)}/`;
  if (worker === null) return openServer(address, 'embedded', database, options);
  const end = async (): Promise<void> => {
    const ended = once(worker, 'exit');
    worker.postMessage('close');
    await ended;
  };
  try {
    // Building an index of a large archive keeps the store's thread busy for longer than a monitor would wait.
    const client = await connect(address, { connectTimeoutMS: 0, ...options });
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= client.close().then(end);
      return closing;
    };
    return { client, db: client.db(database), kind: 'embedded', address, close };
  } catch (cause) {
    await end();
    throw cause;
  }
}

/**
 * Makes the file of the embedded store in a folder as small as what it holds.
 * @returns bytes of the file before and after
 * @throws CommandError `DATA_DIR_IN_USE`, `DATA_DIR_OF_OTHER_FORMAT`, `DATA_DIR_OF_NEWER_FORMAT`, `DATA_DIR_DAMAGED` or `DATA_DIR_UNWRITABLE`.
 */
export async function compactEmbedded(dataDir: string): Promise<Compacted> {
  // Loaded only here: elsewhere the store's own thread loads it.
  const [{ compactStore }, { openingOf }] = await Promise.all([
    import('./embedded/compact.js'),
    import('./embedded/opening.js'),
  ]);
  try {
    return await compactStore(dataDir);
  } catch (cause) {
    throw refusalOf(dataDir, openingOf(cause));
  }
}

/** @throws CommandError `STORE_UNREACHABLE`. */
async function connect(uri: string, options: MongoClientOptions): Promise<MongoClient> {
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(uri, { appName: 'broadsheet', ...WRITE_CONCERN, ...options });
    await client.connect();
    await client.db('admin').command({ ping: 1 }, { signal: AbortSignal.timeout(CONNECT_MILLISECONDS) });
    return client;
  } catch (cause) {
    await client?.close();
    throw errors.storeUnreachable(uri, cause);
  }
}

/** A store that others keep running. */
async function openServer(
  address: string,
  kind: Store['kind'],
  database: string,
  options: MongoClientOptions = {},
): Promise<Store> {
  const patience = {
    serverSelectionTimeoutMS: CONNECT_MILLISECONDS,
    connectTimeoutMS: CONNECT_MILLISECONDS,
    heartbeatFrequencyMS: LOOK_MILLISECONDS,
  };
  const client = await connect(address, { ...patience, ...options });
  return { client, db: client.db(database), kind, address, close: () => client.close() };
}

/** The thread is null where another process has the store, and may be asked. */
async function startEmbedded(
  settings: ThreadData,
  beside: boolean,
): Promise<{ worker: Worker | null; socket: string }> {
  const worker = startThread(settings);
  const [opening] = (await once(worker, 'message')) as [Opening];
  if (opening.state === 'open') return { worker, socket: opening.address };
  if (opening.state === 'in use' && beside) return { worker: null, socket: opening.address };
  throw refusalOf(settings.folder, opening);
}

/** Why a data folder was not opened. */
function refusalOf(dataDir: string, refused: Refused): CommandError {
  switch (refused.state) {
    case 'in use':
      return errors.dataDirInUse(dataDir, `process ${refused.pid}`);
    case 'damaged':
      return errors.dataDirDamaged(dataDir, refused.problem);
    case 'other format':
      return refused.isNewer ? errors.dataDirOfNewerFormat(dataDir) : errors.dataDirOfOtherFormat(dataDir);
    case 'failed':
      return errors.dataDirUnwritable(dataDir, Object.assign(new Error(refused.message), { code: refused.code }));
  }
}

/** In a built program the thread runs the file beside this one; run from source, it needs the loader first. */
function startThread(workerData: ThreadData): Worker {
  const options = { workerData };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./embedded/worker.js', import.meta.url), options);
  const loader = import.meta.resolve('tsx/esm/api');
  const file = new URL('./embedded/worker.ts', import.meta.url).href;
  const start = `import('${loader}').then(({ register }) => { register(); return import('${file}'); })`;
  return new Worker(start, { ...options, eval: true });
}
