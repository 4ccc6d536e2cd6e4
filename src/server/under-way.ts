/** The requests that are being answered: each ends with the connection of whoever asked, all of them when the server stops. */
import type { Socket } from 'node:net';
import type { RequestState } from '../resolvers/request-state.js';
import { CancelledError } from '../store/snapshot.js';

export class UnderWay {
  private readonly states = new Set<RequestState>();

  get size(): number {
    return this.states.size;
  }

  /** Does `work`, whose commands to the store end with the connection. */
  async run<T>(state: RequestState, socket: Socket, work: () => Promise<T>): Promise<T> {
    const leave = (): void => state.end(new CancelledError('the connection was closed'));
    if (socket.destroyed) leave();
    else socket.once('close', leave);
    this.states.add(state);
    try {
      return await work();
    } finally {
      this.states.delete(state);
      socket.off('close', leave);
      state.finish();
    }
  }

  /** Ends all of it. */
  cancel(): void {
    for (const state of this.states) state.end(new CancelledError('the server is being stopped'));
  }
}
