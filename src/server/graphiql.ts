/** GraphiQL, served from the installed packages: works where there is no internet. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { OPENING_QUERIES } from './opening-queries.js';
import { FRAMES, inScript } from './sandbox.js';
import { StaticFile } from './static-file.js';

const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
const STYLE_TYPE = 'text/css; charset=utf-8';

const ASSETS = [
  { package: 'react', folder: 'umd', file: 'react.production.min.js', type: SCRIPT_TYPE },
  { package: 'react-dom', folder: 'umd', file: 'react-dom.production.min.js', type: SCRIPT_TYPE },
  { package: 'graphiql', folder: '.', file: 'graphiql.min.js', type: SCRIPT_TYPE },
  { package: 'graphiql', folder: '.', file: 'graphiql.min.css', type: STYLE_TYPE },
] as const;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor sets styles of its own on lines and cursors.
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  FRAMES,
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Broadsheet: GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/graphiql.min.css">
<link rel="stylesheet" href="/graphiql/start.css">
</head>
<body>
<nav><a href="/">The reading room</a> for readers · <a href="/sandbox">Apollo Sandbox</a>, which needs the internet · GraphiQL, here, which needs
none · programs ask at <code>/graphql</code></nav>
<div id="graphiql">GraphiQL is loading. It needs JavaScript.</div>
<script src="/graphiql/react.production.min.js"></script>
<script src="/graphiql/react-dom.production.min.js"></script>
<script src="/graphiql/graphiql.min.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`;

const STYLE = `html, body { margin: 0; height: 100vh; }
body { display: flex; flex-direction: column; }
nav { padding: .25rem .75rem; font: 13px/1.6 system-ui, sans-serif; color: #444; background: #fff; }
nav a { color: #9b2c1f; }
#graphiql { flex: 1; min-height: 0; }
`;

const SCRIPT = `const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const defaultTabs = ${inScript(OPENING_QUERIES.map(({ query }) => ({ query })))};
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultTabs, defaultQuery: defaultTabs[0].query }),
);
`;

/** Adds `/graphiql` and what its page needs. */
export function addGraphiql(app: FastifyInstance): void {
  const require = createRequire(import.meta.url);
  app.get('/graphiql', async (_, reply) =>
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY).type('text/html; charset=utf-8').send(PAGE),
  );
  app.get('/graphiql/start.js', async (_, reply) => reply.type(SCRIPT_TYPE).send(SCRIPT));
  app.get('/graphiql/start.css', async (_, reply) => reply.type(STYLE_TYPE).send(STYLE));
  for (const asset of ASSETS) {
    const folder = path.join(path.dirname(require.resolve(`${asset.package}/package.json`)), asset.folder);
    const file = new StaticFile(() => readFile(path.join(folder, asset.file)), asset.type);
    app.get(`/graphiql/${asset.file}`, (request, reply) => file.send(request, reply));
  }
}
