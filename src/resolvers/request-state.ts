import type { Collections } from '../store/collections.js';
import type { ArchiveHead } from '../store/head.js';
import type { PartArguments } from '../store/pagination.js';
import type { Projection } from '../store/reading.js';
import { type Snapshot, snapshotAt } from '../store/snapshot.js';
import type { CorrectionService } from './correction-service.js';
import { type BatchObserver, createLoaders, type Loaders } from './loaders.js';
import type { ProjectedCollection, RequestedFields } from './projection.js';

/** Apollo Server's context of a request. It hands out copies of it, so all that changes is in the state. */
export interface Context {
  readonly state: RequestState;
  /** The request's name in the log. */
  readonly requestId?: string;
}

interface RequestStateOptions {
  readonly collections: Collections;
  readonly head: ArchiveHead;
  /** The snapshot to read, where it has been chosen already. */
  readonly sequence?: number | undefined;
  /** Within how many milliseconds the request must be answered. */
  readonly timeLimit: number;
  /** Who makes corrections for whoever asks; throws if they may not ask for any. */
  readonly corrections: () => CorrectionService;
  /** Told of each batch that a loader asks for. */
  readonly onBatch?: BatchObserver | undefined;
}

const LOOKING_BEYOND = ['PageInfo.hasNextPage', 'PageInfo.hasPreviousPage'] as const;

/** What the resolvers of one request share. */
export class RequestState {
  /** Set where the same question to the same snapshot has the same answer: of a query that was answered without errors. */
  repeatable: { readonly operationName: string | null } | null = null;
  private readonly options: RequestStateOptions;
  private deadline: number;
  private taken: Promise<Snapshot> | undefined;
  private fields: RequestedFields | undefined;
  private loadersOfSnapshot: Loaders | undefined;

  constructor(options: RequestStateOptions) {
    this.options = options;
    this.deadline = Date.now() + options.timeLimit;
    if (options.sequence !== undefined) this.taken = Promise.resolve(this.snapshotAt(options.sequence));
  }

  /** The archive as it was when the request first asked for something, or as its last correction left it. */
  snapshot(): Promise<Snapshot> {
    this.taken ??= this.options.head.current().then((sequence) => this.snapshotAt(sequence));
    return this.taken;
  }

  get loaders(): Loaders {
    this.loadersOfSnapshot ??= createLoaders(
      () => this.snapshot(),
      (collection) => this.projection(collection),
      this.options.onBatch,
    );
    return this.loadersOfSnapshot;
  }

  /** What is to be read of a collection's documents; all where nobody has said what is asked for. */
  projection(collection: ProjectedCollection): Projection {
    return this.fields?.projection(collection) ?? {};
  }

  /** Whether the operation asks for the field anywhere: "Location.parent". */
  asksFor(field: string): boolean {
    return this.fields?.has(field) ?? true;
  }

  /** What is to be read of a list; that there are more only where somebody asks. */
  part(args: PartArguments): PartArguments {
    return { ...args, looksBeyond: LOOKING_BEYOND.some((field) => this.asksFor(field)) };
  }

  /** Says what the operation asks for: once it has been parsed, before any resolver runs. */
  announce(fields: RequestedFields): void {
    this.fields = fields;
  }

  /**
   * Corrects the archive; what is asked afterwards sees it corrected.
   * @throws GraphQLError FORBIDDEN or UNAUTHENTICATED if whoever asks may not.
   */
  async correct<T>(work: (corrections: CorrectionService) => Promise<T>): Promise<T> {
    const result = await work(this.options.corrections());
    // Waiting for others who write is not the request's own time.
    this.deadline = Date.now() + this.options.timeLimit;
    this.taken = undefined;
    this.loadersOfSnapshot = undefined;
    return result;
  }

  private snapshotAt(sequence: number): Snapshot {
    return snapshotAt(this.options.collections, sequence, this.deadline);
  }
}
