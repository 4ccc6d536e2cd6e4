/** The reading room: the files that the build made of `web/`, compressed there already. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Encoding, encodingFor } from './compression.js';
import { etagOf, isNamedBy } from './etag.js';
import { FRAMES } from './sandbox.js';

/** As the build lays it down: beside the compiled program. */
const ROOM = fileURLToPath(new URL('../../dist/reading-room', import.meta.url));

/** The addresses of its screens: each is answered with the same page, which shows what belongs there. */
export const SCREENS = [
  '/',
  '/search',
  '/articles/:id',
  '/pages/:id',
  '/newspapers',
  '/newspapers/:id',
  '/newspapers/:id/:date',
  '/people/:id',
  '/places/:id',
  '/organizations/:id',
  '/numbers',
  '/corrections',
] as const;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  FRAMES,
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Names under `assets/` hold a hash of what is in them. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

const SUFFIXES = { br: '.br', gzip: '.gz' } as const satisfies Record<Encoding, string>;

interface RoomFile {
  readonly type: string;
  readonly etag: string;
  readonly lasting: string;
  readonly forms: ReadonlyMap<Encoding | null, Buffer>;
}

/**
 * Adds the room, all of it held in memory.
 * @returns whether it was there to be added: not where the program runs from its sources and nothing was built
 */
export function addReadingRoom(app: FastifyInstance, folder: string = ROOM): boolean {
  const files = filesIn(folder);
  const page = files.get('/index.html');
  if (page === undefined) return false;
  for (const [address, file] of files) {
    if (file !== page) app.get(address, (request, reply) => send(file, request, reply));
  }
  for (const screen of SCREENS) {
    app.get(screen, (request, reply) =>
      send(page, request, reply.header('content-security-policy', CONTENT_SECURITY_POLICY)),
    );
  }
  return true;
}

function send(file: RoomFile, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.headers({ etag: file.etag, vary: 'accept-encoding', 'cache-control': file.lasting });
  const known = headers['if-none-match'];
  if (known !== undefined && isNamedBy(known, file.etag)) return reply.status(304).send();
  const encoding = encodingFor(headers['accept-encoding']);
  const form = file.forms.get(encoding);
  if (encoding !== null && form !== undefined) reply.header('content-encoding', encoding);
  return reply.type(file.type).send(form ?? file.forms.get(null));
}

function filesIn(folder: string): ReadonlyMap<string, RoomFile> {
  const files = new Map<string, RoomFile>();
  for (const name of namesIn(folder)) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const plain = readFileSync(path.join(folder, name));
    const forms = new Map<Encoding | null, Buffer>([[null, plain]]);
    for (const encoding of ['br', 'gzip'] as const) {
      const compressed = read(path.join(folder, `${name}${SUFFIXES[encoding]}`));
      if (compressed !== undefined) forms.set(encoding, compressed);
    }
    const address = `/${name.split(path.sep).join('/')}`;
    const lasting = address.startsWith('/assets/') ? FOR_EVER : ASK_AGAIN;
    files.set(address, { type, etag: etagOf(plain), lasting, forms });
  }
  return files;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
