/** `/id/ID`: links that stay, wherever what they lead to is shown. */
import type { FastifyInstance } from 'fastify';
import type { Db } from 'mongodb';
import { typeOfId } from '../schema/node.js';
import { collectionsOf } from '../store/collections.js';
import { FOREVER } from '../store/documents.js';
import { type Access, closedTo } from './access.js';
import { errorBody } from './errors.js';

interface Options {
  readonly db: Db;
  readonly access: Access;
  /** Whether there is a reading room to lead to; a program is told the type of what it looks for. */
  readonly room: boolean;
}

interface Asked {
  readonly Params: { readonly id: string };
}

/** An id has a prefix, a line and a hash: nothing else is looked for. */
const ID = /^[a-z]{2,4}_[^\s/]{1,60}$/u;

export function addPermanentLinks(app: FastifyInstance, { db, access, room }: Options): void {
  app.get<Asked>('/id/:id', { onRequest: closedTo(access) }, async ({ params: { id } }, reply) => {
    reply.header('cache-control', 'no-cache');
    const type = ID.test(id) ? typeOfId(id) : undefined;
    const address = type === undefined ? null : await addressOf(db, type, id);
    if (type === undefined || address === null) {
      return reply
        .status(404)
        .send(errorBody('BAD_REQUEST', 'There is nothing of this id: it may have been taken out.'));
    }
    return room ? reply.redirect(address, 302) : reply.send({ id, type });
  });
}

const SCREENS: Readonly<Record<string, { readonly collection: string; readonly path: string }>> = {
  Page: { collection: 'pages', path: '/pages/' },
  Article: { collection: 'articles', path: '/articles/' },
  Person: { collection: 'people', path: '/people/' },
  Location: { collection: 'locations', path: '/places/' },
  Organization: { collection: 'organizations', path: '/organizations/' },
  Newspaper: { collection: 'newspapers', path: '/newspapers/' },
};

/** Where the reading room shows it; null if there is no such object. */
async function addressOf(db: Db, type: string, id: string): Promise<string | null> {
  const { metrics, issues } = collectionsOf(db);
  const current = { id, until: FOREVER };
  if (type === 'Metric') {
    const metric = await metrics.findOne(current, { projection: { articleId: 1 } });
    return metric && `/articles/${encodeURIComponent(metric.articleId)}`;
  }
  if (type === 'Issue') {
    const issue = await issues.findOne(current, { projection: { newspaperId: 1, date: 1 } });
    return issue && `/newspapers/${encodeURIComponent(issue.newspaperId)}/${issue.date}`;
  }
  const screen = SCREENS[type];
  if (screen === undefined) return null;
  const found = await db.collection(screen.collection).findOne(current, { projection: { _id: 1 } });
  return found && `${screen.path}${encodeURIComponent(id)}`;
}
