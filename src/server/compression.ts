/** What is sent compressed. All of it is whole before it is sent, so it is compressed once and kept so. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import { LRUCache } from 'lru-cache';

export type Encoding = 'br' | 'gzip';

/** Fewer bytes than this fit into one packet as they are. */
export const WORTH_COMPRESSING = 1_024;

/** Whether it is compressed for the few who ask just this, or once for all who will. */
type Effort = 'QUICK' | 'THOROUGH';

const BROTLI_QUALITY = { QUICK: 4, THOROUGH: 9 } as const satisfies Record<Effort, number>;

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);

/** Clients are many, what they send in the header is a few texts. */
const preferred = new LRUCache<string, Encoding | 'identity'>({ max: 100 });

/** The encoding that a client likes best, by its `Accept-Encoding`; null for none. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  if (accepted === undefined) return null;
  const known = preferred.get(accepted);
  const encoding = known ?? encodingIn(accepted);
  if (known === undefined) preferred.set(accepted, encoding);
  return encoding === 'identity' ? null : encoding;
}

function encodingIn(accepted: string): Encoding | 'identity' {
  const encoding = negotiate(accepted, ['br', 'gzip', 'identity']);
  return encoding === 'br' || encoding === 'gzip' ? encoding : 'identity';
}

/** Done in a thread of its own: who asks for something else does not wait. */
export function compressed(bytes: string | Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'gzip') return gzipOf(bytes);
  return brotliOf(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort],
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
