/** Stands between the driver and a store, and takes what the store is asked without any answer for as long as a test wants. */
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Emits `stalled` when it has begun to say nothing. */
export class Stall extends EventEmitter {
  private readonly sockets = new Set<Socket>();
  private isStalled = false;
  private trigger: ((message: Buffer) => boolean) | undefined;

  private constructor(private readonly server: Server) {
    super();
  }

  /** @param store the connection string of an embedded store */
  static async before(store: string): Promise<Stall> {
    const target = decodeURIComponent(new URL(store).host);
    const server = createServer();
    const stall = new Stall(server);
    server.on('connection', (driver) => stall.pass(driver, connect(target)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return stall;
  }

  get uri(): string {
    return `mongodb://127.0.0.1:${(this.server.address() as AddressInfo).port}/?directConnection=true`;
  }

  /** What comes from now on is never answered, as by a machine that was replaced. */
  begin(): void {
    this.isStalled = true;
    this.trigger = undefined;
    this.emit('stalled');
  }

  /** The same from the first message of the driver on that is such. */
  beginAt(trigger: (message: Buffer) => boolean): void {
    this.trigger = trigger;
  }

  end(): void {
    this.isStalled = false;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private pass(driver: Socket, store: Socket): void {
    for (const [socket, other] of [
      [driver, store],
      [store, driver],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => other.destroy());
      socket.on('data', (chunk) => {
        if (socket === driver && this.trigger?.(chunk) === true) this.begin();
        if (!this.isStalled) other.write(chunk);
      });
    }
  }
}
