/** What Prometheus is told of the server. No label has values that clients choose. */
import type { FastifyInstance, onRequestAsyncHookHandler, onRequestHookHandler } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { By, CorrectionRequest, CorrectionService } from '../resolvers/correction-service.js';
import type { CommandObserver } from '../store/snapshot.js';
import { CODES } from './errors.js';
import { ownMemory } from './own-memory.js';

export type Phase = 'parse' | 'validate' | 'execute';

/** Takes note that something begins; what it returns is to be called when it is done. */
export type Begin = (phase: Phase) => () => void;

/** Tells all of them. */
export function beginAll(begins: readonly Begin[]): Begin {
  return (phase) => {
    const ends = begins.map((begin) => begin(phase));
    return () => {
      for (const end of ends) end();
    };
  };
}

/** What the answers that are kept take. */
interface Kept {
  readonly count: number;
  readonly bytes: number;
}

interface MetricsOptions {
  /** The names of operations that are counted each by itself. */
  readonly operations: Iterable<string>;
  readonly kept: Kept;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** The codes of Apollo Server beside ours. */
const CODES_OF_APOLLO = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];
const KNOWN_CODES = new Set<unknown>([...Object.keys(CODES), ...CODES_OF_APOLLO]);
const OTHER = 'other';

export class Metrics {
  private readonly registry = new Registry();
  private readonly operations: ReadonlySet<string>;
  private readonly requests = this.tally('requests_total', 'Operations answered.', ['operation', 'code']);
  private readonly responses = this.tally('http_responses_total', 'Answers over HTTP.', ['status']);
  private readonly answers = this.tally('answers_total', 'Answers made anew, and those that were kept.', ['from']);
  private readonly corrections = this.counter('corrections_total', 'Corrections; pages put in among them.', [
    'kind',
    'outcome',
  ]);
  private readonly phases = this.histogram('phase_seconds', 'Time of operations, by what was done.', SECONDS, [
    'phase',
  ]);
  private readonly commands = this.histogram(
    'store_command_seconds',
    'Time of the database commands that are read with.',
    SECONDS,
    ['command'],
  );
  private readonly batches = this.histogram('loader_batch_size', 'Objects that a loader asked for at once.', SIZES, [
    'loader',
  ]);

  constructor({ operations, kept }: MetricsOptions) {
    this.operations = new Set(operations);
    collectDefaultMetrics({ register: this.registry });
    this.gauge('own_memory_bytes', 'Memory of the process without the files that it has mapped.', ownMemory);
    this.gauge('kept_answers', 'Answers that are kept.', () => kept.count);
    this.gauge('kept_answer_bytes', 'Bytes of the answers that are kept.', () => kept.bytes);
  }

  /** @param codes of the errors in the answer */
  answered(operationName: string | null | undefined, codes: readonly unknown[], from: 'kept' | 'made'): void {
    const operation = typeof operationName === 'string' && this.operations.has(operationName) ? operationName : OTHER;
    const [code = 'OK'] = codes;
    this.requests.add(operation, code === 'OK' || KNOWN_CODES.has(code) ? String(code) : OTHER);
    this.answers.add(from);
  }

  /** Counts an answer over HTTP. */
  responded(status: number): void {
    this.responses.add(String(status));
  }

  readonly begin: Begin = (phase) => {
    const start = performance.now();
    return () => this.phases.observe({ phase }, (performance.now() - start) / 1_000);
  };

  readonly loaded = (loader: string, size: number): void => {
    this.batches.observe({ loader }, size);
  };

  readonly commanded: CommandObserver = (command, milliseconds) => {
    this.commands.observe({ command }, milliseconds / 1_000);
  };

  /** The same service, with each correction counted. */
  counting(service: CorrectionService): CorrectionService {
    const counted = <A extends unknown[], T>(
      kind: string | ((...args: A) => string),
      work: (...args: A) => Promise<T>,
    ) => {
      return async (...args: A): Promise<T> => {
        let outcome = 'failed';
        try {
          const result = await work(...args);
          outcome = 'done';
          return result;
        } finally {
          this.corrections.inc({ kind: typeof kind === 'string' ? kind : kind(...args), outcome });
        }
      };
    };
    return {
      ingestPage: counted('ingestPage', (...args) => service.ingestPage(...args)),
      deletePage: counted('deletePage', (...args) => service.deletePage(...args)),
      mergePeople: counted('mergePeople', (...args) => service.mergePeople(...args)),
      splitPeople: counted('splitPeople', (...args) => service.splitPeople(...args)),
      correct: counted(
        ({ type }: CorrectionRequest, _: By) => MUTATIONS[type],
        (...args) => service.correct(...args),
      ),
      undo: counted('undo', (...args) => service.undo(...args)),
    };
  }

  /** Adds `/metrics`, for whoever may read, and counts what is answered over HTTP. */
  addTo(app: FastifyInstance, onRequest: onRequestHookHandler | onRequestAsyncHookHandler): void {
    app.addHook('onResponse', (_, { statusCode }, done) => {
      this.responded(statusCode);
      done();
    });
    app.get('/metrics', { onRequest }, async (_, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type(this.registry.contentType)
        .send(await this.registry.metrics()),
    );
  }

  private tally(name: string, help: string, labelNames: string[]): Tally {
    return new Tally(`broadsheet_${name}`, help, labelNames, this.registry);
  }

  private counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name: `broadsheet_${name}`, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string, buckets: number[], labelNames: string[]): Histogram {
    return new Histogram({ name: `broadsheet_${name}`, help, buckets, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `broadsheet_${name}`,
      help,
      registers: [this.registry],
      collect: (): void => gauge.set(read()),
    });
  }
}

/** A counter of what happens with every answer: a number in a map, of which Prometheus is told when it asks. */
class Tally {
  private readonly counts = new Map<string, number>();

  constructor(name: string, help: string, labelNames: string[], registry: Registry) {
    const { counts } = this;
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect(): void {
        for (const [values, count] of counts) {
          const each = values.split('\n');
          this.inc(Object.fromEntries(labelNames.map((label, i) => [label, each[i] ?? ''])), count);
        }
        counts.clear();
      },
    });
  }

  /** @param values of the labels in their order, each of one line */
  add(first: string, second?: string): void {
    const values = second === undefined ? first : `${first}\n${second}`;
    this.counts.set(values, (this.counts.get(values) ?? 0) + 1);
  }
}

/** What the corrections are called by which they are asked for. */
const MUTATIONS: Readonly<Record<CorrectionRequest['type'], string>> = {
  METRIC: 'correctMetric',
  LINK: 'linkLocation',
  ARTICLE: 'correctArticle',
  JOIN: 'joinArticles',
  CUT: 'cutArticle',
  ADD: 'addMention',
  DROP: 'dropMention',
  APPEARANCE: 'correctAppearance',
  RENAME: 'renamePerson',
  SEPARATE: 'separatePerson',
  PART: 'separateOrganization',
  DAY: 'correctDay',
  UNIFY: 'merge',
  SPLIT: 'split',
  EXCLUDE: 'excludeName',
};
