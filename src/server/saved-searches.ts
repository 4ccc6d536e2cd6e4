/** Saved searches of whoever sends a token, and the webhooks that are told of them. */
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Db } from 'mongodb';
import { linkTo } from '../resolvers/links.js';
import type { SavedSearchService } from '../resolvers/saved-search-service.js';
import { SavedSearches } from '../store/saved-searches.js';
import { Deliverer } from '../webhooks/deliverer.js';
import { Destinations } from '../webhooks/destination.js';
import type { Access } from './access.js';
import { codedError } from './errors.js';

export interface WebhookSettings {
  readonly webhooks?: boolean;
  /** Networks that messages may go to though they are not public. */
  readonly webhookNetworks?: readonly string[];
  readonly publicUrl?: string | undefined;
}

/** For the `Authorization` header of a request, a function that gives the service or throws UNAUTHENTICATED. */
export type SavedSearchesOf = (authorization: string | undefined) => () => SavedSearchService;

export function savedSearchesFor(db: Db, access: Access, settings: WebhookSettings): SavedSearchesOf {
  const destinations = new Destinations(settings.webhookNetworks);
  return (authorization) => () => {
    const own = new SavedSearches(db, access.owner(authorization));
    return {
      list: () => own.list(),
      remove: (id) => own.remove(id),
      save: async (name, filter, webhook) => {
        if (webhook !== null && settings.webhooks !== true) {
          throw codedError(
            'FORBIDDEN',
            'This server sends no messages: leave webhook out, or start it with WEBHOOKS=on.',
          );
        }
        if (webhook !== null) destinations.check(webhook);
        return own.save(name, JSON.stringify(filter), webhook);
      },
    };
  };
}

/** Where webhooks are switched on, tells them what is new for as long as the server runs. */
export function tellWebhooks(app: FastifyInstance, db: Db, schema: GraphQLSchema, settings: WebhookSettings): void {
  const { webhooks, webhookNetworks, publicUrl } = settings;
  if (webhooks !== true) return;
  const deliverer = new Deliverer({
    db,
    schema,
    destinations: new Destinations(webhookNetworks),
    linkTo: (id) => (publicUrl === undefined ? null : linkTo(publicUrl, id)),
    warn: (what, message) => app.log.warn(what, message),
  });
  app.addHook('onReady', async () => deliverer.start());
  app.addHook('preClose', () => deliverer.stop());
}
