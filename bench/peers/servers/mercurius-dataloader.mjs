/** Mercurius with just-in-time compiled operations and DataLoader instead of its own loaders. */
import Fastify from 'fastify';
import { mercurius } from 'mercurius';
import { Archive } from '../archive.mjs';
import { contextOf, resolvers, typeDefs } from '../schema.mjs';
import { announce } from './announce.mjs';

const archive = await Archive.open();
const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: () => contextOf(archive),
});
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address().port);
