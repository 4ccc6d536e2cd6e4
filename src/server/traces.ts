/**
 * Traces for OpenTelemetry: of each request to `/graphql` what was done, and each database command. What clients send is
 * not in them, but for the parent that a `traceparent` names. The packages are loaded only where traces are wanted.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, Tracer } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CommandFailedEvent, CommandStartedEvent, CommandSucceededEvent, MongoClient } from 'mongodb';
import { errors } from '../errors.js';
import type { Begin } from './metrics.js';

interface TracesOptions {
  /** Address of a collector that takes OTLP over HTTP, without the path of traces. */
  readonly endpoint: string;
  readonly serviceName: string;
}

const WANTED =
  'install @opentelemetry/api, @opentelemetry/resources, @opentelemetry/sdk-trace-base and @opentelemetry/exporter-trace-otlp-http, or unset it';

/** As the W3C's Trace Context prints it. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/u;

async function load() {
  const [api, sdk, resources, exporter] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  return { api, sdk, resources, exporter };
}

/** @throws CommandError `SETTING` where the packages are not installed */
export async function openTraces({ endpoint, serviceName }: TracesOptions): Promise<Traces> {
  const { api, sdk, resources, exporter } = await load().catch(() => {
    throw errors.setting('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint, WANTED);
  });
  const url = `${endpoint.replace(/\/+$/u, '')}/v1/traces`;
  const provider = new sdk.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new sdk.BatchSpanProcessor(new exporter.OTLPTraceExporter({ url }))],
  });
  return new Traces(api, provider.getTracer('broadsheet'), () => provider.shutdown());
}

export class Traces {
  private readonly api: typeof import('@opentelemetry/api');
  private readonly tracer: Tracer;
  /** Sends what has not been sent. */
  readonly close: () => Promise<void>;
  private readonly current = new AsyncLocalStorage<Span>();

  constructor(api: typeof import('@opentelemetry/api'), tracer: Tracer, close: () => Promise<void>) {
    this.api = api;
    this.tracer = tracer;
    this.close = close;
  }

  /** To be called before routes are added. */
  addTo(app: FastifyInstance): void {
    const spans = new WeakMap<FastifyRequest, Span>();
    app.addHook('preHandler', (request, _, done) => {
      if (request.routeOptions.url !== '/graphql') return done();
      const span = this.beginRequest(request);
      spans.set(request, span);
      this.current.run(span, done);
    });
    app.addHook('onResponse', (request, { statusCode }, done) => {
      spans.get(request)?.setAttribute('http.response.status_code', statusCode).end();
      done();
    });
  }

  readonly begin: Begin = (phase) => {
    const span = this.beginPart(phase);
    return () => void span?.end();
  };

  /** Times the commands that the client reports: it has to have been made to report them. */
  watch(client: MongoClient): () => void {
    const spans = new Map<number, Span>();
    const begin = ({ requestId, commandName }: CommandStartedEvent): void => {
      const span = this.beginPart(`store ${commandName}`);
      if (span !== null) spans.set(requestId, span);
    };
    const end = ({ requestId }: CommandSucceededEvent | CommandFailedEvent): void => {
      spans.get(requestId)?.end();
      spans.delete(requestId);
    };
    client.on('commandStarted', begin).on('commandSucceeded', end).on('commandFailed', end);
    return () => void client.off('commandStarted', begin).off('commandSucceeded', end).off('commandFailed', end);
  }

  private beginRequest({ id, method, headers: { traceparent } }: FastifyRequest): Span {
    const { ROOT_CONTEXT, SpanKind, trace } = this.api;
    const [, traceId, spanId, flags = '0'] = TRACEPARENT.exec(String(traceparent)) ?? [];
    const context =
      traceId === undefined || spanId === undefined
        ? ROOT_CONTEXT
        : trace.setSpanContext(ROOT_CONTEXT, {
            traceId,
            spanId,
            traceFlags: Number.parseInt(flags, 16),
            isRemote: true,
          });
    const attributes = { 'http.request.method': method, 'http.route': '/graphql', 'broadsheet.request_id': id };
    return this.tracer.startSpan(`${method} /graphql`, { kind: SpanKind.SERVER, attributes }, context);
  }

  /** Of the request that is being served; null where none is. */
  private beginPart(name: string): Span | null {
    const around = this.current.getStore();
    if (around === undefined) return null;
    const { ROOT_CONTEXT, trace } = this.api;
    return this.tracer.startSpan(name, {}, trace.setSpan(ROOT_CONTEXT, around));
  }
}
