/** The embedded store as a server on a Unix domain socket that only its owner may connect to. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Commands } from './commands.js';
import { checkFile, Damaged } from './file-check.js';
import { databaseFile, Storage } from './storage.js';
import { Framing, parseRequest, replyTo } from './wire.js';

/** Addresses of Unix domain sockets hold 108 bytes with the zero at the end. */
const MAX_ADDRESS_BYTES = 107;
const SOCKET = 'store.sock';

/** Who has the data folder open; kept in the database, believed only while its socket answers. */
interface Holder {
  readonly pid: number;
  readonly address: string;
}

/** The folder is open in another process, or once more in this one. */
export class InUse extends Error {
  override readonly name = 'InUse';

  /** @param address where the process that has it open answers */
  constructor(
    readonly pid: number,
    readonly address: string,
  ) {
    super(`in use by process ${pid}`);
  }
}

export class EmbeddedServer {
  readonly #commands: Commands;
  readonly #connections = new Set<Socket>();

  private constructor(
    readonly address: string,
    readonly storage: Storage,
    readonly server: Server,
  ) {
    this.#commands = new Commands(storage);
    server.on('connection', (socket) => this.#serve(socket));
  }

  /**
   * Opens the store in `folder`, which is made if it is not there.
   * @param writesMuch whether much is written that nobody waits to read
   * @throws InUse, Damaged, OtherFormat, or what the file system says.
   */
  static async open(folder: string, writesMuch = false): Promise<EmbeddedServer> {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    await checkFile(databaseFile(folder));
    const before = fileIn(folder);
    const storage = openStorage(folder, writesMuch);
    const file = fileIn(folder);
    // The socket is listened on before the folder is claimed: whoever finds the claim finds an answer.
    const address = socketAddress(folder);
    const server = createServer({ noDelay: true });
    try {
      await new Promise<void>((listening, failed) => server.once('error', failed).listen(address, listening));
      chmodSync(address, 0o600);
      const opened = new EmbeddedServer(address, storage, server);
      await claim(storage, address);
      // Compacting puts another file in the place of one that somebody is about to open.
      if ((before === null || before === file) && fileIn(folder) === file) {
        storage.enterAgain();
        return opened;
      }
    } catch (cause) {
      server.close();
      removeSocket(address);
      await storage.close();
      throw cause;
    }
    server.close();
    removeSocket(address);
    await storage.close();
    return EmbeddedServer.open(folder, writesMuch);
  }

  async close(): Promise<void> {
    for (const socket of this.#connections) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
    removeSocket(this.address);
    await this.#commands.operations.close();
    await this.storage.close();
  }

  #serve(socket: Socket): void {
    this.#connections.add(socket);
    const framing = new Framing();
    let last = Promise.resolve();
    socket.on('close', () => {
      this.#connections.delete(socket);
      this.#commands.operations.disconnect(socket);
    });
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      try {
        for (const message of framing.push(chunk)) last = last.then(() => answer(socket, this.#commands, message));
      } catch {
        socket.destroy();
      }
    });
  }
}

/** A message that is not even a command gets no answer but the end of the connection. */
async function answer(socket: Socket, commands: Commands, message: Buffer): Promise<void> {
  if (socket.destroyed) return;
  try {
    const request = parseRequest(message);
    const reply = 'body' in request ? await commands.run(request, socket) : request.error.reply();
    if (socket.destroyed) return;
    socket.cork();
    for (const part of replyTo(request, reply)) socket.write(part);
    socket.uncork();
  } catch {
    socket.destroy();
  }
}

function openStorage(folder: string, writesMuch: boolean): Storage {
  try {
    return new Storage(folder, writesMuch);
  } catch (cause) {
    // What is kept about collections is JSON.
    if (cause instanceof SyntaxError || (cause instanceof Error && DAMAGE.test(cause.message)))
      throw new Damaged(cause.message);
    throw cause;
  }
}

/** What LMDB says of a file that it can make nothing of. */
const DAMAGE = /MDB_(?:BAD_|CORRUPTED|INCOMPATIBLE|INVALID|NOTFOUND|PAGE_NOTFOUND|PANIC|VERSION_MISMATCH)/u;

/** What tells the database file from any other; null if there is none. */
function fileIn(folder: string): number | null {
  return statSync(databaseFile(folder), { throwIfNoEntry: false })?.ino ?? null;
}

/** In a folder of its own that nobody else may enter: within the data folder, unless that makes too long an address. */
function socketAddress(folder: string): string {
  const within = join(resolve(folder), 'run-');
  const base =
    Buffer.byteLength(`${within}XXXXXX/${SOCKET}`) > MAX_ADDRESS_BYTES ? join(tmpdir(), 'broadsheet-') : within;
  return join(mkdtempSync(base), SOCKET);
}

function removeSocket(address: string): void {
  rmSync(address, { force: true });
  try {
    rmdirSync(dirname(address));
  } catch {
    // Somebody put something there, or took it away: not ours to remove.
  }
}

/** @throws InUse when another holder answers. */
async function claim(storage: Storage, address: string): Promise<void> {
  const own = JSON.stringify({ pid: process.pid, address } satisfies Holder);
  for (let known = storage.holder(); ; ) {
    const holder = known === undefined ? undefined : (JSON.parse(known) as Holder);
    if (holder !== undefined && (await answers(holder.address))) throw new InUse(holder.pid, holder.address);
    const now = storage.claim(known, own);
    if (now === own) {
      // What a killed process left behind.
      if (holder !== undefined) removeSocket(holder.address);
      return;
    }
    known = now;
  }
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolved) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolved(true);
    });
    // Any failure but these two means that somebody is there: busy, or another user.
    socket.once('error', (cause: NodeJS.ErrnoException) =>
      resolved(cause.code !== 'ECONNREFUSED' && cause.code !== 'ENOENT'),
    );
  });
}

/** Makes a folder and those above it. Not with `recursive`: that never ends where a file system lets nobody make one. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder);
}
