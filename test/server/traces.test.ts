/** What a collector of OpenTelemetry's is sent. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { PAGES } from '../support/pages.js';

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly object[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly { name: string; traceId: string; spanId: string; parentSpanId?: string }[];
    }[];
  }[];
}

test('each request is a trace of what was done, under the parent that it names, and without what was asked', async () => {
  const sent: Sent[] = [];
  const addresses: (string | undefined)[] = [];
  const collector = createServer(async (request, response) => {
    addresses.push(request.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    sent.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const archive = await TestArchive.open(PAGES);
  const OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
  const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', OTEL_EXPORTER_OTLP_ENDPOINT });
  const served = await serve({ config, store: archive.store });

  const [traceId, parent] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  const response = await fetch(new URL('/graphql', served.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-${parent}-01` },
    body: JSON.stringify({ query: 'query Secretive { articles(first: 2) { nodes { headline page { name } } } }' }),
  });
  expect(response.status).toBe(200);
  // What has not been sent is sent as the server closes.
  await served.close();
  await archive.close();
  collector.close();

  expect(new Set(addresses)).toEqual(new Set(['/v1/traces']));
  const spans = sent.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
  const request = spans.find(({ name }) => name === 'POST /graphql');
  expect(request).toMatchObject({ traceId, parentSpanId: parent });
  const within = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId).map(({ name }) => name);
  expect(within).toEqual(expect.arrayContaining(['parse', 'validate', 'execute', 'store find']));
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  const text = JSON.stringify(sent);
  expect(text).toContain('"stringValue":"broadsheet"');
  expect(text).toContain(response.headers.get('x-request-id') ?? 'no name');
  expect(text).not.toMatch(/Secretive|headline/u);
});
