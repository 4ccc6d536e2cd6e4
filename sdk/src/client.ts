/** The client: an archive's address in, a function for each operation out. */
import { GraphQLClient } from 'graphql-request';
import { getSdk, type Sdk } from './generated/client.js';

/** A function for each operation in `operations/`; all reject with graphql-request's `ClientError`. */
export type Broadsheet = Sdk;

export interface BroadsheetOptions {
  /** Sent with every request, such as an `authorization` that a proxy before the archive asks for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What sends the requests; the global `fetch` if left out. */
  readonly fetch?: typeof fetch;
}

/**
 * A client of the archive whose landing page is at `url`: "http://127.0.0.1:4000/". No request is sent yet.
 * @throws TypeError if `url` is not an absolute HTTP address; the message holds it.
 */
export function broadsheet(url: string | URL, { headers = {}, fetch }: BroadsheetOptions = {}): Broadsheet {
  const client = new GraphQLClient(endpointOf(url).href, { headers: { ...headers }, ...(fetch && { fetch }) });
  return getSdk(client);
}

/** Where operations go; an address that names `/graphql` itself is taken as it is. */
export function endpointOf(url: string | URL): URL {
  const address = String(url);
  const given = URL.canParse(address) ? new URL(address) : null;
  if (given === null || !/^https?:$/u.test(given.protocol)) {
    throw new TypeError(`Give the address of an archive, such as http://127.0.0.1:4000/, not: "${address}"`);
  }
  return given.pathname.endsWith('/graphql') ? given : new URL('graphql', given.href.replace(/\/?$/u, '/'));
}
