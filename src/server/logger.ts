/** The log: one line of JSON an event, on standard error, whoever writes what into it. */
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { Config } from '../config.js';
import { type TokenSettings, tokensOf } from '../tokens.js';

/** Longer texts of clients are cut: whoever sends them does not fill the disk. */
const LONGEST = 200;

/** What a terminal takes for a command or for the end of a line, and JSON leaves as it is. */
const UNSEEN = /[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const BEARER = /\b(Bearer|Basic) +[^\s"\\]+/giu;

/** @param secrets are not written, wherever they stand */
export function createLogger(
  { logLevel, ...tokens }: Pick<Config, 'logLevel'> & TokenSettings,
  // Standard output belongs to the command line.
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): FastifyBaseLogger {
  const secrets = tokensOf(tokens).map(({ secret }) => JSON.stringify(secret).slice(1, -1));
  const clean = (line: string): string => {
    let shown = line.replace(UNSEEN, escaped).replace(BEARER, '$1 ***');
    for (const secret of secrets) shown = shown.replaceAll(secret, '***');
    return shown;
  };
  const serializers = { req: requestLine };
  return pino({ level: logLevel, serializers }, { write: (line) => destination.write(clean(line)) });
}

/** A text that a client chose, as it is logged. */
export function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Without what is asked in the address: it may be long, and hold what is nobody else's business. */
function requestLine({ method, url, ip }: Pick<FastifyRequest, 'method' | 'url' | 'ip'>): object {
  return { method, path: cut(url.split('?', 1)[0] ?? ''), ip };
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
