/** Stands between the driver and an embedded store, and holds what the store replies for as long as a test wants. */
import { EventEmitter, once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** Emits `held` with each reply that is held, and `left` when whoever waits for one closes the connection. */
export class Valve extends EventEmitter {
  readonly uri: string;
  private readonly sockets = new Set<Socket>();
  private readonly waiting: (() => void)[] = [];
  private isHolding = false;

  private constructor(
    private readonly path: string,
    private readonly server: Server,
  ) {
    super();
    this.uri = `mongodb://${encodeURIComponent(path)}/`;
  }

  /** @param store the connection string of an embedded store */
  static async before(store: string, folder: string): Promise<Valve> {
    const path = join(folder, 'valve.sock');
    const target = decodeURIComponent(new URL(store).host);
    const server = createServer();
    const valve = new Valve(path, server);
    server.on('connection', (socket) => valve.pass(socket, connect(target)));
    await once(server.listen(path), 'listening');
    return valve;
  }

  /** Documents that are found are held from now on; whatever else is said passes. */
  hold(): void {
    this.isHolding = true;
  }

  release(): void {
    this.isHolding = false;
    for (const send of this.waiting.splice(0)) send();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await rm(this.path, { force: true });
  }

  private pass(driver: Socket, store: Socket): void {
    for (const [socket, other] of [
      [driver, store],
      [store, driver],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
    driver.on('data', (chunk) => store.write(chunk));
    store.on('data', (chunk) => {
      if (!(this.isHolding && chunk.includes('firstBatch'))) {
        driver.write(chunk);
        return;
      }
      this.waiting.push(() => driver.write(chunk));
      driver.once('close', () => this.emit('left'));
      this.emit('held');
    });
  }
}
