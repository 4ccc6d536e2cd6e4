/** How the server stops: what has been received is answered, what comes later and whatever takes too long is told so. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as after, setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { errorBody } from './errors.js';
import { RETRY_AFTER } from './outcome.js';
import type { UnderWay } from './under-way.js';

/**
 * Milliseconds from the wish to stop: to the end of listening and of taking requests, of reading for what is under way, and of
 * all connections.
 */
export const STOPPING = { listening: 250, reading: 8_000, connections: 9_000 } as const;

export class Drain {
  private readonly app: FastifyInstance;
  private readonly underWay: UnderWay;
  /** The request that came last over each connection. */
  private readonly latest = new WeakMap<Socket, IncomingMessage>();
  private stopping = false;
  private isClosed = false;

  constructor(app: FastifyInstance, underWay: UnderWay) {
    this.app = app;
    this.underWay = underWay;
    app.addHook('onRequest', ({ raw }, reply, done) => {
      this.latest.set(raw.socket, raw);
      if (!this.isClosed) done();
      else reply.status(503).header('retry-after', RETRY_AFTER).send(errorBody('CANCELLED'));
    });
    app.addHook('onSend', ({ raw }, reply, payload, done) => {
      // Whoever asks on the same connection is told to look for another, before that one is closed: with the last answer.
      if (this.stopping && this.latest.get(raw.socket) === raw) reply.header('connection', 'close');
      done(null, payload);
    });
  }

  /** Whether the server takes no more than what is on its way already. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** @param why for the log: "SIGTERM" */
  async stop(why: string): Promise<void> {
    const { app, underWay } = this;
    this.stopping = true;
    app.log.info({ msg: 'stopping', why, underWay: underWay.size });
    const started = performance.now();
    const late = setTimeout(() => underWay.cancel(), STOPPING.reading);
    const tooLate = setTimeout(() => app.server.closeAllConnections(), STOPPING.connections);
    // Closing a connection whose next request is on its way would look like a failure to whoever sent it.
    if ((await connectionsOf(app)) > 0) await after(STOPPING.listening);
    // Whatever has arrived by now is read, and who waits to be connected is: one turn to connect, one to read.
    for (let turns = 0; turns < 2; turns++) await turn();
    this.isClosed = true;
    // A connection that is kept alive after its last answer would keep the server.
    const idle = setInterval(() => app.server.closeIdleConnections(), 20);
    await app.close();
    clearInterval(idle);
    clearTimeout(late);
    clearTimeout(tooLate);
    app.log.info({ msg: 'stopped', why, milliseconds: Math.round(performance.now() - started) });
  }
}

function connectionsOf({ server }: FastifyInstance): Promise<number> {
  return new Promise((resolve) => server.getConnections((_, count) => resolve(count ?? 0)));
}
