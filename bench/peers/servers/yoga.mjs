/** graphql-yoga on Node's own server, with DataLoader. */
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { Archive } from '../archive.mjs';
import { contextOf, resolvers, typeDefs } from '../schema.mjs';
import { announce } from './announce.mjs';

const archive = await Archive.open();
const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: () => contextOf(archive),
  landingPage: false,
  graphiql: false,
  logging: false,
});
const server = createServer(yoga).listen(0, '127.0.0.1', () => announce(server.address().port));
