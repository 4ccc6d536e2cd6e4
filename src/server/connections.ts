/** Who is slow and who is many: how long a client may take, and how many there may be at once. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { errorBody } from './errors.js';
import { RETRY_AFTER } from './outcome.js';

/** Milliseconds that a client has for each step; who takes longer is disconnected. */
export interface Patience {
  /** To send the head of a request, from the connection on. */
  readonly head: number;
  /** To send a request. */
  readonly request: number;
  /** Without taking anything of an answer. */
  readonly still: number;
  /** To take an answer. */
  readonly answer: number;
}

export interface ConnectionLimits {
  /** Connections at once: whoever connects beyond that is told so. */
  readonly maxConnections: number;
  /** Requests at once that are being received, answered or sent. */
  readonly maxRequests: number;
  /** Bytes of answers that wait to be taken: beyond that, who has waited longest and for over a second is disconnected. */
  readonly maxUnread: number;
  readonly patience: Patience;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  maxConnections: 12_000,
  maxRequests: 500,
  maxUnread: 32 * 2 ** 20,
  patience: { head: 10_000, request: 20_000, still: 10_000, answer: 60_000 },
};

/** Milliseconds between two looks at who is late. */
const LOOK = 1_000;
/** An answer of so many bytes leaves the process at once, whether it is taken or not. */
export const SHORT = 16 * 1024;

/** What Fastify is to be made with. */
export function timeoutsOf({ head, request }: Patience) {
  return { requestTimeout: request, http: { headersTimeout: head, connectionsCheckingInterval: Math.min(LOOK, head) } };
}

interface Sending {
  readonly socket: Socket;
  readonly since: number;
  readonly bytes: number;
}

/** Those who are being served. */
export interface Crowd {
  /** Whether the connection is one of those that are too many. */
  isBeyond(socket: Socket): boolean;
  /** Counts an answer that was begun and has not left the process. */
  hold(response: ServerResponse, socket: Socket, bytes: number): void;
}

export function limitConnections(app: FastifyInstance, limits: ConnectionLimits): Crowd {
  const { maxConnections, maxRequests, maxUnread, patience } = limits;
  const beyond = new WeakSet<Socket>();
  const sending = new Map<ServerResponse, Sending>();
  let connections = 0;
  let requests = 0;
  let unread = 0;

  // Who is beyond the limit has to be told so; who is far beyond it is not even that.
  app.server.maxConnections = Math.ceil(maxConnections * 1.25);
  app.server.on('connection', (socket: Socket) => {
    // Each request on its way over the connection listens for its end.
    socket.setMaxListeners(0);
    if (++connections > maxConnections) beyond.add(socket);
    socket.once('close', () => connections--);
  });

  app.addHook('onRequest', ({ raw: { socket }, url }, reply, done) => {
    const isTaken = !beyond.has(socket) && (requests < maxRequests || url.startsWith('/health/'));
    begin(reply.raw, socket);
    if (isTaken) done();
    // What it sends beside is not waited for.
    else reply.status(503).headers({ 'retry-after': RETRY_AFTER, connection: 'close' }).send(errorBody('OVERLOADED'));
  });

  app.addHook('onSend', ({ raw: { socket } }, reply, payload, done) => {
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
    // Starts anew whenever some of it is taken.
    if (bytes > SHORT) reply.raw.setTimeout(patience.still);
    send(reply.raw, socket, bytes);
    done(null, payload);
  });

  function begin(response: ServerResponse, socket: Socket): void {
    requests++;
    whenOver(response, socket, () => {
      requests--;
      unread -= sending.get(response)?.bytes ?? 0;
      sending.delete(response);
    });
  }

  function send(response: ServerResponse, socket: Socket, bytes: number): void {
    sending.set(response, { socket, since: performance.now(), bytes });
    unread += bytes;
    if (unread > maxUnread) endLate();
  }

  /** Disconnects who is late; those who have waited longest come first. */
  function endLate(): void {
    const now = performance.now();
    let left = unread;
    for (const { socket, since, bytes } of sending.values()) {
      const waited = now - since;
      if (waited <= patience.answer && (left <= maxUnread || waited <= LOOK)) return;
      socket.destroy();
      left -= bytes;
    }
  }
  const looking = setInterval(endLate, LOOK).unref();
  app.addHook('onClose', async () => clearInterval(looking));
  return {
    isBeyond: (socket) => beyond.has(socket),
    hold: (response, socket, bytes) => {
      begin(response, socket);
      send(response, socket, bytes);
    },
  };
}

/** Calls `then` once: when the answer has been sent, or its connection is closed. */
function whenOver(response: ServerResponse, socket: Socket, then: () => void): void {
  const end = (): void => {
    response.off('close', end);
    socket.off('close', end);
    then();
  };
  response.once('close', end);
  // An answer that waits behind another does not learn of it.
  socket.once('close', end);
}
