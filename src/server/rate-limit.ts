/** How much each client may ask for in a minute, by what it costs. */
import { HeaderMap } from '@apollo/server';
import rateLimit, { type FastifyRateLimitStore, normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { CODES } from './errors.js';

const WINDOW = 60_000;
/** So many clients are known, those who asked last. */
const MOST_CLIENTS = 50_000;

export interface RateLimitOptions {
  /** Cost a minute, in what limits of operations count. */
  readonly budget: number;
  /** Whether the `Authorization` header holds a token that is one: whoever sends another is known by the address. */
  readonly isKnown: (authorization: string) => boolean;
}

/** Takes what something costs from what is left to the client. */
export type Charge = (request: FastifyRequest, cost: number) => Promise<void>;

/** @returns a function that rejects with a GraphQLError RATE_LIMITED (HTTP 429, with `Retry-After`) where too little is left */
export async function limitRate(app: FastifyInstance, { budget, isKnown }: RateLimitOptions): Promise<Charge> {
  const costs = new WeakMap<FastifyRequest, number>();
  await app.register(rateLimit, { global: false, store: Spending, max: budget, timeWindow: WINDOW });
  const limit = app.createRateLimit({
    keyGenerator: (request) => {
      const { authorization } = request.headers;
      const client = authorization !== undefined && isKnown(authorization) ? authorization : normalizeIP(request.ip);
      return `${costs.get(request) ?? 1} ${client}`;
    },
  });
  return async (request, cost) => {
    costs.set(request, cost);
    const state = await limit(request);
    if (state.isAllowed || !state.isExceeded) return;
    const headers = new HeaderMap([['retry-after', String(state.ttlInSeconds)]]);
    throw new GraphQLError(CODES.RATE_LIMITED, {
      extensions: { code: 'RATE_LIMITED', cost, limit: budget, http: { status: 429, headers } },
    });
  };
}

/** The plugin counts requests; here they count what they cost, which stands before the client's name. */
class Spending implements FastifyRateLimitStore {
  private readonly spent = new LRUCache<string, { cost: number; readonly until: number }>({ max: MOST_CLIENTS });

  incr(
    key: string,
    callback: (error: Error | null, result?: { current: number; ttl: number }) => void,
    timeWindow: number,
    max: number,
  ): void {
    const space = key.indexOf(' ');
    const cost = Number(key.slice(0, space));
    const client = key.slice(space + 1);
    const now = Date.now();
    const known = this.spent.get(client);
    const spent = known === undefined || known.until <= now ? { cost: 0, until: now + timeWindow } : known;
    const current = spent.cost + cost;
    // What is refused is not charged: something smaller may still be asked for.
    if (current <= max) spent.cost = current;
    this.spent.set(client, spent);
    callback(null, { current, ttl: spent.until - now });
  }

  child(): FastifyRateLimitStore {
    return this;
  }
}
