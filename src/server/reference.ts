/** `/schema/`: the reference of the schema, a page a type, as the build lays it down. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { FRAMES } from './sandbox.js';
import { StaticFile } from './static-file.js';

const FOLDER = fileURLToPath(new URL('../../dist/reference', import.meta.url));
const POLICY = `default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; ${FRAMES}`;
const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8' };

/** Nothing is served where the program runs from its sources and has not been built. */
export async function addReference(app: FastifyInstance): Promise<void> {
  const names = await readdir(FOLDER).catch(() => []);
  app.get('/schema', (_, reply) => reply.redirect('/schema/', 302));
  for (const name of names) {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const file = new StaticFile(() => readFile(join(FOLDER, name)), type);
    app.get(`/schema/${name === 'index.html' ? '' : name}`, (request, reply) =>
      file.send(request, reply.header('content-security-policy', POLICY)),
    );
  }
}
