/** `/feed`: what is new of any filter of articles, for feed readers. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import { readFilter } from '../export/filter.js';
import { readFeed } from '../feeds/feed.js';
import { FEED_FORMATS, type FeedFormatName } from '../feeds/formats.js';
import { linkTo } from '../resolvers/links.js';
import { Allowance } from '../store/allowance.js';
import { ArgumentError } from '../store/argument-error.js';
import type { ArticleConditions } from '../store/article-filter.js';
import { collectionsOf } from '../store/collections.js';
import { Ending } from '../store/ending.js';
import { headOf } from '../store/head.js';
import { CancelledError, snapshotAt } from '../store/snapshot.js';
import { type Access, closedTo } from './access.js';
import { type Admission, turnOf } from './admission.js';
import { errorBody, failureOf } from './errors.js';
import { isNamedBy } from './etag.js';
import { Expectation, UNSEEN } from './expectation.js';
import { sendRefusal } from './export.js';
import { TIME_LIMIT } from './limits.js';
import type { Charge } from './rate-limit.js';

/** Entries, if nothing is said, and at most. */
const [LENGTH, MOST] = [50, 100];
/** What reading a feed costs, as operations do that look through what conditions find. */
const COST = 100_000;
/** Characters of feeds that are kept, until the archive is written to. */
const KEPT = 16 * 2 ** 20;
const LONGEST_FILTER = 4_000;

interface FeedOptions {
  readonly db: Db;
  readonly schema: GraphQLSchema;
  readonly access: Access;
  readonly charge: Charge | undefined;
  /** Shared with all that is asked. */
  readonly admission: Admission;
  readonly publicUrl: string | undefined;
  readonly storeTime: number | undefined;
}

interface Asked {
  readonly Querystring: Readonly<Record<string, string | string[] | undefined>>;
}

interface Made {
  readonly sequence: number;
  readonly body: string;
  readonly etag: string;
  readonly lastModified: Date;
}

export function addFeed(app: FastifyInstance, options: FeedOptions): void {
  const { db, schema, access, charge, admission, publicUrl, storeTime } = options;
  const expected = new Expectation(UNSEEN);
  const kept = new LRUCache<string, Made>({ maxSize: KEPT, sizeCalculation: ({ body }) => body.length });
  app.get<Asked>('/feed', { onRequest: closedTo(access) }, async (request, reply) => {
    try {
      const { filter, length, format } = requestOf(request);
      const conditions = readFilter(schema, 'ArticleFilter', filter) as ArticleConditions;
      const base = publicUrl ?? `${request.protocol}://${request.host}`;
      const query = new URLSearchParams({ ...(filter !== '{}' && { filter }), format, first: String(length) });
      const selfUrl = `${base}/feed?${query}`;
      const sequence = await headOf(db).current();
      let made = kept.get(selfUrl);
      if (made?.sequence !== sequence) {
        await charge?.(request, COST);
        const reader = readerFor(reply, sequence);
        const done = await turnOf(admission, expected, COST, reader);
        const feed = await readFeed(reader.snapshot, {
          conditions,
          filter,
          length,
          selfUrl,
          homeUrl: `${base}/`,
          linkTo: (id) => linkTo(base, id),
        }).finally(done);
        const body = FEED_FORMATS[format].write(feed);
        const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
        made = { sequence, body, etag, lastModified: feed.updated };
        kept.set(selfUrl, made);
      }
      return send(made, format, request, reply);
    } catch (error) {
      return refuse(error, reply);
    }
  });

  function readerFor({ raw }: FastifyReply, sequence: number) {
    const ending = new Ending();
    const ended = new Promise<Error>((resolve) => {
      raw.once('close', () => {
        const reason = new CancelledError('the connection was closed');
        ending.end(reason);
        resolve(reason);
      });
    });
    const allowance = new Allowance((reason) => ending.end(reason), storeTime);
    return {
      snapshot: snapshotAt(collectionsOf(db), sequence, Date.now() + TIME_LIMIT, ending, allowance),
      ended,
      get bytesRead() {
        return allowance.taken;
      },
      watchReading: (onRead: (bytes: number) => void) => {
        allowance.onRead = onRead;
      },
    };
  }
}

function send(made: Made, format: FeedFormatName, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { body, etag, lastModified } = made;
  reply.headers({
    etag,
    'last-modified': lastModified.toUTCString(),
    'cache-control': headers.authorization === undefined ? 'no-cache' : 'private, no-cache',
    vary: 'accept, authorization',
  });
  return isKnown(made, headers) ? reply.status(304).send() : reply.type(FEED_FORMATS[format].contentType).send(body);
}

/** RFC 9110, 13.1.3: a date counts only where no tag is sent; it has no parts of a second. */
function isKnown({ etag, lastModified }: Made, headers: FastifyRequest['headers']): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = headers;
  if (tags !== undefined) return isNamedBy(tags, etag) || isNamedBy(tags, `W/${etag}`);
  if (since === undefined) return false;
  return Math.floor(lastModified.getTime() / 1000) <= Math.floor(Date.parse(since) / 1000);
}

function refuse(error: unknown, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store');
  if (error instanceof GraphQLError) return sendRefusal(reply, error);
  if (error instanceof ArgumentError) return reply.status(400).send(errorBody('BAD_USER_INPUT', error.message));
  const code = failureOf(error);
  if (code === undefined) throw error;
  return reply.status(503).send(errorBody(code));
}

function requestOf({ query, headers }: FastifyRequest<Asked>): {
  filter: string;
  length: number;
  format: FeedFormatName;
} {
  const once = (name: string): string | undefined => {
    const value = query[name];
    if (Array.isArray(value)) throw new ArgumentError(name, `${name} is given twice: give it once.`);
    return value;
  };
  const filter = once('filter') ?? '{}';
  if (filter.length > LONGEST_FILTER) {
    throw new ArgumentError('filter', `filter has ${filter.length} characters: give at most ${LONGEST_FILTER}.`);
  }
  const first = once('first') ?? String(LENGTH);
  const length = /^\d{1,6}$/u.test(first) ? Number(first) : 0;
  if (length < 1 || length > MOST) throw new ArgumentError('first', `first is "${first}": give 1 to ${MOST}.`);
  const format = once('format') ?? (/\bjson\b/u.test(headers.accept ?? '') ? 'json' : 'atom');
  if (!isFormat(format)) throw new ArgumentError('format', `there is no format "${format}": give atom or json.`);
  return { filter, length, format };
}

function isFormat(name: string): name is FeedFormatName {
  return Object.hasOwn(FEED_FORMATS, name);
}
