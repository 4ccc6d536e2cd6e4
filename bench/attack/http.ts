/** Requests as an attacker sends them: whole or by halves, over connections that are kept or not. */
import { once } from 'node:events';
import { type Agent, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** Milliseconds after which nobody waits for an answer any more. */
const PATIENCE = 60_000;

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
}

interface Sent {
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
  readonly signal?: AbortSignal | undefined;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

export const get = (url: string): Promise<Reply> => send(url, 'GET', {});

export function post(url: string, body: string | Buffer, sent: Omit<Sent, 'body'> = {}): Promise<Reply> {
  return send(url, 'POST', { ...sent, headers: { ...JSON_HEADERS, ...sent.headers }, body });
}

function send(url: string, method: string, { body, headers = {}, agent, signal }: Sent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: agent ?? false, timeout: PATIENCE, ...(signal && { signal }) };
    const asked = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${PATIENCE / 1000} s`)));
    asked.on('error', reject);
    asked.end(body);
  });
}

/** "400 QUERY_TOO_COSTLY", or what became of the connection. */
export async function seen(reply: Promise<Reply>): Promise<string> {
  try {
    const { status, text } = await reply;
    return [status, ...codesIn(text)].join(' ');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** The codes of an answer's errors, each once. */
function codesIn(text: string): string[] {
  if (!text.includes('"errors"')) return [];
  try {
    const { errors = [] }: { errors?: readonly { extensions?: { code?: string } }[] } = JSON.parse(text);
    return [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'without a code'))];
  } catch {
    return ['no JSON'];
  }
}

/** A connection of which everything is in the attacker's hand. */
export async function connectTo(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** The head of a request to `/graphql` with a body of so many bytes. */
export function headOf(length: number): string {
  return `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
}

/** The status with which the server ended the connection, "closed" where it said nothing, "open" where it did not in time. */
export async function endOf(socket: Socket, milliseconds: number): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text = (text + chunk).slice(0, 1_000);
  });
  const ended =
    socket.destroyed || socket.readableEnded ? Promise.resolve() : once(socket, 'close').then(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'open'>((resolve) => {
    timer = setTimeout(() => resolve('open'), milliseconds);
  });
  const how = await Promise.race([ended, late]);
  clearTimeout(timer);
  return how === 'open' ? 'open' : (/^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1] ?? 'closed');
}
