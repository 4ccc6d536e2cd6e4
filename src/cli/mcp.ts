/**
 * `broadsheet mcp`: an assistant that speaks over standard input and output asks the archive here, which is served for it alone, or a
 * server that is named. What it says goes to `/mcp` there as it is, so limits and rights are those of all who ask.
 */
import { randomBytes } from 'node:crypto';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { isJSONRPCRequest, type JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { type Config, loadConfig } from '../config.js';
import { errors } from '../errors.js';
import { RIGHTS } from '../tokens.js';
import { openArchive } from './archive.js';
import { complain, type Status, untilStopped } from './terminal.js';

export interface McpOptions {
  readonly url?: string;
  readonly correct?: true;
}

/** JSON-RPC's code for what a server could not do. */
const FAILED = -32_000;

export function mcpCommand({ url, correct }: McpOptions): Promise<Status> {
  const config = loadConfig();
  return untilStopped<Status>(async (signal) => {
    if (url !== undefined) {
      if (correct) throw errors.usage('--correct is about the archive here; at --url the rights of MCP_TOKEN decide');
      await bridge(endpointOf(url), config.mcpToken, signal);
    } else {
      await withServer(config, correct === true, (address, secret) => bridge(endpointOf(address), secret, signal));
    }
    return 0;
  });
}

/** Serves the archive on this machine under a token that nobody else has. */
async function withServer(
  config: Config,
  mayCorrect: boolean,
  work: (address: string, secret: string) => Promise<void>,
): Promise<void> {
  const { serve } = await import('../server/serve.js');
  const { ArchiveCorrectionService } = await import('../corrections/archive-correction-service.js');
  const store = await openArchive(config);
  const secret = randomBytes(32).toString('hex');
  const assistant = { name: 'assistant', secret, rights: new Set(mayCorrect ? RIGHTS : (['read'] as const)) };
  try {
    const served = await serve({
      config: {
        port: 0,
        host: '127.0.0.1',
        nodeEnv: config.nodeEnv,
        // Standard error is the assistant's log, and says what went wrong.
        logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
        storeMilliseconds: config.storeMilliseconds,
        // Where `broadsheet serve` shows what is cited.
        publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
        readToken: randomBytes(32).toString('hex'),
        apiTokens: [assistant],
      },
      store,
      corrections: mayCorrect ? new ArchiveCorrectionService(store) : undefined,
    });
    await work(served.url, secret).finally(() => served.close('the assistant has left'));
  } finally {
    await store.close();
  }
}

/** Hands messages on, both ways, until standard input ends or the signal is raised. */
async function bridge(endpoint: URL, token: string | undefined, signal: AbortSignal): Promise<void> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const server = new StreamableHTTPClientTransport(endpoint, { requestInit: { headers } });
  const assistant = new StdioServerTransport();
  const underWay = new Set<Promise<void>>();
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  assistant.onerror = complain;
  server.onmessage = (message) => void assistant.send(message);
  assistant.onmessage = (message) => {
    const handed = server.send(message).catch((failure: Error) => refuse(assistant, message, failure));
    underWay.add(handed);
    void handed.finally(() => underWay.delete(handed));
  };
  await server.start();
  await assistant.start();
  await ended;
  if (!signal.aborted) await Promise.all(underWay);
  await server.close();
  await assistant.close();
}

async function refuse(assistant: StdioServerTransport, message: JSONRPCMessage, failure: Error): Promise<void> {
  complain(failure);
  if (!isJSONRPCRequest(message)) return;
  await assistant.send({ jsonrpc: '2.0', id: message.id, error: { code: FAILED, message: failure.message } });
}

/** @throws CommandError `USAGE` */
function endpointOf(url: string): URL {
  const given = URL.canParse(url) ? new URL(url) : null;
  if (given === null || !/^https?:$/u.test(given.protocol)) {
    throw errors.usage(`--url is the address of a server, such as http://127.0.0.1:4000/, not "${url}"`);
  }
  return new URL('mcp', given.href.replace(/(?:\/mcp)?\/?$/u, '/'));
}
