/** Apollo Server on Fastify with DataLoader, and nothing of Broadsheet around it. */
import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { Archive } from '../archive.mjs';
import { contextOf, resolvers, typeDefs } from '../schema.mjs';
import { announce } from './announce.mjs';

const archive = await Archive.open();
const app = Fastify();
const apollo = new ApolloServer({ typeDefs, resolvers, plugins: [fastifyApolloDrainPlugin(app)] });
await apollo.start();
app.post('/graphql', fastifyApolloHandler(apollo, { context: async () => contextOf(archive) }));
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address().port);
